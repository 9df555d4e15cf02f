//! How words of the menu are described: from the same lists that they are read by.

use std::borrow::Cow;

use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Schema, Type};
use utoipa::openapi::{RefOr, schema};
use utoipa::{PartialSchema, ToSchema};

use crate::base::Lang;
use crate::base::text::{NAME_MAX, NOTE_MAX};
use crate::menu::ALLERGENS;
use crate::menu::import::TAGS;

/// A type of the description alone.
macro_rules! described {
    ($($name:ident: $schema:expr;)+) => {$(
        pub struct $name;
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema.into()
            }
        }
        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )+};
}

described! {
    Names: texts("A name by language (BCP 47): the house's languages and those that its menu is written in. In one at least.", NAME_MAX);
    Descriptions: texts("A text by language (BCP 47); possibly in none.", NOTE_MAX);
    Allergen: one_of("An allergen of Annex II of Regulation (EU) 1169/2011.", &ALLERGENS);
    Tag: one_of("What a dish is called besides.", &TAGS);
    Picture: ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(schema::SchemaFormat::KnownFormat(schema::KnownFormat::Binary)))
        .description(Some("A picture as a file."));
    MenuFile: ObjectBuilder::new()
        .schema_type(Type::Object)
        .description(Some("A whole menu, as an export writes it: `currency`, `languages`, `stations`, `categories` with their `items`."))
        .additional_properties(Some(AdditionalProperties::FreeForm(true)));
}

/// Texts by language, of at most so many characters.
fn texts(says: &str, most: usize) -> ObjectBuilder {
    let text = || ObjectBuilder::new().schema_type(Type::String).max_length(Some(most));
    let all = ObjectBuilder::new().schema_type(Type::Object).description(Some(says));
    let named = Lang::ALL.iter().fold(all, |all, lang| all.property(lang.code(), text()));
    named.additional_properties(Some(RefOr::T(Schema::from(text()))))
}

fn one_of(says: &str, words: &[&'static str]) -> ObjectBuilder {
    let values = Some(words.iter().copied());
    ObjectBuilder::new().schema_type(Type::String).description(Some(says)).enum_values(values)
}
