//! Signing and reading access tokens: JWT (RFC 7519) with HS256 and nothing else.
//!
//! The keys lie in `api.keys` in the data directory (mode 0600). The newest signs; one that was
//! replaced still reads until the last token that it signed has ended, and is then dropped.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Once, PoisonError, RwLock};

use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::signature::{self, Signer, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::{ACCESS_S, ApiSession, Claims, Scopes, refused};
use crate::base::ids::{hex, unhex};
use crate::base::{Error, Result};
use crate::store::random;

const AUDIENCE: &str = "comanda-api";
const FILE: &str = "api.keys";
/// How far ahead the clock may have been that made a token, in seconds: it was this machine's own, which may be set back.
const LEEWAY_S: i64 = 60;
/// How long a replaced key still reads: the life of its last token, and a little.
const KEPT_MS: i64 = (ACCESS_S + LEEWAY_S) * 1000;
/// Ours have about 500 characters.
const TOKEN_MAX: usize = 2048;

/// The keys of a house.
pub struct Keys {
    file: PathBuf,
    issuer: String,
    /// The newest is the last; there is always one.
    all: RwLock<Vec<Key>>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Key {
    kid: String,
    /// 256 bits in hexadecimal.
    secret: String,
    replaced_ms: Option<i64>,
}

impl Key {
    fn fresh() -> Result<Key> {
        Ok(Key {
            kid: hex(&random::<8>()?),
            secret: hex(&random::<32>()?),
            replaced_ms: None,
        })
    }
    fn bytes(&self) -> Result<Vec<u8>> {
        let bytes = unhex(&self.secret).filter(|b| b.len() == 32);
        bytes.ok_or_else(|| Error::fault(format!("{FILE}: not a key")))
    }
    fn reads(&self, now_ms: i64) -> bool {
        self.replaced_ms.is_none_or(|at| now_ms < at + KEPT_MS)
    }
}

impl Keys {
    /// Reads `api.keys` in the data directory, or makes it. `house` is what stays the same of the
    /// database: a token of another house is none of ours.
    ///
    /// # Errors
    /// A fault if it cannot be read or written, or is damaged.
    pub fn load(dir: &Path, house: &str, now_ms: i64) -> Result<Keys> {
        let file = dir.join(FILE);
        let told = |e: &dyn std::fmt::Display| Error::fault(format!("{}: {e}", file.display()));
        let mut all: Vec<Key> = match std::fs::read(&file) {
            Ok(text) => serde_json::from_slice(&text).map_err(|_| told(&"not a file of keys"))?,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(e) => return Err(told(&e)),
        };
        all.iter().try_for_each(|k| k.bytes().map(drop))?;
        let found = all.len();
        all.retain(|k| k.reads(now_ms));
        if all.last().is_none_or(|k| k.replaced_ms.is_some()) {
            all.push(Key::fresh()?);
        } else if all.len() == found {
            return Ok(Keys::new(file, house, all));
        }
        store(&file, &all)?;
        Ok(Keys::new(file, house, all))
    }

    fn new(file: PathBuf, house: &str, all: Vec<Key>) -> Keys {
        Keys {
            file,
            issuer: format!("comanda:{house}"),
            all: RwLock::new(all),
        }
    }

    /// Makes a new key that signs from now on; nobody is signed out by it.
    ///
    /// # Errors
    /// A fault if the file cannot be written; then nothing has changed.
    pub fn rotate(&self, now_ms: i64) -> Result<()> {
        let fresh = Key::fresh()?;
        self.change(|all| {
            all.retain(|k| k.reads(now_ms));
            for key in all.iter_mut().filter(|k| k.replaced_ms.is_none()) {
                key.replaced_ms = Some(now_ms);
            }
            all.push(fresh);
        })
    }

    /// Forgets the keys that read no more.
    ///
    /// # Errors
    /// A fault if the file cannot be written.
    pub fn drop_old(&self, now_ms: i64) -> Result<()> {
        let all = self.all.read().unwrap_or_else(PoisonError::into_inner);
        if all.iter().all(|k| k.reads(now_ms)) {
            return Ok(());
        }
        drop(all);
        self.change(|all| all.retain(|k| k.reads(now_ms)))
    }

    fn change(&self, work: impl FnOnce(&mut Vec<Key>)) -> Result<()> {
        let mut all = self.all.write().unwrap_or_else(PoisonError::into_inner);
        let mut changed = all.clone();
        work(&mut changed);
        // First on the disk: a token of a key that is lost would end with the next start.
        store(&self.file, &changed)?;
        *all = changed;
        Ok(())
    }

    fn key(&self, wanted: impl Fn(&Key) -> bool) -> Option<Key> {
        let all = self.all.read().unwrap_or_else(PoisonError::into_inner);
        all.iter().rfind(|k| wanted(k)).cloned()
    }
}

/// An access token for a session, from now on for 15 minutes, or until the session ends.
///
/// # Errors
/// A fault, which nothing that was given can cause.
pub fn sign(keys: &Keys, session: &ApiSession, scopes: Scopes, now_ms: i64) -> Result<String> {
    let now = now_ms.div_euclid(1000);
    let claims = Claims {
        iss: keys.issuer.clone(),
        aud: AUDIENCE.into(),
        sub: session.subject.clone(),
        sid: session.public_id.clone(),
        role: session.holder.word().into(),
        scope: scopes.words(),
        iat: now,
        nbf: now,
        exp: now + ACCESS_S,
    };
    sign_claims(keys, &claims)
}

pub(super) fn sign_claims(keys: &Keys, claims: &Claims) -> Result<String> {
    install();
    let key = keys.key(|k| k.replaced_ms.is_none()).ok_or_else(|| Error::fault("no key signs"))?;
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some(key.kid.clone());
    let told = |e| Error::fault(format!("an access token was not signed: {e}"));
    encode(&header, claims, &EncodingKey::from_secret(&key.bytes()?)).map_err(told)
}

/// What an access token says, if it is one of ours and counts at `now_ms`. Whether its session does
/// is asked of the database: [`super::queries::actor_of`].
///
/// # Errors
/// `SignIn`, whatever is wrong with it.
pub fn read(keys: &Keys, token: &str, now_ms: i64) -> Result<Claims> {
    install();
    if token.len() > TOKEN_MAX {
        return Err(refused());
    }
    let header = decode_header(token).map_err(|_| refused())?;
    let kid = header.kid.filter(|_| header.alg == Algorithm::HS256).ok_or_else(refused)?;
    let key = keys.key(|k| k.kid == kid && k.reads(now_ms)).ok_or_else(refused)?;
    let mut wanted = Validation::new(Algorithm::HS256);
    wanted.set_issuer(&[&keys.issuer]);
    wanted.set_audience(&[AUDIENCE]);
    wanted.set_required_spec_claims(&["iss", "aud", "sub", "exp", "nbf"]);
    // Below, by the store's clock.
    wanted.validate_exp = false;
    wanted.validate_nbf = false;
    let key = DecodingKey::from_secret(&key.bytes()?);
    let claims = decode::<Claims>(token, &key, &wanted).map_err(|_| refused())?.claims;
    let now = now_ms.div_euclid(1000);
    let counts = now < claims.exp && claims.nbf <= now + LEEWAY_S && claims.exp - claims.nbf <= ACCESS_S;
    counts.then_some(claims).ok_or_else(refused)
}

/// Writes the file anew, whole or not at all.
fn store(file: &Path, all: &[Key]) -> Result<()> {
    let told = |e: std::io::Error| Error::fault(format!("{}: {e}", file.display()));
    let part = file.with_extension("part");
    match std::fs::remove_file(&part) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(told(e)),
        _ => {}
    }
    let mut out = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&part).map_err(told)?;
    out.write_all(&serde_json::to_vec(all)?).and_then(|()| out.sync_all()).map_err(told)?;
    std::fs::rename(&part, file).map_err(told)?;
    // The new name is on the disk only with its directory.
    let dir = file.parent().map_or(Ok(()), |dir| std::fs::File::open(dir).and_then(|d| d.sync_all()));
    dir.map_err(told)
}

