//! Following facts: what is put into words, and for how long a token is good.

use actix_web::FromRequest;
use actix_web::dev::Payload as Body;

use super::*;
use crate::live::facts::Audience;
use crate::people::token;
use crate::people::token::{ACCESS_S, Scopes};
use crate::web::api::Caller;
use crate::web::api::events::narrate::narrate;
use crate::web::api::events::tell::FEATURES;

/// Everything that has happened so far.
fn everything(house: &House) -> Vec<crate::base::Event> {
    house.web.app.read(|read| read.facts([0, read.seq()?], None, &FEATURES)).unwrap()
}

#[test]
fn an_access_token_is_good_for_its_minutes_and_no_longer() {
    let house = House::open();
    let app = house.web.app.clone();
    let (session, _) = house.write(|tx| {
        let ada = people::queries::find(tx, "Ada")?.unwrap();
        token::actions::start(tx, ada.id, "Till")
    });
    let now = app.store.clock().now().at_ms;
    let jwt = token::keys::sign(&app.tokens, &session, Scopes::all(), now).unwrap();
    let request = TestRequest::default().app_data(house.web.clone());
    let request = request.insert_header(("authorization", format!("Bearer {jwt}"))).to_http_request();
    let caller = Caller::from_request(&request, &mut Body::None).into_inner().unwrap();
    let alive = caller.alive(&request);
    assert!(alive(&app));
    app.store.clock().advance(ACCESS_S * 1000 - 1000);
    assert!(alive(&app));
    app.store.clock().advance(1000);
    assert!(!alive(&app), "it has run out");
}

#[test]
fn a_session_that_ends_takes_its_streams_along() {
    let house = House::open();
    let app = house.web.app.clone();
    let (token, visit) = house.guest();
    let request = TestRequest::default().app_data(house.web.clone());
    let request = request
        .insert_header(("authorization", format!("Bearer {}", token.as_str())))
        .to_http_request();
    let caller = Caller::from_request(&request, &mut Body::None).into_inner().unwrap();
    let alive = caller.alive(&request);
    assert!(alive(&app));
    house.write(move |tx| crate::floor::actions::close(tx, &Actor::House, visit));
    assert!(!alive(&app));
}

#[test]
fn a_fact_is_put_into_words_once_for_all_who_hear_it_alike_and_never_for_nobody() {
    let house = House::open();
    let app = &house.web.app;
    let (_, visit) = house.guest();
    house.guest();
    let bus = &app.hub.facts;
    let facts = everything(&house);
    narrate(app, &facts);
    assert!(bus.audiences().is_empty(), "nobody listens, and nothing is kept");
    assert_eq!(bus.told(), facts.last().unwrap().seq);
    let (mut one, mut two) = (bus.follow(Audience::Visit(visit)), bus.follow(Audience::Visit(visit)));
    let mut desk = bus.follow(Audience::House);
    narrate(app, &facts);
    let (a, b) = (one.try_recv().unwrap(), two.try_recv().unwrap());
    assert!(std::sync::Arc::ptr_eq(&a, &b), "the same bytes");
    let kinds = |group: &crate::live::facts::Group| {
        let kind = |text: &str| {
            let message: serde_json::Value = serde_json::from_str(text).unwrap();
            message["kind"].as_str().unwrap().to_string()
        };
        group.said.iter().map(|s| kind(&s.text)).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&a), ["visit-opened", "guest-joined"], "of their own table");
    let all = kinds(&desk.try_recv().unwrap());
    assert_eq!(all.iter().filter(|k| *k == "visit-opened").count(), 2, "{all:?}");
    assert!(all.iter().any(|k| k == "staff-added"), "{all:?}");
}

#[test]
fn the_table_is_read_in_pages_of_one_visit_or_all() {
    let house = House::open();
    let (_, visit) = house.guest();
    house.guest();
    let all = everything(&house);
    let seqs = |range, visit| {
        let found = house.web.app.read(|read| read.facts(range, visit, &FEATURES)).unwrap();
        found.iter().map(|e| e.seq).collect::<Vec<_>>()
    };
    let last = all.last().unwrap().seq;
    let pages: Vec<i64> = (0..last).flat_map(|after| seqs([after, after + 1], None)).collect();
    assert_eq!(
        pages,
        all.iter().map(|e| e.seq).collect::<Vec<_>>(),
        "one page after the other"
    );
    let own: Vec<i64> = all.iter().filter(|e| e.visit == Some(visit)).map(|e| e.seq).collect();
    assert_eq!(seqs([0, last], Some(visit)), own);
    assert!(seqs([last, last + 100], None).is_empty());
}
