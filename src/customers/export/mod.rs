//! Everything that the house knows of a customer, as a file that people and programs can read.

pub mod queries;

use serde::Serialize;

/// The whole of it. Times are RFC 3339 in UTC, amounts whole numbers of the currency's smallest unit.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are what the file says")]
pub struct Export {
    pub house: String,
    pub currency: &'static str,
    pub made_at: String,
    pub account: Account,
    pub signed_in: Vec<SignedIn>,
    pub favourites: Vec<String>,
    pub not_sent_last_time: Vec<Dish>,
    pub visits: Vec<Visit>,
}

/// The account itself.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are what the file says")]
pub struct Account {
    pub id: String,
    pub name: String,
    pub email: Option<String>,
    pub since: String,
    pub house_may_see_name: bool,
}

/// Where it is signed in.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are what the file says")]
pub struct SignedIn {
    pub kind: &'static str,
    pub device: String,
    pub since: String,
    pub last_seen: String,
}

/// A dish as it was chosen.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are what the file says")]
pub struct Dish {
    pub name: String,
    pub options: Vec<String>,
    pub left_out: Vec<String>,
    pub quantity: i64,
    pub note: String,
    pub unit_price: Option<i64>,
    pub state: Option<&'static str>,
}

/// A visit, with what was the customer's own.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are what the file says")]
pub struct Visit {
    pub table: String,
    pub from: String,
    pub until: Option<String>,
    pub called: Vec<String>,
    pub dishes: Vec<Dish>,
    pub total: i64,
    pub calls: Vec<Call>,
    pub feedback: Vec<Feedback>,
}

/// A call for the staff.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are what the file says")]
pub struct Call {
    pub reason: &'static str,
    pub at: String,
}

/// What they said at the end.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are what the file says")]
pub struct Feedback {
    pub mark: i64,
    pub words: String,
}
