//! A busy evening, played against the real program: the first 200 orders of the pizza place's year
//! (480 pizzas for 8,012.15). Guests at 12 tables fill a shared cart from two phones each and send
//! it, a cook moves every ticket from their own socket, a waiter serves, takes the money and closes.
//!
//! Everything is counted on the raw sockets. The cook waits with each step until both phones of the
//! table have shown the one before, as a cook takes longer than a paint; so that every state must
//! reach every phone, and none may be gathered into the next.

#![expect(clippy::disallowed_methods, reason = "how long something took is what is measured")]

pub mod support;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::page::{between, cents, field, ops, values};
use support::pizzeria::{Choices, Pizza, choices, sales};
use support::{House, Persona, Socket};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::timeout;

const TABLES: usize = 12;
const ORDERS: usize = 200;
const PIZZAS: usize = 480;
const REVENUE: i64 = 801_215;
/// The whole evening takes no longer.
const EVENING: Duration = Duration::from_secs(110);
/// A screen that says nothing for so long is dead: they all beat more often.
const QUIET: Duration = Duration::from_secs(30);
/// After so many orders the cook's tablet stops reading, and after so many more it falls off the Wi-Fi.
const LAG_AFTER: usize = 70;
const RECONNECT_AFTER: usize = 140;
/// The cook's connection takes in so many bytes unread, beside what the server's system keeps.
const ROOM: u32 = 32 * 1024;
/// So many changes are left unread: several times what the hub keeps for a slow screen.
const TAPS: usize = 400;

/// How far the least advanced line of an order is, as a screen shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Nothing,
    Sent,
    Accepted,
    Cooking,
    Ready,
    Served,
}

const STAGES: [Stage; 5] = [
    Stage::Sent,
    Stage::Accepted,
    Stage::Cooking,
    Stage::Ready,
    Stage::Served,
];

/// The stage of a region's lines.
fn stage(html: &str) -> Stage {
    let one = |word: &str| match word {
        "sent" => Stage::Sent,
        "accepted" => Stage::Accepted,
        "cooking" => Stage::Cooking,
        "ready" => Stage::Ready,
        "served" => Stage::Served,
        other => panic!("a line is {other}"),
    };
    values(html, "data-state").into_iter().map(one).min().unwrap_or(Stage::Nothing)
}

/// What a phone at a table has shown.
#[derive(Debug, Clone, Copy)]
struct Look {
    table: usize,
    phone: usize,
    stage: Stage,
}

/// Tells the cook and the waiter what the phones have shown.
#[derive(Clone)]
struct Voice([UnboundedSender<Look>; 2]);

impl Voice {
    fn tell(&self, table: usize, phone: usize, stage: Stage) {
        for ear in &self.0 {
            // Who has gone home needs no news.
            let _ = ear.send(Look { table, phone, stage });
        }
    }
}

/// What every phone has shown, as far as somebody has heard.
struct Ears {
    news: UnboundedReceiver<Look>,
    shown: [[Stage; 2]; TABLES],
}

impl Ears {
    fn new(news: UnboundedReceiver<Look>) -> Ears {
        Ears {
            news,
            shown: [[Stage::Nothing; 2]; TABLES],
        }
    }
    fn hear(&mut self, look: Look) {
        self.shown[look.table][look.phone] = look.stage;
    }
    /// What both phones of a table have shown by now.
    fn both(&mut self, table: usize) -> Stage {
        while let Ok(look) = self.news.try_recv() {
            self.hear(look);
        }
        let [a, b] = self.shown[table];
        a.min(b)
    }
}

/// The index of a table by its name, `T1` and on.
fn table_of(name: &str) -> usize {
    name.trim().trim_start_matches('T').parse::<usize>().expect("a table's name") - 1
}

// --- Guests --------------------------------------------------------------------------------------

/// What a phone has shown until its visit was closed.
struct Shown {
    stages: BTreeSet<Stage>,
    number: i64,
}

