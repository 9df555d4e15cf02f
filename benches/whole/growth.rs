//! Whether anything grows with history: a house with a million old orders beside an empty one, asked in turn.

use std::path::PathBuf;
use std::time::Instant;

use serde_json::{Value, json};

use super::fill::{Guest, seat};
use super::house::House;
use super::phone::{Phone, key};
use super::start::once;
use super::{Failure, Figures, Ways, old, proc};

/// What is asked of both houses.
const ASKED: [&str; 4] = ["menu_ms", "cart_ms", "order_ms", "kitchen_ms"];

struct Side {
    data: PathBuf,
    demo: Value,
    guests: Vec<Guest>,
}

/// `growth`: start, memory, pages, cart changes and orders of both, in lists `empty_…` and `old_…`.
pub fn growth(ways: &Ways) -> Result<Figures, Failure> {
    let (orders, times) = if ways.quick { (100_000, 100) } else { (1_000_000, 300) };
    let mut figures = Figures::new();
    let mut sides = Vec::new();
    for name in ["empty", "old"] {
        let (data, demo) = House::make_demo(&ways.dir, name)?;
        if name == "old" {
            let begun = Instant::now();
            old::orders(&data, orders)?;
            eprintln!("{orders} old orders in {:.0} s", begun.elapsed().as_secs_f64());
            figures.insert("old_orders".into(), json!(orders));
            figures.insert(
                "old_bytes".into(),
                json!(std::fs::metadata(data.join("comanda.db"))?.len()),
            );
        }
        let guests = seat(&data, 0, times)?;
        sides.push(Side { data, demo, guests });
    }
    let mut starts = [Vec::new(), Vec::new()];
    for _ in 0..2 * ways.runs + 1 {
        for (list, side) in starts.iter_mut().zip(&sides) {
            list.push(once(&side.data)?);
        }
    }
    let [empty, old] = starts;
    figures.insert("empty_start_ms".into(), json!(empty));
    figures.insert("old_start_ms".into(), json!(old));
    asked(&sides, &mut figures)?;
    Ok(figures)
}

/// Asks both in turn, so that a disk that swings swings for both.
fn asked(sides: &[Side], figures: &mut Figures) -> Result<(), Failure> {
    let houses: Vec<House> = sides.iter().map(|side| House::settled(&side.data)).collect::<Result<_, _>>()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut lists = vec![vec![Vec::new(); ASKED.len()]; 2];
    runtime.block_on(async {
        let (mut phones, mut cooks) = (Vec::new(), Vec::new());
        for (side, house) in sides.iter().zip(&houses) {
            let mut phone = Phone::new(house.port).await?;
            cooks.push(phone.sign_in(&side.demo, "kitchen").await?);
            phones.push(phone);
        }
        for n in 0..sides[0].guests.len() {
            for (s, phone) in phones.iter_mut().enumerate() {
                let took = evening(phone, &sides[s].guests[n], &cooks[s], n).await?;
                for (list, span) in lists[s].iter_mut().zip(took) {
                    list.push(span);
                }
            }
        }
        Ok::<_, Failure>(())
    })?;
    for ((house, lists), name) in houses.iter().zip(lists).zip(["empty", "old"]) {
        figures.insert(format!("{name}_memory_kb"), json!(proc::resident(house.process())?));
        for (what, list) in ASKED.iter().zip(lists) {
            figures.insert(
                format!("{name}_{what}"),
                json!([proc::at(&list, 0.25), proc::median(&list), proc::at(&list, 0.75)]),
            );
        }
    }
    Ok(())
}

/// A guest looks at the menu, changes the cart and sends it, and a cook looks at the board.
async fn evening(phone: &mut Phone, guest: &Guest, cook: &str, n: usize) -> Result<[f64; 4], Failure> {
    let begun = Instant::now();
    good(phone.get("/menu", &guest.cookie).await?)?;
    let menu = begun.elapsed();
    let begun = Instant::now();
    phone.order(guest, &key("growth", 0, n)).await?;
    let order = begun.elapsed();
    let begun = Instant::now();
    good(
        phone
            .post(
                "/visit/cart/lines",
                &guest.cookie,
                &format!("item={}&quantity=1", guest.item),
            )
            .await?,
    )?;
    let cart = begun.elapsed();
    let begun = Instant::now();
    good(phone.get("/kitchen", cook).await?)?;
    let kitchen = begun.elapsed();
    Ok([menu, cart, order, kitchen].map(proc::ms))
}

fn good(status: u16) -> Result<(), Failure> {
    if matches!(status, 200 | 303) {
        Ok(())
    } else {
        Err(format!("an answer was {status}").into())
    }
}
