//! A house to test in: the real program with the demo's menu, tables and
//! people, in a directory of its own, and the people who come to it.
//!
//! ```text
//! let house = House::open().await;
//! let anna = house.guest("T4").await;
//! let mut phone = anna.socket("/live/visit?screen=cart").await;
//! let (status, _) = anna.post_form("/visit/orders", &[("key", "…")]).await;
//! let paint = phone.next_paint(|p| p.to_string().contains("Order 1")).await;
//! ```
//!
//! A test crate declares it with `pub mod support;`, since not every crate uses all of it.

pub mod api;
pub mod chance;
pub mod events;
pub mod page;
pub mod pizzeria;
pub mod replay;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use reqwest::cookie::{CookieStore, Jar};
use reqwest::{Client, Method, RequestBuilder, redirect};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, client_async};

/// How long anything that is waited for may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the program may take to open, on a busy machine and without optimisation.
const OPENING: Duration = Duration::from_secs(60);

/// The real program, running; it ends with this value.
pub struct House {
    /// Where it is: `http://127.0.0.1:PORT`.
    pub url: String,
    /// What `comanda demo --json` said: `tables` and `accounts`.
    pub demo: Value,
    child: Child,
    data: TempDir,
    limits: u32,
    /// What the program finds in its environment beside what every test gives it.
    env: Vec<(&'static str, String)>,
}

impl House {
    /// The demo in a new data directory, on a free port.
    pub async fn open() -> House {
        House::with_limits(1).await
    }

    /// The demo with every rate limit so many times as generous, for a test that asks a lot.
    pub async fn with_limits(limits: u32) -> House {
        House::demo(program(), &[], limits, temporary(), Vec::new()).await
    }

    /// The demo as a rehearsal, into which fake guests are let.
    pub async fn rehearsing() -> House {
        House::demo(program(), &["--rehearsal"], 1, temporary(), Vec::new()).await
    }

    /// The demo on a machine whose clock a test can set while the program runs: [`House::set_clock`]. The clock that
    /// runs since the machine's start is left as it is, as the kernel leaves it.
    pub async fn with_a_clock(to: &str) -> House {
        let data = temporary();
        let file = data.path().join("clock");
        std::fs::write(&file, to).expect("the clock's file");
        let env = vec![
            ("LD_PRELOAD", shim()),
            ("FAKETIME_TIMESTAMP_FILE", file.display().to_string()),
            ("FAKETIME_NO_CACHE", "1".into()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".into()),
        ];
        House::demo(program(), &[], 100, data, env).await
    }

    /// Sets the machine's clock: `+3h` or `-2d` against the true time, or `@2020-01-01 12:00:00` from where it goes on.
    pub fn set_clock(&self, to: &str) {
        // At once, for the program may read it at any moment.
        let next = self.data().join("clock.next");
        std::fs::write(&next, to).expect("the clock's file");
        std::fs::rename(next, self.data().join("clock")).expect("the clock's file");
    }

    /// The demo on a disk that fails when a test says so: [`House::break_disk`].
    pub async fn with_faults() -> House {
        let data = temporary();
        let (shim, faults) = (data.path().join("shim.so"), data.path().join("faults"));
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/disk/shim.c");
        let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&shim).arg(source).status();
        assert!(built.expect("cc, which SQLite is built with too").success());
        std::fs::write(&faults, "").expect("the file of faults");
        let env = vec![
            ("LD_PRELOAD", shim.display().to_string()),
            ("DISK_FAULTS", faults.display().to_string()),
        ];
        House::demo(program(), &[], 1000, data, env).await
    }

    /// From now on these calls on the database's files fail: `write 5`, a line each. Nothing: the disk is good.
    pub fn break_disk(&self, faults: &str) {
        std::fs::write(self.data().join("faults"), faults).expect("the file of faults");
    }

