use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::{Sha256, Sha512};

use super::keys::{Keys, read, sign, sign_claims};
use super::queries::{actor_of, bearer, list};
use super::*;
use crate::base::text::Name;
use crate::base::time::Clock;
use crate::people::{self, team};
use crate::store::Tx;
use crate::testing::{House, bare};

const SECOND: i64 = 1000;

struct Place {
    house: House,
    keys: Keys,
    dir: tempfile::TempDir,
}

fn open() -> Place {
    let house = bare();
    let dir = tempfile::tempdir().unwrap();
    let keys = Keys::load(dir.path(), "one", house.clock.now().at_ms).unwrap();
    Place { house, keys, dir }
}

impl Place {
    fn clock(&self) -> &Clock {
        &self.house.clock
    }
    fn now(&self) -> i64 {
        self.clock().now().at_ms
    }
    fn person(&self, name: &'static str, role: Role) -> StaffId {
        self.house
            .write(move |tx| people::actions::add(tx, &Actor::House, &Name::parse(name)?, role, "hash"))
    }
    fn start(&self, staff: StaffId) -> (ApiSession, RefreshToken) {
        self.house.write(move |tx| actions::start(tx, staff, "A till\nof ours"))
    }
    fn access(&self, session: &ApiSession) -> String {
        sign(&self.keys, session, Scopes::all(), self.now()).unwrap()
    }
    fn bearer(&self, raw: &str) -> Result<Bearer> {
        self.house.store.read(|r| bearer(r, &self.keys, raw))
    }
    fn refresh(&self, token: &RefreshToken) -> Refreshed {
        let token = RefreshToken::parse(token.as_str()).unwrap();
        self.house.write(move |tx| actions::refresh(tx, &token))
    }
    fn refreshed(&self, token: &RefreshToken) -> RefreshToken {
        match self.refresh(token) {
            Refreshed::Fresh(_, next) => next,
            _ => panic!("refused"),
        }
    }
    fn key(&self, who: Actor, role: Role, scopes: &'static str) -> Result<(KeyId, ApiSecret)> {
        let name = Name::parse("Till").unwrap();
        let scopes = Scopes::parse(scopes).unwrap();
        self.house.try_write(move |tx| machine::actions::make(tx, &who, &name, role, scopes))
    }
    /// The claims of a token that is all right, and its key's id and secret.
    fn parts(&self) -> (serde_json::Value, String, Vec<u8>) {
        let session = self.start(self.person("Ada", Role::Floor)).0;
        let token = self.access(&session);
        let claims = token.split('.').nth(1).unwrap();
        let claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
        let file: serde_json::Value =
            serde_json::from_slice(&std::fs::read(self.dir.path().join("api.keys")).unwrap()).unwrap();
        let text = |name: &str| file[0][name].as_str().unwrap().to_string();
        (claims, text("kid"), crate::base::ids::unhex(&text("secret")).unwrap())
    }
}

fn is_refused<T>(answer: Result<T>) -> bool {
    matches!(answer, Err(Error::SignIn(_)))
}

fn staff(staff: StaffId, role: Role) -> Actor {
    Actor::Staff { staff, role }
}

/// A token made by hand, without the code that is tested.
fn forged(header: &serde_json::Value, claims: &serde_json::Value, tag: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let part = |v: &serde_json::Value| URL_SAFE_NO_PAD.encode(v.to_string());
    let text = format!("{}.{}", part(header), part(claims));
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(tag(text.as_bytes())))
}

fn hs256(secret: &[u8]) -> impl Fn(&[u8]) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
    move |text| mac.clone().chain_update(text).finalize().into_bytes().to_vec()
}

fn hs512(secret: &[u8]) -> impl Fn(&[u8]) -> Vec<u8> {
    let mac = Hmac::<Sha512>::new_from_slice(secret).unwrap();
    move |text| mac.clone().chain_update(text).finalize().into_bytes().to_vec()
}

