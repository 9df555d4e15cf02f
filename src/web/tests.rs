//! The walls, the headers, the errors and a socket, through the whole service.

use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, init_service};
use actix_web::web::{self, Data, Form, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::actor::{GuestWho, StaffWho, Tongue, guest_cookie};
use super::error::Answer;
use super::screen::{Op, Screen, frames};
use super::*;
use crate::base::time::Clock;
use crate::base::{Actor, Error, Lang, Role};
use crate::config::Config;
use crate::live::Topic;
use crate::people::SessionToken;
use crate::store::Tx;
use crate::{people, tables};

mod events;
mod pin;
mod proof;
mod turns;

const NOON: i64 = 1_795_000_000_000;

struct House {
    web: Data<State>,
    _dir: tempfile::TempDir,
}

impl House {
    /// A house with an owner.
    fn open() -> House {
        let house = House::new();
        let name = crate::base::text::Name::parse("Ada").unwrap();
        house.write(move |tx| people::actions::create_owner(tx, &name, "x"));
        house
    }

    fn new() -> House {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(Config::new(dir.path()), Some(Clock::by_hand(NOON))).unwrap();
        let web = Data::new(State::new(app, 1));
        House { web, _dir: dir }
    }

    fn write<T: Send + 'static>(&self, job: impl FnOnce(&Tx<'_>) -> crate::base::Result<T> + Send + 'static) -> T {
        // A test's own thread may block; the writer has another.
        let app = self.web.app.clone();
        std::thread::spawn(move || app.store.write_blocking(job)).join().unwrap().unwrap()
    }

    /// A guest at a new table: the cookie's token, and the visit.
    fn guest(&self) -> (SessionToken, crate::base::ids::VisitId) {
        let token = SessionToken::fresh().unwrap();
        let hash = token.hash();
        let visit = self.write(move |tx| {
            let count = tx.number("SELECT count(*) FROM tables", [])?;
            let name = crate::base::text::Name::parse(&format!("T{count}"))?;
            let place = tables::plan::Place::table("Sala", 4)?;
            let table = tables::plan::actions::add(tx, &Actor::House, &[name], &place)?[0];
            tables::actions::join(tx, &Actor::Nobody, table, None, &hash, Lang::En)?;
            Ok(tables::queries::find_open_visit(tx, table)?.unwrap().id)
        });
        (token, visit)
    }

    fn owner(&self) -> SessionToken {
        let token = SessionToken::fresh().unwrap();
        let hash = token.hash();
        self.write(move |tx| {
            let ada = people::queries::find(tx, "Ada")?.unwrap();
            people::actions::start_session(tx, ada.id, &hash, "test")
        });
        token
    }
}

struct Got {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }
    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

#[derive(serde::Deserialize)]
struct Word {
    word: String,
}

async fn long(_: Tongue) -> HttpResponse {
    reply::page("<p>la</p>".repeat(500))
}
async fn echo(form: Form<Word>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body(form.word.clone())
}
async fn fails(path: web::Path<String>) -> Answer {
    Err(match path.as_str() {
        "fault" => Error::fault("the secret reason"),
        "busy" => Error::Busy,
        "field" => Error::field("name", crate::base::Msg::new("error-person-taken").text("name", "<b>")),
        _ => Error::missing(),
    }
    .into())
}
async fn guests(who: GuestWho) -> HttpResponse {
    HttpResponse::Ok().body(who.name.clone())
}
async fn desk(who: StaffWho) -> HttpResponse {
    assert_eq!(who.role, Role::Owner);
    HttpResponse::Ok().body(who.name.clone())
}
async fn live(req: HttpRequest, body: Payload, web: Data<State>, who: GuestWho) -> Answer {
    let topic = Topic::Visit(who.visit);
    let snapshot = Box::new(move |app: &App| {
        let seq = app.read(|read| read.seq())?;
        Ok((seq, vec![(topic, frames(topic, "cart", 0, seq, true, &[]))]))
    });
    let screen = Screen::guest(vec![topic], Lang::En, &["cart", "guests"], snapshot, who.alive());
    socket::open(&req, body, &web, who.seat(), screen)
}

