//! Refusals as programs read them: problem details.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Sentence, joined};

/// A refusal as problem details (RFC 9457). `about:blank` says that the status is the kind.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemJson {
    #[schema(examples("about:blank"))]
    r#type: &'static str,
    /// The kind of refusal, in the caller's language.
    title: String,
    #[schema(examples(409))]
    status: u16,
    /// What refuses it, for programs; it stays the same whatever the language.
    #[schema(examples("sold-out"))]
    code: &'static str,
    /// What refuses it, for people, in the caller's language.
    detail: String,
    /// What a reader of the request stumbled over, for who writes the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    reason: Option<String>,
    /// The fields whose values are refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldJson>,
}

/// A field whose value is refused.
#[derive(Serialize, ToSchema)]
#[schema(as = ProblemField)]
struct FieldJson {
    /// Its name, or its place such as `options[2].names.it`.
    field: String,
    code: &'static str,
    detail: String,
}

/// A message's key as a code: what stands there for files of words only is left out.
fn code(key: &'static str) -> &'static str {
    key.strip_prefix("error-").unwrap_or(key)
}

/// The answer, with what a reader of the request stumbled over.
pub(super) fn problem(
    mut answer: HttpResponseBuilder,
    status: StatusCode,
    title: String,
    sentences: &[Sentence],
    reason: Option<String>,
) -> HttpResponse {
    let named = sentences.iter().filter(|s| !s.field.is_empty());
    let field = |s: &Sentence| FieldJson {
        field: s.field.clone(),
        code: code(s.key),
        detail: s.words.clone(),
    };
    let body = ProblemJson {
        r#type: "about:blank",
        title,
        status: status.as_u16(),
        code: sentences.first().map_or("fault", |s| code(s.key)),
        detail: joined(sentences),
        reason,
        errors: named.map(field).collect(),
    };
    let body = serde_json::to_string(&body).unwrap_or_default();
    answer.content_type("application/problem+json").body(body)
}
