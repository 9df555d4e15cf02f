//! The settings of the house. Long because each setting is described, read and written here.

use std::sync::Arc;

use actix_web::web::{Data, Json, Payload};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Type};

use super::Caller;
use super::answers::Whole;
use super::editor::words::Picture;
use super::lines::{PayWayJson, mirror};
use super::standing::{IfMatch, standing};
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::menu::photo::{UPLOAD_MAX, actions as photos, take_logo, too_large};
use crate::settings::first::TaxRate;
use crate::settings::queries::{defaults, get, is_currency_fixed, show_percent, show_value};
use crate::settings::{GuardTotal, JoinNod, Logo, PayWay, Settings, WifiSecurity, actions};
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::error::Answer;
use crate::web::upload::decoded;

mirror! {
    /// Which phones wait for a nod before they take part.
    JoinNodJson as JoinNod = JoinNod {
        /// A new one where nobody has moved for three hours.
        Idle,
        /// Also the first one at a free table.
        First,
        /// Every new one.
        Each,
    }
}

mirror! {
    /// How a wireless network is locked.
    WifiSecurityJson as WifiSecurity = WifiSecurity {
        /// WPA, WPA2 or WPA3 with a password.
        Wpa,
        /// WEP, of old devices.
        Wep,
        /// Not at all.
        Open,
    }
}

/// An amount in whole units of the currency, 0 for never; or `auto`, for as much as many average dishes cost.
#[derive(Debug, Clone, Copy)]
pub struct GuardTotalJson(GuardTotal);

const AUTO: &str = "auto";
const UNITS_MAX: i64 = 9_999_999;

impl Serialize for GuardTotalJson {
    fn serialize<S: Serializer>(&self, writer: S) -> std::result::Result<S::Ok, S::Error> {
        match self.0 {
            GuardTotal::Auto => writer.serialize_str(AUTO),
            GuardTotal::Units(n) => writer.serialize_i64(n),
        }
    }
}

impl<'de> Deserialize<'de> for GuardTotalJson {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> std::result::Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(reader)?;
        if value == AUTO {
            return Ok(GuardTotalJson(GuardTotal::Auto));
        }
        let units = Whole::deserialize(value).map_err(D::Error::custom)?;
        Ok(GuardTotalJson(GuardTotal::Units(units.0)))
    }
}

impl GuardTotalJson {
    fn schema() -> OneOfBuilder {
        let units = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).maximum(Some(UNITS_MAX));
        let auto = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([AUTO]));
        let says = "In whole units of the currency, 0 for never; or `auto`, for as much as many average dishes cost";
        OneOfBuilder::new().item(units).item(auto).description(Some(says))
    }

    fn schema_or_null() -> OneOfBuilder {
        GuardTotalJson::schema().item(ObjectBuilder::new().schema_type(Type::Null))
    }
}

/// A tax rate beside the usual one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TaxRate)]
pub struct TaxRateJson {
    name: String,
    /// Parts per million.
    ppm: i64,
}

/// The house's sign.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Logo)]
pub struct LogoJson {
    /// Where the picture is.
    url: String,
    /// In pixels.
    width: u32,
    /// In pixels.
    height: u32,
}

impl From<Logo> for LogoJson {
    fn from(logo: Logo) -> Self {
        LogoJson {
            url: format!("/pictures/{}", logo.hash),
            width: logo.width,
            height: logo.height,
        }
    }
}

