//! Who waits for whom: guests' screens come in one after the other, and so do the readings of the figures.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use tokio::time::timeout;

use super::{House, ask};
use crate::base::Error;
use crate::web::turns::wait;

fn upgrade() -> TestRequest {
    TestRequest::get().uri("/live/visit").insert_header(("upgrade", "websocket"))
}

/// What comes of a request within a moment; nothing if it still waits.
async fn soon(house: &House, req: &HttpRequest) -> Option<crate::base::Result<()>> {
    timeout(Duration::from_millis(50), wait(&house.web, req)).await.ok()
}

#[actix_web::test]
async fn guests_wait_for_those_before_and_nobody_else_does() {
    let house = House::open();
    let phone = upgrade().to_http_request();
    assert!(matches!(soon(&house, &phone).await, Some(Ok(()))));
    for _ in 0..9_000 {
        // Each takes its turn when it is first polled, and goes away.
        let _ = timeout(Duration::ZERO, wait(&house.web, &phone)).await;
    }
    assert!(soon(&house, &phone).await.is_none());
    // What asks for no socket waits for nobody, nor does who has no session, and neither takes a turn.
    let page = TestRequest::get().uri("/live/visit").to_http_request();
    assert!(matches!(soon(&house, &page).await, Some(Ok(()))));
    let stranger = upgrade()
        .insert_header(("host", "localhost"))
        .insert_header(("origin", "http://localhost"));
    let refused = timeout(Duration::from_secs(2), ask(&house, stranger)).await.unwrap();
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    // Who waits is let go when the program ends, and who would wait too long at once.
    let (told, ()) = futures_util::future::join(soon(&house, &phone), async { house.web.stop() }).await;
    assert!(matches!(told, Some(Err(Error::Busy))));
    let later = House::open();
    for _ in 0..10_001 {
        let _ = timeout(Duration::ZERO, wait(&later.web, &phone)).await;
    }
    assert!(matches!(soon(&later, &phone).await, Some(Err(Error::Busy))));
}

#[actix_web::test]
async fn the_figures_are_read_by_one_at_a_time_and_a_stranger_takes_no_turn() {
    let house = House::open();
    let owner = format!("comanda_staff={}", house.owner().as_str());
    let figures = || TestRequest::get().uri("/admin/insights").insert_header(("host", "localhost"));
    let held = house.web.figures.lock().await;
    let stranger = timeout(Duration::from_secs(2), ask(&house, figures())).await;
    assert_ne!(stranger.unwrap().status, StatusCode::OK);
    let waits = timeout(
        Duration::from_millis(200),
        ask(&house, figures().insert_header(("cookie", owner.clone()))),
    );
    assert!(waits.await.is_err());
    drop(held);
    let read = timeout(
        Duration::from_secs(10),
        ask(&house, figures().insert_header(("cookie", owner))),
    )
    .await;
    assert_eq!(read.unwrap().status, StatusCode::OK);
}

#[actix_web::test]
async fn who_waits_for_the_figures_does_not_hold_up_the_end_of_the_program() {
    let house = House::open();
    let owner = format!("comanda_staff={}", house.owner().as_str());
    let figures = TestRequest::get().uri("/admin/insights").insert_header(("host", "localhost"));
    let _held = house.web.figures.lock().await;
    let asked = timeout(
        Duration::from_secs(10),
        ask(&house, figures.insert_header(("cookie", owner))),
    );
    let (told, ()) = futures_util::future::join(asked, async { house.web.stop() }).await;
    assert_eq!(told.unwrap().status, StatusCode::SERVICE_UNAVAILABLE);
}
