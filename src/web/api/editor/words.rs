//! How words of the menu are described: from the same lists that they are read by.

use std::borrow::Cow;

use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{RefOr, schema};
use utoipa::{PartialSchema, ToSchema};

use crate::base::Lang;
use crate::base::text::{NAME_MAX, NOTE_MAX};
use crate::menu::ALLERGENS;
use crate::menu::import::TAGS;

/// A type of the description alone.
macro_rules! described {
    ($($(#[$doc:meta])* $name:ident: $schema:expr;)+) => {$(
        $(#[$doc])*
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
    /// Names.
    Names: texts("A name by language (BCP 47): the house's languages and those that its menu is written in. In one at least.", NAME_MAX);
    /// Descriptions.
    Descriptions: texts("A text by language (BCP 47); possibly in none.", NOTE_MAX);
    /// An allergen.
    Allergen: one_of("An allergen of Annex II of Regulation (EU) 1169/2011.", &ALLERGENS);
    /// A tag.
    Tag: one_of("What a dish is called besides.", &TAGS);
    /// A picture.
    Picture: binary("A picture as a file.");
    /// A file that is packed.
    Packed: binary("A file, packed with gzip.");
}

/// Texts by language, of at most so many characters.
fn texts(says: &str, most: usize) -> ObjectBuilder {
    let text = || ObjectBuilder::new().schema_type(Type::String).max_length(Some(most));
    let all = ObjectBuilder::new().schema_type(Type::Object).description(Some(says));
    let named = Lang::ALL.iter().fold(all, |all, lang| all.property(lang.code(), text()));
    named.additional_properties(Some(RefOr::T(Schema::from(text()))))
}

/// A file that is no text.
fn binary(says: &str) -> ObjectBuilder {
    let format = schema::SchemaFormat::KnownFormat(schema::KnownFormat::Binary);
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(format))
        .description(Some(says))
}

fn one_of(says: &str, words: &[&'static str]) -> ObjectBuilder {
    let values = Some(words.iter().copied());
    ObjectBuilder::new().schema_type(Type::String).description(Some(says)).enum_values(values)
}
