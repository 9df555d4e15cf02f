//! A file that a form brings (RFC 7578), read as it comes and never beyond its limit.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::web::{Bytes, Payload};
use futures_util::StreamExt;
use tokio::sync::Semaphore;

use crate::base::{Error, Msg, Result};

/// So much of a file that is too large is still read and thrown away, in multiples of the limit: a
/// browser that cannot finish sending shows its own page of errors in place of our sentence.
const PATIENCE: u64 = 4;
/// How long a whole form may take; a phone on a weak network sends 10 MB in less.
const TIME: Duration = Duration::from_secs(120);
/// The same for a file that is written to the disk: 512 MB over a weak network.
const LONG_TIME: Duration = Duration::from_secs(30 * 60);
/// So much is written to the disk at once.
const AT_ONCE: usize = 1 << 20;

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
    let mut bytes = Vec::new();
    let keep = async |chunk: Bytes| {
        bytes.extend_from_slice(&chunk);
        Ok(())
    };
    let found = within(TIME, read(form, field, most as u64, too_large, keep)).await?;
    Ok(found.map(|name| Upload { name, bytes }))
}

/// The file that a request is, as programs send one.
///
/// # Errors
/// `TooLarge` with these words; `Malformed` if it does not end.
pub async fn body(mut from: Payload, most: usize, too_large: Msg) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = async {
        while let Some(chunk) = from.next().await {
            bytes.extend_from_slice(&chunk.map_err(|_| malformed())?);
            if bytes.len() > most {
                return Err(Error::TooLarge(too_large));
            }
        }
        Ok(())
    };
    within(TIME, read).await?;
    Ok(bytes)
}

/// One picture is decoded at a time: each takes a core and up to some hundred megabytes, and the
/// kitchen's screens are to stay quick meanwhile.
static DECODING: Semaphore = Semaphore::const_new(1);

/// What is made of an uploaded picture, off the threads that answer.
///
/// # Errors
/// `Invalid` on the field if it is none that can be shown.
pub async fn decoded<T: Send + 'static>(
    bytes: Vec<u8>,
    field: &'static str,
    make: fn(&[u8]) -> std::result::Result<T, Msg>,
) -> Result<T> {
    let _turn = DECODING.acquire().await.map_err(|_| Error::Busy)?;
    let made = actix_web::web::block(move || make(&bytes)).await.map_err(|_| Error::Busy)?;
    made.map_err(|problem| Error::field(field, problem))
}

/// Writes the file in a form's field to a new place on the disk, as it comes; answers its name, `None`
/// if none was chosen. What was not written whole is not there afterwards.
///
/// # Errors
/// As [`file`]; `NoRoom`; a fault if it cannot be written.
pub async fn to_disk(
    form: Multipart,
    field: &'static str,
    most: u64,
    too_large: Msg,
    path: &Path,
) -> Result<Option<String>> {
    let mut file = Written::at(path)?;
    let keep = async |chunk: Bytes| file.add(&chunk).await;
    let found = within(LONG_TIME, read(form, field, most, too_large, keep)).await;
    file.end(found).await
}

/// Writes the whole body of a request to a new place on the disk, as it comes. What was not written whole, or is
/// empty, is not there afterwards.
///
/// # Errors
/// `too_large`; as [`to_disk`]; `Malformed` if it does not end.
pub async fn body_to_disk(body: Payload, most: u64, too_large: Msg, path: &Path) -> Result<Option<()>> {
    let mut file = Written::at(path)?;
    let found = within(LONG_TIME, read_body(body, most, too_large, &mut file)).await;
    file.end(found).await
}

async fn read_body(mut body: Payload, most: u64, too_large: Msg, file: &mut Written) -> Result<Option<()>> {
    let mut size = 0;
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|_| malformed())?;
        size += chunk.len() as u64;
        if size > most {
            return Err(Error::TooLarge(too_large));
        }
        file.add(&chunk).await?;
    }
    Ok((size > 0).then_some(()))
}

/// A file that is being written.
struct Written {
    file: std::fs::File,
    path: PathBuf,
    waiting: Vec<u8>,
}

impl Written {
    fn at(path: &Path) -> Result<Written> {
        Ok(Written {
            file: std::fs::File::create_new(path).map_err(|e| unwritten(&e))?,
            path: path.into(),
            waiting: Vec::new(),
        })
    }

    async fn add(&mut self, chunk: &[u8]) -> Result<()> {
        self.waiting.extend_from_slice(chunk);
        if self.waiting.len() >= AT_ONCE {
            flush(&mut self.file, &mut self.waiting).await?;
        }
        Ok(())
    }

    /// Writes what is left, or takes away what is not whole.
    async fn end<T>(mut self, found: Result<Option<T>>) -> Result<Option<T>> {
        let whole = match found {
            Ok(Some(found)) => flush(&mut self.file, &mut self.waiting).await.map(|()| Some(found)),
            other => other,
        };
        if !matches!(whole, Ok(Some(_))) {
            let _ = std::fs::remove_file(&self.path);
        }
        whole
    }
}

/// Writes on a thread that may wait.
async fn flush(file: &mut std::fs::File, waiting: &mut Vec<u8>) -> Result<()> {
    let mut there = file.try_clone().map_err(|e| unwritten(&e))?;
    let bytes = std::mem::take(waiting);
    let written = actix_web::web::block(move || there.write_all(&bytes)).await;
    written.map_err(|_| Error::Busy)?.map_err(|e| unwritten(&e))
}

fn unwritten(e: &std::io::Error) -> Error {
    match e.kind() {
        std::io::ErrorKind::StorageFull => Error::NoRoom,
        _ => Error::fault(format!("an upload was not written: {e}")),
    }
}

async fn within<T>(time: Duration, work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::time::timeout(time, work).await.map_err(|_| malformed())?
}

/// Hands over the bytes of a field's file; answers its name, `None` for an empty one.
async fn read(
    mut form: Multipart,
    field: &'static str,
    most: u64,
    too_large: Msg,
    mut keep: impl AsyncFnMut(Bytes) -> Result<()>,
) -> Result<Option<String>> {
    let mut found: Option<String> = None;
    let (mut total, mut size) = (0, 0);
    while let Some(part) = form.next().await {
        let mut part = part.map_err(|_| malformed())?;
        let wanted = part.name() == Some(field) && found.is_none();
        if wanted {
            let name = part.content_disposition().and_then(|c| c.get_filename());
            found = Some(name.unwrap_or_default().to_string());
        }
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(|_| malformed())?;
            total += chunk.len() as u64;
            if total > PATIENCE * most {
                return Err(malformed());
            }
            size += if wanted { chunk.len() as u64 } else { 0 };
            if wanted && size <= most {
                keep(chunk).await?;
            }
        }
    }
    if size > most {
        return Err(Error::field(field, too_large));
    }
    Ok(found.filter(|_| size > 0))
}

fn malformed() -> Error {
    Error::Malformed(Msg::new("error-malformed"))
}