/// Every setting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Settings)]
pub struct SettingsJson {
    house_name: String,
    /// The house's own language (BCP 47): kitchen tickets, and what menu texts fall back to.
    language: String,
    /// The languages that guests are offered; the house's own is the first.
    languages: Vec<String>,
    /// IANA name.
    time_zone: String,
    /// When a business day ends, by the clock on the wall.
    #[schema(examples("04:00"))]
    cut_over: String,
    #[schema(examples("#a8321a"))]
    accent: String,
    logo: Option<LogoJson>,
    /// ISO 4217.
    currency: String,
    /// Whether it stays as it is, because there are amounts in it.
    currency_fixed: bool,
    /// Whether tax is in the prices, or comes on top of them.
    tax_in_prices: bool,
    /// The usual tax rate, parts per million.
    tax_ppm: i64,
    tax_rates: Vec<TaxRateJson>,
    /// The service charge, parts per million; 0 for none.
    service_ppm: i64,
    /// The tips that guests are offered, parts per million; with none they are not asked.
    tips_ppm: Vec<i64>,
    /// The ways to pay that guests may choose, in order.
    pay_ways: Vec<PayWayJson>,
    /// What stands above a receipt.
    receipt_head: String,
    /// What stands below it.
    receipt_foot: String,
    /// Whether a visit's first order waits for a nod of the floor.
    approve_first_order: bool,
    join_nod: JoinNodJson,
    /// From so many pieces on a guest's round waits for a nod; 0 for never.
    guard_pieces: i64,
    /// From which amount on it does.
    #[schema(schema_with = GuardTotalJson::schema)]
    guard_total: GuardTotalJson,
    /// After so many idle minutes a visit without an order is forgotten.
    idle_minutes: i64,
    /// When guests may order, as the README writes hours; empty for always.
    #[schema(examples("mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00"))]
    opening_hours: String,
    /// For so many days a guest's phone is known again; 0 for not at all.
    returning_days: i64,
    /// A guest's account that nobody used for so many months is removed.
    account_months: i64,
    /// The guests' Wi-Fi, as the cards tell it; empty where they say nothing.
    wifi_name: String,
    wifi_security: WifiSecurityJson,
    /// In clear, as it stands on the cards.
    wifi_password: String,
    /// Whether the Wi-Fi hides its name.
    wifi_hidden: bool,
    /// The address in the QR codes; empty for this machine's own.
    base_url: String,
    /// A second folder that gets a copy of each backup; empty for none.
    backup_place: String,
    /// The origins of the websites whose pages may use the API.
    #[schema(examples("https://shop.example"))]
    api_origins: Vec<String>,
}

impl SettingsJson {
    /// What stands, for who may change it.
    fn read(read: &Read<'_>, actor: &Actor) -> Result<SettingsJson> {
        actor.may(Verb::EditSettings)?;
        let (house, fixed) = (get(read)?, is_currency_fixed(read)?);
        Ok(SettingsJson::of(Arc::unwrap_or_clone(house), fixed))
    }

    fn of(house: Settings, currency_fixed: bool) -> SettingsJson {
        let text = |key| show_value(&house, key);
        let rate = |rate: &TaxRate| TaxRateJson {
            name: rate.name.clone(),
            ppm: rate.ppm,
        };
        SettingsJson {
            language: text("language"),
            languages: house.languages.iter().map(|l| l.code().to_string()).collect(),
            cut_over: text("cut-over"),
            accent: text("accent"),
            currency: text("currency"),
            currency_fixed,
            opening_hours: text("opening-hours"),
            tax_in_prices: !house.terms.tax_added,
            tax_ppm: house.tax_ppm,
            tax_rates: house.tax_rates.iter().map(rate).collect(),
            service_ppm: house.terms.service_ppm,
            tips_ppm: house.tips,
            pay_ways: house.pay_ways.into_iter().map(PayWayJson::from).collect(),
            receipt_head: house.receipt_head,
            receipt_foot: house.receipt_foot,
            approve_first_order: house.approve_first_order,
            join_nod: house.join_nod.into(),
            guard_pieces: house.guard_pieces,
            guard_total: GuardTotalJson(house.guard_total),
            idle_minutes: house.idle_minutes,
            returning_days: house.returning_days,
            account_months: house.account_months,
            wifi_security: house.wifi.security.into(),
            wifi_name: house.wifi.name,
            wifi_password: house.wifi.password,
            wifi_hidden: house.wifi.hidden,
            base_url: house.base_url,
            backup_place: house.backup_place,
            api_origins: house.api_origins,
            logo: house.logo.map(LogoJson::from),
            house_name: house.house_name,
            time_zone: house.time_zone,
        }
    }
}

/// Every setting.
#[utoipa::path(get, path = "/api/v1/settings", tag = "settings", operation_id = "getSettings",
    responses((status = 200, body = SettingsJson)))]