/// A guest's phone: reads its socket until the server closes it.
async fn look(mut socket: Socket, table: usize, phone: usize, voice: Voice, cart: watch::Sender<i64>) -> Shown {
    let (mut stages, mut number) = (BTreeSet::new(), 0);
    loop {
        let message = match socket.next_within(QUIET).await {
            Ok(message) => message,
            Err(code) => {
                assert_eq!(code, 4401, "a closed visit says so");
                return Shown { stages, number };
            }
        };
        for op in ops(&message) {
            match op[..] {
                ["replace", "cartbar", html] => {
                    let count = between(html, "class=\"count\">", "<").expect("a count");
                    cart.send_replace(count.parse().expect("a number"));
                }
                ["replace", "orders", html] | ["place", "orders", _, html] if stage(html) > Stage::Nothing => {
                    let seen = between(html, "data-order=\"", "\"").expect("an order");
                    number = seen.parse().expect("a number");
                    if stages.insert(stage(html)) {
                        voice.tell(table, phone, stage(html));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Puts every second pizza of an order into the shared cart, one by one.
async fn fill(guest: &Persona, order: &[Pizza], which: usize, choices: &Choices) {
    for pizza in order.iter().skip(which).step_by(2) {
        let (item, name, option) = &choices[&(pizza.key.clone(), pizza.size.clone())];
        let fields = [("item", item.as_str()), (name, option), ("quantity", "1")];
        let (status, body) = guest.post_form("/visit/cart/lines", &fields).await;
        assert_eq!(status, 303, "{pizza:?}: {body}");
    }
}

/// An order that was acknowledged.
#[derive(Debug, Clone, Copy)]
struct Sent {
    number: i64,
    total: i64,
}

/// The parties of one table, one after the other, each with one order.
async fn parties(
    house: Arc<House>,
    table: usize,
    orders: Vec<Vec<Pizza>>,
    choices: Arc<Choices>,
    voice: Voice,
) -> Vec<Sent> {
    let name = format!("T{}", table + 1);
    let mut all = Vec::new();
    for (round, order) in orders.iter().enumerate() {
        let guests = [house.guest(&name).await, house.guest(&name).await];
        let mut phones: Vec<(watch::Receiver<i64>, JoinHandle<Shown>)> = Vec::new();
        for (phone, guest) in guests.iter().enumerate() {
            voice.tell(table, phone, Stage::Nothing);
            let socket = guest.socket("/live/visit?screen=orders").await;
            let (cart, count) = watch::channel(0);
            phones.push((count, tokio::spawn(look(socket, table, phone, voice.clone(), cart))));
        }
        tokio::join!(
            fill(&guests[0], order, 0, &choices),
            fill(&guests[1], order, 1, &choices)
        );
        let pieces = i64::try_from(order.len()).expect("a number");
        for (count, _) in &mut phones {
            count.wait_for(|c| *c == pieces).await.expect("a phone that shows the whole cart");
        }
        let sent = send(&guests[round % 2], order).await;
        all.push(sent);
        for (_, phone) in phones {
            let shown = phone.await.expect("a phone");
            assert_eq!(
                shown.stages.into_iter().collect::<Vec<_>>(),
                STAGES,
                "{sent:?} at {name}"
            );
            assert_eq!(
                shown.number, sent.number,
                "the phones show the order that was acknowledged"
            );
        }
    }
    all
}

async fn send(guest: &Persona, order: &[Pizza]) -> Sent {
    let (_, cart) = guest.get("/visit/cart").await;
    let (key, lines, total) = (field(&cart, "key"), field(&cart, "lines"), field(&cart, "total"));
    let prices: i64 = order.iter().map(|p| p.price).sum();
    assert_eq!(total, prices.to_string(), "the cart's total is the sales'");
    let fields = [("key", key), ("lines", lines), ("total", total), ("pay", "later")];
    let (status, body) = guest.post_form("/visit/orders", &fields).await;
    assert_eq!(status, 303, "{body}");
    let (_, page) = guest.get("/visit/orders").await;
    let number = between(&page, "data-order=\"", "\"").expect("an order");
    Sent {
        number: number.parse().expect("a number"),
        total: total.parse().expect("a number"),
    }
}

// --- The cook ------------------------------------------------------------------------------------

/// A ticket as the board shows it.
#[derive(Debug, Clone)]
struct Ticket {
    number: i64,
    table: usize,
    stage: Stage,
    path: String,
    step: String,
}

/// The cook's screen: what the browser would show, and what came over the socket.
#[derive(Default)]
struct Board {
    /// Tickets with something to make, by the element's id.
    to_make: HashMap<String, Ticket>,
    /// Which element each order came as.
    came: HashMap<i64, String>,
    /// How often an order was announced by a paint of its own while it was new.
    announced: HashMap<i64, usize>,
    /// Elements that were taken away because nothing was left to do.
    gone: HashSet<String>,
    /// Paints of everything.
    full: usize,
}

impl Board {
    fn take(&mut self, paint: &Value) {
        let full = paint["full"] == true;
        for op in ops(paint) {
            match op[..] {
                ["replace", "board", html] => {
                    self.full += usize::from(full);
                    self.to_make.clear();
                    for article in html.split("<article").skip(1) {
                        self.show(article);
                    }
                }
                ["place", "board", _, html] => {
                    let id = self.show(html);
                    if html.contains(" data-new") {
                        *self.announced.entry(self.to_make[&id].number).or_default() += 1;
                    }
                }
                ["place", "done", id, _] => {
                    self.to_make.remove(id);
                }
                ["remove", id] => {
                    self.to_make.remove(id);
                    self.gone.insert(id.to_string());
                }
                _ => {}
            }
        }
    }

    /// Shows a ticket: one element for each order, and none that was gone already.
    fn show(&mut self, html: &str) -> String {
        let id = values(html, "id")[0].to_string();
        let number = values(html, "data-order")[0].parse().expect("a number");
        let came = self.came.entry(number).or_insert_with(|| id.clone());
        assert_eq!(*came, id, "order {number} came twice");
        assert!(!self.gone.contains(&id), "order {number} came back");
        let button = format!("id=\"go-{id}\" name=\"step\" value=\"");
        let ticket = Ticket {
            number,
            table: table_of(between(html, &format!("<h2 id=\"{id}-title\">"), "<").expect("a table")),
            stage: stage(html),
            path: format!(
                "/kitchen/tickets/{}",
                between(html, "action=\"/kitchen/tickets/", "\"").expect("a form")
            ),
            step: between(html, &button, "\"").expect("a button").to_string(),
        };
        self.to_make.insert(id.clone(), ticket);
        id
    }
}

/// A cook with a tablet.
struct Cook {
    cook: Persona,
    socket: Socket,
    board: Board,
    ears: Ears,
    /// Steps that were asked for: element and step.
    asked: HashSet<(String, String)>,
    /// Orders whose ticket went back and on again, so that it was new more than once.
    shaken: HashSet<i64>,
    lagged: bool,
    reconnected: bool,
}

impl Cook {
    async fn new(house: &House, news: UnboundedReceiver<Look>) -> Cook {
        let cook = house.staff("kitchen").await;
        Cook {
            socket: cook.narrow_socket("/live/kitchen", ROOM).await,
            cook,
            board: Board::default(),
            ears: Ears::new(news),
            asked: HashSet::new(),
            shaken: HashSet::new(),
            lagged: false,
            reconnected: false,
        }
    }

    /// Works until every order is made.
    async fn work(mut self) -> Cook {
        loop {
            for (id, ticket) in self.next_steps() {
                self.step(&id, &ticket).await;
            }
            let made = self.asked.iter().filter(|(_, step)| step == "ready").count();
            if made == ORDERS {
                return self;
            }
            tokio::select! {
                message = self.socket.next_within(QUIET) => {
                    self.board.take(&message.expect("the cook's socket"));
                }
                Some(look) = self.ears.news.recv() => self.ears.hear(look),
            }
        }
    }

    /// What can be done now: both phones of the table show where the ticket stands.
    fn next_steps(&mut self) -> Vec<(String, Ticket)> {
        let mut found = Vec::new();
        for (id, ticket) in &self.board.to_make {
            let is_new = !self.asked.contains(&(id.clone(), ticket.step.clone()));
            if is_new && self.ears.both(ticket.table) >= ticket.stage {
                found.push((id.clone(), ticket.clone()));
            }
        }
        found
    }

    async fn step(&mut self, id: &str, ticket: &Ticket) {
        self.asked.insert((id.to_string(), ticket.step.clone()));
        let came = self.board.came.len();
        if ticket.step == "accept" && came >= LAG_AFTER && !self.lagged {
            self.lagged = true;
            self.lag(ticket).await;
        } else if ticket.step == "accept" && came >= RECONNECT_AFTER && !self.reconnected {
            self.reconnected = true;
            self.reconnect(id, ticket).await;
        } else {
            self.post(ticket, &ticket.step).await;
        }
    }

    async fn post(&self, ticket: &Ticket, step: &str) {
        let (status, body) = self.cook.post_form(&ticket.path, &[("step", step)]).await;
        assert_eq!(status, 303, "{step} of order {}: {body}", ticket.number);
    }

    /// The tablet reads nothing while its cook taps a ticket to and fro, then it asks for a paint of
    /// everything and reads on, through all that was left unread.
    ///
    /// Whether the hub drops paints meanwhile cannot be forced from outside: the systems of both sides
    /// keep megabytes for a connection on one machine, and a busy painter gathers many taps into one
    /// paint. Where it does drop some, one more paint of everything comes without being asked for; where
    /// it does not, the many small changes come. What the cook sees must be right in both cases.
    async fn lag(&mut self, ticket: &Ticket) {
        self.shaken.insert(ticket.number);
        let full = self.board.full;
        self.post(ticket, "accept").await;
        for _ in 0..TAPS / 2 {
            self.post(ticket, "recall").await;
            self.post(ticket, "accept").await;
        }
        self.socket.say(r#"{"t":"sync"}"#).await;
        while self.board.full == full {
            let message = self.socket.next_within(QUIET).await;
            self.board.take(&message.expect("a socket that lagged, but lives"));
        }
    }

    /// The tablet falls off the Wi-Fi; what happens meanwhile is there when it comes back.
    async fn reconnect(&mut self, id: &str, ticket: &Ticket) {
        let full = self.board.full;
        let fresh = self.cook.socket("/live/kitchen").await;
        drop(std::mem::replace(&mut self.socket, fresh));
        // This socket is cut as well, before it has shown the step.
        self.post(ticket, &ticket.step).await;
        self.socket = self.cook.socket("/live/kitchen").await;
        while self.board.full == full {
            let message = self.socket.next_within(QUIET).await.expect("the new socket");
            self.board.take(&message);
        }
        assert_eq!(self.board.to_make[id].stage, Stage::Accepted, "what happened meanwhile");
    }
}

// --- The waiter ----------------------------------------------------------------------------------

/// A line to run as the floor shows it, and its table.
fn run(li: &str) -> (String, usize) {
    let table = between(li, "<b>", "</b>").expect("a table").rsplit(' ').next();
    (values(li, "data-line")[0].to_string(), table_of(table.expect("a name")))
}

/// A waiter with a phone.
struct Waiter {
    waiter: Persona,
    socket: Socket,
    ears: Ears,
    /// Lines to run: line, table.
    ready: HashMap<String, usize>,
    /// The last state of each table, and its page.
    tables: HashMap<usize, (String, String)>,
    served: HashSet<String>,
    paid: Vec<i64>,
}

impl Waiter {
    async fn new(house: &House, news: UnboundedReceiver<Look>) -> Waiter {
        let waiter = house.staff("floor").await;
        Waiter {
            socket: waiter.socket("/live/floor").await,
            waiter,
            ears: Ears::new(news),
            ready: HashMap::new(),
            tables: HashMap::new(),
            served: HashSet::new(),
            paid: Vec::new(),
        }
    }

    /// Works until every party has paid and left; answers the payments.
    async fn work(mut self) -> Vec<i64> {
        while self.paid.len() < ORDERS {
            for (line, table) in self.ready.clone() {
                if self.ears.both(table) >= Stage::Ready && self.served.insert(line.clone()) {
                    let (status, body) = self.waiter.post_form(&format!("/floor/lines/{line}/serve"), &[]).await;
                    assert_eq!(status, 303, "{body}");
                }
            }
            for (table, (state, page)) in self.tables.clone() {
                if state == "served" && self.ears.both(table) == Stage::Served {
                    self.ears.shown[table] = [Stage::Nothing; 2];
                    self.settle(&page).await;
                }
            }
            tokio::select! {
                message = self.socket.next_within(QUIET) => self.take(&message.expect("the waiter's socket")),
                Some(look) = self.ears.news.recv() => self.ears.hear(look),
            }
        }
        self.paid
    }

    fn take(&mut self, paint: &Value) {
        for op in ops(paint) {
            match op[..] {
                ["replace", "ready", html] => {
                    self.ready = html.split("<li class=\"run\"").skip(1).map(run).collect();
                }
                ["place", "ready", _, html] => {
                    let (line, table) = run(html);
                    self.ready.insert(line, table);
                }
                ["remove", id] => {
                    self.ready.remove(id.trim_start_matches("run-"));
                }
                ["replace", id, html] if id.starts_with("table-") => {
                    let name = between(html, "class=\"name\">", "<").expect("a name");
                    let (state, page) = (values(html, "data-state")[0], values(html, "href")[0]);
                    self.tables.insert(table_of(name), (state.to_string(), page.to_string()));
                }
                _ => {}
            }
        }
    }

    /// Takes what the page says is due, in cash or by card, and closes the visit.
    async fn settle(&mut self, place: &str) {
        let (_, page) = self.waiter.get(place).await;
        let visit = between(&page, "action=\"/floor/visits/", "/").expect("a visit");
        let amount = field(&page, "amount");
        let due = values(&page, "data-due")[0];
        assert_eq!(due, cents(amount).to_string(), "the form offers what is due");
        let method = if self.paid.len().is_multiple_of(2) {
            "cash"
        } else {
            "card"
        };
        let fields = [("key", field(&page, "key")), ("amount", amount), ("method", method)];
        let (status, body) = self.waiter.post_form(&format!("/floor/visits/{visit}/payments"), &fields).await;
        assert_eq!(status, 303, "{body}");
        let (_, after) = self.waiter.get(place).await;
        assert_eq!(values(&after, "data-due"), ["0"]);
        self.paid.push(cents(amount));
        let (status, body) = self.waiter.post_form(&format!("/floor/visits/{visit}/close"), &[]).await;
        assert_eq!(status, 303, "{body}");
    }
}

// --- The evening ---------------------------------------------------------------------------------

/// What somebody has done in the evening.
enum Done {
    Guests(Vec<Sent>),
    Cook(Box<Cook>),
    Waiter(Vec<i64>),
}

async fn evening(house: Arc<House>, orders: &[Vec<Pizza>]) -> (Vec<Sent>, Cook, Vec<i64>) {
    let (to_cook, cook_hears) = unbounded_channel();
    let (to_waiter, waiter_hears) = unbounded_channel();
    let voice = Voice([to_cook, to_waiter]);
    // Somebody of the first party is early and reads the menu.
    let early = house.guest("T1").await;
    let choices = Arc::new(choices(&early).await);
    let cook = Cook::new(&house, cook_hears).await;
    let waiter = Waiter::new(&house, waiter_hears).await;
    let mut work = JoinSet::new();
    work.spawn(async move { Done::Cook(Box::new(cook.work().await)) });
    work.spawn(async move { Done::Waiter(waiter.work().await) });
    for table in 0..TABLES {
        let own: Vec<_> = orders.iter().skip(table).step_by(TABLES).cloned().collect();
        let (house, choices, voice) = (house.clone(), choices.clone(), voice.clone());
        work.spawn(async move { Done::Guests(parties(house, table, own, choices, voice).await) });
    }
    let (mut sent, mut cook, mut paid) = (Vec::new(), None, Vec::new());
    while let Some(done) = work.join_next().await {
        match done.expect("nobody stumbles") {
            Done::Guests(some) => sent.extend(some),
            Done::Cook(one) => cook = Some(*one),
            Done::Waiter(all) => paid = all,
        }
    }
    (sent, cook.expect("a cook"), paid)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(
    clippy::too_many_lines,
    reason = "what is counted after the evening, one after the other"
)]
async fn two_hundred_orders_are_cooked_served_and_paid() {
    let begun = Instant::now();
    let orders = sales(ORDERS);
    assert_eq!(orders.len(), ORDERS);
    assert_eq!(orders.iter().map(Vec::len).sum::<usize>(), PIZZAS);
    let house = Arc::new(House::pizzeria(TABLES, 1000).await);
    let played = timeout(EVENING, evening(house.clone(), &orders)).await;
    let (sent, cook, paid) = played.expect("the evening to end in time");

    let acknowledged: BTreeSet<_> = sent.iter().map(|s| s.number).collect();
    assert_eq!(
        acknowledged.len(),
        ORDERS,
        "every acknowledged order has its own number"
    );
    let came: BTreeSet<_> = cook.board.came.keys().copied().collect();
    assert_eq!(came, acknowledged, "every order arrives in the kitchen, and no other");
    let tickets: HashSet<_> = cook.board.came.values().collect();
    assert_eq!(tickets.len(), ORDERS, "each as its own ticket");
    for (number, times) in &cook.board.announced {
        assert!(
            *times == 1 || cook.shaken.contains(number),
            "order {number} was new {times} times"
        );
    }
    assert!(
        cook.board.announced.len() > ORDERS - 2 * TABLES,
        "the others came with a full paint"
    );
    assert!(cook.lagged && cook.reconnected);
    assert!(
        cook.board.full >= 3,
        "one paint of everything at the start, after the lag, after the reconnect"
    );

    assert_eq!(
        sent.iter().map(|s| s.total).sum::<i64>(),
        REVENUE,
        "what was acknowledged"
    );
    assert_eq!(
        paid.iter().sum::<i64>(),
        REVENUE,
        "what the waiter's pages showed as paid"
    );
    in_the_books(&house);
    println!("the evening took {:.1} s", begun.elapsed().as_secs_f64());
}

/// What is on the disk after the evening.
fn in_the_books(house: &House) {
    let db = house.database();
    let number = |sql: &str| db.query_row(sql, [], |r| r.get::<_, i64>(0)).expect("a number");
    let orders = i64::try_from(ORDERS).expect("a number");
    assert_eq!(number("SELECT count(*) FROM orders WHERE open = 0"), orders);
    assert_eq!(number("SELECT count(*) FROM orders"), orders);
    assert_eq!(
        number("SELECT sum(quantity) FROM order_lines WHERE state = 'served'"),
        PIZZAS as i64
    );
    assert_eq!(number("SELECT sum(quantity * unit_price) FROM order_lines"), REVENUE);
    assert_eq!(number("SELECT sum(amount) FROM bills"), REVENUE);
    assert_eq!(number("SELECT count(*) FROM bills"), orders);
    assert_eq!(number("SELECT count(*) FROM visits WHERE closed_ms IS NULL"), 0);
    assert_eq!(number("SELECT count(*) FROM cart_lines"), 0);
}
