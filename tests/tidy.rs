//! The house's conventions, kept as tests.
//!
//! A rule is a function from the text of files to complaints, each with its file
//! and line; a test holds that the tree has none, and a second one that the rule
//! can fail at all, on text made up for it. Rust is read by a small lexer that
//! knows comments, strings and characters, so that a word in a comment is not
//! taken for code, nor the other way round.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

// --- The tree ------------------------------------------------------------------------------------

/// A text file, by its path from the top of the tree.
struct File {
    path: String,
    text: String,
}

impl File {
    fn new(path: &str, text: &str) -> File {
        File {
            path: path.into(),
            text: text.into(),
        }
    }

    /// Whether it is compiled for tests alone.
    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/") || self.path == "src/testing.rs"
    }
}

/// Every text file below a folder with one of these endings, sorted by path.
fn read(folder: &str, endings: &[&str]) -> Vec<File> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![top.join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("an entry of a folder").path();
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                let skipped = ["node_modules", "out", "test-results"];
                let last = path.file_name().unwrap_or_default().to_string_lossy();
                if !skipped.contains(&last.as_ref()) {
                    folders.push(path);
                }
            } else if endings.iter().any(|e| name.ends_with(e)) {
                let inside = path.strip_prefix(top).expect("a path below the top");
                let text = fs::read_to_string(&path).expect("a text file in UTF-8");
                files.push(File::new(&inside.to_string_lossy(), &text));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn rust() -> Vec<File> {
    let files = read("src", &[".rs"]);
    assert!(files.len() > 20, "the source was not found");
    files
}

fn templates() -> Vec<File> {
    let files = read("templates", &[".html"]);
    assert!(!files.is_empty(), "the templates were not found");
    files
}

/// Our own static files; `static/vendor` is copied unchanged and checked by hash.
fn statics() -> Vec<File> {
    let mut files = read("static", &[".css", ".js", ".svg", ".html", ".json"]);
    files.retain(|f| !f.path.starts_with("static/vendor/"));
    files
}

fn none(complaints: &[String]) {
    assert!(
        complaints.is_empty(),
        "{} to mend:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}

// --- The lexer -----------------------------------------------------------------------------------

/// A Rust file taken apart. `code` is without comments, `bare` also without the
/// insides of strings; both keep every line where it was.
#[derive(Default)]
struct Rust {
    code: String,
    bare: String,
    /// Strings with the line they begin on.
    strings: Vec<(usize, String)>,
}

fn lex(text: &str) -> Rust {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Rust::default();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        at += if starts(rest, "//") {
            out.blank(&rest[..rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())])
        } else if starts(rest, "/*") {
            out.blank(&rest[..block_comment(rest)])
        } else if rest[0] == '"' {
            out.string(rest, 1, 0)
        } else if let Some(hashes) = raw_string(rest, at.checked_sub(1).map(|i| chars[i])) {
            out.string(rest, hashes + 2, hashes)
        } else if rest[0] == '\'' {
            out.keep(&rest[..character(rest)])
        } else {
            out.keep(&rest[..1])
        };
    }
    out
}

impl Rust {
    fn blank(&mut self, part: &[char]) -> usize {
        for c in part.iter().filter(|c| **c == '\n') {
            self.code.push(*c);
            self.bare.push(*c);
        }
        part.len()
    }

    fn keep(&mut self, part: &[char]) -> usize {
        self.code.extend(part);
        self.bare.extend(part);
        part.len()
    }

    /// Takes a string whose inside begins at `open`; raw ones end with `hashes`.
    fn string(&mut self, rest: &[char], open: usize, hashes: usize) -> usize {
        let raw = open > 1;
        let close: String = format!("\"{}", "#".repeat(hashes));
        let mut end = open;
        while end < rest.len() && !starts(&rest[end..], &close) {
            end += if !raw && rest[end] == '\\' { 2 } else { 1 };
        }
        let inside: String = rest[open..end.min(rest.len())].iter().collect();
        let end = (end + close.len()).min(rest.len());
        let line = 1 + self.code.matches('\n').count();
        self.code.extend(&rest[..end]);
        self.bare.push_str("\"\"");
        self.bare.extend(inside.chars().filter(|c| *c == '\n'));
        self.strings.push((line, inside));
        end
    }
}

fn starts(chars: &[char], with: &str) -> bool {
    with.chars().enumerate().all(|(i, c)| chars.get(i) == Some(&c))
}

/// How long a block comment is; they nest.
fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if starts(&rest[at..], "/*") {
            depth += 1;
            at += 2;
        } else if starts(&rest[at..], "*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// The number of hashes of a raw string that begins here.
fn raw_string(rest: &[char], before: Option<char>) -> Option<usize> {
    if rest[0] != 'r' || before.is_some_and(|c| is_word(c) && c != 'b') {
        return None;
    }
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then_some(hashes)
}

/// How long a character is, or 1 for the tick of a lifetime.
fn character(rest: &[char]) -> usize {
    match rest.get(1) {
        Some('\\') => 3 + rest[3..].iter().position(|c| *c == '\'').map_or(0, |i| i + 1),
        Some(_) if rest.get(2) == Some(&'\'') => 3,
        _ => 1,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Lines before the inline module of tests, which comes last in a file.
fn before_tests(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_tests = |pair: &[&str]| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod ") && pair[1].ends_with('{');
    lines.windows(2).position(is_tests).unwrap_or(lines.len())
}

/// The numbered lines outside tests of one form of a file.
fn lines<'a>(file: &File, form: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let end = if file.is_test() { 0 } else { before_tests(&file.text) };
    form.lines().take(end).enumerate().map(|(i, line)| (i + 1, line))
}

/// Places where a word begins, of a needle that begins with a letter.
fn words_at<'a>(line: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let begins = |at: &usize| !line[..*at].chars().next_back().is_some_and(is_word);
    line.match_indices(needle).map(|(at, _)| at).filter(begins)
}

#[test]
fn the_lexer_tells_code_from_comments_and_strings() {
    let rust = lex(
        "let a = \"x // y\\\"\"; // c \"d\"\n/* a /* b */ \"\n */ let r = r#\"raw \" \n\"#; 'q' '\"' '\\'' &'a str",
    );
    assert_eq!(rust.bare, "let a = \"\"; \n\n let r = \"\"\n; 'q' '\"' '\\'' &'a str");
    assert_eq!(
        rust.strings,
        [(1, "x // y\\\"".to_string()), (3, "raw \" \n".to_string())]
    );
    assert_eq!(
        before_tests("a\n#[cfg(test)]\nmod tests;\nb\n#[cfg(test)]\nmod tests {\n}"),
        4
    );
}

// --- Who may use whom ----------------------------------------------------------------------------

/// From the lowest up; each may use those before it.
const FEATURES: [&str; 12] = [
    "audit",
    "settings",
    "people",
    "menu",
    "tables",
    "cart",
    "orders",
    "kitchen",
    "bills",
    "floor",
    "customers",
    "insights",
];

fn may_use(from: &str, to: &str) -> bool {
    let rank = |room: &str| FEATURES.iter().position(|f| *f == room);
    if from == to || from == "lib" {
        return true;
    }
    match from {
        "base" => false,
        "store" | "live" | "config" | "rehearse" => to == "base",
        "app" => !matches!(to, "web" | "cli" | "main"),
        "web" => !matches!(to, "cli" | "main"),
        "cli" => to != "main",
        // What the tests of the features share.
        "testing" => rank(to).is_some() || matches!(to, "base" | "store"),
        "main" => to == "cli",
        _ => match (rank(from), rank(to)) {
            (Some(mine), Some(theirs)) => theirs < mine,
            (Some(_), None) => matches!(to, "base" | "store"),
            _ => false,
        },
    }
}

/// The room of a file below `src`, and how many modules deep the file is.
fn room(path: &str) -> (&str, usize) {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = if inside == "lib" || inside == "main" {
        0
    } else {
        inside.split('/').count()
    };
    (inside.split('/').next().unwrap_or_default(), depth)
}

/// The rooms that a path after `crate::` leads to: a name, or a group in braces.
fn targets(after: &str) -> Vec<String> {
    let Some(group) = after.strip_prefix('{') else {
        return vec![after.chars().take_while(|c| is_word(*c)).collect()];
    };
    let (mut depth, mut names, mut name) = (1, Vec::new(), String::new());
    for c in group.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 || (depth == 1 && c == ',') {
            names.push(name.trim().split([':', ' ', '{']).next().unwrap_or_default().to_string());
            name.clear();
        } else {
            name.push(c);
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|n| !n.is_empty() && n != "self");
    names
}

/// Every room that a text names, with the line.
fn uses(bare: &str) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    for start in ["crate::", "comanda::"] {
        for at in words_at(bare, start) {
            let line = 1 + bare[..at].matches('\n').count();
            all.extend(targets(&bare[at + start.len()..]).into_iter().map(|to| (line, to)));
        }
    }
    all
}

/// Every chain of `super::`, with its line and how many modules up it leads.
fn climbs(bare: &str) -> Vec<(usize, usize)> {
    let starts = words_at(bare, "super::").filter(|at| !bare[..*at].ends_with("super::"));
    starts
        .map(|at| {
            let ups = bare[at..].split("super::").take_while(|part| part.is_empty()).count();
            (1 + bare[..at].matches('\n').count(), ups)
        })
        .collect()
}

fn directions(files: &[File]) -> Vec<String> {
    let rooms: BTreeSet<&str> = files.iter().map(|f| room(&f.path).0).collect();
    let mut complaints = Vec::new();
    for file in files {
        let bare = lex(&file.text).bare;
        let (from, depth) = room(&file.path);
        let tests_from = before_tests(&file.text);
        let mut complain = |line: usize, what: &str| complaints.push(format!("{}:{line}: {what}", file.path));
        for (line, to) in uses(&bare) {
            let tests = to == "testing" && (file.is_test() || line > tests_from);
            if !rooms.contains(to.as_str()) {
                complain(line, &format!("{to} is no room"));
            } else if !tests && !may_use(from, &to) {
                complain(line, &format!("{from} may not use {to}"));
            }
        }
        for (line, ups) in climbs(&bare) {
            if from != "lib" && ups >= depth + usize::from(line > tests_from) {
                complain(line, "super:: leaves the room; write crate::");
            }
        }
    }
    complaints
}

#[test]
fn rooms_use_only_what_is_below_them() {
    none(&directions(&rust()));
}

#[test]
fn a_use_upwards_would_be_found() {
    let rooms = ["live", "web", "orders", "menu", "base", "store"].map(|r| File::new(&format!("src/{r}/mod.rs"), ""));
    let check = |path: &str, text: &str| {
        let mut files = vec![File::new(path, text)];
        files.extend(rooms.iter().map(|f| File::new(&f.path, &f.text)));
        directions(&files)
    };
    assert_eq!(
        check("src/menu/a.rs", "use crate::{base::X,\n orders::{Y}};"),
        ["src/menu/a.rs:1: menu may not use orders"]
    );
    assert_eq!(
        check("src/orders/a.rs", "\nlet x = crate::live::Hub;"),
        ["src/orders/a.rs:2: orders may not use live"]
    );
    assert_eq!(
        check("src/base/a.rs", "comanda::store::x"),
        ["src/base/a.rs:1: base may not use store"]
    );
    assert_eq!(
        check("src/menu/a.rs", "crate::cellar::x"),
        ["src/menu/a.rs:1: cellar is no room"]
    );
    assert_eq!(check("src/menu/a.rs", "use super::super::orders;").len(), 1);
    assert_eq!(
        check("src/menu/b/mod.rs", "use super::x; mod a { use super::super::x; }").len(),
        1
    );
    assert!(check("src/menu/a.rs", "use super::X; // crate::web\nuse crate::store::Y;").is_empty());
    assert!(check("src/web/a.rs", "use crate::{live, menu::{self, orders}};").is_empty());
    assert!(check("src/menu/mod.rs", "#[cfg(test)]\nmod tests {\n use super::*;\n}").is_empty());
    assert!(
        FEATURES
            .iter()
            .all(|f| may_use("app", f) && may_use("web", f) && !may_use(f, "live") && !may_use(f, "app"))
    );
}

// --- Who may name what ---------------------------------------------------------------------------

fn web_words(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|f| room(&f.path).0 != "web") {
        for (number, line) in lex(&file.text).bare.lines().enumerate() {
            for word in ["actix", "askama", "utoipa"] {
                if words_at(line, word).next().is_some() {
                    complaints.push(format!("{}:{}: only the room web names {word}", file.path, number + 1));
                }
            }
        }
    }
    complaints
}