#[test]
fn an_access_token_acts_as_its_person_until_it_expires() {
    let at = open();
    let ada = at.person("Ada", Role::Floor);
    let (session, _) = at.start(ada);
    assert_eq!(session.label, "A till of ours");
    let token = at.access(&session);
    let claims = read(&at.keys, &token, at.now()).unwrap();
    assert_eq!(
        (claims.iss.as_str(), claims.aud.as_str()),
        ("comanda:one", "comanda-api")
    );
    assert_eq!(claims.exp - claims.iat, 900);
    let who = at.bearer(&token).unwrap();
    assert_eq!((who.actor, who.touch), (staff(ada, Role::Floor), None));
    at.clock().advance(899 * SECOND);
    assert!(at.bearer(&token).is_ok());
    at.clock().advance(SECOND);
    assert!(is_refused(at.bearer(&token)), "expired, without any leeway");
}

#[test]
fn a_token_of_the_future_is_not_good_yet() {
    let at = open();
    let (session, _) = at.start(at.person("Ada", Role::Floor));
    let made = |ahead: i64| sign(&at.keys, &session, Scopes::all(), at.now() + ahead * SECOND).unwrap();
    assert!(at.bearer(&made(60)).is_ok(), "a clock that was set back by a minute");
    assert!(is_refused(at.bearer(&made(61))));
}

#[test]
fn only_hs256_with_our_key_counts() {
    let at = open();
    let (claims, kid, secret) = at.parts();
    let header = |alg: &str| json!({"alg": alg, "typ": "JWT", "kid": kid});
    let good = forged(&header("HS256"), &claims, hs256(&secret));
    assert!(at.bearer(&good).is_ok(), "the forger knows the trade");
    for alg in ["HS512", "HS384", "RS256", "ES256", "none", "None", ""] {
        for token in [
            forged(&header(alg), &claims, hs512(&secret)),
            forged(&header(alg), &claims, hs256(&secret)),
            forged(&header(alg), &claims, |_| Vec::new()),
        ] {
            assert!(is_refused(at.bearer(&token)), "{alg}");
        }
    }
    let other = forged(&header("HS256"), &claims, hs256(&[7; 32]));
    assert!(is_refused(at.bearer(&other)), "another key");
    for header in [json!({"alg": "HS256"}), json!({"alg": "HS256", "kid": "x"})] {
        assert!(
            is_refused(at.bearer(&forged(&header, &claims, hs256(&secret)))),
            "{header}"
        );
    }
    for junk in ["", ".", "..", "a.b.c", "cmd_x", &"a".repeat(100_000)] {
        assert!(is_refused(at.bearer(junk)));
    }
}

#[test]
fn changed_and_foreign_claims_are_refused() {
    let at = open();
    let (claims, kid, secret) = at.parts();
    let token = sign_claims(&at.keys, &serde_json::from_value(claims.clone()).unwrap()).unwrap();
    let mut more = claims.clone();
    more["role"] = json!("owner");
    let parts: Vec<&str> = token.split('.').collect();
    let changed = format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(more.to_string()), parts[2]);
    assert!(is_refused(at.bearer(&changed)), "changed after it was signed");
    // Signed with our key, and still not ours.
    for (name, value) in [
        ("iss", json!("comanda:two")),
        ("aud", json!("another")),
        ("exp", json!(claims["exp"].as_i64().unwrap() + 1)),
        ("sub", json!("00")),
        ("sid", json!("00")),
        ("role", json!("owner")),
        ("scope", json!("all")),
        ("nbf", json!(null)),
    ] {
        let mut bad = claims.clone();
        bad[name] = value;
        let header = json!({"alg": "HS256", "kid": kid});
        assert!(is_refused(at.bearer(&forged(&header, &bad, hs256(&secret)))), "{name}");
    }
}

