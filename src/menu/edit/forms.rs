//! Forms about the menu: from what was typed to an edit, with a sentence beside
//! every field that cannot be read, and from what stands back to a form.
//! Long because each form is read and written side by side.

use super::{CategoryEdit, Fields, House, ItemEdit, StandingItem, StationEdit, percent, plain};
use crate::base::hours::Hours;
use crate::base::ids::CategoryId;
use crate::base::money::{Currency, PRICE_MAX};
use crate::base::text::{Name, Note};
use crate::base::{Money, Msg, Result};
use crate::menu::Allergens;
use crate::menu::import::{GroupFile, MINUTES_MAX, OptionFile, REMOVALS, TAGS, Words};
use crate::menu::stock::STOCK_MAX;
use crate::settings::queries::parse_percent;

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's name.
    pub field: String,
    /// What, in words.
    pub sentence: Msg,
}

/// Reads fields and remembers what is wrong with them.
struct Reader<'f> {
    fields: &'f Fields,
    house: &'f House,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn wrong(&mut self, field: &str, sentence: Msg) {
        self.problems.push(Problem {
            field: field.into(),
            sentence,
        });
    }

    fn words(&mut self, name: &str, read: impl Fn(&str) -> Result<String>) -> Words {
        let mut words = Words::new();
        for language in &self.house.languages {
            let field = format!("{name}-{language}");
            let typed = self.fields.one(&field);
            if typed.trim().is_empty() {
                continue;
            }
            match read(typed) {
                Ok(text) => {
                    words.insert(language.clone(), text);
                }
                Err(e) => e.messages().into_iter().for_each(|(_, sentence)| self.wrong(&field, sentence)),
            }
        }
        words
    }

    /// A name in one language at least; the house's own is asked for.
    fn names(&mut self, name: &str) -> Words {
        let before = self.problems.len();
        let words = self.words(name, |t| Name::parse(t).map(|n| n.as_str().to_string()));
        if words.is_empty() && self.problems.len() == before {
            let own = self.house.languages.first().map_or("en", String::as_str);
            self.wrong(&format!("{name}-{own}"), Msg::new("error-name-empty"));
        }
        words
    }

    fn price(&mut self, field: &str) -> Money {
        let typed = self.fields.one(field);
        let price = self.house.currency.read(typed).filter(|p| (0..=PRICE_MAX).contains(&p.0));
        price.unwrap_or_else(|| {
            let sentence = Msg::new("editor-error-price").text("example", example(self.house.currency));
            self.wrong(field, sentence);
            Money::ZERO
        })
    }

    fn station(&mut self, field: &str) -> Option<String> {
        let key = self.fields.one(field);
        if !key.is_empty() && !self.house.stations.iter().any(|s| s == key) {
            self.wrong(field, Msg::new("editor-error-gone"));
        }
        (!key.is_empty()).then(|| key.into())
    }

    fn hours(&mut self) -> Hours {
        let hours = Hours::judge(self.fields.one("hours"));
        let hours = hours.and_then(|hours| {
            if hours.overlap() {
                Err("error-hours-overlap")
            } else {
                Ok(hours)
            }
        });
        hours.unwrap_or_else(|told| {
            self.wrong("hours", Msg::new(told));
            Hours::default()
        })
    }

    fn allergens(&mut self, field: &str) -> Allergens {
        let known = self.fields.all(field).try_fold(Allergens::default(), |set, word| set.with(word));
        known.unwrap_or_else(|| {
            self.wrong(field, Msg::new("error-field-unknown"));
            Allergens::default()
        })
    }

    fn number(&mut self, field: &str, least: i64, most: i64) -> i64 {
        let number = self.fields.one(field).trim().parse().ok().filter(|n| (least..=most).contains(n));
        number.unwrap_or_else(|| {
            let sentence = Msg::new("editor-error-number").number("min", least).number("max", most);
            self.wrong(field, sentence);
            least
        })
    }

    fn done<T>(self, edit: T) -> std::result::Result<T, Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(edit)
        } else {
            Err(self.problems)
        }
    }
}

/// How a price of this currency is written.
fn example(currency: Currency) -> String {
    currency.plain(Money(1250))
}

fn reader<'f>(fields: &'f Fields, house: &'f House) -> Reader<'f> {
    Reader {
        fields,
        house,
        problems: Vec::new(),
    }
}

