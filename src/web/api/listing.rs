//! Long lists, a piece at a time: `limit` says how many at most, `after` goes on behind the piece before. A place in a
//! list is the id of its last row, so that what is added meanwhile neither doubles nor hides a row.

use serde::Deserialize;
use utoipa::IntoParams;

use crate::base::{Error, Msg, Result};

/// So many where nobody says how many.
const USUAL: u16 = 50;
/// So many at most.
const MOST: u16 = 200;

/// Which piece of a list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Piece {
    /// How many at most; 50 where it is left out.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u16>,
    /// Goes on behind there: `next` of the piece before, as it is.
    #[param(max_length = 20, pattern = "^[0-9]{1,19}$")]
    after: Option<String>,
}

impl Piece {
    /// How many rows at most.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn limit(&self) -> Result<usize> {
        match self.limit.unwrap_or(USUAL) {
            n @ 1..=MOST => Ok(n.into()),
            _ => Err(Error::field(
                "limit",
                Msg::new("error-list-limit").number("most", MOST.into()),
            )),
        }
    }

    /// Behind which row; `None` from the beginning.
    ///
    /// # Errors
    /// `Invalid`.
    pub fn after(&self) -> Result<Option<i64>> {
        let wrong = || Error::field("after", Msg::new("error-list-after"));
        let place = |text: &String| text.parse().ok().filter(|n: &i64| *n >= 0).ok_or_else(wrong);
        self.after.as_ref().map(place).transpose()
    }

    /// Cuts a list that was read with one row more than the limit, and says where the next piece begins.
    ///
    /// # Errors
    /// As [`Piece::limit`].
    pub fn cut<T>(&self, rows: &mut Vec<T>, id: impl Fn(&T) -> i64) -> Result<Option<String>> {
        let limit = self.limit()?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        Ok(rows.last().filter(|_| more).map(|last| id(last).to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(limit: Option<u16>, after: Option<&str>) -> Piece {
        Piece {
            limit,
            after: after.map(String::from),
        }
    }

    #[test]
    fn the_next_piece_begins_behind_the_last_row() {
        let two = piece(Some(2), None);
        let mut rows = vec![9, 8, 7];
        assert_eq!(two.cut(&mut rows, |id| *id).unwrap().as_deref(), Some("8"));
        assert_eq!(rows, [9, 8]);
        let mut rest = vec![7];
        assert_eq!(two.cut(&mut rest, |id| *id).unwrap(), None);
    }

    #[test]
    fn what_is_no_piece_is_refused_by_its_field() {
        assert_eq!(piece(None, None).limit().unwrap(), 50);
        assert!(piece(Some(0), None).limit().is_err());
        assert!(piece(Some(201), None).limit().is_err());
        assert_eq!(piece(None, Some("12")).after().unwrap(), Some(12));
        for wrong in ["-1", "x", "", "99999999999999999999"] {
            assert!(piece(None, Some(wrong)).after().is_err(), "{wrong}");
        }
    }
}
