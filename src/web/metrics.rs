//! The house in numbers for a program that watches over it: Prometheus' text format, version 0.0.4.
//!
//! It tells how much a house earns by how many orders it has, so it is no guest's: an owner's session reads
//! it, or a machine's key of an owner with the scope `health:read`. Whoever merely asks on the machine itself
//! is nobody: guests may come through a proxy that runs there.

use std::fmt::Write as _;

use crate::app::{App, backups};
use crate::base::Actor;
use crate::base::gauge::{BOUNDS_US, Histogram};
use crate::store::room;
use crate::web::State;
use crate::web::routes::ROUTES;

/// How long requests took, by the pattern of their route.
pub struct Requests {
    /// In the order of [`ROUTES`]; what no route takes comes last.
    took: Vec<Histogram>,
}

impl Default for Requests {
    fn default() -> Self {
        let took = std::iter::repeat_with(Histogram::default).take(ROUTES.len() + 1);
        Requests { took: took.collect() }
    }
}

impl Requests {
    /// A request took so many microseconds.
    pub fn took(&self, method: &str, pattern: Option<&str>, us: i64) {
        let method = if method == "HEAD" { "GET" } else { method };
        let place = ROUTES.iter().position(|r| Some(r.path) == pattern && r.method == method);
        if let Some(cell) = self.took.get(place.unwrap_or(ROUTES.len())) {
            cell.took(us);
        }
    }
}

/// The whole text.
pub fn text(web: &State) -> String {
    let mut out = Text::default();
    let version = [("version", env!("CARGO_PKG_VERSION"))];
    out.one("comanda_build_info", "gauge", "The program.", &version, 1);
    of_the_writer(&mut out, &web.app);
    of_the_screens(&mut out, web);
    out.head(
        "comanda_request_seconds",
        "histogram",
        "How long answers took, by route.",
    );
    for (place, took) in web.requests.took.iter().enumerate().filter(|(_, took)| took.up_to().1 > 0) {
        let (method, route) = ROUTES.get(place).map_or(("", "none"), |r| (r.method, r.path));
        out.histogram("comanda_request_seconds", &[("method", method), ("route", route)], took);
    }
    of_the_machine(&mut out, &web.app);
    out.0
}

fn of_the_writer(out: &mut Text, app: &App) {
    let stats = app.store.stats();
    let waiting = stats.waiting.get();
    out.one(
        "comanda_writer_waiting",
        "gauge",
        "Jobs that wait for the writer.",
        &[],
        waiting,
    );
    let counted = [
        (
            "comanda_writer_jobs_total",
            "Jobs that the writer did or refused.",
            &stats.jobs,
        ),
        (
            "comanda_writer_busy_total",
            "Jobs sent away because too many waited.",
            &stats.busy,
        ),
        (
            "comanda_writer_no_room_total",
            "Commits that the disk refused.",
            &stats.no_room,
        ),
    ];
    counted
        .into_iter()
        .for_each(|(name, help, of)| out.one(name, "counter", help, &[], of.get()));
    out.head(
        "comanda_commit_seconds",
        "histogram",
        "How long commits took, with their sync.",
    );
    out.histogram("comanda_commit_seconds", &[], &stats.commits);
}

fn of_the_screens(out: &mut Text, web: &State) {
    let (phones, desks) = web.sockets.count();
    out.head("comanda_sockets", "gauge", "Open live screens.");
    out.line("comanda_sockets", &[("kind", "guests")], phones);
    out.line("comanda_sockets", &[("kind", "staff")], desks);
    let live = &web.app.numbers;
    let counted = [
        ("comanda_paints_total", "Topics that were painted.", &live.paints),
        (
            "comanda_lags_total",
            "Screens that missed a paint and were painted anew.",
            &live.lags,
        ),
        (
            "comanda_shed_total",
            "Screens that took nothing and were let go.",
            &live.shed,
        ),
    ];
    counted
        .into_iter()
        .for_each(|(name, help, of)| out.one(name, "counter", help, &[], of.get()));
}