#[test]
fn only_the_web_knows_the_web_libraries() {
    none(&web_words(&rust()));
}

#[test]
fn a_web_library_elsewhere_would_be_found() {
    let text = "// actix is fine here\nuse actix_web::App;";
    assert_eq!(
        web_words(&[File::new("src/cli.rs", text)]),
        ["src/cli.rs:2: only the room web names actix"]
    );
    assert!(web_words(&[File::new("src/web/mod.rs", text)]).is_empty());
}

fn sql_places(files: &[File]) -> Vec<String> {
    let calls = [
        "prepare(",
        "prepare_cached(",
        "query_row(",
        "query_map(",
        "execute(",
        "execute_batch(",
    ];
    let on_tx = [
        "tx.run(",
        "tx.insert(",
        "tx.row(",
        "tx.rows(",
        "read.row(",
        "read.rows(",
    ];
    let mut complaints = Vec::new();
    for file in files.iter().filter(|f| !f.is_test() && !may_have_sql(&f.path)) {
        let rust = lex(&file.text);
        for (number, line) in lines(file, &rust.bare) {
            if calls.iter().chain(&on_tx).any(|call| words_at(line, call).next().is_some()) {
                complaints.push(format!(
                    "{}:{number}: a statement outside actions.rs and queries.rs",
                    file.path
                ));
            }
        }
        let end = before_tests(&file.text);
        for (number, _) in rust.strings.iter().filter(|(line, text)| *line <= end && is_sql(text)) {
            complaints.push(format!("{}:{number}: SQL outside actions.rs and queries.rs", file.path));
        }
    }
    complaints
}

