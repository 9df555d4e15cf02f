//! Old orders by the million, written straight into a closed house: as many visits, guests, orders, lines and
//! facts as three years would leave, all of them over.

use std::path::Path;

use rusqlite::Connection;

use super::Failure;

/// Orders of each old visit.
const EACH: i64 = 2;
/// Days on which they were.
const DAYS: i64 = 3 * 365;

/// The tables of what is over, but the facts: each row's number is `n`.
const OVER: [(&str, i64); 5] = [
    (
        "INSERT INTO visits (id, public_id, table_id, business_day, opened_ms, touched_ms, touched_boot, touched_mono_ms,
           closed_ms, covers) SELECT {visit}, randomblob(16), 1 + n % 10, {day}, {ms}, {ms}, 5, n, {ms} + 5400000, 2 FROM c",
        1,
    ),
    (
        "INSERT INTO guests (id, visit_id, number, name, language, state, joined_ms)
         SELECT {visit}, {visit}, 1, 'Mango', 'en', 'seated', {ms} FROM c",
        1,
    ),
    (
        "INSERT INTO orders (id, public_id, visit_id, business_day, number, placed_ms, placed_boot, placed_mono_ms,
           guest_id, pay, open) SELECT 1000000 + n, randomblob(16), {visit}, {day}, n, {ms}, 5, n, {visit}, 'later', 0 FROM c",
        EACH,
    ),
    (
        "INSERT INTO order_lines (id, order_id, visit_id, number, guest_id, item_id, revision, quantity, unit_price,
           tax_ppm, allergens, station_id, note, state, state_ms)
         SELECT 1000000 + n, 1000000 + n / 3, {visit}, n, {visit}, 1 + n * 7919 % 55, 1, 1, 900, 100000, 3, 1, '', 'served',
           {ms} FROM c",
        3 * EACH,
    ),
    (
        "INSERT INTO bills (visit_id, kind, method, amount, business_day, at_ms)
         SELECT {visit}, 'payment', 'cash', 5400, {day}, {ms} FROM c",
        1,
    ),
];

/// The facts of each order: that it was placed, and that its three lines were made and served.
const FACTS: &str = "
    INSERT INTO events (seq, at_ms, boot, mono_ms, business_day, actor_kind, actor_id, visit_id, feature, version, payload)
    SELECT {first} + n, {ms}, 5, n, {day}, 'guest', 1, {visit}, 'orders', 1, CASE n % 4
      WHEN 0 THEN '{\"OrderPlaced\":{\"order\":' || n || ',\"number\":1,\"pay\":\"later\",\"lines\":['
        || '{\"line\":1,\"number\":1,\"guest\":2,\"item\":3,\"revision\":1,\"options\":[],\"quantity\":1,\"unit\":900,'
        || '\"tax_ppm\":100000,\"station\":1,\"state\":\"Sent\"}]}}'
      ELSE '{\"LineStepped\":{\"order\":' || n || ',\"line\":1,\"station\":1,\"from\":\"Sent\",\"to\":\"Served\"}}' END FROM c";

/// Adds so many old orders of three lines each.
pub fn orders(data: &Path, orders: i64) -> Result<(), Failure> {
    let conn = Connection::open(data.join("comanda.db"))?;
    conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000; BEGIN")?;
    let today: i64 = conn.query_row("SELECT max(business_day) FROM events", [], |r| r.get(0))?;
    let first: i64 = conn.query_row("SELECT max(seq) + 1 FROM events", [], |r| r.get(0))?;
    let visits = orders / EACH;
    for (sql, each) in OVER.into_iter().chain([(FACTS, 4 * EACH)]) {
        let count = visits * each;
        let day = format!("({today} - {DAYS} + n * {DAYS} / {count})");
        let words = [
            ("{ms}", format!("({day} * 86400000 + 43200000)")),
            ("{day}", day),
            ("{visit}", format!("(1000000 + n * {visits} / {count})")),
            ("{first}", first.to_string()),
        ];
        let sql = words.iter().fold(sql.to_string(), |sql, (word, with)| sql.replace(word, with));
        let series = format!("WITH RECURSIVE c (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < {count})");
        conn.execute(&format!("{series} {sql}"), []).map_err(|e| format!("{e}: {sql}"))?;
    }
    conn.execute_batch(
        "UPDATE sum_cursor SET seq = (SELECT max(seq) FROM events); COMMIT; PRAGMA wal_checkpoint(TRUNCATE)",
    )?;
    Ok(())
}
