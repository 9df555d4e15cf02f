//! Voiding a line: a page of its own, because it wants a reason.

use super::*;

#[derive(Template)]
#[template(path = "floor/void.html")]
struct VoidPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    table: TableId,
    line: Line,
    reason: String,
    problems: Problems,
}

impl VoidPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// `GET /floor/lines/{line}/void`: asks for the reason.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn void_page(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    void_form(&web, &who, tongue, LineId(path.into_inner()), "", Problems::none())
}

fn void_form(web: &Web, who: &StaffWho, tongue: Tongue, id: LineId, reason: &str, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::VoidLine)?;
        let head = orders::queries::get_line(read, id)?;
        let order = orders::queries::get(read, head.order, tongue.0)?;
        let line = order.lines.into_iter().find(|l| l.id == id).ok_or_else(Error::missing)?;
        Ok(VoidPage {
            shell: desk_shell(read, tongue.0, class(who), "void-line")?,
            person: who.name.clone(),
            tab: "",
            table: tables::queries::get_visit(read, head.visit)?.table,
            line,
            reason: reason.to_string(),
            problems,
        })
    })?;
    html(&page)
}

/// Why a line is voided.
#[derive(Deserialize)]
pub struct VoidForm {
    reason: String,
}

/// `POST /floor/lines/{line}/void`
///
/// # Errors
/// `NotFound`; `Forbidden` once it is cooking, for the floor; `Invalid` on `reason`.
pub async fn void(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<VoidForm>) -> Answer {
    let (actor, line) = (who.actor(), LineId(path.into_inner()));
    match void_now(&web, actor, line, &form.reason).await {
        Ok(table) => Ok(reply::see_other(&format!("/floor/tables/{table}"))),
        Err(e) => crate::web::pages::refused(&web, tongue, e, |problems| {
            void_form(&web, &who, tongue, line, &form.reason, problems)
        }),
    }
}

async fn void_now(web: &Web, actor: Actor, line: LineId, reason: &str) -> Result<TableId> {
    let reason = Note::parse(reason).map_err(|_| Error::field("reason", Msg::new("error-reason")))?;
    web.app
        .write(move |tx| {
            orders::actions::step_line(tx, &actor, line, Step::Void, &reason)?;
            let visit = orders::queries::get_line(tx, line)?.visit;
            Ok(tables::queries::get_visit(tx, visit)?.table)
        })
        .await
}
