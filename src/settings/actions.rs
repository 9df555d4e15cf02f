//! Verbs on the settings.

use super::Settings;
use super::facts::SettingFact;
use super::form::{Change, Entry};
use super::queries::{KEYS, REHEARSAL, SECRET, conflicts, get, has_amounts, read_value, show_value};
use crate::audit;
use crate::audit::Kind;
use crate::audit::actions::note;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::store::{Tx, params};

/// Sets one setting from its written form; see [`KEYS`]. Setting what stands is no change.
///
/// # Errors
/// `Invalid` on `key` if there is no such setting, on the setting's own key if
/// its value is refused; `Conflict` for another currency once something was ordered.
pub fn set(tx: &Tx<'_>, actor: &Actor, key: &str, value: &str) -> Result<()> {
    actor.may(Verb::EditSettings)?;
    let Some(key) = KEYS.into_iter().find(|k| *k == key) else {
        let unknown = Msg::new("error-setting-unknown").text("known", KEYS.join(", "));
        return Err(Error::field("key", unknown));
    };
    save(tx, actor, &[(key, value.into())])
}

/// Marks the house as a rehearsal, or takes the mark away: who opens a demo or a copy does.
///
/// # Errors
/// A fault of the database.
pub fn rehearse(tx: &Tx<'_>, on: bool) -> Result<()> {
    tx.remember(REHEARSAL, if on { "1" } else { "" })
}

/// Sets several settings from their written forms, all or none of them.
///
/// # Errors
/// `Invalid` on the keys whose values are refused; `Conflict` as [`set`]. A key that is not in [`KEYS`] is a fault.
pub fn save(tx: &Tx<'_>, actor: &Actor, values: &[(&'static str, String)]) -> Result<()> {
    actor.may(Verb::EditSettings)?;
    let before = get(tx)?;
    let (mut after, mut wrong) = (Settings::clone(&before), Vec::new());
    for (key, value) in values {
        match read_value(&mut after, key, value) {
            Err(Error::Invalid(told)) => wrong.extend(told),
            read => read?,
        }
    }
    if wrong.is_empty() {
        wrong = conflicts(&before, &after);
    }
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    // The house's own language is what everything falls back to.
    after.languages.retain(|l| *l != after.language);
    after.languages.insert(0, after.language);
    for key in KEYS {
        let (was, is) = (show_value(&before, key), show_value(&after, key));
        if was != is {
            write(tx, actor, key, &was, &is)?;
        }
    }
    Ok(())
}