/// The only cryptography that the crate gets.
static HS256: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| match algorithm {
        Algorithm::HS256 => Ok(Box::new(Hs256(mac(key.as_bytes())?))),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    verifier_factory: |algorithm, key| match algorithm {
        Algorithm::HS256 => Ok(Box::new(Hs256(mac(key.try_get_as_bytes()?)?))),
        _ => Err(ErrorKind::InvalidAlgorithm.into()),
    },
    key_utils: KeyUtils::new_unimplemented(),
};

fn install() {
    static ONCE: Once = Once::new();
    // It fails only where one is installed already, which nobody else here does.
    ONCE.call_once(|| {
        let _ = HS256.install_default();
    });
}

struct Hs256(Hmac<Sha256>);

fn mac(key: &[u8]) -> std::result::Result<Hmac<Sha256>, jsonwebtoken::errors::Error> {
    Hmac::new_from_slice(key).map_err(|_| ErrorKind::InvalidKeyFormat.into())
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, text: &[u8]) -> std::result::Result<Vec<u8>, signature::Error> {
        Ok(self.0.clone().chain_update(text).finalize().into_bytes().to_vec())
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, text: &[u8], tag: &Vec<u8>) -> std::result::Result<(), signature::Error> {
        // In constant time.
        self.0.clone().chain_update(text).verify_slice(tag).map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}
