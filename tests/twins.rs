//! Pages and API agree: every verb that a page offers is done by a page in one house and by its JSON twin in another,
//! by everybody who might, and both are refused alike or leave the same facts and rows.
//!
//! [`table::TWINS`] maps every route of a page that changes something to its twin, or says why it has none: a new route
//! without an entry fails. [`steps`] are the walk: each step is one entry, with what a page's form sends and what a
//! program sends; an entry that no step walks fails. A third house is walked by machines with keys.

#[path = "twins/side.rs"]
mod side;
#[path = "twins/steps.rs"]
mod steps;
pub mod support;
#[path = "twins/table.rs"]
mod table;

use std::collections::{BTreeMap, BTreeSet};

use comanda::base::ids::{CustomerId, GuestId, StaffId, VisitId};
use comanda::base::{Actor, Role};
use comanda::web::routes::{Access, ROUTES};
use side::{Side, Way, differences};
use steps::{Step, WALK};
use table::{TWINS, Twin};

/// Everybody who might do something, in the order in which they try: those who may not come before a guest of the
/// table, so that what they would have changed is still to be done.
const EVERYBODY: [&str; 7] = ["nobody", "kitchen", "eve", "anna", "floor", "manager", "owner"];

/// So many differences are gathered before the walk stops.
const FEW: usize = 6;

/// The kinds of callers that a route lets in.
fn let_in(access: Access) -> BTreeSet<&'static str> {
    let guest = Actor::Guest {
        guest: GuestId(1),
        visit: VisitId(1),
    };
    let staff = |role| Actor::Staff {
        staff: StaffId(1),
        role,
    };
    let customer = Actor::Customer {
        customer: CustomerId(1),
    };
    let all = [("guest", guest), ("customer", customer)]
        .into_iter()
        .chain(Role::ALL.map(|r| (r.word(), staff(r))));
    let is_in = |name: &str, actor: &Actor| match access {
        Access::Public | Access::Setup | Access::Known | Access::Own => true,
        Access::Guest(verb) => name == "guest" && verb.allows(actor),
        Access::Customer(verb) => name == "customer" && verb.allows(actor),
        Access::Staff(verb) => actor.staff().is_some() && verb.allows(actor),
        Access::Api(verb) => verb.allows(actor),
    };
    all.filter(|(name, actor)| is_in(name, actor)).map(|(name, _)| name).collect()
}

fn access(method: &str, path: &str) -> Access {
    let found = ROUTES.iter().find(|r| r.method == method && r.path == path);
    found.unwrap_or_else(|| panic!("there is no {method} {path}")).access
}

/// Method and path of an entry's twin, if it has one.
fn twin(entry: &table::Entry) -> Option<(&'static str, &'static str)> {
    match entry.twin {
        Twin::Api(method, path)
        | Twin::Unwalked(method, path, _)
        | Twin::Wider(method, path, _)
        | Twin::Narrower(method, path, _) => Some((method, path)),
        Twin::None(_) => None,
    }
}

#[test]
fn every_verb_of_a_page_has_a_twin_or_a_reason() {
    let changes = |r: &&comanda::web::routes::Route| r.method != "GET" || r.path == "/t/{token}";
    let pages = ROUTES.iter().filter(|r| !r.path.starts_with("/api/")).filter(changes);
    let pages: BTreeSet<_> = pages.map(|r| (r.method, r.path)).collect();
    let told: BTreeSet<_> = TWINS.iter().map(|t| (t.method, t.path)).collect();
    let missing: Vec<_> = pages.difference(&told).collect();
    assert!(missing.is_empty(), "neither a twin nor a reason: {missing:?}");
    let gone: Vec<_> = told.difference(&pages).collect();
    assert!(gone.is_empty(), "no such pages: {gone:?}");
    for entry in TWINS {
        if let Twin::None(why) | Twin::Unwalked(_, _, why) | Twin::Wider(_, _, why) | Twin::Narrower(_, _, why) =
            entry.twin
        {
            assert!(why.split(' ').count() > 3, "{}: a reason is a sentence", entry.path);
        }
    }
}

