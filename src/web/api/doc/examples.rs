//! Examples in the API's description: a text or number that has none beside its field gets one here, by its name. They
//! are of one evening at one house, so that what is read together fits together; `tests/schema` fails where one is
//! missing or is not as its schema says. Long because it is a table.

use serde_json::Value;
use utoipa::openapi::schema::{AdditionalProperties, ArrayItems, Object, SchemaType, Type};
use utoipa::openapi::{Components, RefOr, Schema};

/// Numbers by the name of their field, or by the names of schema and field where the field alone does not tell.
const NUMBERS: [(&str, i64); 112] = [
    ("added", 2),
    ("amount", 2450),
    ("beat_s", 10),
    ("Bill.tips", 200),
    ("by", 1),
    ("call", 31),
    ("category", 3),
    ("change_ppm", 42_000),
    ("changed", 1),
    ("code", 1),
    ("column", 2),
    ("cost", 310),
    ("count", 2),
    ("covers", 2),
    ("device", 4),
    ("dishes", 24),
    ("done", 400),
    ("due", 2450),
    ("errors", 0),
    ("Figure", 1250),
    ("gross", 98_400),
    ("guard_pieces", 40),
    ("guard_total", 200),
    ("guest", 1),
    ("guests", 2),
    ("head", 1),
    ("height", 240),
    ("held", 1),
    ("id", 12),
    ("idle_minutes", 45),
    ("import", 3),
    ("imported", 120),
    ("instead", 2),
    ("into", 1),
    ("item", 12),
    ("items", 12),
    ("known", 0),
    ("late_minutes", 18),
    ("left", 7),
    ("likes", 8),
    ("line", 4),
    ("lines", 3),
    ("mark", 5),
    ("max", 1),
    ("min", 0),
    ("minutes", 6),
    ("missing", 0),
    ("more", 2),
    ("number", 1),
    ("of", 1200),
    ("of_seconds", 300),
    ("option", 7),
    ("options", 7),
    ("order", 88),
    ("order_number", 17),
    ("ordered", 2450),
    ("orders", 41),
    ("paid", 0),
    ("person", 2),
    ("phones", 24),
    ("pieces", 3),
    ("position", 0),
    ("ppm", 40_000),
    ("price", 1250),
    ("quantity", 2),
    ("removed", 0),
    ("restock.*", 20),
    ("returning_days", 90),
    ("room_percent", 8),
    ("seats", 4),
    ("seconds", 90),
    ("seq", 1204),
    ("service", 0),
    ("service_ppm", 0),
    ("session", 9),
    ("sold_out_options", 8),
    ("station", 1),
    ("stay", 0),
    ("stock", 20),
    ("Stock.left", 20),
    ("table", 4),
    ("tables", 6),
    ("taken", 1),
    ("taken_back", 41),
    ("tax_ppm", 100_000),
    ("times", 3),
    ("tip", 200),
    ("tip_ppm", 100_000),
    ("tips_ppm", 100_000),
    ("total", 2450),
    ("unit", 1225),
    ("version", 1),
    ("visit", 57),
    ("warn_minutes", 10),
    ("width", 480),
    ("account_months", 24),
    ("EditGroup.max", 1),
    ("EditOption.price", 150),
    ("EditorOption.price", 150),
    ("Option.price", 150),
    ("Pay.tip", 200),
    ("Payment.tip", 200),
    ("Tax.amount", 223),
    ("Call.tip", 200),
    ("MakeCall.tip", 200),
    ("Order.number", 17),
    ("Order.total", 2450),
    ("OrderLine.total", 2450),
    ("CartLine.total", 2450),
    ("KeptLine.quantity", 2),
    ("SalesProblem.line", 17),
    ("SetTaxRate.ppm", 40_000),
];