/// Reads the form about an item.
///
/// # Errors
/// A sentence for every field that cannot be read.
pub fn read_item(fields: &Fields, house: &House) -> std::result::Result<ItemEdit, Vec<Problem>> {
    let mut r = reader(fields, house);
    let names = r.names("name");
    let descriptions = r.words("description", |t| Note::parse(t).map(|n| n.as_str().to_string()));
    let price = r.price("price");
    let tax_ppm = parse_percent(fields.one("tax").trim().trim_end_matches('%').trim_end());
    if tax_ppm.is_none() {
        r.wrong("tax", Msg::new("error-tax-percent"));
    }
    let category = fields
        .one("category")
        .parse()
        .ok()
        .map(CategoryId)
        .filter(|c| house.categories.contains(c));
    if category.is_none() {
        r.wrong("category", Msg::new("editor-error-gone"));
    }
    let station = r.station("station").unwrap_or_default();
    if station.is_empty() && !house.stations.is_empty() {
        r.wrong("station", Msg::new("editor-error-gone"));
    }
    let cost = (!fields.one("cost").trim().is_empty()).then(|| r.price("cost"));
    let edit = ItemEdit {
        names,
        descriptions,
        price,
        tax_ppm: tax_ppm.unwrap_or_default(),
        category: category.unwrap_or(CategoryId(0)),
        station,
        tags: tags(&mut r),
        allergens: stated(&mut r),
        cost,
        hidden: fields.has("hidden", "on"),
        hours: r.hours(),
        stock: stock(&mut r),
    };
    r.done(edit)
}

/// The ticked allergens; nothing ticked says nothing, and "none" that there is none.
fn stated(r: &mut Reader<'_>) -> Allergens {
    let ticked: Vec<&str> = r.fields.all("allergens").collect();
    match ticked.as_slice() {
        [] => Allergens::UNSTATED,
        ["none"] => Allergens::default(),
        all if all.contains(&"none") => {
            r.wrong("allergens", Msg::new("editor-error-none"));
            Allergens::default()
        }
        _ => r.allergens("allergens"),
    }
}

/// The ticked tags, in the menu's order.
fn tags(r: &mut Reader<'_>) -> Vec<String> {
    if r.fields.all("tags").any(|t| !TAGS.contains(&t)) {
        r.wrong("tags", Msg::new("error-field-unknown"));
    }
    let ticked = TAGS.iter().filter(|t| r.fields.has("tags", t));
    ticked.map(|t| (*t).to_string()).collect()
}

/// The count, if it is another one than the form was made with.
fn stock(r: &mut Reader<'_>) -> Option<Option<i64>> {
    let typed = r.fields.one("stock").trim();
    if typed == r.fields.one("stock-was") {
        return None;
    }
    if typed.is_empty() {
        return Some(None);
    }
    let count = typed.parse().ok().filter(|n| (0..=STOCK_MAX).contains(n));
    if count.is_none() {
        r.wrong("stock", Msg::new("error-stock").number("max", STOCK_MAX));
    }
    Some(count)
}

/// The form about an item as it stands, with numbers as people of that decimal sign write them.
pub fn item_fields(item: &StandingItem, currency: Currency, decimal: &str) -> Fields {
    let edit = item.edit();
    let mut fields = Fields::default();
    fields.words("name", &edit.names);
    fields.words("description", &edit.descriptions);
    fields.add("price", plain(currency, edit.price, decimal));
    fields.add("tax", percent(edit.tax_ppm, decimal));
    fields.add("category", edit.category.to_string());
    fields.add("station", edit.station);
    for tag in edit.tags {
        fields.add("tags", tag);
    }
    match edit.allergens {
        Allergens::UNSTATED => {}
        none if none.is_empty() => fields.add("allergens", "none"),
        some => fields.allergens("allergens", some),
    }
    let stock = item.file.stock.map(|n| n.to_string()).unwrap_or_default();
    fields.add("stock", stock.clone());
    fields.add("stock-was", stock);
    fields.add(
        "cost",
        edit.cost.map(|c| plain(currency, c, decimal)).unwrap_or_default(),
    );
    fields.add("hours", edit.hours.to_string());
    if edit.hidden {
        fields.add("hidden", "on");
    }
    fields
}

