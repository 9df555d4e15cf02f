//! What is hot, piece by piece, with criterion: the price of a selection, the paint of each region, and the
//! commit of groups of orders. `cargo bench --bench hot`; a word after `--` chooses, as in `-- paint`.
//!
//! The house has the demo's menu and 40 open tables, each with a guest, a round that was sent and two dishes in
//! the cart.

#[expect(dead_code, reason = "guests are seated here in a store that stays open")]
#[path = "whole/fill.rs"]
mod fill;

use std::cell::Cell;
use std::hint::black_box;
use std::time::Duration;

use comanda::app::sample;
use comanda::base::ids::{ItemId, OptionId, OrderId, StationId, VisitId};
use comanda::base::money::Currency;
use comanda::base::time::{Calendar, Clock};
use comanda::base::{Actor, Error, Lang, Money, Result};
use comanda::cart::actions::Add;
use comanda::orders::actions::{Place, place};
use comanda::settings::PayWay;
use comanda::store::{Read, RequestKey, Store, Tx};
use comanda::tables::queries::list_open_visits;
use comanda::web::pages::{floor, guest, kitchen, words};
use comanda::{cart, kitchen as cooks, menu};
use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use fill::Guest;

/// Whatever went wrong, for [`fill`].
type Failure = Box<dyn std::error::Error>;

/// Tables with a party.
const PARTIES: usize = 40;

/// A store with the demo's menu, and the dishes that can be ordered as they are.
struct House {
    store: Store,
    items: Vec<ItemId>,
    seated: Cell<usize>,
    _dir: tempfile::TempDir,
}

impl House {
    fn open() -> std::result::Result<House, Failure> {
        // On the disk that the repository is on: a folder in memory has no syncs.
        let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
        let calendar = Calendar::new("Europe/Rome", 240).ok_or("no zone")?;
        let store = Store::open(dir.path(), Clock::machine(1), calendar, Box::new(|_, _| ()))?;
        let file = sample::menu(Currency::parse("EUR").ok_or("no currency")?)?;
        store.write_blocking(move |tx| menu::actions::import(tx, &Actor::House, &file))?;
        let items = store.read(fill::plain)?;
        Ok(House {
            store,
            items,
            seated: Cell::new(0),
            _dir: dir,
        })
    }

    /// Seats so many guests at new tables, each with two dishes in the cart.
    fn seat(&self, count: usize) -> Result<Vec<Guest>> {
        let (items, from) = (self.items.clone(), self.seated.get());
        self.seated.set(from + count);
        let names = from..from + count;
        self.store
            .write_blocking(move |tx| names.map(|n| fill::one(tx, &format!("B{n}"), &items, n)).collect())
    }
}

/// What a guest sends, with a key that no other has.
fn send(tx: &Tx<'_>, guest: &Guest) -> Result<()> {
    let pair = |text: &str| text.split_once(':').and_then(|(n, v)| Some((n.parse().ok()?, v.parse().ok()?)));
    let asked = Place {
        seen: guest.lines.split(',').filter_map(pair).collect(),
        total: Money(guest.total),
        pay: PayWay::Later,
    };
    place(tx, &guest.actor, guest.visit, &RequestKey::fresh()?, &asked).map(drop)
}

fn price(c: &mut Criterion) {
    let (item, chosen) = House::open()
        .and_then(|house| Ok(house.store.read(selection)?))
        .expect("a dish with choices");
    c.bench_function("price of a selection", |b| {
        b.iter(|| menu::price(black_box(&item), black_box(&chosen)));
    });
}

/// The dish with the most to choose, and a choice of it.
fn selection(read: &Read<'_>) -> Result<(menu::Item, Vec<OptionId>)> {
    let all = menu::queries::menu(read, Lang::En)?;
    let items = all.into_iter().flat_map(|c| c.items);
    let item = items.max_by_key(|i| i.groups.len()).ok_or_else(Error::missing)?;
    let least = item.groups.iter().flat_map(|g| g.options.iter().take(g.least.max(1)));
    let chosen = least.map(|o| o.id).collect();
    Ok((item, chosen))
}