#[test]
fn what_ends_a_session_ends_its_tokens_at_once() {
    type End = fn(&Tx<'_>, Actor, StaffId, String) -> Result<()>;
    let ends: [(&str, End); 6] = [
        ("ended", |tx, me, _, sid| actions::end(tx, &me, &sid)),
        ("all ended", |tx, me, who, _| actions::end_all(tx, &me, who)),
        ("left", |tx, _, who, _| {
            team::actions::set_active(tx, &Actor::House, who, false)
        }),
        ("another role", |tx, _, who, _| {
            team::actions::change(tx, &Actor::House, who, &Name::parse("Ada")?, Role::Kitchen)
        }),
        ("password reset", |tx, _, _, _| {
            people::actions::reset_password(tx, &Actor::House, "Ada", "h")
        }),
        ("own password", |tx, me, _, _| {
            team::actions::change_own_password(tx, &me, team::actions::Here::Browser(0), "h")
        }),
    ];
    for (name, end) in ends {
        let at = open();
        let ada = at.person("Ada", Role::Floor);
        let (session, refresh) = at.start(ada);
        let token = at.access(&session);
        let me = at.bearer(&token).unwrap().actor;
        at.house.write(move |tx| end(tx, me, ada, session.public_id));
        assert!(is_refused(at.bearer(&token)), "{name}");
        assert!(matches!(at.refresh(&refresh), Refreshed::Unknown), "{name}");
    }
}

#[test]
fn a_token_of_another_role_than_now_is_refused() {
    let at = open();
    let (session, _) = at.start(at.person("Ada", Role::Floor));
    let mut claims = read(&at.keys, &at.access(&session), at.now()).unwrap();
    assert!(at.house.store.read(|r| actor_of(r, &claims)).is_ok());
    claims.role = Role::Owner.word().into();
    assert!(is_refused(at.house.store.read(|r| actor_of(r, &claims))));
}

#[test]
fn a_refresh_token_that_is_used_twice_ends_the_session() {
    let at = open();
    let ada = at.person("Ada", Role::Owner);
    let (session, first) = at.start(ada);
    let other = at.start(ada).0;
    let second = at.refreshed(&first);
    let access = at.access(&session);
    let third = at.refreshed(&second);
    assert!(at.bearer(&access).is_ok());
    assert!(matches!(at.refresh(&first), Refreshed::Reused));
    assert!(is_refused(at.bearer(&access)), "the whole family");
    assert!(matches!(at.refresh(&third), Refreshed::Unknown));
    assert!(matches!(at.refresh(&first), Refreshed::Reused));
    let me = staff(ada, Role::Owner);
    let (left, log) = at
        .house
        .store
        .read(|r| {
            let log = crate::audit::queries::list(r, &me, &crate::audit::Filter::default(), None, 50)?;
            Ok((list(r, &me, ada)?, log))
        })
        .unwrap();
    assert_eq!(
        left.iter().map(|s| s.id).collect::<Vec<_>>(),
        [other.id],
        "no other session"
    );
    let notes = log.iter().filter(|c| c.field == "token-session").count();
    assert_eq!(notes, 1, "told once");
}

#[test]
fn who_lost_an_answer_asks_again_at_once() {
    let at = open();
    let (session, first) = at.start(at.person("Ada", Role::Floor));
    let lost = at.refreshed(&first);
    at.clock().advance(LOST_MS - 1);
    let second = at.refreshed(&first);
    // The lost one is good no more: who has it all the same is a second one.
    assert!(matches!(at.refresh(&lost), Refreshed::Reused));
    assert!(matches!(at.refresh(&second), Refreshed::Unknown), "the whole family");
    assert!(is_refused(at.bearer(&at.access(&session))));
}

#[test]
fn a_token_comes_again_only_while_nothing_came_of_it_and_not_later() {
    let at = open();
    let ada = at.person("Ada", Role::Floor);
    let begin = || at.start(ada).1;
    let (late, used) = (begin(), begin());
    at.refreshed(&late);
    at.clock().advance(LOST_MS);
    assert!(matches!(at.refresh(&late), Refreshed::Reused), "half a minute later");
    let next = at.refreshed(&used);
    // Asked twice, and the second answer came.
    let next_but_one = at.refreshed(&used);
    assert_ne!(next.as_str(), next_but_one.as_str());
    at.refreshed(&next_but_one);
    assert!(
        matches!(at.refresh(&used), Refreshed::Reused),
        "what came of it was used"
    );
    // A clock that was set back in between says nothing of how long ago it was.
    let back = begin();
    at.refreshed(&back);
    at.clock().advance(-SECOND);
    assert!(matches!(at.refresh(&back), Refreshed::Reused));
}

#[test]
fn only_hashes_are_stored() {
    let at = open();
    let ada = at.person("Ada", Role::Owner);
    let (_, refresh) = at.start(ada);
    let (_, secret) = at.key(staff(ada, Role::Owner), Role::Floor, "menu:read").unwrap();
    assert_eq!((secret.as_str().len(), refresh.as_str().len()), (47, 47));
    for file in ["comanda.db", "comanda.db-wal"] {
        let bytes = std::fs::read(at.house.store.dir().join(file)).unwrap();
        for secret in [secret.as_str(), refresh.as_str()] {
            assert!(!bytes.windows(secret.len()).any(|w| w == secret.as_bytes()), "{file}");
        }
    }
}

#[test]
fn sessions_end_after_thirty_days_of_rest_and_ninety_in_all() {
    let at = open();
    let (_, refresh) = at.start(at.person("Ada", Role::Floor));
    at.clock().advance(IDLE_MS);
    assert!(matches!(at.refresh(&refresh), Refreshed::Unknown), "30 days of rest");
    let (session, mut token) = at.start(at.person("Ben", Role::Floor));
    for _ in 0..3 {
        at.clock().advance(IDLE_MS - 1);
        token = at.refreshed(&token);
    }
    at.clock().advance(3);
    assert!(matches!(at.refresh(&token), Refreshed::Unknown), "90 days");
    assert!(is_refused(at.bearer(&at.access(&session))));
    at.house.write(actions::drop_old);
    let left = at.house.store.read(|r| r.number("SELECT count(*) FROM refresh_tokens", [])).unwrap();
    assert_eq!(left, 0, "tokens go with their sessions");
}

#[test]
fn a_replaced_key_reads_until_its_last_token_has_ended() {
    let at = open();
    let (session, _) = at.start(at.person("Ada", Role::Floor));
    let old = at.access(&session);
    at.keys.rotate(at.now()).unwrap();
    let new = at.access(&session);
    let head = |token: &str| token.split('.').next().unwrap().to_string();
    assert_ne!(head(&old), head(&new), "the new kid signs");
    at.clock().advance(899 * SECOND);
    assert!(at.bearer(&old).is_ok() && at.bearer(&new).is_ok());
    let again = Keys::load(at.dir.path(), "one", at.now()).unwrap();
    assert!(read(&again, &old, at.now()).is_ok(), "after a start, too");
    at.clock().advance(61 * SECOND);
    let count = || {
        let text = std::fs::read_to_string(at.dir.path().join("api.keys")).unwrap();
        text.matches("kid").count()
    };
    assert_eq!(count(), 2);
    at.keys.drop_old(at.now()).unwrap();
    assert_eq!(count(), 1, "and is dropped");
    assert!(at.bearer(&at.access(&session)).is_ok());
}

#[test]
fn the_keys_are_for_the_house_alone() {
    let at = open();
    at.keys.rotate(at.now()).unwrap();
    let file = at.dir.path().join("api.keys");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    for damaged in ["", "[", r#"[{"kid":"a","secret":"00","replaced_ms":null}]"#] {
        std::fs::write(&file, damaged).unwrap();
        assert!(matches!(Keys::load(at.dir.path(), "one", 0), Err(Error::Fault(_))));
    }
}

#[test]
fn a_machine_acts_within_its_scopes_until_its_key_is_revoked() {
    let at = open();
    let ada = staff(at.person("Ada", Role::Owner), Role::Owner);
    let (key, secret) = at.key(ada, Role::Manager, "menu:read floor:read").unwrap();
    let who = at.bearer(secret.as_str()).unwrap();
    let (role, scopes) = (Role::Manager, Scopes::parse("menu:read floor:read").unwrap());
    assert_eq!(who.actor, Actor::Machine { key, role, scopes });
    assert!(who.may(Verb::ReadMenu).is_ok());
    assert!(who.may(Verb::EditMenu).is_err(), "its role may, its scopes do not");
    let keys = at.house.store.read(|r| machine::queries::list(r, &ada)).unwrap();
    assert_eq!((keys.len(), keys[0].made_by.as_str()), (1, "Ada"));
    let id = keys[0].public_id.clone();
    at.house.write(move |tx| machine::actions::revoke(tx, &ada, &id));
    assert!(is_refused(at.bearer(secret.as_str())));
    assert!(at.house.store.read(|r| machine::queries::list(r, &ada)).unwrap().is_empty());
    let (_, narrow) = at.key(ada, Role::Kitchen, "settings:write").unwrap();
    assert!(
        at.bearer(narrow.as_str()).unwrap().may(Verb::EditSettings).is_err(),
        "never beyond its role"
    );
}

#[test]
fn the_last_use_of_a_key_is_written_every_five_minutes() {
    let at = open();
    let ada = staff(at.person("Ada", Role::Owner), Role::Owner);
    let (key, secret) = at.key(ada, Role::Floor, "menu:read").unwrap();
    let due = || at.bearer(secret.as_str()).unwrap().touch;
    let seen = || at.house.store.read(|r| machine::queries::list(r, &ada)).unwrap()[0].seen_ms;
    assert_eq!((due(), seen()), (Some(key), None));
    at.house.write(move |tx| machine::actions::touch(tx, key));
    let first = at.now();
    at.clock().advance(299 * SECOND);
    assert_eq!(due(), None);
    at.house.write(move |tx| machine::actions::touch(tx, key));
    assert_eq!(seen(), Some(first));
    at.clock().advance(SECOND);
    assert_eq!(due(), Some(key));
    at.house.write(move |tx| machine::actions::touch(tx, key));
    assert_eq!(seen(), Some(at.now()));
}

#[test]
fn nobody_makes_a_key_above_them_and_machines_make_none() {
    let at = open();
    let owner = staff(at.person("Ada", Role::Owner), Role::Owner);
    let manager = staff(at.person("Mia", Role::Manager), Role::Manager);
    let waiter = staff(at.person("Ben", Role::Floor), Role::Floor);
    let machine = Actor::Machine {
        key: at.key(owner, Role::Owner, "people:write").unwrap().0,
        role: Role::Owner,
        scopes: Scopes::all(),
    };
    for (who, role) in [
        (manager, Role::Manager),
        (manager, Role::Owner),
        (waiter, Role::Kitchen),
    ] {
        assert!(
            matches!(at.key(who, role, "menu:read"), Err(Error::Forbidden(_))),
            "{who:?} {role:?}"
        );
    }
    assert!(matches!(
        at.key(machine, Role::Kitchen, "menu:read"),
        Err(Error::Forbidden(_))
    ));
    assert!(at.key(manager, Role::Floor, "menu:read").is_ok());
    for scopes in ["", "account"] {
        assert!(
            matches!(at.key(owner, Role::Floor, scopes), Err(Error::Invalid(_))),
            "{scopes}"
        );
    }
    let theirs = at.house.store.read(|r| machine::queries::list(r, &owner)).unwrap();
    let id = theirs.iter().find(|k| k.role == Role::Owner).unwrap().public_id.clone();
    let tried = at.house.try_write(move |tx| machine::actions::revoke(tx, &manager, &id));
    assert!(matches!(tried, Err(Error::NotFound(_))));
}

#[test]
fn the_keys_of_who_leaves_or_changes_end_with_it() {
    type Change = fn(&Tx<'_>, StaffId) -> Result<()>;
    let changes: [Change; 4] = [
        |tx, who| team::actions::set_active(tx, &Actor::House, who, false),
        |tx, who| team::actions::change(tx, &Actor::House, who, &Name::parse("Mia")?, Role::Floor),
        |tx, _| people::actions::reset_password(tx, &Actor::House, "Mia", "h"),
        |tx, who| {
            team::actions::change_own_password(tx, &staff(who, Role::Manager), team::actions::Here::Browser(0), "h")
        },
    ];
    for change in changes {
        let at = open();
        let mia = at.person("Mia", Role::Manager);
        let (_, secret) = at.key(staff(mia, Role::Manager), Role::Floor, "menu:read").unwrap();
        at.house
            .write(move |tx| people::actions::end_all_sessions(tx, &staff(mia, Role::Manager), mia));
        assert!(at.bearer(secret.as_str()).is_ok(), "signing out is no reason");
        at.house.write(move |tx| change(tx, mia));
        assert!(is_refused(at.bearer(secret.as_str())));
    }
}

#[test]
fn others_sessions_are_not_to_be_seen() {
    let at = open();
    let ada = at.person("Ada", Role::Owner);
    let ben = at.person("Ben", Role::Floor);
    let mia = at.person("Mia", Role::Manager);
    let (session, _) = at.start(ada);
    let (bens, _) = at.start(ben);
    for who in [staff(ben, Role::Floor), staff(mia, Role::Manager)] {
        let id = session.public_id.clone();
        assert!(matches!(
            at.house.store.read(|r| list(r, &who, ada)),
            Err(Error::NotFound(_))
        ));
        let tried = at.house.try_write(move |tx| actions::end(tx, &who, &id));
        assert!(matches!(tried, Err(Error::NotFound(_))));
    }
    at.house.write(move |tx| actions::end(tx, &staff(mia, Role::Manager), &bens.public_id));
    let left = at.house.store.read(|r| list(r, &staff(ben, Role::Floor), ben)).unwrap();
    assert!(left.is_empty());
}

#[test]
fn every_verb_has_one_scope_and_every_scope_a_verb() {
    for verb in Verb::ALL {
        let part = |scope: &Scope| scope.word().split(':').next().map(String::from);
        let own = Scope::of(verb);
        // Beside its own only the one that may write there.
        for having in Scope::ALL.iter().filter(|s| Scopes::from_iter([**s]).allows(verb)) {
            assert!(
                *having == own || own.word().ends_with(":read") && part(having) == part(&own),
                "{verb:?}"
            );
        }
        assert!(Scopes::from_iter([own]).allows(verb));
        assert!(Scopes::all().allows(verb) && !Scopes::default().allows(verb));
    }
    for scope in Scope::ALL {
        assert!(Verb::ALL.iter().any(|v| Scope::of(*v) == *scope), "{scope:?}");
        assert_eq!(Scopes::parse(scope.word()), Some(Scopes::from_iter([*scope])));
    }
    assert_eq!(Scopes::parse(&Scopes::all().words()), Some(Scopes::all()));
    assert_eq!(Scopes::parse("menu:read all"), None);
    assert!(Scopes::of_machines().all(|s| s != Scope::Account));
}

#[test]
fn the_log_names_the_machine() {
    let at = open();
    let ada = staff(at.person("Ada", Role::Owner), Role::Owner);
    let (key, _) = at.key(ada, Role::Owner, "people:write").unwrap();
    let (role, scopes) = (Role::Owner, Scopes::all());
    let machine = Actor::Machine { key, role, scopes };
    at.house
        .write(move |tx| people::actions::add(tx, &machine, &Name::parse("Ben")?, Role::Floor, "h"));
    let by = |by| crate::audit::Filter {
        by,
        ..crate::audit::Filter::default()
    };
    let read = |filter| at.house.store.read(|r| crate::audit::queries::list(r, &ada, &filter, None, 50)).unwrap();
    assert_eq!(read(by(None))[0].machine.as_deref(), Some("Till"));
    assert!(
        read(by(Some(None))).iter().all(|c| c.machine.is_none()),
        "it is not the house"
    );
}
