//! The board through HTTP and raw sockets: screens of several stations, the way back of a tap, what is
//! changed after it was sent, and what is sold out, all of it also without a script.

pub mod support;

use reqwest::Method;
use serde_json::Value;
use support::page::{between, values};
use support::{House, Persona, Socket, answer};

/// A house with a party at T4 that has sent something to all three stations, and the stations' numbers.
async fn with_a_round() -> (House, Persona, Persona, [i64; 3]) {
    let house = House::with_limits(1000).await;
    let (anna, luca) = (house.guest("T4").await, house.staff("kitchen").await);
    let db = house.database();
    let station = |key: &str| {
        let sql = "SELECT id FROM stations WHERE key = ?1";
        db.query_row(sql, [key], |r| r.get::<_, i64>(0)).expect("a station")
    };
    let stations = [station("kitchen"), station("pizza"), station("bar")];
    round(&anna, &["Buffalo caprese", "Rosemary focaccia", "Negroni"]).await;
    (house, anna, luca, stations)
}

async fn round(who: &Persona, dishes: &[&str]) {
    for dish in dishes {
        who.add(&who.dish(dish).await).await;
    }
    who.send().await;
}

/// The numbers of the stations whose tickets a page or a paint has.
fn shown(html: &str) -> Vec<i64> {
    let ids = values(html, "id").into_iter().filter_map(|id| id.strip_prefix("ticket-"));
    let mut all: Vec<i64> = ids.filter_map(|id| id.rsplit('-').next()?.parse().ok()).collect();
    all.sort_unstable();
    all
}

fn html(paint: &Value) -> String {
    let ops = paint["ops"].as_array().expect("operations");
    ops.iter().filter_map(|op| op.as_array()?.last()?.as_str()).collect()
}

/// The next paint of a region that is no full one.
async fn news(socket: &mut Socket, region: &str) -> Value {
    let is_it = |p: &Value| p["full"] == false && p["topic"].as_str().is_some_and(|t| t.ends_with(region));
    socket.next_paint(is_it).await
}

/// Status, place and cookies of a form's answer.
async fn form(who: &Persona, path: &str, fields: &[(&str, &str)]) -> (u16, String, String) {
    let response = who.request(Method::POST, path).form(fields).send().await.expect("an answer");
    let text = |name: &str| {
        let all = response.headers().get_all(name).iter();
        all.map(|v| v.to_str().expect("plain").to_string()).collect::<Vec<_>>().join("\n")
    };
    (response.status().as_u16(), text("location"), text("set-cookie"))
}

#[tokio::test]
async fn a_screen_follows_exactly_its_stations() {
    let (house, anna, luca, [kitchen, pizza, bar]) = with_a_round().await;
    let (_, both) = luca.get(&format!("/kitchen?station={kitchen}&station={bar}")).await;
    assert_eq!(
        shown(&both).into_iter().collect::<std::collections::BTreeSet<_>>(),
        [kitchen, bar].into()
    );
    let live = format!("/live/kitchen?station={kitchen}&station={bar}");
    assert_eq!(between(&both, "data-live=\"", "\""), Some(&*live.replace('&', "&#38;")));
    let mut two = luca.socket(&live).await;
    let mut one = luca.socket(&format!("/live/kitchen?station={pizza}")).await;
    round(&anna, &["Buffalo caprese", "Rosemary focaccia", "Negroni"]).await;
    let mut seen = Vec::new();
    while seen.len() < 2 {
        seen.extend(shown(&html(&news(&mut two, "/board").await)));
    }
    seen.sort_unstable();
    let mut expected = vec![kitchen, bar];
    expected.sort_unstable();
    assert_eq!(seen, expected);
    assert_eq!(shown(&html(&news(&mut one, "/board").await)), [pizza]);
    for wrong in [
        "/kitchen?station=999",
        "/kitchen?station=x",
        "/kitchen?station=1&station=999",
    ] {
        assert_eq!(luca.get(wrong).await.0, 404, "{wrong}");
    }
    assert!(luca.try_socket("/live/kitchen?station=999").await.is_err());
    drop(house);
}

#[tokio::test]
async fn a_device_remembers_its_stations() {
    let (_house, _anna, luca, [kitchen, pizza, bar]) = with_a_round().await;
    let all = luca.get("/kitchen").await.1;
    for station in [kitchen, pizza, bar] {
        assert!(
            all.contains(&format!("href=\"/kitchen?station={station}\"")),
            "its button adds it"
        );
    }
    let (_, one) = luca.get(&format!("/kitchen?station={pizza}")).await;
    let mut both = [kitchen, pizza];
    both.sort_unstable();
    let adds = format!("/kitchen?station={}&station={}", both[0], both[1]);
    assert!(
        one.contains(&adds.replace('&', "&#38;")),
        "the button of another adds it"
    );
    assert!(one.contains("href=\"/kitchen?station=all\" "), "its own takes it away");
    let (status, place, _) = form(&luca, "/kitchen/lines/999999/seen", &[]).await;
    assert_eq!((status, place.as_str()), (404, ""));
    let again = luca.request(Method::GET, "/kitchen").send().await.expect("an answer");
    assert_eq!(again.status(), 303);
    assert_eq!(again.headers()["location"], format!("/kitchen?station={pizza}"));
    luca.get("/kitchen?station=all").await;
    assert_eq!(luca.get("/kitchen").await.0, 200, "all is what it shows again");
}