/// As [`save`], what somebody changed in a form; tells which settings that were. What only others have
/// changed since it was opened stays theirs.
///
/// # Errors
/// As [`save`]; `Conflict` if somebody else has changed the same setting meanwhile.
pub fn save_form(tx: &Tx<'_>, actor: &Actor, typed: &[Entry]) -> Result<Vec<&'static str>> {
    actor.may(Verb::EditSettings)?;
    let stands = get(tx)?;
    if typed.iter().any(|entry| entry.change(&stands) == Change::Both) {
        return Err(Error::conflict("editor-stale"));
    }
    let mine = typed.iter().filter(|entry| entry.change(&stands) == Change::Mine);
    let mine: Vec<_> = mine.map(|entry| (entry.key, entry.value.clone())).collect();
    save(tx, actor, &mine)?;
    Ok(mine.into_iter().map(|(key, _)| key).collect())
}

/// A timed job, each minute: tells when the house has opened, or takes no orders any more.
///
/// # Errors
/// A fault of the database.
pub fn turn(tx: &Tx<'_>) -> Result<()> {
    let house = get(tx)?;
    // What was told last is remembered: a clock that jumps, or a turn that comes late, misses nothing.
    let is = if house.closed_for_orders(tx.local).is_some() {
        "closed"
    } else {
        "open"
    };
    let was = tx.remembered("house_turned")?;
    if was.as_deref() != Some(is) {
        tx.remember("house_turned", is)?;
    }
    if was.is_some_and(|was| was != is) {
        tx.emit(&Actor::House, None, &SettingFact::HouseTurned {})?;
    }
    Ok(())
}

fn write(tx: &Tx<'_>, actor: &Actor, key: &'static str, was: &str, is: &str) -> Result<()> {
    // Amounts are stored in the minor unit: another currency would change every price and old bill.
    if key == "currency" && has_amounts(tx)? {
        return Err(Error::conflict("error-currency-fixed"));
    }
    tx.run(
        "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        params![key, is],
    )?;
    tx.emit(actor, None, &SettingFact::SettingChanged { key: key.into() })?;
    // The name of a picture says nothing to anybody.
    let picture = |value: &str, word| {
        if value.is_empty() {
            String::new()
        } else {
            audit::word(word)
        }
    };
    let (was, is) = match key {
        key if SECRET.contains(&key) => (String::new(), audit::word("log-secret")),
        "logo" => (picture(was, "log-photo-was"), picture(is, "log-photo-is")),
        _ => (was.into(), is.into()),
    };
    note(
        tx,
        actor,
        Kind::Setting,
        0,
        "",
        &[(&format!("setting-{key}"), &was, &is)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;
    use crate::base::Role;
    use crate::base::ids::StaffId;
    use crate::base::time::{Calendar, Clock};
    use crate::settings::form::mark;
    use crate::settings::queries::list;
    use crate::settings::{GuardTotal, PayWay};
    use crate::store::Store;

    fn with_tx(work: impl FnOnce(&Tx<'_>) -> Result<()> + Send + 'static) {
        let dir = tempfile::tempdir().unwrap();
        let calendar = Calendar::new("UTC", 0).unwrap();
        let clock = Clock::by_hand(1_800_000_000_000);
        let store = Store::open(dir.path(), clock, calendar, Box::new(|_, _| ())).unwrap();
        store.write_blocking(work).unwrap();
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table, a row for each setting")]
    fn every_setting_is_read_back_as_it_was_set() {
        let sample = [
            ("house-name", "Trattoria Da Rosa"),
            ("base-url", "https://menu.example:8443"),
            ("currency", "JPY"),
            ("time-zone", "Asia/Tokyo"),
            ("cut-over", "05:30"),
            ("language", "it"),
            ("tax-percent", "8.875"),
            ("tax-rates", "22 Drinks; 4 Bread"),
            ("tax-in-prices", "off"),
            ("service-percent", "12.5"),
            ("tips", "5 7.5 10"),
            ("receipt-head", "Via Roma 1\nP. IVA 01234567890"),
            ("receipt-foot", "Grazie!"),
            ("accent", "#1b5e20"),
            ("logo", "0123456789abcdef/480x120"),
            ("setup-next", "tables"),
            ("pay-ways", "later,cash"),
            ("approve-first-order", "on"),
            ("guard-pieces", "25"),
            ("guard-total", "30000"),
            ("join-nod", "each"),
            ("idle-minutes", "90"),
            ("returning-days", "180"),
            ("account-months", "36"),
            ("languages", "it,en"),
            ("opening-hours", "mon-fri 12:00-14:30; 2026-12-25..2026-12-25 closed"),
            ("wifi-security", "open"),
            ("wifi-hidden", "on"),
            ("wifi-name", "Osteria; \"ospiti\""),
            ("backup-place", "/mnt/stick"),
            ("api-origins", "https://shop.example\nhttp://192.168.1.20:3000"),
        ];
        with_tx(move |tx| {
            for (key, value) in sample {
                set(tx, &Actor::House, key, value)?;
            }
            let listed = list(tx)?;
            assert_eq!(listed.len(), KEYS.len());
            let untried = KEYS.into_iter().filter(|k| !sample.iter().any(|(tried, _)| tried == k));
            assert_eq!(untried.collect::<Vec<_>>(), ["wifi-password"]);
            for (key, value) in sample {
                assert!(listed.contains(&(key, value.to_string())), "{key} in {listed:?}");
            }
            let settings = get(tx)?;
            assert_eq!((settings.tax_ppm, settings.cut_over_minutes), (88_750, 330));
            assert_eq!(settings.pay_ways, [PayWay::Later, PayWay::Cash]);
            assert_eq!((settings.language, settings.approve_first_order), (Lang::It, true));
            assert_eq!(settings.guard_pieces, 25);
            assert_eq!(settings.guard_total, GuardTotal::Units(30_000));
            set(tx, &Actor::House, "guard-total", "auto")?;
            assert_eq!(get(tx)?.guard_total, GuardTotal::Auto);
            Ok(())
        });
    }

    /// Values that no setting takes.
    const BAD: [(&str, &str); 45] = [
        ("house-name", " "),
        ("base-url", "menu.example"),
        ("currency", "eur"),
        ("time-zone", "Europe/Nowhere"),
        ("cut-over", "24:00"),
        ("cut-over", "4"),
        ("language", "xx"),
        ("tax-percent", "101"),
        ("tax-percent", "1.00001"),
        ("tax-rates", "22"),
        ("service-percent", "101"),
        ("accent", "red"),
        ("accent", "#ffcc00"),
        ("logo", "logo.png"),
        ("tips", "10 5"),
        ("tips", "0 5"),
        ("tips", "1 2 3 4 5"),
        ("receipt-foot", "1\n2\n3\n4\n5\n6\n7\n8\n9"),
        ("setup-next", "next"),
        ("pay-ways", ""),
        ("pay-ways", "cash,cash"),
        ("pay-ways", "cheque"),
        ("approve-first-order", "yes"),
        ("guard-pieces", "-1"),
        ("guard-pieces", "10000"),
        ("guard-total", "12.50"),
        ("guard-total", ""),
        ("join-nod", "never"),
        ("idle-minutes", "4"),
        ("idle-minutes", "481"),
        ("returning-days", "31"),
        ("account-months", "2"),
        ("account-months", "61"),
        ("languages", "it,xx"),
        ("wifi-name", "a name that is longer than 32 bytes"),
        ("opening-hours", "mon"),
        ("wifi-security", "wpa4"),
        ("wifi-password", "täglich neu"),
        ("wifi-hidden", "perhaps"),
        ("api-origins", "*"),
        ("api-origins", "null"),
        ("api-origins", "shop.example"),
        ("api-origins", "https://*.example"),
        ("api-origins", "https://shop.example/app"),
        ("api-origins", "http://a b http://c d http://e"),
    ];

    #[test]
    fn values_that_mean_nothing_are_refused() {
        with_tx(|tx| {
            for (key, value) in BAD {
                let refused = set(tx, &Actor::House, key, value);
                assert!(
                    matches!(&refused, Err(Error::Invalid(f)) if f[0].0 == key),
                    "{key} {value}: {refused:?}"
                );
            }
            let unknown = set(tx, &Actor::House, "colour", "red").unwrap_err().to_string();
            assert!(unknown.contains("house-name"), "{unknown}");
            assert_eq!(get(tx)?.house_name, "Comanda");
            assert_eq!(tx.seq()?, 0);
            Ok(())
        });
    }

    #[test]
    fn several_are_set_at_once_or_not_at_all() {
        with_tx(|tx| {
            let house = Actor::House;
            let set = |values: &[(&'static str, &str)]| {
                let values: Vec<_> = values.iter().map(|(k, v)| (*k, v.to_string())).collect();
                save(tx, &house, &values)
            };
            let fields = |refused: Result<()>| match refused {
                Err(Error::Invalid(told)) => told.into_iter().map(|(field, _)| field).collect(),
                other => panic!("{other:?}"),
            };
            let both = set(&[("house-name", ""), ("cut-over", "25:00"), ("guard-pieces", "9")]);
            let told: Vec<_> = fields(both);
            assert_eq!(told, ["house-name", "cut-over"]);
            assert_eq!(get(tx)?.guard_pieces, 40);
            for (security, password) in [("wpa", "short"), ("wep", "four"), ("open", "secret word")] {
                let wifi = set(&[
                    ("wifi-name", "Ospiti"),
                    ("wifi-security", security),
                    ("wifi-password", password),
                ]);
                let told: Vec<_> = fields(wifi);
                assert_eq!(told, ["wifi-password"], "{security}");
            }
            set(&[("wifi-name", "Ospiti"), ("wifi-password", "pasta al forno")])?;
            assert_eq!(get(tx)?.wifi.password, "pasta al forno");
            assert!(list(tx)?.contains(&("wifi-password", "…".into())));
            let noted = tx.rows("SELECT was || became FROM changes", [], |r| r.get::<_, String>(0))?;
            assert!(noted.iter().all(|n| !n.contains("pasta")), "{noted:?}");
            set(&[("language", "de"), ("languages", "it")])?;
            assert_eq!(get(tx)?.languages, [Lang::De, Lang::It]);
            Ok(())
        });
    }

    #[test]
    fn opening_and_closing_are_told_once_each() {
        let dir = tempfile::tempdir().unwrap();
        // 2027-01-15 08:00 UTC, a Friday.
        let clock = Clock::by_hand(1_800_000_000_000);
        let calendar = Calendar::new("UTC", 0).unwrap();
        let store = Store::open(dir.path(), clock.clone(), calendar, Box::new(|_, _| ())).unwrap();
        let hours = |tx: &Tx<'_>| set(tx, &Actor::House, "opening-hours", "fri 08:10-09:00");
        store.write_blocking(hours).unwrap();
        let told = || {
            store
                .read(|r| r.number("SELECT count(*) FROM events WHERE payload LIKE '%HouseTurned%'", []))
                .unwrap()
        };
        let mut seen = Vec::new();
        for _ in 0..70 {
            store.write_blocking(turn).unwrap();
            seen.push(told());
            clock.advance(60_000);
        }
        // Five minutes after closing the last round is taken.
        let turns: Vec<_> = (1..70).filter(|n| seen[*n] > seen[*n - 1]).collect();
        assert!(
            turns.len() == 2 && turns[0] == 10 && [65, 66].contains(&turns[1]),
            "{turns:?}"
        );
        // A turn that comes a day late, or after the clock jumped, is told as well.
        clock.advance(6 * 86_400_000 + 23 * 3_600_000);
        store.write_blocking(turn).unwrap();
        assert_eq!(told(), 3);
    }

    #[test]
    fn a_form_that_is_older_than_the_settings_is_told() {
        with_tx(|tx| {
            let house = Actor::House;
            let opened = get(tx)?;
            let entry = |key, was: &str, value: &str| Entry {
                key,
                value: value.into(),
                seen: mark(&opened, key, was),
            };
            let (name, tips) = (
                |value| entry("house-name", "Comanda", value),
                |value| entry("tips", "", value),
            );
            let saved = save_form(tx, &house, &[name("Da Rosa"), tips("")])?;
            assert_eq!(saved, ["house-name"]);
            // Who did not touch the name leaves it as it is by now, and saves the rest.
            assert_eq!(save_form(tx, &house, &[name("Comanda"), tips("5; 10")])?, ["tips"]);
            assert_eq!(save_form(tx, &house, &[name("Da Rosa"), tips(" 5  10 ")])?, [""; 0]);
            let stale = save_form(tx, &house, &[name("Da Marco"), tips("5")]);
            assert!(matches!(stale, Err(Error::Conflict(_))));
            let stands = get(tx)?;
            assert_eq!((stands.house_name.as_str(), stands.tips.len()), ("Da Rosa", 2));
            Ok(())
        });
    }

    #[test]
    fn only_owners_set_and_the_same_value_is_no_fact() {
        with_tx(|tx| {
            let manager = Actor::Staff {
                staff: StaffId(1),
                role: Role::Manager,
            };
            assert!(matches!(set(tx, &manager, "currency", "USD"), Err(Error::Forbidden(_))));
            set(tx, &Actor::House, "currency", "EUR")?;
            assert_eq!(tx.seq()?, 0);
            set(tx, &Actor::House, "currency", "USD")?;
            set(tx, &Actor::House, "currency", "USD")?;
            assert_eq!(tx.seq()?, 1);
            Ok(())
        });
    }
}