pub async fn settings(web: Data<Web>, caller: Caller) -> Answer {
    standing(&web.app.read(|read| SettingsJson::read(read, &caller.actor()))?)
}

/// A tax rate to be set.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SetTaxRate)]
pub struct SetTaxRateJson {
    #[schema(min_length = 1, max_length = 30)]
    name: String,
    /// Parts per million.
    #[schema(minimum = 0, maximum = 1_000_000, value_type = i64)]
    ppm: Whole,
}

/// What a change says of a setting: nothing, so that it stays; that it is to be as at first, by null; or a value.
#[derive(Debug, Default)]
enum Said<T> {
    #[default]
    Nothing,
    AtFirst,
    Value(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Said<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> std::result::Result<Self, D::Error> {
        Ok(Option::deserialize(reader)?.map_or(Said::AtFirst, Said::Value))
    }
}

impl<T> Said<T> {
    /// The written form of what a setting is to be, if anything was said.
    fn or(self, house: &Settings, key: &str, write: impl FnOnce(T) -> String) -> Option<String> {
        match self {
            Said::Nothing => None,
            Said::AtFirst => Some(show_value(house, key)),
            Said::Value(value) => Some(write(value)),
        }
    }

    /// As [`Said::or`], of a value that may have no written form.
    fn or_try(self, house: &Settings, key: &str, write: impl FnOnce(T) -> Result<String>) -> Result<Option<String>> {
        match self {
            Said::Value(value) => write(value).map(Some),
            other => Ok(other.or(house, key, |_| String::new())),
        }
    }
}

/// A value that cannot be null.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(reader: D) -> std::result::Result<Option<T>, D::Error> {
    T::deserialize(reader).map(Some)
}

/// The settings to be changed, as [`SettingsJson`] has them. What is left out stays as it is; null, where a setting takes
/// it, makes it what it is in a new house: none, empty, off, or the usual number.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChangeSettings)]
pub struct ChangeSettingsJson {
    #[serde(default, deserialize_with = "given")]
    #[schema(min_length = 1, max_length = 60, value_type = String)]
    house_name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String)]
    language: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(max_items = 20, value_type = Vec<String>)]
    languages: Option<Vec<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = String)]
    time_zone: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$", value_type = String)]
    cut_over: Option<String>,
    #[serde(default)]
    #[schema(pattern = "^#[0-9a-fA-F]{6}$", value_type = Option<String>)]
    accent: Said<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(min_length = 3, max_length = 3, value_type = String)]
    currency: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = bool)]
    tax_in_prices: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    #[schema(minimum = 0, maximum = 1_000_000, value_type = i64)]
    tax_ppm: Option<Whole>,
    #[serde(default)]
    #[schema(max_items = 4, value_type = Option<Vec<SetTaxRateJson>>)]
    tax_rates: Said<Vec<SetTaxRateJson>>,
    #[serde(default)]
    #[schema(minimum = 0, maximum = 1_000_000, value_type = Option<i64>)]
    service_ppm: Said<Whole>,
    /// Rising.
    #[serde(default)]
    #[schema(max_items = 4, value_type = Option<Vec<i64>>)]
    tips_ppm: Said<Vec<Whole>>,
    #[serde(default)]
    #[schema(min_items = 1, max_items = 4, value_type = Option<Vec<PayWayJson>>)]
    pay_ways: Said<Vec<PayWayJson>>,
    #[serde(default)]
    #[schema(max_length = 400, value_type = Option<String>)]
    receipt_head: Said<String>,
    #[serde(default)]
    #[schema(max_length = 400, value_type = Option<String>)]
    receipt_foot: Said<String>,
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    approve_first_order: Said<bool>,
    #[serde(default)]
    #[schema(value_type = Option<JoinNodJson>)]
    join_nod: Said<JoinNodJson>,
    #[serde(default)]
    #[schema(minimum = 0, maximum = 9_999, value_type = Option<i64>)]
    guard_pieces: Said<Whole>,
    #[serde(default)]
    #[schema(schema_with = GuardTotalJson::schema_or_null)]
    guard_total: Said<GuardTotalJson>,
    #[serde(default)]
    #[schema(minimum = 5, maximum = 480, value_type = Option<i64>)]
    idle_minutes: Said<Whole>,
    #[serde(default)]
    #[schema(max_length = 2_000, value_type = Option<String>)]
    opening_hours: Said<String>,
    /// 0, 30, 90, 180 or 395.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 395, value_type = Option<i64>)]
    returning_days: Said<Whole>,
    #[serde(default)]
    #[schema(minimum = 3, maximum = 60, value_type = Option<i64>)]
    account_months: Said<Whole>,
    #[serde(default)]
    #[schema(max_length = 32, value_type = Option<String>)]
    wifi_name: Said<String>,
    #[serde(default)]
    #[schema(value_type = Option<WifiSecurityJson>)]
    wifi_security: Said<WifiSecurityJson>,
    #[serde(default)]
    #[schema(max_length = 64, value_type = Option<String>)]
    wifi_password: Said<String>,
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    wifi_hidden: Said<bool>,
    #[serde(default)]
    #[schema(max_length = 200, value_type = Option<String>)]
    base_url: Said<String>,
    #[serde(default)]
    #[schema(max_length = 200, value_type = Option<String>)]
    backup_place: Said<String>,
    #[serde(default)]
    #[schema(max_items = 10, value_type = Option<Vec<String>>)]
    api_origins: Said<Vec<String>>,
}

