//! Puts together what the house knows of a customer, from the rooms that know it.

use jiff::Timestamp;

use super::{Account, Call, Dish, Export, Feedback, SignedIn, Visit};
use crate::base::{Actor, Lang, Result};
use crate::cart::left::LeftLine;
use crate::customers::history::{self, Past};
use crate::customers::{queries, sessions};
use crate::floor;
use crate::menu;
use crate::orders::Line;
use crate::people::token;
use crate::settings;
use crate::store::Read;

fn time(at_ms: i64) -> String {
    Timestamp::from_millisecond(at_ms).unwrap_or_default().to_string()
}

/// Everything that the house knows of the customer who acts, with dishes' names in `lang`.
///
/// # Errors
/// `SignIn`, `Forbidden` for who is no customer.
pub fn export(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Export> {
    let me = queries::me(read, actor)?;
    let house = settings::queries::get(read)?;
    let names = queries::favourites(read, actor)?.into_iter();
    let visits = history::queries::list(read, actor, None, -1, lang)?;
    Ok(Export {
        currency: house.currency.code(),
        house: house.house_name.clone(),
        made_at: time(read.now.at_ms),
        signed_in: signed_in(read, actor)?,
        favourites: names.map(|item| menu::queries::last_name(read, item, lang)).collect::<Result<_>>()?,
        not_sent_last_time: queries::kept(read, actor, lang)?.into_iter().map(left).collect(),
        visits: visits.into_iter().map(|v| visit(read, actor, v)).collect::<Result<_>>()?,
        account: Account {
            id: me.subject(),
            name: me.name,
            email: me.email,
            since: time(me.made_ms),
            house_may_see_name: me.shares,
        },
    })
}

fn signed_in(read: &Read<'_>, actor: &Actor) -> Result<Vec<SignedIn>> {
    let browsers = sessions::queries::list(read, actor)?.into_iter().map(|s| SignedIn {
        kind: "browser",
        device: s.device,
        since: time(s.made_ms),
        last_seen: time(s.seen_ms),
    });
    let customer = queries::own(actor)?;
    let programs = token::queries::list_of_customer(read, customer)?.into_iter().map(|s| SignedIn {
        kind: "program",
        device: s.label,
        since: time(s.made_ms),
        last_seen: time(s.seen_ms),
    });
    Ok(browsers.chain(programs).collect())
}

fn left(line: LeftLine) -> Dish {
    Dish {
        name: line.dish.name,
        options: line.dish.option_names,
        left_out: line.dish.removals,
        quantity: line.quantity,
        note: line.note,
        unit_price: None,
        state: None,
    }
}

fn sent(line: Line) -> Dish {
    Dish {
        name: line.name,
        options: line.options,
        left_out: line.removals,
        quantity: line.quantity,
        note: line.note,
        unit_price: Some(line.unit.0),
        state: Some(line.state.word()),
    }
}

fn visit(read: &Read<'_>, actor: &Actor, past: Past) -> Result<Visit> {
    let guests = history::queries::in_visit(read, actor, past.visit)?;
    let (mut calls, mut said) = (Vec::new(), Vec::new());
    for (guest, _) in guests {
        calls.extend(
            floor::queries::calls_of_guest(read, past.visit, guest)?
                .into_iter()
                .map(|(reason, at)| Call {
                    reason: reason.word(),
                    at: time(at),
                }),
        );
        said.extend(
            floor::queries::find_feedback(read, past.visit, guest)?.map(|f| Feedback {
                mark: f.mark,
                words: f.words,
            }),
        );
    }
    Ok(Visit {
        total: past.total().0,
        table: past.table,
        from: time(past.opened_ms),
        until: past.closed_ms.map(time),
        called: past.names,
        dishes: past.lines.into_iter().map(sent).collect(),
        calls,
        feedback: said,
    })
}