fn may_have_sql(path: &str) -> bool {
    let room = room(path).0;
    let own = path.ends_with("/actions.rs") || path.ends_with("/queries.rs");
    room == "store" || (own && FEATURES.contains(&room))
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\n', '\\']);
    ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM "]
        .iter()
        .any(|verb| text.starts_with(verb))
}

#[test]
fn sql_is_in_actions_and_queries() {
    none(&sql_places(&rust()));
}

#[test]
fn sql_elsewhere_would_be_found() {
    let text = "fn f() {\n tx.run(\n  \"\n  UPDATE x\", []) }";
    let found = sql_places(&[File::new("src/menu/mod.rs", text)]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("src/menu/mod.rs:2: a statement") && found[1].starts_with("src/menu/mod.rs:3: SQL"));
    assert_eq!(sql_places(&[File::new("src/web/actions.rs", text)]).len(), 2);
    assert!(
        sql_places(&[
            File::new("src/menu/queries.rs", text),
            File::new("src/store/mod.rs", text)
        ])
        .is_empty()
    );
    assert!(sql_places(&[File::new("src/web/a.rs", "\"SELECTED\"; tx.now; // SELECT 1")]).is_empty());
}

// --- Length --------------------------------------------------------------------------------------

const LONGEST: usize = 300;