/// The service with a few routes of the test's own.
fn with_routes(
    web: Data<State>,
) -> actix_web::App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = actix_web::Error, InitError = ()>,
> {
    service_of(web, |cfg| {
        cfg.route("/long", web::get().to(long))
            .route("/echo", web::post().to(echo))
            .route("/fails/{how}", web::route().to(fails))
            .route("/guests", web::get().to(guests))
            .route("/desk", web::get().to(desk))
            .route("/live", web::get().to(live))
            .configure(proof::routes);
        routes::configure(cfg);
    })
}

async fn ask(house: &House, req: TestRequest) -> Got {
    let service = init_service(with_routes(house.web.clone())).await;
    let res = service.call(req.to_request()).await.unwrap();
    let (status, headers) = (res.status(), res.headers().clone());
    let body = res.into_body().try_into_bytes().unwrap().to_vec();
    Got { status, headers, body }
}

fn get(path: &str) -> TestRequest {
    TestRequest::get().uri(path).insert_header(("host", "comanda.local"))
}
fn post(path: &str) -> TestRequest {
    let form = ("content-type", "application/x-www-form-urlencoded");
    TestRequest::post().uri(path).insert_header(("host", "comanda.local")).insert_header(form)
}
fn ours(req: TestRequest) -> TestRequest {
    req.insert_header(("origin", "http://comanda.local"))
}

#[actix_web::test]
async fn only_our_own_names_are_answered() {
    let house = House::open();
    assert_eq!(ask(&house, get("/healthz")).await.status, 200);
    let got = ask(
        &house,
        TestRequest::get().uri("/healthz").insert_header(("host", "evil.example")),
    )
    .await;
    assert_eq!(got.status, 421);
    assert!(
        got.text().contains("error-host") || got.text().contains("address"),
        "{}",
        got.text()
    );
    assert_eq!(ask(&house, TestRequest::get().uri("/healthz")).await.status, 421);
}

#[actix_web::test]
async fn the_address_of_the_settings_is_answered_from_then_on() {
    let house = House::open();
    let at = |host: &'static str| TestRequest::get().uri("/healthz").insert_header(("host", host));
    let set = |value: &'static str| {
        house.write(move |tx| crate::settings::actions::set(tx, &Actor::House, "base-url", value));
    };
    assert_eq!(ask(&house, at("menu.example")).await.status, 421);
    set("https://menu.example:8443");
    let got = ask(&house, at("menu.example:8443")).await;
    assert_eq!(got.status, 200);
    assert_eq!(got.header("cross-origin-opener-policy"), "same-origin");
    assert_eq!(ask(&house, at("evil.example")).await.status, 421);
    house.guest();
    let table = house.web.app.read(tables::queries::list).unwrap().remove(0);
    let url = crate::app::control::url_of(&house.web.app, &table);
    assert!(url.starts_with("https://menu.example:8443/t/"), "{url}");
    let cards = ask(&house, get("/admin/tables").cookie(actor::staff_cookie(&house.owner()))).await;
    assert!(cards.text().contains(&url), "{}", cards.text());
    set("http://comanda.local");
    assert_eq!(ask(&house, at("menu.example:8443")).await.status, 421);
    assert_eq!(
        ask(&house, at("comanda.local")).await.header("cross-origin-opener-policy"),
        ""
    );
}

#[actix_web::test]
async fn a_change_needs_an_origin_of_ours() {
    let house = House::open();
    assert_eq!(ask(&house, post("/echo").set_payload("word=hi")).await.status, 403);
    let evil = post("/echo").insert_header(("origin", "http://evil.example")).set_payload("word=hi");
    assert_eq!(ask(&house, evil).await.status, 403);
    let got = ask(&house, ours(post("/echo").set_payload("word=hi"))).await;
    assert_eq!((got.status.as_u16(), got.text().as_str()), (200, "hi"));
    let upgrade = get("/live")
        .insert_header(("upgrade", "websocket"))
        .insert_header(("connection", "upgrade"));
    assert_eq!(ask(&house, upgrade).await.status, 403);
}