#[test]
fn a_twin_lets_in_whom_its_pages_let_in() {
    let mut pages: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for entry in TWINS {
        if let Some(twin) = twin(entry) {
            pages.entry(twin).or_default().extend(let_in(access(entry.method, entry.path)));
        }
    }
    assert!(pages.len() > 30, "{}", pages.len());
    for entry in TWINS {
        let Some((method, path)) = twin(entry) else { continue };
        let (api, all) = (let_in(access(method, path)), &pages[&(method, path)]);
        let fits = match entry.twin {
            Twin::Wider(..) => api.is_superset(all) && api != *all,
            Twin::Narrower(..) => api.is_subset(all) && api != *all,
            _ => api == *all,
        };
        assert!(fits, "{method} {path}: {api:?} and {all:?}");
    }
}

#[test]
fn every_twin_is_walked() {
    let walked: BTreeSet<_> = WALK.iter().map(|s| (s.page.0, s.api.0, s.api.1)).collect();
    let to_walk = TWINS.iter().filter(|t| !matches!(t.twin, Twin::Unwalked(..)));
    let paired: BTreeSet<_> = to_walk.filter_map(|t| twin(t).map(|(m, p)| (t.path, m, p))).collect();
    let missing: Vec<_> = paired.difference(&walked).collect();
    assert!(missing.is_empty(), "nobody walks {missing:#?}");
    let unknown: Vec<_> = walked.difference(&paired).collect();
    assert!(unknown.is_empty(), "not in the table: {unknown:#?}");
}

/// Who tries a step. Where the twin is open to others too, because another page of theirs has the same verb or for a
/// reason, they walk with that page or not at all.
fn who(step: &Step) -> Vec<&'static str> {
    if !step.who.is_empty() {
        return step.who.to_vec();
    }
    let method = if step.page.0.starts_with("/t/") { "GET" } else { "POST" };
    let (page, api) = (
        let_in(access(method, step.page.0)),
        let_in(access(step.api.0, step.api.1)),
    );
    let kind = |name: &'static str| match name {
        "anna" | "eve" => "guest",
        name => name,
    };
    EVERYBODY
        .into_iter()
        .filter(|name| page.contains(kind(name)) || !api.contains(kind(name)))
        .collect()
}

#[tokio::test]
async fn pages_and_api_do_the_same() {
    let (pages, programs, machines) = tokio::join!(
        Side::open(Way::Page),
        Side::open(Way::Program),
        Side::open(Way::Machine)
    );
    let mut sides = [pages, programs, machines];
    let (mut refused, mut told) = (0, Vec::new());
    for (at, step) in WALK.iter().enumerate() {
        for name in who(step) {
            let here = format!("step {at}, {} / {} {} by {name}", step.page.0, step.api.0, step.api.1);
            let [page, program, machine] = &mut sides;
            let by_page = page.take(step, name).await;
            for (side, by_key) in [(program, false), (machine, true)] {
                let by_program = side.take(step, name).await;
                if by_page != by_program {
                    told.push(format!("{here}, key: {by_key}: {by_page} and {by_program}"));
                }
                let found = differences(page, side, by_key).await;
                told.extend(found.into_iter().map(|words| format!("{here}, key: {by_key}: {words}")));
            }
            refused += u32::from(by_page == side::REFUSED);
            // What differs once goes on to differ: the first few say it all.
            assert!(told.len() < FEW, "{}", told.join("\n"));
        }
        // A guest finds nothing of another visit, whatever their program names.
        if step.api.1.contains("{visit}") && who(step).contains(&"eve") {
            let program = &mut sides[1];
            assert_eq!(program.trespass(step).await, side::REFUSED, "step {at}, {step:?}");
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(refused > 100, "only {refused} were refused");
}
