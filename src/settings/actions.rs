//! Verbs on the settings.

use super::facts::SettingFact;
use super::queries::{KEYS, get, has_amounts, read_value, show_value};
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
    let mut settings = get(tx)?;
    let before = show_value(&settings, key);
    read_value(&mut settings, key, value)?;
    let after = show_value(&settings, key);
    if after == before {
        return Ok(());
    }
    // Amounts are stored in the minor unit: another currency would change every price and old bill.
    if key == "currency" && has_amounts(tx)? {
        return Err(Error::conflict("error-currency-fixed"));
    }
    tx.run(
        "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        params![key, after],
    )?;
    tx.emit(actor, None, &SettingFact::SettingChanged { key: key.into() })?;
    note(
        tx,
        actor,
        Kind::Setting,
        0,
        "",
        &[(&format!("setting-{key}"), &before, &after)],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;
    use crate::base::Role;
    use crate::base::ids::StaffId;
    use crate::base::time::{Calendar, Clock};
    use crate::settings::queries::list;
    use crate::settings::{GuardTotal, PayWay};
    use crate::store::Store;

    fn with_tx(work: impl FnOnce(&Tx<'_>) -> Result<()> + Send + 'static) {
        let dir = tempfile::tempdir().unwrap();
        let calendar = Calendar::new("UTC", 0).unwrap();
        let clock = Clock::by_hand(1_800_000_000_000);
        let store = Store::open(dir.path(), clock, calendar, Box::new(|_| ())).unwrap();
        store.write_blocking(work).unwrap();
    }

    #[test]
    fn every_setting_is_read_back_as_it_was_set() {
        let sample = [
            ("house-name", "Trattoria Da Rosa"),
            ("base-url", "https://menu.example:8443"),
            ("currency", "JPY"),
            ("time-zone", "Asia/Tokyo"),
            ("cut-over", "05:30"),
            ("language", "it"),
            ("tax-percent", "8.875"),
            ("pay-ways", "later,cash"),
            ("approve-first-order", "on"),
            ("guard-pieces", "25"),
            ("guard-total", "30000"),
        ];
        with_tx(move |tx| {
            for (key, value) in sample {
                set(tx, &Actor::House, key, value)?;
            }
            let listed = list(tx)?;
            assert_eq!(listed.len(), KEYS.len());
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

    #[test]
    fn values_that_mean_nothing_are_refused() {
        let bad = [
            ("house-name", " "),
            ("base-url", "menu.example"),
            ("currency", "eur"),
            ("time-zone", "Europe/Nowhere"),
            ("cut-over", "24:00"),
            ("cut-over", "4"),
            ("language", "xx"),
            ("tax-percent", "101"),
            ("tax-percent", "1.00001"),
            ("pay-ways", ""),
            ("pay-ways", "cash,cash"),
            ("pay-ways", "cheque"),
            ("approve-first-order", "yes"),
            ("guard-pieces", "-1"),
            ("guard-pieces", "10000"),
            ("guard-total", "12.50"),
            ("guard-total", ""),
        ];
        with_tx(move |tx| {
            for (key, value) in bad {
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