#[actix_web::test]
async fn every_answer_has_the_headers() {
    let house = House::open();
    let evil = TestRequest::get().uri("/").insert_header(("host", "evil.example"));
    for (req, status, caching) in [
        (get("/long"), 200, "no-store"),
        (get("/healthz"), 200, "private, no-cache"),
        (get(files::asset("app.css")), 200, "public, max-age=31536000, immutable"),
        (get("/nothing"), 404, "no-store"),
        (get("/echo"), 404, "no-store"),
        (ours(post("/healthz")), 405, "no-store"),
        (post("/echo"), 403, "no-store"),
        (get("/desk"), 303, "no-store"),
        (evil, 421, "no-store"),
    ] {
        let got = ask(&house, req).await;
        assert_eq!(got.status, status);
        assert!(
            got.header("content-security-policy").starts_with("default-src 'none'"),
            "{status}"
        );
        assert_eq!(got.header("x-content-type-options"), "nosniff");
        assert_eq!(got.header("referrer-policy"), "same-origin");
        assert!(got.header("permissions-policy").contains("camera=()"));
        assert_eq!(got.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(got.header("cache-control"), caching, "{status}");
    }
    assert_eq!(ask(&house, ours(post("/healthz"))).await.header("allow"), "GET, HEAD");
}

#[actix_web::test]
async fn pages_are_packed_and_files_kept() {
    let house = House::open();
    let got = ask(&house, get("/long").insert_header(("accept-encoding", "gzip"))).await;
    assert_eq!(
        (got.header("content-encoding"), got.header("vary")),
        ("gzip", "accept-encoding")
    );
    let mut plain = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&got.body[..]), &mut plain).unwrap();
    assert_eq!(plain, "<p>la</p>".repeat(500));
    let got = ask(&house, get("/long")).await;
    assert_eq!((got.header("content-encoding"), got.body.len()), ("", 4500));
    let css = files::asset("app.css");
    let packed = ask(&house, get(css).insert_header(("accept-encoding", "gzip"))).await;
    assert_eq!(
        (packed.header("content-encoding"), packed.header("vary")),
        ("gzip", "accept-encoding")
    );
    assert!(ask(&house, get(css)).await.body.len() > packed.body.len());
    let (folder, name) = css.rsplit_once('/').unwrap();
    let other = format!("{}0000/{name}", &folder[..folder.len() - 4]);
    for wrong in [
        other.as_str(),
        "/static/missing",
        "/static/x/../Cargo.toml",
        "/pictures/00",
    ] {
        assert_eq!(ask(&house, get(wrong)).await.status, 404, "{wrong}");
    }
}