/// The settings by their keys in the house, and how the API calls them.
const NAMES: [(&str, &str); 30] = [
    ("house-name", "house_name"),
    ("language", "language"),
    ("languages", "languages"),
    ("time-zone", "time_zone"),
    ("cut-over", "cut_over"),
    ("accent", "accent"),
    ("currency", "currency"),
    ("tax-in-prices", "tax_in_prices"),
    ("tax-percent", "tax_ppm"),
    ("tax-rates", "tax_rates"),
    ("service-percent", "service_ppm"),
    ("tips", "tips_ppm"),
    ("pay-ways", "pay_ways"),
    ("receipt-head", "receipt_head"),
    ("receipt-foot", "receipt_foot"),
    ("approve-first-order", "approve_first_order"),
    ("join-nod", "join_nod"),
    ("guard-pieces", "guard_pieces"),
    ("guard-total", "guard_total"),
    ("idle-minutes", "idle_minutes"),
    ("opening-hours", "opening_hours"),
    ("returning-days", "returning_days"),
    ("account-months", "account_months"),
    ("wifi-name", "wifi_name"),
    ("wifi-security", "wifi_security"),
    ("wifi-password", "wifi_password"),
    ("wifi-hidden", "wifi_hidden"),
    ("base-url", "base_url"),
    ("backup-place", "backup_place"),
    ("api-origins", "api_origins"),
];