fn long_files(files: &[File]) -> Vec<String> {
    let excused = |f: &File| f.text.lines().take(15).any(|l| l.starts_with("//!") && l.contains("Long because "));
    let long = files.iter().filter(|f| !f.is_test() && before_tests(&f.text) > LONGEST && !excused(f));
    long.map(|f| {
        let length = before_tests(&f.text);
        format!(
            "{}:{length}: {length} lines without tests; split it, or say on top \"Long because …\"",
            f.path
        )
    })
    .collect()
}

#[test]
fn files_are_short_or_say_why() {
    none(&long_files(&rust()));
}

#[test]
fn a_long_file_would_be_found() {
    let body = "x\n".repeat(LONGEST + 1);
    assert_eq!(long_files(&[File::new("src/a.rs", &body)]).len(), 1);
    assert!(
        long_files(&[File::new(
            "src/a.rs",
            &format!("//! A table. Long because it is one.\n{body}")
        )])
        .is_empty()
    );
    assert!(long_files(&[File::new("src/a.rs", &format!("#[cfg(test)]\nmod tests {{\n{body}"))]).is_empty());
}

// --- Words in every language ---------------------------------------------------------------------

/// Language → key → where it stands.
type Locales = BTreeMap<String, BTreeMap<String, String>>;

/// The keys of every language, and complaints about those that stand twice.
fn locales(files: &[File]) -> (Locales, Vec<String>) {
    let mut all = Locales::new();
    let mut complaints = Vec::new();
    for file in files {
        let language = file.path.split('/').nth(2).unwrap_or_default();
        let keys = all.entry(language.to_string()).or_default();
        for (number, line) in file.text.lines().enumerate() {
            let Some((key, _)) = line.split_once('=') else { continue };
            let key = key.trim_end();
            let is_key = key.starts_with(char::is_alphabetic) && key.chars().all(|c| is_word(c) || c == '-');
            let here = format!("{}:{}", file.path, number + 1);
            if !is_key {
                continue;
            }
            if let Some(there) = keys.insert(key.to_string(), here.clone()) {
                complaints.push(format!("{here}: {key} stands twice, also in {there}"));
            }
        }
    }
    (all, complaints)
}

fn missing_words(files: &[File]) -> Vec<String> {
    let (all, mut complaints) = locales(files);
    for (language, keys) in &all {
        for (other, theirs) in &all {
            let lacking = keys.iter().filter(|(key, _)| !theirs.contains_key(*key));
            complaints.extend(lacking.map(|(key, at)| format!("{at}: {key} is in {language} and not in {other}")));
        }
    }
    complaints
}

