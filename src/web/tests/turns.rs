//! Guests' screens come in one after the other; nobody else waits for them.

use std::time::Duration;

use actix_web::dev::ServiceRequest;
use actix_web::test::TestRequest;
use tokio::time::timeout;

use super::House;
use crate::base::Error;
use crate::web::turns::wait;

fn upgrade(path: &str) -> ServiceRequest {
    TestRequest::get().uri(path).insert_header(("upgrade", "websocket")).to_srv_request()
}

/// What comes of a request within a moment; nothing if it still waits.
async fn soon(house: &House, req: &ServiceRequest) -> Option<crate::base::Result<()>> {
    timeout(Duration::from_millis(50), wait(&house.web, req)).await.ok()
}

#[actix_web::test]
async fn guests_wait_for_those_before_and_the_staff_for_nobody() {
    let house = House::open();
    let phone = upgrade("/live/visit");
    assert!(matches!(soon(&house, &phone).await, Some(Ok(()))));
    for _ in 0..9_000 {
        // Each takes its turn when it is first polled, and goes away.
        let _ = timeout(Duration::ZERO, wait(&house.web, &phone)).await;
    }
    assert!(soon(&house, &phone).await.is_none());
    let page = TestRequest::get().uri("/live/visit").to_srv_request();
    for other in [upgrade("/live/kitchen"), upgrade("/live/floor"), page] {
        assert!(matches!(soon(&house, &other).await, Some(Ok(()))), "{}", other.path());
    }
    // Who waits is let go when the program ends, and who would wait too long at once.
    let (told, ()) = futures_util::future::join(soon(&house, &phone), async { house.web.stop() }).await;
    assert!(matches!(told, Some(Err(Error::Busy))));
    let later = House::open();
    for _ in 0..10_001 {
        let _ = timeout(Duration::ZERO, wait(&later.web, &phone)).await;
    }
    assert!(matches!(soon(&later, &phone).await, Some(Err(Error::Busy))));
}
