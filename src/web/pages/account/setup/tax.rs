//! The tax rates: the usual one, and those that the menu's editor offers beside it.

use super::steps::{Asked, At, Typed, save_settings, version};
use super::*;
use crate::settings::first::TAX_RATES_MAX;
use crate::settings::queries::show_percent;

/// The settings of this step.
const KEYS: [&str; 3] = ["tax-percent", "tax-rates", "tax-in-prices"];

#[derive(Template)]
#[template(path = "account/setup/tax.html")]
struct TaxPage {
    shell: Shell,
    at: At,
    typed: Typed,
    problems: Problems,
    version: String,
}

impl TaxPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    /// The rows for further rates: their number, name and rate.
    fn rows(&self) -> Vec<(i64, &str, &str)> {
        let value = |field: &str, n: i64| self.typed.get(&format!("{field}-{n}"));
        (1..=TAX_RATES_MAX as i64).map(|n| (n, value("name", n), value("rate", n))).collect()
    }
}

pub(super) fn page(mut asked: Asked<'_>) -> Answer {
    let web = asked.web;
    let page = web.app.read(|read| {
        let (shell, at) = asked.shell(read, Step::Tax, "setup-tax")?;
        let house = settings::queries::get(read)?;
        let decimal = asked.lang.number_style().decimal;
        let shown = |ppm| show_percent(ppm).replace('.', decimal);
        let mut typed = Typed::of([("tax-percent", shown(house.tax_ppm))]);
        let inside = if house.terms.tax_added { "off" } else { "on" };
        typed.put("tax-in-prices", inside.into());
        for (n, rate) in house.tax_rates.iter().enumerate() {
            typed.put(&format!("name-{}", n + 1), rate.name.clone());
            typed.put(&format!("rate-{}", n + 1), shown(rate.ppm));
        }
        Ok(TaxPage {
            version: version(read, asked.who, &KEYS)?,
            shell,
            at,
            typed: asked.typed.take().unwrap_or(typed),
            problems: std::mem::replace(&mut asked.problems, Problems::none()),
        })
    })?;
    html(&page)
}

pub(super) async fn save(web: &Web, who: &StaffWho, typed: &Typed) -> Result<()> {
    let plain = |percent: &str| percent.trim_end_matches('%').trim_end().to_string();
    let mut rates = Vec::new();
    for n in 1..=TAX_RATES_MAX {
        let (name, rate) = (typed.get(&format!("name-{n}")), typed.get(&format!("rate-{n}")));
        if !name.is_empty() || !rate.is_empty() {
            // What stands between rates in the setting has no place in a name.
            rates.push(format!("{} {}", plain(rate), name.replace(';', ",")));
        }
    }
    let inside = match typed.get("tax-in-prices") {
        "off" => "off",
        _ => "on",
    };
    let values = [
        (KEYS[0], plain(typed.get("tax-percent"))),
        (KEYS[1], rates.join("; ")),
        (KEYS[2], inside.into()),
    ];
    let actor = who.actor();
    let seen = typed.get("version").to_string();
    web.app.write(move |tx| save_settings(tx, &actor, &KEYS, &seen, &values)).await
}