#[test]
fn every_language_has_every_sentence() {
    none(&missing_words(&read("assets/locales", &[".ftl"])));
}

#[test]
fn a_missing_or_doubled_sentence_would_be_found() {
    let en = File::new(
        "assets/locales/en/a.ftl",
        "# hint = x\none = { $n ->\n    [one] a = b\n}\ntwo = x\n",
    );
    let it = File::new("assets/locales/it/a.ftl", "one = x\none = y\n");
    let found = missing_words(&[en, it]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("assets/locales/it/a.ftl:2: one stands twice"));
    assert_eq!(found[1], "assets/locales/en/a.ftl:5: two is in en and not in it");
}

/// Language → key → where it stands and its whole value, variants and all.
fn values(files: &[File]) -> BTreeMap<&str, BTreeMap<&str, (String, String)>> {
    let mut all: BTreeMap<&str, BTreeMap<&str, (String, String)>> = BTreeMap::new();
    for file in files {
        let keys = all.entry(file.path.split('/').nth(2).unwrap_or_default()).or_default();
        let mut open = None;
        for (number, line) in file.text.lines().enumerate() {
            let begins = line.split_once(" = ").filter(|_| line.starts_with(char::is_alphabetic));
            if let Some((key, value)) = begins {
                keys.insert(key, (format!("{}:{}", file.path, number + 1), value.to_string()));
                open = Some(key);
            } else if line.starts_with([' ', '}']) {
                let value = open.and_then(|key| keys.get_mut(key));
                value.into_iter().for_each(|(_, value)| *value = format!("{value}\n{line}"));
            } else {
                open = None;
            }
        }
    }
    all
}

/// Sentences that are rightly the same as in English, by language.
const SAME: [(&str, &str); 28] = [
    ("fr", "photo"),
    ("it", "setting-logo"),
    ("de", "setting-logo"),
    ("fr", "setting-logo"),
    ("es", "setting-logo"),
    ("de", "log-kind-person"),
    ("de", "log-kind-station"),
    ("fr", "log-kind-table"),
    ("de", "allergen-gluten"),
    ("de", "name"),
    ("de", "setting-house-name"),
    ("de", "tag-vegan"),
    ("es", "allergen-gluten"),
    ("es", "bill-total"),
    ("es", "minutes"),
    ("es", "total"),
    ("fr", "cards-kind-table"),
    ("fr", "allergen-gluten"),
    ("fr", "allergen-lupin"),
    ("fr", "bill-total"),
    ("fr", "minutes"),
    ("fr", "table-name"),
    ("fr", "tables"),
    ("fr", "total"),
    ("it", "cards-wifi-password"),
    ("it", "minutes"),
    ("it", "password"),
    ("it", "quoted"),
];

/// Values that were left in English, and exceptions that are none.
fn untranslated(files: &[File], same: &[(&str, &str)]) -> Vec<String> {
    // Another kind of space or apostrophe is no translation.
    let bare = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
    let all = values(files);
    let Some(english) = all.get("en") else {
        return vec!["there is no English".into()];
    };
    let mut complaints = Vec::new();
    let mut used = BTreeSet::new();
    for (language, keys) in all.iter().filter(|(language, _)| **language != "en") {
        for (key, (at, value)) in keys {
            if english.get(key).is_none_or(|(_, theirs)| bare(theirs) != bare(value)) {
                continue;
            }
            if same.contains(&(*language, *key)) {
                used.insert((*language, *key));
            } else {
                complaints.push(format!("{at}: {key} is the same as in English"));
            }
        }
    }
    let idle = same.iter().filter(|pair| !used.contains(*pair));
    complaints.extend(idle.map(|(language, key)| format!("{key} is no longer the same in {language} as in English")));
    complaints
}

#[test]
fn every_language_has_words_of_its_own() {
    none(&untranslated(&read("assets/locales", &[".ftl"]), &SAME));
}

#[test]
fn words_left_in_english_would_be_found() {
    let en = "a = Save\nb = { $n ->\n    [one] x\n   *[other] y\n}\n# c = Bar\nc = Bar\nd = \u{a0}min\ne = Hello\n";
    let it = "a = Save\nb = { $n ->\n    [one] x\n   *[other] z\n}\nc = Bar\nd =  min\ne = Ciao\n";
    let files = [
        File::new("assets/locales/en/a.ftl", en),
        File::new("assets/locales/it/a.ftl", it),
    ];
    assert_eq!(
        untranslated(&files, &[("it", "c"), ("it", "e")]),
        [
            "assets/locales/it/a.ftl:1: a is the same as in English",
            "assets/locales/it/a.ftl:7: d is the same as in English",
            "e is no longer the same in it as in English"
        ]
    );
    assert_eq!(untranslated(&files[1..], &[]), ["there is no English"]);
}