/// Texts by the name of their field, or by the names of schema and field.
const TEXTS: [(&str, &str); 120] = [
    (".*", "Focaccia"),
    ("words.*", "The hours of one day"),
    ("accent", "#a8321a"),
    (
        "access_token",
        "eyJhbGciOiJIUzI1NiIsImtpZCI6IjFmMGEifQ.eyJzdWIiOiIwMTk4YzBkZSJ9.c2lnbmVkIGJ5IHRoZSBob3VzZQ",
    ),
    ("allergens", "milk"),
    ("also_at", "Pizza oven"),
    ("api_origins", "https://shop.example"),
    ("area", "Terrace"),
    ("backup_place", "/media/stick"),
    ("base_url", "http://comanda.local:8080"),
    ("became", "13.00"),
    ("by", "Marta"),
    ("category", "Pizza"),
    ("ProblemField.code", "name-missing"),
    ("SalesProblem.code", "past-error-date"),
    ("column", "Date"),
    ("currency", "EUR"),
    ("cut_over", "04:00"),
    ("damage", "row 12 missing from index orders_visit"),
    ("danger", "milk"),
    ("de", "Focaccia"),
    ("description", "With rosemary and sea salt."),
    ("detail", "Please look at this once more."),
    ("device", "Firefox on Android"),
    ("email", "anna@rossi.example"),
    ("en", "Focaccia"),
    ("epoch", "0f3b9c6d2a418e75"),
    ("es", "Focaccia"),
    ("field", "name"),
    ("file", "5f1c"),
    ("foot", "Thank you, and see you soon."),
    ("fr", "Focaccia"),
    ("guest_name", "Anna"),
    ("head", "Osteria del Porto, Via del Mare 1"),
    ("hours", "mon-fri 12:00-14:30; sat 18:00-01:00"),
    ("house", "Osteria del Porto"),
    ("house_name", "Osteria del Porto"),
    ("id", "019ac0de7b1274f0a3d25c9e81b6f047"),
    ("it", "Focaccia"),
    ("key", "focaccia"),
    ("SettingChangedEvent.key", "house-name"),
    ("label", "Till at the bar"),
    ("language", "it"),
    ("languages", "it"),
    ("made_by", "Marta"),
    ("many", "Focaccia"),
    ("matched", "Focaccia"),
    ("missing", "de"),
    ("name", "Anna"),
    ("AddPerson.name", "Luca"),
    ("EditPerson.name", "Luca"),
    ("Person.name", "Luca"),
    ("EditTable.name", "T4"),
    ("PlannedTable.name", "T4"),
    ("Table.name", "T4"),
    ("VisitTable.name", "T4"),
    ("Area.name", "Terrace"),
    ("CartLine.name", "Focaccia"),
    ("ChosenDish.name", "Focaccia"),
    ("OrderLine.name", "Focaccia"),
    ("Item.name", "Focaccia"),
    ("StockItem.name", "Focaccia"),
    ("Deleted.name", "Focaccia"),
    ("MenuChange.name", "Focaccia"),
    ("EditorItemRow.name", "Focaccia"),
    ("Change.name", "Focaccia"),
    ("Category.name", "Pizza"),
    ("EditorCategoryRow.name", "Pizza"),
    ("EditorStationRow.name", "Pizza oven"),
    ("Station.name", "Pizza oven"),
    ("Device.name", "Till at the bar"),
    ("Key.name", "Till at the bar"),
    ("Option.name", "Large"),
    ("OptionGroup.name", "Size"),
    ("TaxRate.name", "Drinks"),
    ("SetTaxRate.name", "Drinks"),
    ("SalesImport.name", "till.csv"),
    ("SalesFile.name", "till.csv"),
    ("LastSales.name", "till.csv"),
    ("names", "Focaccia"),
    ("next", "1180"),
    ("note", "no salt, please"),
    ("old", "correct horse battery"),
    ("opening_hours", "mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00"),
    ("option_names", "Large"),
    ("options", "Large"),
    ("parts", "price 12.00 → 12.50"),
    ("password", "correct horse battery"),
    ("picture", "/pictures/9f2c4b7e"),
    ("pin", "2468"),
    ("reason", "a hair in it"),
    ("Problem.reason", "missing field `name` at line 1 column 2"),
    ("receipt_foot", "Thank you, and see you soon."),
    ("receipt_head", "Via del Mare 1"),
    ("refresh_token", "cmr_q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"),
    ("removals", "Salt"),
    ("rows", "2026-06-01"),
    ("scope", "menu:read floor:read"),
    ("scopes", "menu:read"),
    ("secret", "correct horse battery"),
    ("MadeKey.secret", "cmd_q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"),
    ("seen", "0a1b2c3d4e5f60718293a4b5"),
    ("table", "T4"),
    ("tags", "vegan"),
    ("time_zone", "Europe/Rome"),
    ("title", "Revenue"),
    ("Problem.title", "That did not work"),
    ("token", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"),
    ("unmatched", "Cover charge"),
    ("url", "http://comanda.local:8080/t/k3v9w2n8q5x7z1b4"),
    ("Logo.url", "/pictures/9f2c4b7e"),
    (
        "Handover.url",
        "http://comanda.local:8080/h/0123456789abcdef0123456789abcdef",
    ),
    ("uses", "Pizza"),
    ("was", "12.00"),
    ("what", "What was sold, with tax and without tips"),
    ("MenuChange.what", "item"),
    ("wifi_name", "Osteria guests"),
    ("wifi_password", "buonappetito"),
    ("words", "Warm and quick."),
    ("SalesProblem.column", "Date"),
];

/// Gives an example to every text and number that has none.
pub(super) fn give(components: &mut Components) {
    for (name, schema) in &mut components.schemas {
        give_to(name, "", schema);
    }
}

/// `field` is the field of the schema that is at hand; empty for the schema itself.
fn give_to(of: &str, field: &str, schema: &mut RefOr<Schema>) {
    let RefOr::T(schema) = schema else { return };
    match schema {
        Schema::Object(object) => give_to_object(of, field, object),
        Schema::Array(array) => {
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                give_to(of, field, items);
            }
        }
        Schema::OneOf(any) => any.items.iter_mut().for_each(|item| give_to(of, field, item)),
        Schema::AnyOf(any) => any.items.iter_mut().for_each(|item| give_to(of, field, item)),
        Schema::AllOf(all) => all.items.iter_mut().for_each(|item| give_to(of, field, item)),
        // There is no other kind today.
        _ => {}
    }
}

