//! What comes in `Authorization: Bearer` (RFC 6750).

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::base::ids::unhex;
use crate::people::SessionToken;
use crate::people::token::{ApiSecret, keys};
use crate::web::limits::SessionKey;
use crate::web::state;

/// The text after the word.
pub fn raw(req: &HttpRequest) -> Option<&str> {
    let value = req.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    Some(token.trim()).filter(|_| scheme.eq_ignore_ascii_case("bearer"))
}

/// The token of a guest at a table.
pub fn bearer(req: &HttpRequest) -> Option<SessionToken> {
    SessionToken::parse(raw(req)?)
}

/// What requests with a token are counted by: a guest's session, a program's, or a key, so that those behind one address
/// do not slow each other down. Whoever shows a token that the house did not sign is a stranger.
pub fn counted_by(req: &HttpRequest) -> Option<SessionKey> {
    let text = raw(req)?;
    let secret = SessionToken::parse(text).map(|token| token.hash());
    if let Some(hash) = secret.or_else(|| ApiSecret::parse(text).map(|key| key.hash())) {
        return hash.first_chunk().copied();
    }
    let web = state(req);
    let claims = keys::read(&web.app.tokens, text, web.app.store.clock().now().at_ms).ok()?;
    unhex(&claims.sid)?.try_into().ok()
}