/// What a value leaves open: `$name`, and texts in quotes that scripts fill, such as `"{n}"`.
fn placeholders(value: &str) -> BTreeSet<String> {
    let named = value.split('$').skip(1).map(|rest| {
        let name = rest.split(|c| !is_word(c)).next().unwrap_or_default();
        format!("${name}")
    });
    let inside = value.split('{').skip(1).filter_map(|rest| rest.split_once('"'));
    let quoted = inside
        .filter(|(before, _)| before.trim().is_empty())
        .map(|_| "a text in quotes".to_string());
    named.chain(quoted).collect()
}

fn other_placeholders(files: &[File]) -> Vec<String> {
    let all = values(files);
    let mut complaints = Vec::new();
    for keys in all.values() {
        for (key, (at, value)) in keys {
            let english = all.get("en").and_then(|en| en.get(key)).map(|(_, value)| placeholders(value));
            let (ours, theirs) = (placeholders(value), english.unwrap_or_default());
            if ours != theirs {
                complaints.push(format!("{at}: {key} has {ours:?} and in English {theirs:?}"));
            }
        }
    }
    complaints
}

#[test]
fn every_language_leaves_the_same_open() {
    none(&other_placeholders(&read("assets/locales", &[".ftl"])));
}

#[test]
fn a_lost_placeholder_would_be_found() {
    let en = "a = { $n ->\n    [one] { $n } of { $item }\n   *[other] x\n}\nb = { \"{n}\" } min\nc = { $max }\n";
    let it = "a = { $n ->\n    [one] { $n }\n   *[other] y\n}\nb = min\nc = x { $max }\n";
    let found = other_placeholders(&[
        File::new("assets/locales/en/a.ftl", en),
        File::new("assets/locales/it/a.ftl", it),
    ]);
    assert_eq!(
        found,
        [
            r#"assets/locales/it/a.ftl:1: a has {"$n"} and in English {"$item", "$n"}"#,
            r#"assets/locales/it/a.ftl:5: b has {} and in English {"a text in quotes"}"#
        ]
    );
}

/// Keys that a text asks for by one of the calls, with their lines.
fn asked<'a>(text: &'a str, calls: &[&str]) -> Vec<(usize, &'a str)> {
    let mut keys = Vec::new();
    for call in calls {
        for (at, _) in text.match_indices(call) {
            let line = 1 + text[..at].matches('\n').count();
            let after = text[at + call.len()..].trim_start();
            let key = after.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            keys.extend(key.map(|(key, _)| (line, key)));
        }
    }
    keys
}

fn unknown_keys(locale_files: &[File], sources: &[File], pages: &[File]) -> Vec<String> {
    let (all, _) = locales(locale_files);
    let empty = BTreeMap::new();
    let english = all.get("en").unwrap_or(&empty);
    let mut complaints = Vec::new();
    let mut check = |path: &str, keys: Vec<(usize, &str)>| {
        let unknown = keys.iter().filter(|(_, key)| !english.contains_key(*key));
        complaints.extend(unknown.map(|(line, key)| format!("{path}:{line}: no language has {key}")));
    };
    for page in pages {
        check(&page.path, asked(&page.text, &["t.t(", "t.n(", "t.with("]));
    }
    for source in sources.iter().filter(|s| !s.is_test()) {
        let code = lex(&source.text).code;
        let code: Vec<&str> = lines(source, &code).map(|(_, line)| line).collect();
        check(
            &source.path,
            asked(&code.join("\n"), &["Msg::new(", ".t(", ".n(", "t.with(", "lang.with("]),
        );
    }
    complaints
}

#[test]
fn every_sentence_that_is_asked_for_is_there() {
    none(&unknown_keys(&read("assets/locales", &[".ftl"]), &rust(), &templates()));
}

#[test]
fn an_unknown_key_would_be_found() {
    let en = [File::new("assets/locales/en/a.ftl", "here = x\n")];
    let page = File::new(
        "templates/a.html",
        "{{ t.t(\"here\") }}\n<p title=\"{{ shell.t.n(\"gone\", 1) }}\">",
    );
    let source = File::new("src/a.rs", "// Msg::new(\"comment\")\nMsg::new(\n  \"lost\")");
    let found = unknown_keys(&en, &[source], &[page]);
    assert_eq!(
        found,
        [
            "templates/a.html:2: no language has gone",
            "src/a.rs:2: no language has lost"
        ]
    );
}

