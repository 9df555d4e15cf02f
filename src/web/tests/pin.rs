//! Signing in with a PIN: on a paired device, and nowhere else.

use actix_web::cookie::Cookie;

use super::*;
use crate::base::ids::StaffId;
use crate::base::text::Name;
use crate::people::devices;
use crate::people::pin::{self, Pin};
use crate::web::actor::{DEVICE, GUEST, STAFF, device_cookie, staff_cookie};

/// A house with a cook who has a PIN, a waiter who has none, and a paired device.
struct Paired {
    house: House,
    cook: StaffId,
    waiter: StaffId,
    device: SessionToken,
}

fn paired() -> Paired {
    let house = House::open();
    let device = SessionToken::fresh().unwrap();
    let hash = device.hash();
    let pin_hash = pin::hash(&Pin::parse("4711").unwrap()).unwrap();
    let (cook, waiter) = house.write(move |tx| {
        let cook = people::actions::add(tx, &Actor::House, &Name::parse("Luca")?, Role::Kitchen, "x")?;
        let waiter = people::actions::add(tx, &Actor::House, &Name::parse("Pia")?, Role::Floor, "x")?;
        people::team::actions::set_pin(tx, &Actor::House, cook, Some(&pin_hash))?;
        let ada = people::queries::find(tx, "Ada")?.unwrap();
        let owner = Actor::Staff {
            staff: ada.id,
            role: ada.role,
        };
        devices::actions::pair(tx, &owner, &Name::parse("Bar tablet")?, None, &hash)?;
        Ok((cook, waiter))
    });
    Paired {
        house,
        cook,
        waiter,
        device,
    }
}

impl Paired {
    async fn type_pin(&self, who: StaffId, pin: &str, cookie: Option<Cookie<'static>>) -> Got {
        let req = ours(post("/sign-in/pin").set_payload(format!("person={who}&pin={pin}&next=")));
        let req = cookie.into_iter().fold(req, TestRequest::cookie);
        ask(&self.house, req).await
    }
    fn here(&self) -> Option<Cookie<'static>> {
        Some(device_cookie(&self.device))
    }
}

/// A cookie that an answer gives.
fn given(got: &Got, name: &str) -> Option<String> {
    let all = got.headers.get_all("set-cookie").filter_map(|v| v.to_str().ok());
    let found = all.filter_map(|c| c.strip_prefix(name)?.strip_prefix('=')).next();
    found.map(|v| v.split(';').next().unwrap_or_default().to_string())
}

#[actix_web::test]
async fn a_pin_opens_a_session_on_a_paired_device() {
    let p = paired();
    let page = ask(&p.house, get("/sign-in").cookie(device_cookie(&p.device))).await.text();
    assert!(page.contains(&format!("/sign-in?as={}", p.cook)) && page.contains("Luca") && !page.contains("Pia"));
    let asks = get(&format!("/sign-in?as={}", p.cook)).cookie(device_cookie(&p.device));
    assert!(ask(&p.house, asks).await.text().contains("inputmode=\"numeric\""));
    let first = p.type_pin(p.cook, "4711", p.here()).await;
    assert_eq!((first.status.as_u16(), first.header("location")), (303, "/kitchen"));
    let second = p.type_pin(p.cook, "4711", p.here()).await;
    let tokens = [&first, &second].map(|got| given(got, STAFF).unwrap());
    assert_ne!(tokens[0], tokens[1], "every sign-in is a new session");
    let board = ask(&p.house, get("/kitchen").cookie(Cookie::new(STAFF, tokens[0].clone()))).await;
    assert_eq!(board.status, 200);
}

#[actix_web::test]
async fn on_any_other_device_a_pin_opens_nothing() {
    let p = paired();
    let stranger = SessionToken::fresh().unwrap();
    for cookie in [None, Some(device_cookie(&stranger))] {
        let got = p.type_pin(p.cook, "4711", cookie).await;
        assert_eq!((got.status.as_u16(), given(&got, STAFF)), (403, None));
    }
    let page = ask(&p.house, get(&format!("/sign-in?as={}", p.cook))).await.text();
    assert!(
        !page.contains("Luca") && page.contains("name=\"password\""),
        "no names for strangers"
    );
    let id = p.house.web.app.read(|r| devices::queries::find(r, &p.device.hash())).unwrap().unwrap().id;
    p.house.write(move |tx| devices::actions::revoke(tx, &Actor::House, id));
    assert_eq!(
        p.type_pin(p.cook, "4711", p.here()).await.status,
        403,
        "a pairing that has ended"
    );
}

