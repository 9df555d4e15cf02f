//! From a request to an edit: what it says is put into the fields of the page's form and read as that is.

use crate::base::ids::StationId;
use crate::base::{Actor, Error, Money, Msg, Result};
use crate::menu::Allergens;
use crate::menu::edit::{Fields, House, Problem, queries};
use crate::menu::import::Words;
use crate::menu::queries::{Station, every_station};
use crate::settings;
use crate::settings::queries::show_percent;
use crate::store::Read;

/// What requests are read against, and what answers call things by.
pub struct Ground {
    /// The house's own words.
    pub house: House,
    stations: Vec<Station>,
}

impl Ground {
    /// The ground of whoever may edit the menu.
    ///
    /// # Errors
    /// `Forbidden`; a fault of the database.
    pub fn of(read: &Read<'_>, actor: &Actor) -> Result<Ground> {
        Ok(Ground {
            house: queries::house(read, actor)?,
            stations: every_station(read, settings::queries::language(read)?)?,
        })
    }

    /// The id of a station.
    ///
    /// # Errors
    /// A fault if there never was one with this key.
    pub fn station(&self, key: &str) -> Result<i64> {
        let found = self.stations.iter().find(|s| s.key == key);
        found.map(|s| s.id.0).ok_or_else(|| Error::fault(format!("no station {key}")))
    }

    /// The key of a station in use; one that no station has for another id.
    fn key(&self, id: i64) -> &str {
        let found = self.stations.iter().find(|s| s.active && s.id == StationId(id));
        found.map_or("?", |s| &s.key)
    }

    /// A request that says nothing yet.
    pub fn sent(&self) -> Sent<'_> {
        Sent {
            ground: self,
            fields: Fields::default(),
            problems: Vec::new(),
        }
    }
}

/// A request on its way: the fields of a form, and what is wrong with it that no form can say.
pub struct Sent<'g> {
    ground: &'g Ground,
    fields: Fields,
    problems: Vec<Problem>,
}

impl Sent<'_> {
    /// A field of the form.
    pub fn put(&mut self, field: impl Into<String>, value: impl ToString) {
        self.fields.add(field, value.to_string());
    }

    /// A value that is refused.
    pub fn wrong(&mut self, field: impl Into<String>, sentence: Msg) {
        self.problems.push(Problem {
            field: field.into(),
            sentence,
        });
    }

    /// Texts by language.
    pub fn words(&mut self, name: &str, words: &Words) {
        for (language, text) in words {
            let field = format!("{name}-{language}");
            if self.ground.house.languages.contains(language) {
                self.put(field, text);
            } else {
                self.wrong(field, Msg::new("editor-error-language"));
            }
        }
    }

    /// The field in the house's own language.
    pub fn own(&self, name: &str) -> String {
        let own = self.ground.house.languages.first().map_or("en", String::as_str);
        format!("{name}-{own}")
    }

    /// An amount.
    pub fn money(&mut self, field: impl Into<String>, amount: i64) {
        let plain = self.ground.house.currency.plain(Money(amount));
        self.put(field, plain);
    }

    /// A rate, as per cent.
    pub fn ppm(&mut self, field: &str, ppm: i64) {
        // Below nothing there are no words for it, and none that the form would read.
        let percent = if ppm < 0 { "?".into() } else { show_percent(ppm) };
        self.put(field, percent);
    }

    /// A station by its id.
    pub fn station(&mut self, field: impl Into<String>, id: Option<i64>) {
        let key = id.map_or("", |id| self.ground.key(id));
        self.fields.add(field, key);
    }

    /// Words of allergens.
    pub fn allergens(&mut self, field: &str, words: &[String]) {
        for word in words {
            // The form's word for "none of them" is an empty list here.
            if Allergens::default().with(word).is_none() {
                self.wrong(field, Msg::new("error-field-unknown"));
                return;
            }
            self.put(field, word);
        }
    }

    /// The edit.
    ///
    /// # Errors
    /// `Within`: everything that is wrong.
    pub fn read<T>(mut self, read: impl FnOnce(&Fields, &House) -> std::result::Result<T, Vec<Problem>>) -> Result<T> {
        match read(&self.fields, &self.ground.house) {
            Ok(edit) if self.problems.is_empty() => return Ok(edit),
            Ok(_) => {}
            Err(more) => self.problems.extend(more),
        }
        let places = self.problems.into_iter().map(|p| (place(&p.field), p.sentence));
        Err(Error::Within(places.collect()))
    }
}

/// What a verb answers, with its fields named as the API names them.
///
/// # Errors
/// The verb's.
pub fn placed<T>(done: Result<T>) -> Result<T> {
    done.map_err(|e| match e {
        Error::Invalid(fields) => Error::Within(fields.into_iter().map(|(field, m)| (place(field), m)).collect()),
        other => other,
    })
}

/// Where a field of a form is in the JSON: `o2-name-it` is `options[2].names.it`.
fn place(field: &str) -> String {
    let of_option = field.strip_prefix('o').and_then(|rest| rest.split_once('-'));
    if let Some((number, rest)) = of_option
        && number.bytes().all(|b| b.is_ascii_digit())
    {
        return format!("options[{number}].{}", place(rest));
    }
    match field.split_once('-') {
        Some((name @ ("name" | "description"), language)) => format!("{name}s.{language}"),
        _ => match field {
            "name" => "names",
            "tax" => "tax_ppm",
            "least" => "min",
            "most" => "max",
            "warn" => "warn_minutes",
            "late" => "late_minutes",
            other => other,
        }
        .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_their_place_in_the_json() {
        for (field, at) in [
            ("name-en", "names.en"),
            ("description-it", "descriptions.it"),
            ("tax", "tax_ppm"),
            ("o12-name-de", "options[12].names.de"),
            ("o0-price", "options[0].price"),
            ("o3-id", "options[3].id"),
            ("least", "min"),
            ("hours", "hours"),
        ] {
            assert_eq!(place(field), at);
        }
    }
}