/// Keys that nothing names: neither as a whole in quotes, nor by a beginning
/// that ends in a dash before a brace (`"state-{word}"`), nor another sentence.
fn unused_keys(locale_files: &[File], sources: &[File], pages: &[File]) -> Vec<String> {
    let mut named: HashSet<String> = HashSet::new();
    for source in sources.iter().filter(|s| !s.is_test()) {
        let end = before_tests(&source.text);
        let strings = lex(&source.text).strings.into_iter();
        named.extend(strings.filter(|(line, _)| *line <= end).map(|(_, text)| text));
    }
    named.extend(pages.iter().flat_map(|p| p.text.split('"').map(str::to_string)));
    let beginnings: HashSet<String> = named
        .iter()
        .filter_map(|text| text.split_once('{').map(|(beginning, _)| beginning))
        .filter(|beginning| beginning.ends_with('-'))
        .map(str::to_string)
        .collect();
    for file in locale_files {
        named.extend(
            file.text
                .split('{')
                .skip(1)
                .filter_map(|p| p.split('}').next())
                .map(|p| p.trim().to_string()),
        );
    }
    let (all, _) = locales(locale_files);
    let english = all.get("en").into_iter().flatten();
    let composed = |key: &str| key.match_indices('-').any(|(at, _)| beginnings.contains(&key[..=at]));
    let unused = english.filter(|(key, _)| !named.contains(*key) && !composed(key));
    unused.map(|(key, at)| format!("{at}: nothing says {key}")).collect()
}

#[test]
fn every_sentence_is_used() {
    none(&unused_keys(&read("assets/locales", &[".ftl"]), &rust(), &templates()));
}

#[test]
fn an_unused_sentence_would_be_found() {
    let en = [File::new(
        "assets/locales/en/a.ftl",
        "a = { part } x\npart = x\nb-one = x\nc = x\nd = x\ne = x\n",
    )];
    let text = "f(\"c\"); // \"e\"\nformat!(\"b-{word}\");\n#[cfg(test)]\nmod tests {\n f(\"d\"); }";
    let page = File::new("templates/a.html", "<p title=\"{{ t.t(\"a\") }}\">");
    let found = unused_keys(&en, &[File::new("src/a.rs", text)], &[page]);
    assert_eq!(
        found,
        [
            "assets/locales/en/a.ftl:5: nothing says d",
            "assets/locales/en/a.ftl:6: nothing says e"
        ]
    );
}

// --- Words that are not said ---------------------------------------------------------------------

fn banned_in_rust(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        let bare = lex(&file.text).bare;
        let mut complain = |number: usize, what: &str| complaints.push(format!("{}:{number}: {what}", file.path));
        for (number, line) in bare.lines().enumerate() {
            for word in ["todo!(", "unimplemented!(", "dbg!("] {
                if words_at(line, word).next().is_some() {
                    complain(number + 1, word);
                }
            }
            if line.trim_start().starts_with('#') && words_at(line, "allow(").next().is_some() {
                complain(
                    number + 1,
                    "allow( hides what is mended later; #[expect(…, reason = …)] does not",
                );
            }
        }
        for (number, line) in lines(file, &bare) {
            if line.contains(".unwrap()") {
                complain(number, ".unwrap() outside tests");
            }
        }
    }
    complaints
}

#[test]
fn the_source_is_free_of_shortcuts() {
    none(&banned_in_rust(&rust()));
}

#[test]
fn a_shortcut_would_be_found() {
    let text = "#[allow(dead_code)]\nfn f() { todo!() }\nx.unwrap(); // dbg!(\n\"dbg!(\";\ndbg!(x);\n#[cfg(test)]\nmod tests {\n x.unwrap();\n}";
    let found = banned_in_rust(&[File::new("src/a.rs", text)]);
    let at: Vec<&str> = found.iter().filter_map(|c| c.split(':').nth(1)).collect();
    assert_eq!(at, ["1", "2", "5", "3"], "{found:?}");
    assert!(
        banned_in_rust(&[File::new(
            "src/a.rs",
            "#[expect(dead_code)]\nfn allow() { x.unwrap_or(1) }"
        )])
        .is_empty()
    );
}

fn unfinished(files: &[File]) -> Vec<String> {
    // Written in two parts, because the last rule reads this file too.
    let folder = ["../sha", "red"].concat();
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            let at = format!("{}:{}", file.path, number + 1);
            let marks = [["TO", "DO"].concat(), ["FIX", "ME"].concat()];
            let is_mark = |mark: &String| words_at(line, mark).any(|i| !line[i + mark.len()..].starts_with(is_word));
            complaints.extend(marks.iter().filter(|m| is_mark(m)).map(|m| format!("{at}: {m}")));
            if line.contains(&folder) {
                complaints.push(format!("{at}: a path that leads out of the tree"));
            }
        }
    }
    complaints
}