fn give_to_object(of: &str, field: &str, object: &mut Object) {
    for (name, inner) in &mut object.properties {
        give_to(of, name, inner);
    }
    if let Some(AdditionalProperties::RefOr(inner)) = object.additional_properties.as_deref_mut() {
        give_to(of, &format!("{field}.*"), inner);
    }
    // What is one of some words shows them, and a time or day shows how it is written.
    let shown = object.enum_values.is_some() || object.format.is_some() && is(object, &Type::String);
    if shown || !object.examples.is_empty() || object.example.is_some() {
        return;
    }
    let number = || found(&NUMBERS, of, field).map(Value::from);
    let text = || found(&TEXTS, of, field).map(Value::from);
    let example = if is(object, &Type::Integer) || is(object, &Type::Number) {
        number()
    } else if is(object, &Type::String) {
        text()
    } else {
        None
    };
    object.examples.extend(example);
}

fn is(object: &Object, kind: &Type) -> bool {
    match &object.schema_type {
        SchemaType::Type(one) => one == kind,
        SchemaType::Array(all) => all.contains(kind),
        SchemaType::AnyValue => false,
    }
}

/// What a table has for a field: of this schema, or of any.
fn found<T: Copy>(table: &[(&str, T)], of: &str, field: &str) -> Option<T> {
    let own = if field.is_empty() {
        of.to_string()
    } else {
        format!("{of}.{field}")
    };
    let at = |name: &str| table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    at(&own).or_else(|| at(field))
}