impl ChangeSettingsJson {
    /// The written forms of what is to be changed, by the keys of the house.
    #[expect(clippy::too_many_lines, reason = "a table, a row for each setting")]
    fn written(self) -> Result<Vec<(&'static str, String)>> {
        let switch = |on: bool| String::from(if on { "on" } else { "off" });
        let number = |n: Whole| n.0.to_string();
        let percent = |n: Whole| show_percent(n.0);
        let join = |all: Vec<String>, with: &str| all.join(with);
        let ways = |all: Vec<PayWayJson>| join(all.iter().map(|w| PayWay::from(*w).word().into()).collect(), ",");
        let tips = |all: Vec<Whole>| join(all.into_iter().map(percent).collect(), " ");
        let same = |text: String| text;
        let nod = |n: JoinNodJson| JoinNod::from(n).word().into();
        let lock = |s: WifiSecurityJson| WifiSecurity::from(s).word().into();
        let lines = |all: Vec<String>| join(all, "\n");
        let total = |total: GuardTotalJson| match total.0 {
            GuardTotal::Auto => AUTO.into(),
            GuardTotal::Units(n) => n.to_string(),
        };
        let house = defaults()?;
        let all = [
            ("house-name", self.house_name),
            ("language", self.language),
            ("languages", self.languages.map(|all| join(all, ","))),
            ("time-zone", self.time_zone),
            ("cut-over", self.cut_over),
            ("accent", self.accent.or(&house, "accent", same)),
            ("currency", self.currency),
            ("tax-in-prices", self.tax_in_prices.map(switch)),
            ("tax-percent", self.tax_ppm.map(percent)),
            ("tax-rates", self.tax_rates.or_try(&house, "tax-rates", rates)?),
            (
                "service-percent",
                self.service_ppm.or(&house, "service-percent", percent),
            ),
            ("tips", self.tips_ppm.or(&house, "tips", tips)),
            ("pay-ways", self.pay_ways.or(&house, "pay-ways", ways)),
            ("receipt-head", self.receipt_head.or(&house, "receipt-head", same)),
            ("receipt-foot", self.receipt_foot.or(&house, "receipt-foot", same)),
            (
                "approve-first-order",
                self.approve_first_order.or(&house, "approve-first-order", switch),
            ),
            ("join-nod", self.join_nod.or(&house, "join-nod", nod)),
            ("guard-pieces", self.guard_pieces.or(&house, "guard-pieces", number)),
            ("guard-total", self.guard_total.or(&house, "guard-total", total)),
            ("idle-minutes", self.idle_minutes.or(&house, "idle-minutes", number)),
            ("opening-hours", self.opening_hours.or(&house, "opening-hours", same)),
            (
                "returning-days",
                self.returning_days.or(&house, "returning-days", number),
            ),
            (
                "account-months",
                self.account_months.or(&house, "account-months", number),
            ),
            ("wifi-name", self.wifi_name.or(&house, "wifi-name", same)),
            ("wifi-security", self.wifi_security.or(&house, "wifi-security", lock)),
            ("wifi-password", self.wifi_password.or(&house, "wifi-password", same)),
            ("wifi-hidden", self.wifi_hidden.or(&house, "wifi-hidden", switch)),
            ("base-url", self.base_url.or(&house, "base-url", same)),
            ("backup-place", self.backup_place.or(&house, "backup-place", same)),
            ("api-origins", self.api_origins.or(&house, "api-origins", lines)),
        ];
        Ok(all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect())
    }
}

/// Rates in their written form, which has no semicolon in a name.
fn rates(all: Vec<SetTaxRateJson>) -> Result<String> {
    if all.iter().any(|rate| rate.name.contains(';')) {
        return Err(Error::field("tax-rates", Msg::new("error-tax-rates")));
    }
    let rates: Vec<_> = all.iter().map(|rate| format!("{} {}", show_percent(rate.ppm.0), rate.name)).collect();
    Ok(rates.join("; "))
}

/// A refusal by the fields as the API calls them.
fn named(error: Error) -> Error {
    let name = |key| NAMES.iter().find(|(known, _)| *known == key).map_or(key, |(_, name)| *name);
    match error {
        Error::Invalid(told) => Error::Invalid(told.into_iter().map(|(key, msg)| (name(key), msg)).collect()),
        error => error,
    }
}

/// Changes some settings, all or none of them. For who gave their password just now.
#[utoipa::path(patch, path = "/api/v1/settings", tag = "settings", operation_id = "changeSettings", request_body = ChangeSettingsJson,
    params(IfMatch),
    responses((status = 200, body = SettingsJson)))]
pub async fn change(web: Data<Web>, caller: Caller, was: IfMatch, body: Json<ChangeSettingsJson>) -> Answer {
    let actor = caller.actor();
    actor.may(Verb::EditSettings)?;
    caller.proved(&web)?;
    let values = body.into_inner().written().map_err(named)?;
    let change = move |tx: &Tx<'_>| {
        was.holds(&SettingsJson::read(tx, &actor)?)?;
        actions::save(tx, &actor, &values).map_err(named)?;
        SettingsJson::read(tx, &actor)
    };
    standing(&web.app.write(change).await?)
}

/// Gives the house this logo: a JPEG, PNG or WebP of 10 MB at most. For who gave their password just now.
#[utoipa::path(put, path = "/api/v1/settings/logo", tag = "settings", operation_id = "setLogo",
    request_body(content((Picture = "image/png"), (Picture = "image/jpeg"), (Picture = "image/webp"))),
    params(IfMatch),
    responses((status = 200, body = SettingsJson)))]
