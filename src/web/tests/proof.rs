//! Fresh proof: when it is asked for, what it keeps, and who may guess.

use actix_web::web::Query;

use super::*;
use crate::people::password::{self, Password};
use crate::web::actor::staff_cookie;

const PASSWORD: &str = "correct horse battery";
const LATER: i64 = people::PROOF_MS;

/// A door that needs proof, for a form and for a page; it answers what it read.
pub(super) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/important", web::post().to(important))
        .route("/important", web::get().to(page));
}
async fn important(web: Data<State>, who: StaffWho, body: String) -> Answer {
    who.proved(&web)?;
    Ok(HttpResponse::Ok().body(body))
}
async fn page(web: Data<State>, who: StaffWho, query: Query<Vec<(String, String)>>) -> Answer {
    who.proved(&web)?;
    Ok(HttpResponse::Ok().body(format!("{}", query.len())))
}

/// A house whose owner has a password, and the owner's cookie.
fn signed_in() -> (House, SessionToken) {
    let house = House::open();
    let hash = password::hash(&Password::parse(PASSWORD).unwrap()).unwrap();
    house.write(move |tx| people::actions::reset_password(tx, &Actor::House, "Ada", &hash));
    let token = house.owner();
    (house, token)
}

async fn send(house: &House, token: &SessionToken, body: &str) -> Got {
    let req = ours(post("/important?a=1").set_payload(body.to_string()));
    ask(house, req.cookie(staff_cookie(token))).await
}

#[actix_web::test]
async fn a_fresh_sign_in_counts_for_five_minutes() {
    let (house, token) = signed_in();
    assert_eq!(send(&house, &token, "a=b").await.text(), "a=b");
    house.web.app.store.clock().advance(LATER - 1);
    assert_eq!(send(&house, &token, "a=b").await.status, 200);
    house.web.app.store.clock().advance(1);
    assert_eq!(send(&house, &token, "a=b").await.status, 403);
    let led = ask(&house, get("/important?a=1&b=2").cookie(staff_cookie(&token))).await;
    assert_eq!(led.header("location"), "/account/proof?next=/important%3Fa%3D1%26b%3D2");
}

#[actix_web::test]
async fn what_was_typed_is_sent_again_with_the_password() {
    let (house, token) = signed_in();
    house.web.app.store.clock().advance(LATER);
    let got = send(&house, &token, "name=%3Cb%3E+%26&tag=x&tag=y&text=a%0D%0Ab").await;
    assert_eq!(got.status, 403);
    let html = got.text();
    assert!(html.contains("action=\"/important?a=1\""), "{html}");
    for field in [
        "name=\"name\" value=\"&#60;b&#62; &#38;\"",
        "name=\"tag\" value=\"x\"",
        "name=\"tag\" value=\"y\"",
        "name=\"text\" value=\"a\r\nb\"",
    ] {
        assert!(html.contains(field), "{field} in {html}");
    }
    let wrong = send(&house, &token, "name=n&proof=wrong").await;
    assert_eq!(wrong.status, 403);
    assert!(wrong.text().contains("name=\"name\" value=\"n\"") && !wrong.text().contains("wrong\""));
    let right = send(&house, &token, "name=n&proof=correct+horse+battery&tag=x").await;
    assert_eq!((right.status.as_u16(), right.text().as_str()), (200, "name=n&tag=x"));
    assert_eq!(send(&house, &token, "name=n").await.status, 200, "it is remembered");
}

#[actix_web::test]
async fn guesses_are_slowed_down_and_nobody_elses_session_is_proved() {
    let (house, token) = signed_in();
    let other = house.owner();
    house.web.app.store.clock().advance(LATER);
    for _ in 0..5 {
        assert_eq!(send(&house, &token, "proof=guess").await.status, 403);
    }
    let slowed = send(&house, &token, "name=n&proof=correct+horse+battery").await;
    assert_eq!((slowed.status.as_u16(), slowed.header("retry-after")), (429, "5"));
    assert!(slowed.text().contains("name=\"name\" value=\"n\""));
    house.web.app.store.clock().advance(5_000);
    assert_eq!(send(&house, &token, "proof=correct+horse+battery").await.status, 200);
    assert_eq!(send(&house, &other, "a=b").await.status, 403);
}

#[actix_web::test]
async fn a_file_is_asked_for_again_and_a_page_ahead() {
    let (house, token) = signed_in();
    house.web.app.store.clock().advance(LATER);
    let file = ours(TestRequest::post().uri("/important").insert_header(("host", "comanda.local")))
        .insert_header(("content-type", "multipart/form-data; boundary=x"))
        .insert_header(("referer", "http://comanda.local/admin/menu?x=1"))
        .set_payload("--x--");
    let got = ask(&house, file.cookie(staff_cookie(&token))).await;
    assert_eq!(got.status, 403);
    assert!(got.text().contains("action=\"/account/proof\""));
    assert!(got.text().contains("name=\"next\" value=\"/admin/menu?x=1\""));
    let ahead = ask(
        &house,
        get("/account/proof?next=/admin/log").cookie(staff_cookie(&token)),
    )
    .await;
    assert!(ahead.text().contains("name=\"next\" value=\"/admin/log\""));
    let body = "next=%2Fadmin%2Flog&proof=correct+horse+battery";
    let req = ours(post("/account/proof").set_payload(body)).cookie(staff_cookie(&token));
    let led = ask(&house, req).await;
    assert_eq!((led.status.as_u16(), led.header("location")), (303, "/admin/log"));
    let req = get("/account/proof?next=//evil.example").cookie(staff_cookie(&token));
    assert_eq!(ask(&house, req).await.header("location"), "/admin");
}

#[actix_web::test]
async fn endless_forms_are_refused() {
    let (house, token) = signed_in();
    let got = send(&house, &token, &"x".repeat(64 * 1024 + 1)).await;
    assert_eq!(got.status, 413);
}