    async fn demo(
        command: Command,
        more: &[&str],
        limits: u32,
        data: TempDir,
        env: Vec<(&'static str, String)>,
    ) -> House {
        let args = ["demo", "--no-past", "--json", "--listen", "127.0.0.1:0"];
        let (mut child, stdout) = spawn(command, &[&args[..], more].concat(), &data, limits, &env);
        let (line, _) = first_line(stdout, &mut child).await;
        let demo: Value = serde_json::from_str(&line).expect("the demo's line of JSON");
        House {
            url: text(&demo, "base_url").to_string(),
            demo,
            child,
            data,
            limits,
            env,
        }
    }

    /// Limits the size of the files that the program may write, as a full disk does, to a little more than
    /// they have now; `None` takes the limit away. The kernel then refuses the bytes beyond it (EFBIG).
    pub fn limit_files(&self, more: Option<u64>) {
        let size = |name: &str| std::fs::metadata(self.data().join(name)).map_or(0, |m| m.len());
        let largest = size("comanda.db").max(size("comanda.db-wal"));
        let limit = more.map_or("unlimited".to_string(), |more| (largest + more).to_string());
        let id = self.child.id().to_string();
        let set = Command::new("prlimit").args(["--pid", &id, &format!("--fsize={limit}:")]).status();
        assert!(set.expect("prlimit, of util-linux").success());
    }

    /// The demo with room for so many connections, in a system that gives the program so many open files.
    pub async fn confined(connections: usize, files: Option<u32>) -> House {
        let data = temporary();
        let mut command = Command::new("sh");
        let files = files.map_or(String::new(), |files| format!("ulimit -n {files}; "));
        command.args([
            "-c",
            &format!("{files}exec \"$0\" \"$@\""),
            env!("CARGO_BIN_EXE_comanda"),
        ]);
        let env = vec![("COMANDA_CONNECTIONS", connections.to_string())];
        House::demo(command, &[], 100, data, env).await
    }

    /// How many connections the program has open now.
    pub fn connections(&self) -> usize {
        let files = std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).expect("the program's files");
        let links = files.filter_map(|file| std::fs::read_link(file.ok()?.path()).ok());
        links.filter(|link| link.to_string_lossy().starts_with("socket:")).count()
    }