#[test]
fn nothing_is_left_for_later_and_no_path_leads_out() {
    let endings = [
        ".rs", ".html", ".css", ".js", ".ts", ".svg", ".ftl", ".sql", ".json", ".md", ".toml", ".service", ".timer",
        ".py",
    ];
    let folders = ["src", "templates", "static", "assets", "tests", "systemd"];
    let files: Vec<File> = folders.iter().flat_map(|f| read(f, &endings)).collect();
    let ours = |f: &File| !f.path.starts_with("static/vendor/");
    none(&unfinished(&files.into_iter().filter(ours).collect::<Vec<_>>()));
}

#[test]
fn something_left_for_later_would_be_found() {
    let text = format!(
        "fine\n// {}: later\nMASTODON TODOS\n\"{}/data\"",
        ["TO", "DO"].concat(),
        ["../sha", "red"].concat()
    );
    let found = unfinished(&[File::new("src/a.rs", &text)]);
    let at: Vec<&str> = found.iter().filter_map(|c| c.split(':').nth(1)).collect();
    assert_eq!(at, ["2", "4"], "{found:?}");
}

/// What a strict Content-Security-Policy would refuse, or what escapes nothing.
fn banned_in_pages(files: &[File]) -> Vec<String> {
    let handlers = [
        "onclick=",
        "onchange=",
        "onsubmit=",
        "oninput=",
        "onload=",
        "onerror=",
        "onkeydown=",
        "hx-on",
    ];
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            let mut complain = |what: &str| complaints.push(format!("{}:{}: {what}", file.path, number + 1));
            if words_at(line, "style=\"").any(|at| !line[..at].ends_with('-')) {
                complain("a style attribute; write a class");
            }
            if line.contains("<style") {
                complain("an inline style; write it in static/");
            }
            if handlers.iter().any(|h| words_at(line, h).next().is_some()) {
                complain("an inline handler; listen in a script of static/");
            }
            if line.split("<script").skip(1).any(|tag| !is_script_link(tag)) {
                complain("an inline script; write it in static/");
            }
            if line.replace(' ', "").contains("|safe") && !line.contains("{# ours #}") {
                complain("|safe without {# ours #} on the line");
            }
        }
    }
    complaints
}

/// Whether a script tag, from after its name, has a source and an empty body.
fn is_script_link(tag: &str) -> bool {
    let open = tag.split_once("></script>").map(|(open, _)| open);
    open.is_some_and(|open| open.contains(" src=") && !open.contains('>'))
}

#[test]
fn pages_hold_no_inline_code() {
    none(&banned_in_pages(&templates()));
}

#[test]
fn inline_code_would_be_found() {
    let bad = [
        "<p style=\"color: red\">",
        "<button onclick=\"f()\">",
        "<script>f()</script>",
        "<script src=\"a.js\">f()</script>",
        "{{ body | safe }}",
        "<style>",
        "<script",
    ];
    for line in bad {
        assert_eq!(
            banned_in_pages(&[File::new("templates/a.html", line)]).len(),
            1,
            "{line}"
        );
    }
    let good = "<p class=\"style\" data-style=\"x\"><script defer src=\"{{ asset(\"a.js\") }}\"></script>\n{{ body|safe }}{# ours #}";
    assert!(banned_in_pages(&[File::new("templates/a.html", good)]).is_empty());
}

/// Links to other hosts: a guest's phone asks nobody but the house.
fn other_hosts(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate() {
            // Names of XML namespaces look like links and are not.
            let line = line
                .replace("\"http://www.w3.org/2000/svg\"", "")
                .replace("\"http://www.w3.org/1999/xlink\"", "");
            if ["http://", "https://", "=\"//", "url(//"].iter().any(|start| line.contains(start)) {
                complaints.push(format!("{}:{}: a link to another host", file.path, number + 1));
            }
        }
    }
    complaints
}

#[test]
fn nothing_is_asked_of_other_hosts() {
    none(&other_hosts(&templates()));
    none(&other_hosts(&statics()));
}

#[test]
fn a_link_to_another_host_would_be_found() {
    let text = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<img src=\"//x.example/a\">\n<a href=\"https://x.example\">\n<p>// a";
    let found = other_hosts(&[File::new("templates/a.html", text)]);
    assert_eq!(found.len(), 2, "{found:?}");
}