#[tokio::test]
async fn counts_follow_every_step_of_their_own_station() {
    let (_house, anna, luca, [kitchen, _, bar]) = with_a_round().await;
    let mut socket = luca.socket(&format!("/live/kitchen?station={bar}")).await;
    round(&anna, &["Negroni", "Buffalo caprese"]).await;
    let counts = html(&news(&mut socket, "/all-day").await);
    assert!(
        counts.contains(&format!("id=\"all-day-{bar}\"")) && counts.contains("2×</b> <span class=\"name\">Negroni"),
        "{counts}"
    );
    assert!(!counts.contains("caprese"), "{counts}");
    let (_, board) = luca.get(&format!("/kitchen?station={kitchen}&station={bar}")).await;
    assert!(board.contains("2×</b> <span class=\"name\">Buffalo caprese"));
    let path = format!(
        "/kitchen/tickets/{}",
        between(&html(&news_of(&luca, bar).await), "/kitchen/tickets/", "\"").expect("a ticket")
    );
    form(&luca, &path, &[("step", "ready")]).await;
    let counts = html(&news(&mut socket, "/all-day").await);
    assert!(counts.contains("1×</b> <span class=\"name\">Negroni"), "{counts}");
}

/// A full paint of one station's board.
async fn news_of(who: &Persona, station: i64) -> Value {
    let mut socket = who.socket(&format!("/live/kitchen?station={station}")).await;
    socket.next_paint(|p| p["topic"] == format!("station-{station}/board")).await
}

#[tokio::test]
async fn a_tap_can_be_taken_back_without_a_script() {
    let (_house, _anna, luca, [kitchen, ..]) = with_a_round().await;
    let (_, board) = luca.get(&format!("/kitchen?station={kitchen}")).await;
    let path = format!(
        "/kitchen/tickets/{}",
        between(&board, "action=\"/kitchen/tickets/", "\"").expect("a ticket")
    );
    let (status, place, cookies) = form(&luca, &path, &[("step", "accept")]).await;
    assert_eq!((status, place.as_str()), (303, "/kitchen"));
    assert!(
        cookies.contains("comanda_undo=") && cookies.contains("Max-Age=30"),
        "{cookies}"
    );
    let (_, board) = luca.get(&format!("/kitchen?station={kitchen}")).await;
    let undo = between(&board, "<div id=\"undo\"", "</div>").expect("a place for it");
    assert!(undo.contains("T4") && undo.contains("Accepted"), "{undo}");
    let field = |name: &str| between(undo, &format!("name=\"{name}\" value=\""), "\"").expect("a field").to_string();
    let (lines, to) = (field("lines"), field("to"));
    let fields = [("lines", lines.as_str()), ("to", to.as_str())];
    assert_eq!(form(&luca, "/kitchen/undo", &fields).await.0, 303);
    let (_, board) = luca.get(&format!("/kitchen?station={kitchen}")).await;
    assert!(board.contains("data-state=\"sent\"") && !board.contains("undo-go"));
    assert_eq!(
        form(&luca, "/kitchen/undo", &fields).await.0,
        409,
        "it stands elsewhere by now"
    );
    assert_eq!(
        form(&luca, "/kitchen/undo", &[("lines", "x"), ("to", "ready")]).await.0,
        400
    );
    // With a script the answer brings the button, and the socket the ticket.
    let request = luca.request(Method::POST, &path).header("x-regions", "1").form(&[("step", "accept")]);
    let (status, region) = answer(request).await;
    assert!(
        status == 200 && region.contains("id=\"undo\" class") && region.contains("undo-go"),
        "{region}"
    );
}