    /// How much time of a processor the program has used, in milliseconds.
    pub fn cpu_ms(&self) -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).expect("the program's status");
        let (_, rest) = stat.rsplit_once(") ").expect("its name");
        let fields: Vec<&str> = rest.split(' ').collect();
        // Hundredths of a second, in the program and in the system for it.
        let hundredths = |at: usize| fields[at].parse::<u64>().expect("a number");
        (hundredths(11) + hundredths(12)) * 10
    }

    /// A house that nobody owns yet, and its setup code.
    pub async fn empty() -> (House, String) {
        let data = temporary();
        let (mut child, stdout) = spawn(program(), &["serve", "--listen", "127.0.0.1:0"], &data, 100, &[]);
        let (greeting, rest) = first_line(stdout, &mut child).await;
        let lines: Vec<String> =
            std::iter::once(greeting).chain((0..3).map(|_| rest.recv().expect("a line"))).collect();
        let told = |before: &str| lines.iter().find_map(|l| l.split_once(before)).expect("what it tells").1.to_string();
        let (url, code) = (format!("http://{}", told("  http://")), told("every start: "));
        let house = House {
            url,
            demo: Value::Null,
            child,
            data,
            limits: 100,
            env: Vec::new(),
        };
        house.until_open().await;
        (house, code)
    }

    /// Where the house keeps its data.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The database's file, to look into while the program runs.
    pub fn database(&self) -> rusqlite::Connection {
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
        rusqlite::Connection::open_with_flags(self.database_path(), flags).expect("the database")
    }

    /// The path of the database's file.
    pub fn database_path(&self) -> PathBuf {
        self.data().join("comanda.db")
    }

    /// Everything that a refused request must leave as it was: the number of the newest fact, and
    /// what carts, orders, bills, calls and the menu hold.
    pub fn fingerprint(&self) -> String {
        let db = self.database();
        let parts = [
            "SELECT coalesce(max(seq), 0) || '/' || count(*) FROM events",
            "SELECT group_concat(visit_id || ':' || number || 'x' || quantity || note || options, ',') FROM cart_lines",
            "SELECT group_concat(id || state || quantity || unit_price || unseen, ',') FROM order_lines",
            "SELECT group_concat(id || method || amount, ',') FROM bills",
            "SELECT group_concat(id || coalesce(answered_ms, 0), ',') FROM calls",
            "SELECT group_concat(id || state || name || avoids || allergic || hides || diets, ',') FROM guests",
            "SELECT group_concat(id || coalesce(closed_ms, 0) || coalesce(covers, 0) || approved, ',') FROM visits",
            "SELECT group_concat(id || available || coalesce(stock, ''), ',') FROM items",
            "SELECT group_concat(id || available, ',') FROM options",
            "SELECT group_concat(id || name || area || active || position || generation, ',') FROM tables",
            "SELECT group_concat(hex(hash) || used, ',') FROM handovers",
            "SELECT group_concat(id, ',') FROM staff_sessions",
            "SELECT group_concat(id || name, ',') FROM devices",
            "SELECT group_concat(key || value, ',') FROM settings",
            "SELECT group_concat(id || name || role || active || password_hash || coalesce(pin_hash, ''), ',') FROM staff",
            "SELECT group_concat(id || name || coalesce(email, '') || shares || secret_hash, ',') FROM customers",
            "SELECT group_concat(id, ',') FROM customer_sessions",
            "SELECT group_concat(customer_id || ':' || item_id, ',') FROM customer_favourites",
            "SELECT group_concat(guest_id || ':' || customer_id, ',') FROM customer_guests",
            "SELECT group_concat(id, ',') FROM left_lines",
        ];
        let one = |sql: &&str| db.query_row(sql, [], |r| r.get::<_, Option<String>>(0)).expect("a row");
        let found: Vec<_> = parts.iter().map(|sql| one(sql).unwrap_or_default()).collect();
        found.join("\n")
    }

    /// How much memory the program has, in bytes.
    pub fn memory(&self) -> i64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("a running program");
        let line = status.lines().find(|l| l.starts_with("VmRSS:")).expect("a line of memory");
        let kilobytes = line.split_whitespace().nth(1).expect("a number");
        kilobytes.parse::<i64>().expect("a number") * 1024
    }

    /// Asks the program to end, as a service manager does, and answers how long it took.
    #[expect(clippy::disallowed_methods, reason = "how long something took is what is measured")]
    pub async fn terminate(&mut self) -> Duration {
        let begun = std::time::Instant::now();
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().expect("kill");
        assert!(asked.success());
        let status = self.ended().await;
        assert!(status.success(), "{status}");
        begun.elapsed()
    }

    /// Waits for the program's end.
    pub async fn ended(&mut self) -> ExitStatus {
        let ended = timeout(OPENING, async {
            let mut looks = tokio::time::interval(Duration::from_millis(10));
            loop {
                looks.tick().await;
                if let Some(status) = self.child.try_wait().expect("a child") {
                    return status;
                }
            }
        });
        ended.await.expect("the program to end")
    }

    /// The program pulled from the wall, and started again on the same port and data.
    pub async fn power_cut(&mut self) {
        self.kill();
        self.start_again().await;
    }

    /// Ends the program at once, without a word to it (SIGKILL).
    pub fn kill(&mut self) {
        end(&mut self.child);
    }

    /// The program once more after its end, on the same port and data; answers when it is open.
    pub async fn start_again(&mut self) {
        let (mut child, stdout) = self.spawn_again();
        first_line(stdout, &mut child).await;
        self.child = child;
        self.until_open().await;
    }

    /// Starts the program after its end and kills it so soon that it may still be opening.
    pub async fn start_and_kill(&mut self, after: Duration) {
        let (mut child, stdout) = self.spawn_again();
        tokio::time::sleep(after).await;
        end(&mut child);
        drop(stdout);
    }

    fn spawn_again(&self) -> (Child, ChildStdout) {
        let listen = self.url.trim_start_matches("http://");
        let args = ["serve", "--listen", listen, "--base-url", &self.url];
        spawn(program(), &args, &self.data, self.limits, &self.env)
    }

    /// A power cut, and a hand in the database before the program starts again: for what takes hours
    /// or thousands of orders to come about.
    pub async fn alter(&mut self, hand: impl FnOnce(&rusqlite::Connection)) {
        end(&mut self.child);
        let db = rusqlite::Connection::open(self.database_path()).expect("the database");
        hand(&db);
        drop(db);
        self.power_cut().await;
    }

    /// Waits until the house answers.
    async fn until_open(&self) {
        let client = Client::new();
        let answers = timeout(OPENING, async {
            let mut looks = tokio::time::interval(Duration::from_millis(20));
            let place = format!("{}/healthz", self.url);
            while client.get(&place).send().await.is_err() {
                looks.tick().await;
            }
        });
        answers.await.expect("the house to open");
    }

    /// Somebody who has not been here yet.
    pub fn visitor(&self) -> Persona {
        let jar = Arc::new(Jar::default());
        let client = Client::builder()
            .cookie_provider(jar.clone())
            .redirect(redirect::Policy::none())
            .timeout(PATIENCE)
            .build()
            .expect("a client");
        let url = self.url.clone();
        Persona { url, jar, client }
    }

    /// A phone that has just scanned the code of a table.
    pub async fn guest(&self, table: &str) -> Persona {
        let guest = self.visitor();
        let (status, body) = guest.get(&self.table_path(table)).await;
        assert_eq!(status, 303, "the scan of {table}: {body}");
        guest
    }

    /// What the code of a table leads to.
    pub fn table_path(&self, table: &str) -> String {
        let url = text(self.named("tables", "name", table), "url");
        url.trim_start_matches(&self.url).into()
    }

    /// The desk of a table.
    pub fn path_of_table(&self, table: &str) -> String {
        let asked = "SELECT id FROM tables WHERE name = ?1 AND active = 1";
        let id: i64 = self.database().query_row(asked, [table], |r| r.get(0)).expect("a table");
        format!("/floor/tables/{id}")
    }

    /// Somebody with that role who has signed in.
    pub async fn staff(&self, role: &str) -> Persona {
        let staff = self.visitor();
        let account = self.named("accounts", "role", role);
        let fields = [("name", text(account, "name")), ("password", text(account, "password"))];
        let (status, body) = staff.post_form("/sign-in", &fields).await;
        assert_eq!(status, 303, "the sign-in of {role}: {body}");
        staff
    }

    /// Changes a setting, by the command line beside the open house.
    pub fn set(&self, name: &str, value: &str) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comanda"));
        command.args(["settings", name, value, "--data"]).arg(self.data());
        assert!(command.output().expect("the command").status.success(), "{name}");
    }

    fn named(&self, list: &str, field: &str, value: &str) -> &Value {
        let all = self.demo[list].as_array().expect("a list of the demo");
        let found = all.iter().find(|entry| entry[field] == value);
        found.unwrap_or_else(|| panic!("no {value} among the demo's {list}"))
    }
}