/// Reads the form about a category.
///
/// # Errors
/// As [`read_item`].
pub fn read_category(fields: &Fields, house: &House) -> std::result::Result<CategoryEdit, Vec<Problem>> {
    let mut r = reader(fields, house);
    let edit = CategoryEdit {
        names: r.names("name"),
        station: r.station("station"),
        hidden: fields.has("hidden", "on"),
        hours: r.hours(),
    };
    r.done(edit)
}

/// The form about a category as it stands.
pub fn category_fields(category: &CategoryEdit) -> Fields {
    let mut fields = Fields::default();
    fields.words("name", &category.names);
    fields.add("station", category.station.clone().unwrap_or_default());
    fields.add("hours", category.hours.to_string());
    if category.hidden {
        fields.add("hidden", "on");
    }
    fields
}

/// Reads the form about a station.
///
/// # Errors
/// As [`read_item`].
pub fn read_station(fields: &Fields, house: &House) -> std::result::Result<StationEdit, Vec<Problem>> {
    let mut r = reader(fields, house);
    let names = r.names("name");
    let before = r.problems.len();
    let edit = StationEdit {
        names,
        warn_minutes: r.number("warn", 1, MINUTES_MAX),
        late_minutes: r.number("late", 1, MINUTES_MAX),
    };
    if r.problems.len() == before && edit.late_minutes <= edit.warn_minutes {
        r.wrong("late", Msg::new("stations-error-late"));
    }
    r.done(edit)
}

/// The form about a station as it stands.
pub fn station_fields(station: &StationEdit) -> Fields {
    let mut fields = Fields::default();
    fields.words("name", &station.names);
    fields.add("warn", station.warn_minutes.to_string());
    fields.add("late", station.late_minutes.to_string());
    fields
}

/// Reads the form about a group of an item with these allergens. An option without
/// a name in any language is a row that nobody filled in; keys are empty for what is new.
///
/// # Errors
/// As [`read_item`].
pub fn read_group(
    fields: &Fields,
    house: &House,
    removes: bool,
    of_item: Allergens,
) -> std::result::Result<GroupFile, Vec<Problem>> {
    let mut r = reader(fields, house);
    let mut options = Vec::new();
    for n in fields.option_numbers() {
        let named = house.languages.iter().any(|l| !fields.one(&format!("o{n}-name-{l}")).trim().is_empty());
        let known = !fields.one(&format!("o{n}-key")).is_empty();
        if named || known {
            options.push(option(&mut r, n, removes, of_item));
        }
    }
    if options.is_empty() {
        let own = house.languages.first().map_or("en", String::as_str);
        r.wrong(&format!("o0-name-{own}"), Msg::new("editor-error-optionless"));
    }
    let count = options.len().max(1) as i64;
    let mut group = GroupFile {
        key: String::new(),
        names: Words::new(),
        least: 0,
        most: count,
        removes,
        options,
    };
    if removes {
        group.key = REMOVALS.into();
    } else {
        group.names = r.names("name");
        group.most = r.number("most", 1, count);
        group.least = r.number("least", 0, group.most);
    }
    r.done(group)
}

fn option(r: &mut Reader<'_>, n: usize, removes: bool, of_item: Allergens) -> OptionFile {
    let field = |name: &str| format!("o{n}-{name}");
    let allergens = r.allergens(&field("allergens"));
    // What is not said of the dish itself nobody could be warned of.
    if removes && !allergens.without(of_item).is_empty() {
        r.wrong(&field("allergens"), Msg::new("editor-error-removal"));
    }
    let blank = removes || r.fields.one(&field("price")).trim().is_empty();
    OptionFile {
        key: r.fields.one(&field("key")).into(),
        names: r.names(&field("name")),
        delta: if blank { Money::ZERO } else { r.price(&field("price")) },
        allergens,
        station: if removes { None } else { r.station(&field("station")) },
        available: true,
    }
}

/// The form about a group as it stands.
pub fn group_fields(group: &GroupFile, currency: Currency, decimal: &str) -> Fields {
    let mut fields = Fields::default();
    fields.words("name", &group.names);
    fields.add("least", group.least.to_string());
    fields.add("most", group.most.to_string());
    for (n, option) in group.options.iter().enumerate() {
        fields.add(format!("o{n}-key"), &option.key);
        fields.words(&format!("o{n}-name"), &option.names);
        fields.add(format!("o{n}-price"), plain(currency, option.delta, decimal));
        fields.allergens(&format!("o{n}-allergens"), option.allergens);
        fields.add(format!("o{n}-station"), option.station.clone().unwrap_or_default());
    }
    fields
}