#[tokio::test]
async fn what_is_taken_back_is_on_every_board_until_it_was_seen() {
    let (_house, anna, luca, [kitchen, _, bar]) = with_a_round().await;
    let (mut here, mut there) = (
        luca.socket(&format!("/live/kitchen?station={bar}")).await,
        luca.socket(&format!("/live/kitchen?station={kitchen}&station={bar}")).await,
    );
    let (_, orders) = anna.get("/visit/orders").await;
    let negroni = orders.split("id=\"sent-").find(|l| l.contains("Negroni")).expect("a line");
    let number = negroni.split('"').next().expect("a number");
    assert_eq!(
        anna.post_form(&format!("/visit/orders/lines/{number}/take-back"), &[]).await.0,
        303
    );
    for socket in [&mut here, &mut there] {
        let ticket = html(&news(socket, "/board").await);
        assert!(
            ticket.contains("data-changed=\"1\"") && ticket.contains("is-void") && !ticket.contains("data-new"),
            "{ticket}"
        );
    }
    let (_, board) = luca.get(&format!("/kitchen?station={bar}")).await;
    assert!(board.contains("<b>1</b></a>"), "the top says how many");
    let path = between(&board, "action=\"/kitchen/tickets/", "\"").expect("a form");
    assert!(path.ends_with("/seen"), "nothing else is to do: {path}");
    assert_eq!(form(&luca, &format!("/kitchen/tickets/{path}"), &[]).await.0, 303);
    for socket in [&mut here, &mut there] {
        let paint = news(socket, "/board").await;
        assert_eq!(paint["ops"][0][0], "remove", "{paint}");
    }
    assert!(shown(&luca.get(&format!("/kitchen?station={bar}")).await.1).is_empty());
}

#[tokio::test]
async fn what_is_left_out_and_what_must_not_be_in_it_stands_on_the_ticket() {
    let mut house = House::with_limits(1000).await;
    let (anna, luca) = (house.guest("T4").await, house.staff("kitchen").await);
    let mussels = anna.dish("Mussels marinara").await;
    let sql = "SELECT o.id FROM options o JOIN option_groups g ON g.id = o.group_id
               JOIN option_texts t ON t.option_id = o.id
               WHERE g.item_id = ?1 AND g.removes = 1 AND t.name = 'Garlic'";
    let db = house.database();
    let garlic: i64 = db.query_row(sql, [&mussels], |r| r.get(0)).expect("a removal");
    drop(db);
    let fields = [
        ("item", mussels.as_str()),
        ("quantity", "1"),
        ("option-0", &garlic.to_string()),
    ];
    assert_eq!(anna.post_form("/visit/cart/lines", &fields).await.0, 303);
    anna.send().await;
    let (_, board) = luca.get("/kitchen").await;
    let removal = between(&board, "<p class=\"minus\">", "</p>").expect("what is left out");
    assert!(removal.ends_with("No Garlic"), "{removal}");
    assert!(!board.contains("class=\"allergy"), "nobody has said anything");
    // Gluten and nuts, as the regulation counts them; there is gluten in the bread.
    house
        .alter(|db| {
            let said = "UPDATE guests SET allergic = 1, avoids = 1 | 128";
            assert_eq!(db.execute(said, []).expect("a guest"), 1);
        })
        .await;
    let (_, board) = luca.get("/kitchen").await;
    let band = between(&board, "<p class=\"allergy danger\">", "</p>").expect("a band");
    assert!(
        band.contains(": Gluten, Nuts") && band.contains("<b>Contains Gluten!</b>"),
        "{band}"
    );
}

#[tokio::test]
async fn what_a_cook_says_of_a_dish_is_on_the_menu_at_once() {
    let (_house, anna, luca, _) = with_a_round().await;
    let caprese = anna.dish("Buffalo caprese").await;
    let page = format!("/kitchen/items/{caprese}");
    let (status, body) = luca.get(&page).await;
    assert!(status == 200 && body.contains("Buffalo caprese"));
    for wrong in ["-1", "many", "1000001"] {
        let (status, body) = luca.post_form(&format!("{page}/stock"), &[("stock", wrong)]).await;
        assert!(
            status == 422 && body.contains("left-error") && body.contains(&format!("value=\"{wrong}\"")),
            "{body}"
        );
    }
    let (status, place, _) = form(&luca, &format!("{page}/stock"), &[("stock", " 3 ")]).await;
    assert_eq!((status, place), (303, format!("/kitchen/items#stock-{caprese}")));
    anna.add(&caprese).await;
    let (_, list) = luca.get("/kitchen/items").await;
    assert!(list.contains("3 left, 1 in carts"), "{list}");
    // Who came from a ticket goes back to the board.
    let (_, place, _) = form(&luca, &format!("{page}?line=1"), &[("available", "no")]).await;
    assert_eq!(place, "/kitchen");
    assert!(luca.get(&page).await.1.contains("Sold out"));
    assert_eq!(luca.post_form(&format!("{page}/stock"), &[("stock", "")]).await.0, 303);
    assert_eq!(luca.get("/kitchen/items/999999").await.0, 404);
    let burrata = luca.get("/kitchen/items").await.1;
    let option = between(&burrata, "/options/", "\"").expect("an option").to_string();
    let item = burrata.split("/options/").next().and_then(|b| b.rsplit('/').next()).expect("its dish");
    let path = format!("/kitchen/items/{item}/options/{option}");
    assert_eq!(form(&luca, &path, &[("available", "no")]).await.0, 303);
    assert!(luca.get("/kitchen/items").await.1.contains("1 sold out"));
    assert_eq!(form(&luca, &path, &[("available", "perhaps")]).await.0, 422);
}
