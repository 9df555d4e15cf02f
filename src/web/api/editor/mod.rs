//! The menu as its owner edits it: what the pages at `/admin/menu` and `/admin/stations` do, by the same verbs.
//!
//! A request becomes the fields of the page's form ([`ground`]), so that both are read by the same rules; what is
//! refused is named by its place in the JSON. Counts are apart, at `/api/v1/menu/items/{item}/stock`: they move with
//! every order, and a sale is to outdate nobody's edit.

pub mod categories;
mod edited;
pub mod files;
mod ground;
pub mod groups;
pub mod items;
pub mod list;
pub mod menu_file;
pub mod photo;
pub mod stations;
pub mod words;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answers::Whole;
use crate::base::{Error, Msg, Result};

/// Further than any list is long.
const PLACE_MAX: i64 = 1_000_000;

/// Where something is put.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Move)]
pub struct MoveJson {
    /// Its place among its like, counted from 0; behind the last one it is put at the end.
    #[schema(minimum = 0, maximum = 1_000_000, value_type = i64)]
    position: Whole,
}

impl MoveJson {
    /// The place.
    ///
    /// # Errors
    /// `Invalid`.
    fn place(&self) -> Result<usize> {
        let place = Some(self.position.0).filter(|n| (0..=PLACE_MAX).contains(n));
        let sentence = || Msg::new("editor-error-number").number("min", 0).number("max", PLACE_MAX);
        place
            .and_then(|n| usize::try_from(n).ok())
            .ok_or_else(|| Error::field("position", sentence()))
    }
}

/// Whether guests see it.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Hidden)]
pub struct HiddenJson {
    hidden: bool,
}

/// That the password was given just now, where a change turns out to want it.
fn given(proved: bool) -> Result<()> {
    if proved {
        Ok(())
    } else {
        Err(Error::Forbidden(Msg::new("error-proof-needed")))
    }
}