#[actix_web::test]
async fn what_cannot_be_read_is_told_in_words() {
    let house = House::open();
    for (body, status) in [
        ("", 400),
        ("other=1", 400),
        ("word=%ff%fe", 200),
        (&*format!("word={}", "x".repeat(70_000)), 413),
    ] {
        let got = ask(&house, ours(post("/echo")).set_payload(body.to_string())).await;
        assert_eq!(got.status, status);
        assert_eq!(got.text().contains("<!doctype html>"), status != 200, "{}", got.text());
    }
    for (asked, given) in [
        ("it", "it"),
        ("de-CH,en;q=0.5", "de"),
        ("fr-CA", "fr"),
        ("es-MX,es;q=0.9", "es"),
    ] {
        let page = ask(&house, get("/nothing").insert_header(("accept-language", asked))).await;
        assert!(page.text().contains(&format!(r#"<html lang="{given}">"#)), "{asked}");
    }
    let json = get("/fails/field").insert_header(("accept", "application/json"));
    let got = ask(&house, json).await;
    assert_eq!(
        (got.status.as_u16(), got.header("content-type")),
        (422, "application/problem+json")
    );
    let problem: serde_json::Value = serde_json::from_slice(&got.body).unwrap();
    assert_eq!(
        (&problem["status"], &problem["errors"][0]["field"]),
        (&422.into(), &"name".into())
    );
    let live = ours(post("/fails/field")).insert_header(("x-regions", "1"));
    let got = ask(&house, live).await;
    assert!(
        got.text().starts_with(r#"<div id="toast""#) && !got.text().contains("<b>"),
        "{}",
        got.text()
    );
}

#[actix_web::test]
async fn faults_tell_nobody_their_reason() {
    let house = House::open();
    let got = ask(&house, get("/fails/fault")).await;
    assert_eq!(got.status, 500);
    assert!(!got.text().contains("secret"));
    assert_eq!(ask(&house, get("/fails/busy")).await.header("retry-after"), "1");
}

#[actix_web::test]
async fn the_last_places_before_the_writer_are_the_staffs() {
    let house = House::open();
    let (guest, _) = house.guest();
    let owner = house.owner();
    let (started, let_go) = (
        Arc::new(std::sync::Barrier::new(2)),
        Arc::new(std::sync::Barrier::new(2)),
    );
    let (writing, held) = (started.clone(), let_go.clone());
    let app = house.web.app.clone();
    let first = std::thread::spawn(move || {
        app.store.write_blocking(move |_| {
            writing.wait();
            held.wait();
            Ok(())
        })
    });
    started.wait();
    let mut waiting = Vec::new();
    while !house.web.app.store.is_crowded() {
        let app = house.web.app.clone();
        let mut job = Box::pin(async move { app.store.write(|_| Ok(())).await });
        assert!(futures_util::FutureExt::now_or_never(job.as_mut()).is_none());
        waiting.push(job);
    }
    let form = || ours(post("/echo")).set_form([("word", "yes")]);
    let refused = ask(&house, form().cookie(guest_cookie(&guest))).await;
    assert_eq!(
        (refused.status, refused.header("retry-after")),
        (503.try_into().unwrap(), "1")
    );
    assert_eq!(
        ask(&house, get("/long").cookie(guest_cookie(&guest))).await.status,
        200,
        "who reads is served"
    );
    assert_eq!(
        ask(&house, form().cookie(actor::staff_cookie(&owner))).await.status,
        200
    );
    let_go.wait();
    first.join().unwrap().unwrap();
    for job in waiting {
        job.await.unwrap();
    }
    assert_eq!(ask(&house, form().cookie(guest_cookie(&guest))).await.status, 200);
}

#[actix_web::test]
async fn sessions_decide_who_comes_in() {
    let house = House::open();
    let (guest, _) = house.guest();
    let owner = house.owner();
    let got = ask(&house, get("/guests")).await;
    assert_eq!((got.status.as_u16(), got.text().contains("scan")), (401, true));
    assert_eq!(
        ask(&house, get("/guests").cookie(guest_cookie(&guest))).await.status,
        200
    );
    let got = ask(&house, get("/desk?a=1&b=2")).await;
    assert_eq!(got.header("location"), "/sign-in?next=/desk%3Fa%3D1%26b%3D2");
    let got = ask(&house, get("/desk").insert_header(("x-regions", "1"))).await;
    assert_eq!((got.status.as_u16(), got.header("x-go")), (401, "/sign-in"));
    assert_eq!(
        ask(&house, get("/desk").cookie(actor::staff_cookie(&owner))).await.text(),
        "Ada"
    );
    // One's cookie opens nothing under the other's name.
    let crossed = actix_web::cookie::Cookie::new(actor::STAFF, guest.as_str().to_string());
    assert_eq!(ask(&house, get("/desk").cookie(crossed)).await.status, 303);
}

#[actix_web::test]
async fn a_house_without_an_owner_shows_its_setup() {
    let house = House::new();
    for path in ["/", "/menu", "/guests", "/floor"] {
        assert_eq!(ask(&house, get(path)).await.header("location"), "/setup");
    }
    assert_eq!(ask(&house, get("/healthz")).await.status, 200);
    assert_eq!(ask(&house, get(files::asset("app.css"))).await.status, 200);
}

#[actix_web::test]
async fn who_asks_too_often_waits() {
    let house = House::open();
    let (guest, _) = house.guest();
    let mut last = None;
    // A slow machine asks hardly faster than the limit allows.
    for _ in 0..5000 {
        let got = ask(&house, get("/guests").cookie(guest_cookie(&guest))).await;
        if got.status == 429 {
            last = Some(got);
            break;
        }
    }
    assert_eq!(last.unwrap().header("retry-after"), "1");
    // Files are no pages, and another session is another bucket.
    assert_eq!(
        ask(&house, get(files::asset("app.css")).cookie(guest_cookie(&guest))).await.status,
        200
    );
    let (other, _) = house.guest();
    assert_eq!(
        ask(&house, get("/guests").cookie(guest_cookie(&other))).await.status,
        200
    );
}

mod boards {
    use super::*;
    use crate::base::ids::StationId;
    use crate::menu::Allergens;
    use crate::tables::diet::{self, Diet};
    use crate::{cart, menu, orders, settings, store};

    /// What Anna says after she has sent is on the board that shows her order, and on no other.
    #[actix_web::test]
    async fn an_allergy_that_is_said_late_is_on_the_ticket_at_once() {
        let house = House::open();
        let (_, visit) = house.guest();
        let anna = who_sits(&house, visit);
        let station = order_pizza(&house, anna, visit);
        paint::start(&house.web.app).unwrap();
        let hub = &house.web.app.hub;
        let mut board = hub.follow(Topic::Station(station), Lang::En, &["board"]);
        let mut other = hub.follow(Topic::Station(StationId(station.0 + 1)), Lang::En, &["board"]);
        let said = Diet {
            avoids: Allergens::default().with("milk").unwrap().with("nuts").unwrap(),
            allergic: true,
            ..Diet::default()
        };
        house.write(move |tx| diet::actions::set(tx, &anna, visit, &said));
        let paint = tokio::time::timeout(Duration::from_secs(5), board.recv()).await.unwrap().unwrap();
        let text = &paint.frames[0].text;
        assert!(text.contains("Milk, Nuts") && text.contains("Contains Milk!"), "{text}");
        // The close erases it, also from a ticket that waits to be seen.
        house.write(move |tx| {
            let line = orders::queries::list_of_visit(tx, visit, Lang::En)?[0].lines[0].id;
            let why = crate::base::text::Note::parse("a hair")?;
            orders::actions::step_line(tx, &Actor::House, line, orders::Step::Void, &why)
        });
        house.write(move |tx| crate::floor::actions::close(tx, &Actor::House, visit));
        let erased = async {
            loop {
                let text = board.recv().await.unwrap().frames[0].text.clone();
                if text.contains("is-void") && !text.contains("Milk") {
                    return;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(5), erased).await.unwrap();
        // Stations are painted in the order of their numbers, so the first fact has come by here as well.
        assert!(other.try_recv().is_err(), "it has nothing of hers");
    }

    #[actix_web::test]
    async fn a_fault_in_counting_the_figures_keeps_no_phone_waiting() {
        let house = House::open();
        let (_, visit) = house.guest();
        let anna = who_sits(&house, visit);
        house.write(|tx| tx.run("DROP TABLE sum_cursor", []).map(drop));
        paint::start(&house.web.app).unwrap();
        let hub = &house.web.app.hub;
        let mut today = hub.follow(Topic::Insights, Lang::En, &["today"]);
        let mut phone = hub.follow(Topic::Visit(visit), Lang::En, &["orders"]);
        order_pizza(&house, anna, visit);
        let paint = tokio::time::timeout(Duration::from_secs(5), phone.recv()).await.unwrap().unwrap();
        assert!(paint.frames[0].text.contains("Pizza"), "{}", paint.frames[0].text);
        assert!(today.try_recv().is_err(), "they could not be counted");
    }

    /// The guest who came first.
    fn who_sits(house: &House, visit: crate::base::ids::VisitId) -> Actor {
        house.write(move |tx| {
            let guest = tables::queries::list_guests(tx, visit)?[0].id;
            Ok(Actor::Guest { guest, visit })
        })
    }

    /// Sends a large pizza; answers where it is made.
    fn order_pizza(house: &House, who: Actor, visit: crate::base::ids::VisitId) -> StationId {
        house.write(move |tx| {
            let file = menu::import::parse(
                crate::testing::MENU.as_bytes(),
                settings::queries::get(tx)?.currency,
                &|_: &str| None,
            );
            menu::actions::import(tx, &Actor::House, &file.unwrap())?;
            let menu = menu::queries::menu(tx, Lang::En)?;
            let pizza = menu.iter().flat_map(|c| &c.items).find(|i| i.name == "Pizza").unwrap();
            let large = pizza.groups[0].options[1].id;
            let add = crate::testing::add(pizza.id, vec![large], 1);
            cart::actions::add(tx, &who, visit, None, &add)?;
            let cart = cart::queries::get(tx, visit, Lang::En)?;
            let place = orders::actions::Place {
                seen: cart.lines.iter().map(|l| (l.number, l.version)).collect(),
                total: cart.total(),
                pay: settings::PayWay::Later,
            };
            orders::actions::place(tx, &who, visit, &store::RequestKey::fresh()?, &place)?;
            Ok(pizza.station)
        })
    }
}

mod live_screens {
    use super::*;
    use actix_web::HttpServer;
    use futures_util::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::client::IntoClientRequest;
    use tokio_tungstenite::tungstenite::{Error as WsError, Message};
    use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

    type Client = WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>;

    fn serve(house: &House) -> (std::net::SocketAddr, ServerHandle) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let web = house.web.clone();
        let server = HttpServer::new(move || with_routes(web.clone()))
            .listen(listener)
            .unwrap()
            .workers(1)
            .disable_signals()
            .shutdown_timeout(5)
            .run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        (at, handle)
    }

    async fn connect(at: std::net::SocketAddr, token: &SessionToken) -> Result<Client, WsError> {
        let mut req = format!("ws://{at}/live").into_client_request().unwrap();
        req.headers_mut().insert("origin", format!("http://{at}").parse().unwrap());
        req.headers_mut()
            .insert("cookie", format!("comanda_guest={}", token.as_str()).parse().unwrap());
        connect_async(req).await.map(|(client, _)| client)
    }

    /// The next message that is no ping: a text, or the code of the end.
    async fn next(client: &mut Client) -> Result<serde_json::Value, u16> {
        loop {
            let message = tokio::time::timeout(Duration::from_secs(3), client.next()).await.unwrap();
            match message {
                Some(Ok(Message::Text(text))) => {
                    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
                    if json["t"] != "beat" {
                        return Ok(json);
                    }
                }
                Some(Ok(Message::Close(reason))) => return Err(reason.map_or(0, |r| r.code.into())),
                Some(Ok(_)) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    async fn painted(client: &mut Client) {
        assert_eq!(next(client).await.unwrap()["t"], "hello");
        assert_eq!(next(client).await.unwrap()["full"], true);
    }

    #[actix_web::test]
    async fn a_screen_is_painted_then_follows() {
        let house = House::open();
        let (guest, visit) = house.guest();
        let (at, _server) = serve(&house);
        let mut client = connect(at, &guest).await.unwrap();
        let hello = next(&mut client).await.unwrap();
        assert_eq!(
            (&hello["version"], &hello["beat"]),
            (&env!("COMANDA_VERSION_HASH").into(), &10.into())
        );
        let full = next(&mut client).await.unwrap();
        assert_eq!((&full["topic"], &full["full"]), (&"visit/cart".into(), &true.into()));
        let seq = full["seq"].as_i64().unwrap();
        let topic = Topic::Visit(visit);
        for (region, seq) in [("cart", seq), ("bill", seq + 1), ("cart", seq + 2)] {
            house.web.app.hub.send(topic, Lang::En, seq, |prev| {
                frames(topic, region, prev(region), seq, false, &[])
            });
        }
        // What the snapshot shows already and what is not on the screen is not sent.
        assert_eq!(next(&mut client).await.unwrap()["seq"], seq + 2);
        client.send(Message::text(r#"{"t":"sync"}"#)).await.unwrap();
        assert_eq!(next(&mut client).await.unwrap()["full"], true);
    }

    /// A forced lag: far more than the system's buffers and the hub keep for a
    /// screen is sent while it reads nothing.
    #[actix_web::test]
    async fn a_screen_that_lags_is_painted_anew_and_goes_on() {
        let house = House::open();
        let (guest, visit) = house.guest();
        let (at, _server) = serve(&house);
        let mut client = connect(at, &guest).await.unwrap();
        painted(&mut client).await;
        let seq = house.web.app.read(|r| r.seq()).unwrap();
        let pad = "x".repeat(256 * 1024);
        let send = |seq: i64| {
            house.web.app.hub.send(Topic::Visit(visit), Lang::En, seq, |prev| {
                let op = Op::Replace {
                    id: "none".into(),
                    html: pad.clone(),
                };
                frames(Topic::Visit(visit), "cart", prev("cart"), seq, false, &[op])
            });
        };
        (1..=160).for_each(|n| send(seq + n));
        let mut came = 0;
        while next(&mut client).await.unwrap()["full"] != true {
            came += 1;
            assert!(came < 160, "some were dropped, so everything is painted");
        }
        // What comes after the lag is sent as before.
        send(seq + 161);
        let last = loop {
            let paint = next(&mut client).await.unwrap();
            if paint["seq"] == seq + 161 {
                break paint;
            }
        };
        assert_eq!(last["full"], false);
    }

    #[actix_web::test]
    async fn a_screen_ends_with_its_session_at_once() {
        let house = House::open();
        let (guest, visit) = house.guest();
        let (at, _server) = serve(&house);
        let mut client = connect(at, &guest).await.unwrap();
        painted(&mut client).await;
        let seq = house.write(move |tx| {
            tx.run("UPDATE visits SET closed_ms = ?1", [tx.now.at_ms])?;
            Ok(tx.seq()? + 1)
        });
        let topic = Topic::Visit(visit);
        house.web.app.hub.send(topic, Lang::En, seq, |prev| {
            frames(topic, "guests", prev("guests"), seq, false, &[])
        });
        let at_once = tokio::time::timeout(Duration::from_millis(100), next(&mut client)).await;
        assert_eq!(at_once.unwrap(), Err(4401));
        let mut late = connect(at, &guest).await.unwrap();
        assert_eq!(next(&mut late).await, Err(4401));
    }

    #[actix_web::test]
    async fn a_screen_that_says_anything_else_is_closed() {
        let house = House::open();
        let (guest, _) = house.guest();
        let (at, _server) = serve(&house);
        let binary = Message::binary(vec![0; 10]);
        for (message, code) in [
            (Message::text("x".repeat(5000)), 1009),
            (Message::text("hi"), 1008),
            (binary, 1008),
        ] {
            let mut client = connect(at, &guest).await.unwrap();
            painted(&mut client).await;
            client.send(message).await.unwrap();
            assert_eq!(next(&mut client).await, Err(code));
        }
        let mut client = connect(at, &guest).await.unwrap();
        painted(&mut client).await;
        for _ in 0..11 {
            client.send(Message::Ping(Vec::new().into())).await.unwrap();
        }
        assert_eq!(next(&mut client).await, Err(1008));
    }

    #[actix_web::test]
    async fn a_fourth_screen_of_a_device_ends_its_oldest() {
        let house = House::open();
        let (guest, _) = house.guest();
        let (at, _server) = serve(&house);
        let mut open = Vec::new();
        for _ in 0..4 {
            let mut client = connect(at, &guest).await.unwrap();
            painted(&mut client).await;
            open.push(client);
        }
        assert_eq!(next(&mut open[0]).await, Err(4409));
        for client in &mut open[1..] {
            client.send(Message::text(r#"{"t":"sync"}"#)).await.unwrap();
            assert_eq!(next(client).await.unwrap()["full"], true);
        }
    }

    #[actix_web::test]
    async fn the_end_of_the_program_is_told_and_quick() {
        let house = House::open();
        let (guest, _) = house.guest();
        let (at, server) = serve(&house);
        let mut client = connect(at, &guest).await.unwrap();
        painted(&mut client).await;
        house.web.stop();
        let stopped = actix_web::rt::spawn(async move { server.stop(true).await });
        assert_eq!(next(&mut client).await, Err(1012));
        drop(client);
        tokio::time::timeout(Duration::from_secs(3), stopped).await.unwrap().unwrap();
    }
}