#[actix_web::test]
async fn wrong_pins_are_told_and_slowed_down_for_a_minute_at_most() {
    let p = paired();
    for _ in 0..5 {
        let got = p.type_pin(p.cook, "4712", p.here()).await;
        assert_eq!(got.status, 401);
        assert!(got.text().contains("This PIN is not right"), "{}", got.text());
    }
    for seconds in ["5", "10", "20", "40", "60", "60"] {
        let got = p.type_pin(p.cook, "4711", p.here()).await;
        assert_eq!(got.status, 429);
        assert!(got.text().contains(&format!("{seconds} second")), "{seconds}");
        p.house.web.app.store.clock().advance(seconds.parse::<i64>().unwrap() * 1000);
        assert_eq!(p.type_pin(p.cook, "4712", p.here()).await.status, 401);
    }
    p.house.web.app.store.clock().advance(60_000);
    assert_eq!(p.type_pin(p.cook, "4711", p.here()).await.status, 303);
}

#[actix_web::test]
async fn who_has_no_pin_or_has_left_is_not_let_in() {
    let p = paired();
    assert_eq!(p.type_pin(p.waiter, "4711", p.here()).await.status, 404);
    assert_eq!(p.type_pin(StaffId(99), "4711", p.here()).await.status, 404);
    let cook = p.cook;
    p.house.write(move |tx| people::team::actions::set_active(tx, &Actor::House, cook, false));
    let got = p.type_pin(p.cook, "4711", p.here()).await;
    assert_eq!((got.status.as_u16(), given(&got, STAFF)), (404, None));
}

#[actix_web::test]
async fn a_device_is_paired_by_a_manager_with_fresh_proof_only() {
    let p = paired();
    let (guest, _) = p.house.guest();
    let cook = p.type_pin(p.cook, "4711", p.here()).await;
    let pair = || ours(post("/admin/devices").set_payload("name=Phone"));
    let by_guest = ask(&p.house, pair().cookie(guest_cookie(&guest))).await;
    let by_device = ask(&p.house, pair().cookie(device_cookie(&p.device))).await;
    let by_cook = ask(
        &p.house,
        pair().cookie(Cookie::new(STAFF, given(&cook, STAFF).unwrap())),
    )
    .await;
    let statuses = [&by_guest, &by_device, &by_cook].map(|got| got.status.as_u16());
    assert_eq!(statuses, [401, 401, 403]);
    let owner = p.house.owner();
    let paired = ask(&p.house, pair().cookie(staff_cookie(&owner))).await;
    assert_eq!((paired.status.as_u16(), given(&paired, DEVICE).is_some()), (303, true));
    assert!(given(&by_guest, DEVICE).is_none() && given(&by_cook, DEVICE).is_none());
    p.house.web.app.store.clock().advance(people::PROOF_MS);
    let stale = ask(&p.house, pair().cookie(staff_cookie(&owner))).await;
    assert_eq!((stale.status.as_u16(), given(&stale, DEVICE)), (403, None));
    assert!(stale.text().contains("name=\"proof\"") && stale.text().contains("value=\"Phone\""));
}

#[actix_web::test]
async fn a_scan_on_a_paired_device_makes_a_guest_and_no_more() {
    let p = paired();
    p.house.guest();
    let table = p.house.web.app.read(|r| Ok(tables::queries::list(r)?.remove(0))).unwrap();
    let scan = format!("/t/{}", p.house.web.app.key.token(table.id, table.generation));
    let got = ask(&p.house, get(&scan).cookie(device_cookie(&p.device))).await;
    let guest = given(&got, GUEST).expect("a guest");
    assert!(given(&got, DEVICE).is_none() && given(&got, STAFF).is_none());
    let both = |req: TestRequest| req.cookie(device_cookie(&p.device)).cookie(Cookie::new(GUEST, guest.clone()));
    for path in ["/kitchen", "/floor", "/admin"] {
        let led = ask(&p.house, both(get(path))).await;
        assert!(led.header("location").starts_with("/sign-in?next="), "{path}");
    }
    assert_eq!(
        p.type_pin(p.cook, "4711", p.here()).await.status,
        303,
        "it is paired still"
    );
}
