//! The receipt of a visit, to print at the desk: narrow, in black on white.

use super::*;
use crate::web::pages::receipt::Receipt;

#[derive(Template)]
#[template(path = "floor/receipt.html")]
struct ReceiptPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    table: TableId,
    receipt: Receipt,
}

/// `GET /floor/visits/{visit}/receipt`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn receipt(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    let calendar = web.app.store.calendar();
    let page = web.app.read(|read| {
        who.actor().may(Verb::TakePayment)?;
        let visit = tables::queries::get_visit(read, VisitId(path.into_inner()))?;
        // In the house's language: the guest has theirs on the phone.
        let lang = settings::queries::language(read)?;
        Ok(ReceiptPage {
            shell: desk_shell(read, tongue.0, class(&who), "receipt")?,
            person: who.name.clone(),
            tab: "",
            table: visit.table,
            receipt: Receipt::new(read, &calendar, &visit, lang)?,
        })
    })?;
    html(&page)
}