pub async fn set_logo(web: Data<Web>, caller: Caller, was: IfMatch, body: Payload) -> Answer {
    caller.actor().may(Verb::EditSettings)?;
    caller.proved(&web)?;
    let wrong = |key| Error::field("logo", Msg::new(key));
    let bytes = body.to_bytes_limited(UPLOAD_MAX).await.map_err(|_| Error::field("logo", too_large()))?;
    let bytes = bytes.map_err(|_| Error::Malformed(Msg::new("error-malformed")))?;
    if bytes.is_empty() {
        return Err(wrong("photo-error-none").into());
    }
    let logo = decoded(bytes.to_vec(), "logo", take_logo).await?;
    put_logo(&web, &caller, was, Some(logo)).await
}

/// Takes the house's logo away. For who gave their password just now.
#[utoipa::path(delete, path = "/api/v1/settings/logo", tag = "settings", operation_id = "removeLogo",
    params(IfMatch),
    responses((status = 200, body = SettingsJson)))]
pub async fn remove_logo(web: Data<Web>, caller: Caller, was: IfMatch) -> Answer {
    caller.actor().may(Verb::EditSettings)?;
    caller.proved(&web)?;
    put_logo(&web, &caller, was, None).await
}

async fn put_logo(
    web: &Web,
    caller: &Caller,
    was: IfMatch,
    logo: Option<(crate::menu::import::Picture, Logo)>,
) -> Answer {
    let actor = caller.actor();
    let put = move |tx: &Tx<'_>| {
        was.holds(&SettingsJson::read(tx, &actor)?)?;
        photos::set_logo(tx, &actor, logo.as_ref())?;
        SettingsJson::read(tx, &actor)
    };
    standing(&web.app.write(put).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::queries::KEYS;

    #[test]
    fn every_setting_has_its_name() {
        let mut named: Vec<&str> = NAMES.iter().map(|(key, _)| *key).collect();
        // Where the first setup goes on is nothing to choose; the logo is a file.
        named.extend(["setup-next", "logo"]);
        named.sort_unstable();
        let mut all = KEYS.to_vec();
        all.sort_unstable();
        assert_eq!(named, all);
    }

    #[test]
    fn what_is_left_out_stays() {
        let read = |text: &str| serde_json::from_str::<ChangeSettingsJson>(text).unwrap().written().unwrap();
        assert_eq!(read("{}"), []);
        assert_eq!(read(r#"{"wifi_hidden": false}"#), [("wifi-hidden", "off".into())]);
        let told = read(
            r#"{"tips_ppm": [50000, 75000], "guard_total": "auto", "tax_rates": [{"name": "Drinks", "ppm": 220000}]}"#,
        );
        let told: Vec<_> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert_eq!(
            told,
            [("tax-rates", "22 Drinks"), ("tips", "5 7.5"), ("guard-total", "auto")]
        );
        let semicolon = ChangeSettingsJson {
            tax_rates: Said::Value(vec![SetTaxRateJson {
                name: "a; 4 b".into(),
                ppm: Whole(1),
            }]),
            ..ChangeSettingsJson::default()
        };
        assert!(semicolon.written().is_err());
    }

    #[test]
    fn null_makes_a_setting_what_it_is_in_a_new_house() {
        let read = |text: &str| serde_json::from_str::<ChangeSettingsJson>(text).map(|c| c.written().unwrap());
        let told = read(r#"{"tips_ppm": null, "guard_pieces": null, "wifi_name": null, "tax_rates": null}"#).unwrap();
        let told: Vec<_> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
        assert_eq!(
            told,
            [
                ("tax-rates", ""),
                ("tips", ""),
                ("guard-pieces", "40"),
                ("wifi-name", "")
            ]
        );
        // A house has a name, a language, a currency.
        for text in [
            r#"{"house_name": null}"#,
            r#"{"languages": null}"#,
            r#"{"tax_ppm": null}"#,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
