//! The description of the stream's messages: a schema for each kind, told apart by `kind`.
//!
//! The derived schemas have the envelope and, beside it, one list of kinds without names. A discriminator wants
//! names (OpenAPI 3.1.0, 4.8.25), so that each kind is put into the envelope here, under a name of its own.

use std::collections::BTreeMap;

use utoipa::openapi::schema::{Discriminator, OneOf, OneOfBuilder, Schema};
use utoipa::openapi::{Components, Object, Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use super::fact::{EventJson, FactJson};

/// The schema of all messages.
const ALL: &str = "Event";

/// Puts the schemas of the messages in the place of what was derived.
pub fn spread(components: &mut Components) {
    let RefOr::T(Schema::Object(envelope)) = EventJson::schema() else {
        return;
    };
    let RefOr::T(Schema::OneOf(kinds)) = FactJson::schema() else {
        return;
    };
    let mut named = Vec::new();
    FactJson::schemas(&mut named);
    components.schemas.extend(named);
    let mut all = OneOfBuilder::new().description(Some("One message of the stream."));
    let mut mapping = BTreeMap::new();
    for kind in objects(kinds) {
        let Some(word) = word_of(&kind) else { continue };
        let name = name_of(&word);
        let place = format!("#/components/schemas/{name}");
        all = all.item(Ref::new(place.clone()));
        mapping.insert(word, place);
        components.schemas.insert(name, Schema::Object(joined(&envelope, kind)).into());
    }
    let mut all: OneOf = all.build();
    let mut by_kind = Discriminator::new("kind");
    by_kind.mapping = mapping;
    all.discriminator = Some(by_kind);
    components.schemas.insert(ALL.into(), Schema::OneOf(all).into());
}

fn objects(kinds: OneOf) -> impl Iterator<Item = Object> {
    kinds.items.into_iter().filter_map(|item| match item {
        RefOr::T(Schema::Object(object)) => Some(object),
        _ => None,
    })
}

/// The one value of an object's `kind`.
fn word_of(object: &Object) -> Option<String> {
    let RefOr::T(Schema::Object(kind)) = object.properties.get("kind")? else {
        return None;
    };
    kind.enum_values.as_ref()?.first()?.as_str().map(String::from)
}

/// `order-placed` is an `OrderPlacedEvent`.
fn name_of(word: &str) -> String {
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    word.split('-').map(capital).collect::<String>() + ALL
}

/// A kind within the envelope; what it says of itself it says once.
fn joined(envelope: &Object, mut kind: Object) -> Object {
    if let Some(RefOr::T(Schema::Object(data))) = kind.properties.get_mut("data") {
        data.description = None;
    }
    for (name, property) in &envelope.properties {
        kind.properties.insert(name.clone(), property.clone());
    }
    kind.required.extend(envelope.required.iter().cloned());
    kind
}