fn paint(c: &mut Criterion) {
    let house = evening().expect("a full house");
    let open = house.store.read(list_open_visits).expect("visits");
    let (visit, table) = (open[PARTIES / 2].id, open[PARTIES / 2].table);
    let (order, station) = house.store.read(|read| ticket(read, visit)).expect("a ticket");
    let item = house.items[0];
    let mut group = c.benchmark_group("paint");
    of_guests(&mut group, &house, visit, order);
    group.bench_function("menu, one dish", |b| {
        b.iter(|| house.painted(|read, t, seq| guest::paint_item(read, t, seq, item)))
    });
    group.bench_function("menu, all", |b| b.iter(|| house.painted(guest::paint_menu)));
    group.bench_function("kitchen ticket", |b| {
        b.iter(|| house.painted(|read, t, seq| kitchen::paint_ticket(read, t, seq, order, station)));
    });
    group.bench_function("kitchen all day", |b| {
        b.iter(|| house.painted(|read, t, seq| kitchen::paint_all_day(read, &Actor::House, t, seq, &[station])));
    });
    let changes = floor::Changes {
        tables: vec![table],
        orders: vec![order],
        ..Default::default()
    };
    group.bench_function("floor, a table and its order", |b| {
        b.iter(|| house.painted(|read, t, seq| floor::paint_changes(read, t, seq, &changes)));
    });
    group.bench_function("floor desk", |b| {
        b.iter(|| house.painted(|read, t, seq| floor::paint_desk(read, visit, t, seq)))
    });
    group.bench_function("floor pad", |b| {
        b.iter(|| house.painted(|read, t, seq| floor::paint_pad(read, visit, t, seq)))
    });
    group.finish();
}

/// The regions of a guest's phone, and what a change paints of them.
fn of_guests(group: &mut BenchmarkGroup<'_, WallTime>, house: &House, visit: VisitId, order: OrderId) {
    for region in ["guests", "people", "cartbar", "cart", "orders", "bill", "calls"] {
        group.bench_function(format!("guest {region}"), |b| {
            b.iter(|| house.painted(|read, t, seq| guest::Visit::new(read, visit, t, seq).paint(region)));
        });
    }
    let line = house.store.read(|read| cart::queries::get(read, visit, Lang::En)).expect("a cart").lines[0].number;
    group.bench_function("guest cart, one line", |b| {
        b.iter(|| house.painted(|read, t, seq| guest::Visit::new(read, visit, t, seq).paint_lines(&[line])));
    });
    group.bench_function("guest orders, one round", |b| {
        b.iter(|| house.painted(|read, t, seq| guest::Visit::new(read, visit, t, seq).paint_orders(&[order])));
    });
}

impl House {
    /// Paints in a read transaction of its own, as the painter does.
    fn painted<T>(&self, paint: impl FnOnce(&Read<'_>, comanda::web::ui::Words, i64) -> Result<T>) -> T {
        let painted = self.store.read(|read| paint(read, words(read, Lang::En)?, read.seq()?));
        painted.expect("a paint")
    }
}

/// A house with 40 parties, each with a round in the kitchen and two dishes in the cart.
fn evening() -> std::result::Result<House, Failure> {
    let house = House::open()?;
    let guests = house.seat(PARTIES)?;
    let items = house.items.clone();
    house.store.write_blocking(move |tx| {
        guests.iter().enumerate().try_for_each(|(n, guest)| {
            send(tx, guest)?;
            [0, 1].into_iter().try_for_each(|dish| {
                let add = Add {
                    item: items[(3 * n + dish) % items.len()],
                    options: Vec::new(),
                    quantity: 1,
                    note: Default::default(),
                    instead: None,
                };
                cart::actions::add(tx, &guest.actor, guest.visit, None, &add).map(drop)
            })
        })
    })?;
    Ok(house)
}

/// A ticket of a visit.
fn ticket(read: &Read<'_>, visit: VisitId) -> Result<(OrderId, StationId)> {
    for station in cooks::queries::stations(read, Lang::En)? {
        if let Some(order) = comanda::orders::queries::list_open_at(read, visit, station.id)?.first() {
            return Ok((*order, station.id));
        }
    }
    Err(Error::missing())
}

fn commit(c: &mut Criterion) {
    let house = House::open().expect("a house");
    let mut group = c.benchmark_group("commit");
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    for together in [1, 8, 64] {
        group.throughput(Throughput::Elements(together as u64));
        group.bench_function(format!("{together} orders at once"), |b| {
            b.iter_batched(
                || house.seat(together).expect("seats"),
                |guests| house.send_all(guests),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

impl House {
    /// Sends every cart at once and waits until each is on the disk.
    fn send_all(&self, guests: Vec<Guest>) {
        let jobs = guests.into_iter().map(|guest| self.store.write(move |tx| send(tx, &guest)));
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let done = runtime.block_on(futures_util::future::try_join_all(jobs));
        done.expect("every order");
    }
}

criterion_group!(hot, price, paint, commit);
criterion_main!(hot);