fn of_the_machine(out: &mut Text, app: &App) {
    if let Some(bytes) = memory() {
        out.one(
            "comanda_memory_bytes",
            "gauge",
            "Memory that the program holds.",
            &[],
            bytes,
        );
    }
    if let Ok(room) = room::of(app.store.dir()) {
        out.one(
            "comanda_disk_free_bytes",
            "gauge",
            "Room on the disk of the data.",
            &[],
            room.free,
        );
        out.one("comanda_disk_bytes", "gauge", "All of that disk.", &[], room.total);
    }
    if let Some(age) = backups::health(app, &Actor::House).ok().and_then(|h| h.age_ms) {
        out.one(
            "comanda_backup_age_seconds",
            "gauge",
            "How old the newest backup is.",
            &[],
            age / 1000,
        );
    }
    let damaged = i64::from(app.soundness.damage().is_some());
    out.one(
        "comanda_database_damaged",
        "gauge",
        "Whether the database is known to be damaged.",
        &[],
        damaged,
    );
}

/// The resident memory of this process in bytes, as Linux tells it.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"))?;
    let kb: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kb * 1024)
}

/// Lines of the format.
#[derive(Default)]
struct Text(String);

impl Text {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let labels: Vec<_> = labels.iter().map(|(key, value)| format!("{key}=\"{}\"", quoted(value))).collect();
        let labels = if labels.is_empty() {
            String::new()
        } else {
            format!("{{{}}}", labels.join(","))
        };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }

    fn one(&mut self, name: &str, kind: &str, help: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        self.head(name, kind, help);
        self.line(name, labels, value);
    }

    fn histogram(&mut self, name: &str, labels: &[(&str, &str)], of: &Histogram) {
        let (up_to, all) = of.up_to();
        let bounds = BOUNDS_US.iter().map(|us| seconds(*us)).zip(up_to);
        for (bound, count) in bounds.chain([("+Inf".to_string(), all)]) {
            let labels: Vec<_> = labels.iter().copied().chain([("le", bound.as_str())]).collect();
            self.line(&format!("{name}_bucket"), &labels, count);
        }
        self.line(&format!("{name}_sum"), labels, seconds(of.sum_us()));
        self.line(&format!("{name}_count"), labels, all);
    }
}

/// Seconds with six decimals, from microseconds.
fn seconds(us: u64) -> String {
    format!("{}.{:06}", us / 1_000_000, us % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_as_the_format_wants_it() {
        let mut out = Text::default();
        let took = Histogram::default();
        took.took(700);
        took.took(3_000_000);
        out.head("a_seconds", "histogram", "Help.");
        out.histogram("a_seconds", &[("route", "/t/{x:\\d+}\"")], &took);
        out.one("b", "gauge", "Help.", &[], -1);
        let lines: Vec<&str> = out.0.lines().collect();
        assert_eq!(lines[0], "# HELP a_seconds Help.");
        assert_eq!(lines[1], "# TYPE a_seconds histogram");
        assert_eq!(lines[2], r#"a_seconds_bucket{route="/t/{x:\\d+}\"",le="0.000500"} 0"#);
        assert_eq!(lines[3], r#"a_seconds_bucket{route="/t/{x:\\d+}\"",le="0.001000"} 1"#);
        assert_eq!(lines[12], r#"a_seconds_bucket{route="/t/{x:\\d+}\"",le="+Inf"} 2"#);
        assert_eq!(lines[13], r#"a_seconds_sum{route="/t/{x:\\d+}\""} 3.000700"#);
        assert_eq!(lines[14], r#"a_seconds_count{route="/t/{x:\\d+}\""} 2"#);
        assert_eq!(lines[17], "b -1");
    }

    #[test]
    fn a_request_is_counted_at_its_own_route() {
        let requests = Requests::default();
        requests.took("HEAD", Some("/healthz"), 10);
        requests.took("GET", Some("/nowhere"), 10);
        requests.took("DELETE", Some("/healthz"), 10);
        let place = ROUTES.iter().position(|r| r.path == "/healthz").unwrap();
        assert_eq!(requests.took[place].up_to().1, 1);
        assert_eq!(requests.took[ROUTES.len()].up_to().1, 2);
    }
}
