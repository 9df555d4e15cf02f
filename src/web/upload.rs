//! A file that a form brings (RFC 7578), read as it comes and never beyond its limit.

use std::time::Duration;

use actix_multipart::Multipart;
use futures_util::StreamExt;

use crate::base::{Error, Msg, Result};

/// So much of a file that is too large is still read and thrown away, in multiples of the limit: a
/// browser that cannot finish sending shows its own page of errors in place of our sentence.
const PATIENCE: usize = 4;
/// How long a whole form may take; a phone on a weak network sends 10 MB in less.
const TIME: Duration = Duration::from_secs(120);

/// An uploaded file.
pub struct Upload {
    /// Its name, as the browser says.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The file in a form's field; `None` if none was chosen.
///
/// # Errors
/// `too_large` on the field; `Malformed` if it is no such form or does not end.
pub async fn file(form: Multipart, field: &'static str, most: usize, too_large: Msg) -> Result<Option<Upload>> {
    let read = tokio::time::timeout(TIME, read(form, field, most)).await;
    match read.map_err(|_| malformed())?? {
        Some(upload) if upload.bytes.len() > most => Err(Error::field(field, too_large)),
        other => Ok(other.filter(|upload| !upload.bytes.is_empty())),
    }
}

/// The file, or its beginning with one byte more than there may be.
async fn read(mut form: Multipart, field: &str, most: usize) -> Result<Option<Upload>> {
    let mut found = None;
    let mut total = 0;
    while let Some(part) = form.next().await {
        let mut part = part.map_err(|_| malformed())?;
        let name = part.content_disposition().and_then(|c| c.get_filename()).unwrap_or_default().to_string();
        let wanted = part.name() == Some(field) && found.is_none();
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| malformed())?;
            total += chunk.len();
            if total > PATIENCE * most {
                return Err(malformed());
            }
            if wanted {
                let room = (most + 1).saturating_sub(bytes.len());
                bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            }
        }
        if wanted {
            found = Some(Upload { name, bytes });
        }
    }
    Ok(found)
}

fn malformed() -> Error {
    Error::Malformed(Msg::new("error-malformed"))
}