impl Drop for House {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().expect("a text of the demo")
}

fn temporary() -> TempDir {
    TempDir::new().expect("a temporary directory")
}

/// The program. The signal that a limit on the size of files sends would end it; a full disk sends none.
fn program() -> Command {
    let mut command = Command::new("env");
    command.args(["--ignore-signal=XFSZ", env!("CARGO_BIN_EXE_comanda")]);
    command
}

/// The library that stands between a program and the machine's clock.
fn shim() -> String {
    let places = std::fs::read_dir("/usr/lib").expect("libraries").filter_map(Result::ok);
    let mut found = places.map(|place| place.path().join("faketime/libfaketime.so.1"));
    let shim = found.find(|file| file.exists()).expect("libfaketime, of the package faketime");
    shim.display().to_string()
}

/// Starts the program with its data in `data`, where it also stands, so that no configuration is found.
fn spawn(
    mut command: Command,
    args: &[&str],
    data: &TempDir,
    limits: u32,
    env: &[(&str, String)],
) -> (Child, ChildStdout) {
    let mut child = command
        .args(args)
        .arg("--data")
        .arg(data.path())
        .current_dir(data.path())
        .env_remove("COMANDA_BASE_URL")
        .env("COMANDA_LIMITS", limits.to_string())
        .env("RUST_LOG", "warn")
        .envs(env.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program to start");
    let stdout = child.stdout.take().expect("its output");
    (child, stdout)
}

/// Kills our own child and waits for its end.
fn end(child: &mut Child) {
    // It may have ended by itself; then there is nothing left to do.
    let _ = child.kill();
    let _ = child.wait();
}

/// The first line that the program prints, and the source of the next ones; all is read, so that it
/// never blocks.
async fn first_line(stdout: ChildStdout, child: &mut Child) -> (String, mpsc::Receiver<String>) {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        // Nobody may listen any more; the lines are read all the same.
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    let waited = tokio::task::spawn_blocking(move || (receiver.recv_timeout(OPENING), receiver));
    match waited.await.expect("the wait for a line") {
        (Ok(line), receiver) => (line, receiver),
        (Err(why), _) => {
            end(child);
            panic!("the program did not open: {why}");
        }
    }
}

/// Somebody with cookies of their own.
#[derive(Clone)]
pub struct Persona {
    url: String,
    jar: Arc<Jar>,
    client: Client,
}

impl Persona {
    /// A request that can still be changed, with the house's own Origin where a browser sends one.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let is_safe = method == Method::GET || method == Method::HEAD;
        let request = self.client.request(method, format!("{}{path}", self.url));
        if is_safe {
            request
        } else {
            request.header("origin", &self.url)
        }
    }

    /// Status and body of a page. Redirects are not followed.
    pub async fn get(&self, path: &str) -> (u16, String) {
        answer(self.request(Method::GET, path)).await
    }

    /// Status and body of the answer to a form, as a browser without script sends it.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        answer(self.request(Method::POST, path).form(fields)).await
    }

    /// Sends a file in a form's field as a browser does; answers the status, the page, and where it leads.
    pub async fn upload(&self, path: &str, field: &str, name: &str, bytes: &[u8]) -> (u16, String, String) {
        const BOUNDARY: &str = "----a-boundary";
        let head =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
        let body = [head.as_bytes(), bytes, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self.request(Method::POST, path).header("content-type", kind).body(body);
        let response = request.send().await.expect("an answer");
        let status = response.status().as_u16();
        let place = response.headers().get("location").map(|v| v.to_str().expect("text").to_string());
        (status, response.text().await.expect("text"), place.unwrap_or_default())
    }

    /// Keeps this cookie from now on, in place of one of its name.
    pub fn take_cookie(&self, cookie: &str) {
        let url = self.url.parse().expect("the house's address");
        self.jar.add_cookie_str(cookie, &url);
    }

    /// The item's number of the dish with this name on the guest's menu.
    pub async fn dish(&self, name: &str) -> String {
        let (_, page) = self.get("/menu").await;
        let link = format!(" data-sheet>{}</a>", page::escaped(name));
        let (before, _) = page.split_once(&link).unwrap_or_else(|| panic!("no {name} in {page}"));
        let id = before.rsplit("href=\"/menu/items/").next().expect("a link");
        id.trim_end_matches('"').to_string()
    }

    /// Puts a dish without options into the cart.
    pub async fn add(&self, item: &str) {
        let (status, body) = self.post_form("/visit/cart/lines", &[("item", item), ("quantity", "1")]).await;
        assert_eq!(status, 303, "{body}");
    }

    /// The fields with which the cart is sent now: key, lines, total and the way to pay.
    pub async fn sending(&self) -> [(&'static str, String); 4] {
        let (_, cart) = self.get("/visit/cart").await;
        let field = |name| page::field(&cart, name).to_string();
        [
            ("key", field("key")),
            ("lines", field("lines")),
            ("total", field("total")),
            ("pay", "later".into()),
        ]
    }

    /// Sends the cart; answers the order's number.
    pub async fn send(&self) -> String {
        let fields = self.sending().await;
        let (status, body) = answer(self.request(Method::POST, "/visit/orders").form(&fields)).await;
        assert_eq!(status, 303, "{body}");
        let (_, page) = self.get("/visit/orders").await;
        page::between(&page, "data-order=\"", "\"").expect("an order").to_string()
    }

    /// The Cookie header that a browser would send; empty without cookies.
    pub fn cookies(&self) -> String {
        let url = self.url.parse().expect("the house's address");
        let header = self.jar.cookies(&url);
        header.map_or_else(String::new, |h| h.to_str().expect("cookies in ASCII").to_string())
    }

    /// A live screen's socket.
    pub async fn socket(&self, path: &str) -> Socket {
        self.try_socket(path).await.expect("a socket")
    }

    /// A live screen's socket, or why it was refused: `Err(Error::Http(answer))`.
    pub async fn try_socket(&self, path: &str) -> Result<Socket, Box<Error>> {
        self.socket_with(path, &[("origin", &self.url)], None).await
    }

    /// A socket on a connection that takes in little before it is read, as on a weak link.
    pub async fn narrow_socket(&self, path: &str, room: u32) -> Socket {
        let opened = self.socket_with(path, &[("origin", &self.url)], Some(room)).await;
        opened.expect("a socket")
    }

    /// A socket with these headers beside the cookies, and with so many bytes of room to receive.
    pub async fn socket_with(
        &self,
        path: &str,
        headers: &[(&'static str, &str)],
        room: Option<u32>,
    ) -> Result<Socket, Box<Error>> {
        let url = format!("{}{path}", self.url.replacen("http", "ws", 1));
        let mut request = url.into_client_request()?;
        let cookies = self.cookies();
        let cookies = Some(("cookie", cookies.as_str())).filter(|(_, c)| !c.is_empty());
        for (name, value) in headers.iter().copied().chain(cookies) {
            request.headers_mut().insert(name, value.parse().expect("a header"));
        }
        let socket = TcpSocket::new_v4().expect("a socket of the system");
        if let Some(room) = room {
            socket.set_recv_buffer_size(room).expect("a small buffer");
        }
        let address = self.url.trim_start_matches("http://").parse().expect("an address");
        let stream = socket.connect(address).await.map_err(Error::from)?;
        stream.set_nodelay(true).map_err(Error::from)?;
        let connected = timeout(PATIENCE, client_async(request, MaybeTlsStream::Plain(stream))).await;
        let (stream, _) = connected.expect("an answer to the upgrade in time")?;
        Ok(Socket(stream))
    }
}

/// Status and body of what a request is answered.
pub async fn answer(request: RequestBuilder) -> (u16, String) {
    let response = request.send().await.expect("an answer");
    let status = response.status().as_u16();
    (status, response.text().await.expect("a body in UTF-8"))
}

/// A live screen's socket; closed when dropped.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// The next message, or the code with which the socket was closed.
    pub async fn next(&mut self) -> Result<Value, u16> {
        timeout(PATIENCE, self.read()).await.expect("a message in time")
    }

    /// The next message of a screen that may be silent for long.
    pub async fn next_within(&mut self, patience: Duration) -> Result<Value, u16> {
        timeout(patience, self.read()).await.expect("a message in time")
    }

    /// Sends a raw message.
    pub async fn send(&mut self, message: Message) {
        self.0.send(message).await.expect("a socket that takes messages");
    }

    /// The next paint that is looked for; others and beats are passed over.
    pub async fn next_paint(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        let mut seen = Vec::new();
        let found = timeout(PATIENCE, async {
            loop {
                match self.read().await {
                    Ok(message) if message["t"] == "paint" && is_it(&message) => return message,
                    Ok(message) => seen.push(message),
                    Err(code) => panic!("the socket was closed ({code}) after {seen:#?}"),
                }
            }
        });
        let found = found.await.ok();
        found.unwrap_or_else(|| panic!("no such paint; there were {seen:#?}"))
    }

    /// Waits until the server closes the socket, and answers its code. Where nothing is painted meanwhile, it looks
    /// after the screen's session with its beat only, every 10 s: two of them are waited for.
    pub async fn closed(&mut self) -> u16 {
        let closed = timeout(PATIENCE * 2, async {
            loop {
                if let Err(code) = self.read().await {
                    return code;
                }
            }
        });
        closed.await.expect("the socket to be closed in time")
    }

    /// Says something to the server.
    pub async fn say(&mut self, words: &str) {
        self.0.send(Message::text(words)).await.expect("a socket that takes words");
    }

    /// Reads a message; pings are answered meanwhile. 1006 stands for an end without a code (RFC 6455).
    async fn read(&mut self) -> Result<Value, u16> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(words))) => return Ok(serde_json::from_str(&words).expect("a message in JSON")),
                Some(Ok(Message::Close(frame))) => return Err(frame.map_or(1005, |f| f.code.into())),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(1006),
            }
        }
    }
}
