//! Refusals as programs read them: problem details.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use utoipa::ToSchema;

use super::{joined, title};
use crate::base::{Error, Lang, Msg};

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
    field: &'static str,
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
    lang: Lang,
    (error, reason): (&Error, Option<String>),
) -> HttpResponse {
    let told = error.messages();
    let sentences: Vec<_> = told.iter().map(|(field, m)| (*field, lang.msg(m))).collect();
    let fields = told.iter().zip(&sentences).filter(|((field, _), _)| !field.is_empty());
    let field = |((field, msg), (_, detail)): (&(&'static str, Msg), &(&'static str, String))| FieldJson {
        field,
        code: code(msg.key),
        detail: detail.clone(),
    };
    let body = ProblemJson {
        r#type: "about:blank",
        title: lang.t(title(status)),
        status: status.as_u16(),
        code: told.first().map_or("fault", |(_, msg)| code(msg.key)),
        detail: joined(&sentences),
        reason,
        errors: fields.map(field).collect(),
    };
    let body = serde_json::to_string(&body).unwrap_or_default();
    answer.content_type("application/problem+json").body(body)
}
