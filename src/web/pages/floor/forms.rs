//! What the floor changes: tables opened and closed, guests, orders, lines, payments.

use super::*;
use crate::base::money::Currency;
use crate::bills::actions::Pay;

/// How many people sit down.
#[derive(Deserialize)]
pub struct Covers {
    covers: Option<String>,
    more: Option<String>,
}

impl Covers {
    fn number(&self) -> Result<Option<i64>> {
        let typed = [&self.more, &self.covers];
        let typed = typed.into_iter().flatten().map(|s| s.trim()).find(|s| !s.is_empty());
        typed
            .map(|s| s.parse().map_err(|_| Error::field("covers", Msg::new("error-covers"))))
            .transpose()
    }
}

/// `POST /floor/tables/{table}/open`
///
/// # Errors
/// `Conflict` if it is open; `Invalid` on `covers`.
pub async fn open(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<Covers>) -> Answer {
    let (actor, table) = (who.actor(), TableId(path.into_inner()));
    let opened = match form.number() {
        Ok(covers) => {
            let work = move |tx: &crate::store::Tx<'_>| tables::actions::open(tx, &actor, table, covers);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match opened {
        Ok(_) => Ok(reply::see_other(&format!("/floor/tables/{table}"))),
        Err(e) => refused(&web, &who, tongue, table, e, None),
    }
}

/// The table's page again, with what was typed and a sentence at the field.
fn refused(web: &Web, who: &StaffWho, tongue: Tongue, table: TableId, error: Error, typed: Option<Typed>) -> Answer {
    crate::web::pages::refused(web, tongue, error, |problems| {
        table_page(web, who, tongue, table, problems, typed)
    })
}

fn table_of(web: &Web, visit: VisitId) -> Result<TableId> {
    web.app.read(|read| Ok(tables::queries::get_visit(read, visit)?.table))
}

/// `POST /floor/visits/{visit}/covers`
///
/// # Errors
/// `NotFound`; `Invalid` on `covers`; `Conflict` if closed.
pub async fn covers(web: Data<Web>, who: StaffWho, path: Path<i64>, form: Form<Covers>) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let number = form.number()?.ok_or_else(|| Error::field("covers", Msg::new("error-covers")))?;
    let table = table_of(&web, visit)?;
    web.app.write(move |tx| tables::actions::set_covers(tx, &actor, visit, number)).await?;
    Ok(reply::see_other(&format!("/floor/tables/{table}")))
}

/// A payment as it was typed.
#[derive(Deserialize)]
pub struct PaymentForm {
    key: String,
    amount: String,
    #[serde(default)]
    tip: String,
    method: String,
}

/// `POST /floor/visits/{visit}/payments`
///
/// # Errors
/// `NotFound`; `Invalid` on `amount`, `tip` or `method`; `Conflict` if nothing is due.
pub async fn pay(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<PaymentForm>) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let table = table_of(&web, visit)?;
    let paid = match parse_payment(&web, &form) {
        Ok((key, pay)) => {
            let work = move |tx: &crate::store::Tx<'_>| floor::settle::actions::pay(tx, &actor, visit, &key, pay);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match paid {
        Ok(_) => Ok(reply::see_other(&format!("/floor/tables/{table}"))),
        Err(e) => {
            let PaymentForm {
                amount, tip, method, ..
            } = form.into_inner();
            let typed = Typed {
                visit,
                amount,
                tip,
                method,
            };
            refused(&web, &who, tongue, table, e, Some(typed))
        }
    }
}

fn parse_payment(web: &Web, form: &PaymentForm) -> Result<(RequestKey, Pay)> {
    let currency = web.app.read(settings::queries::get)?.currency;
    let amount = currency
        .read(&form.amount)
        .ok_or_else(|| Error::field("amount", amount_wrong(currency)))?;
    let tip = match form.tip.trim() {
        "" => Some(Money::ZERO),
        typed => currency.read(typed),
    };
    let tip = tip.ok_or_else(|| Error::field("tip", amount_wrong(currency)))?;
    let method = Method::parse(&form.method).ok_or_else(|| Error::field("method", Msg::new("error-method")))?;
    Ok((RequestKey::parse(&form.key)?, Pay { method, amount, tip }))
}

/// What was typed is no amount of money.
fn amount_wrong(currency: Currency) -> Msg {
    Msg::new("error-amount-words").text("example", currency.plain(Money(1250)))
}

/// `POST /floor/visits/{visit}/service/waive`
///
/// # Errors
/// `Forbidden` for the floor; `NotFound`; `Conflict` if closed.
pub async fn waive(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let table = table_of(&web, visit)?;
    let work = move |tx: &crate::store::Tx<'_>| floor::settle::actions::waive_service(tx, &actor, visit);
    match web.app.write(work).await {
        Ok(()) => Ok(reply::see_other(&format!("/floor/tables/{table}"))),
        Err(e) => refused(&web, &who, tongue, table, e, None),
    }
}

/// Whether everything was served, whatever the kitchen has marked.
#[derive(Deserialize)]
pub struct Closing {
    served: Option<String>,
}

/// `POST /floor/visits/{visit}/close`
///
/// # Errors
/// `Conflict` if something is due or not served.
pub async fn close(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<Closing>) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let table = table_of(&web, visit)?;
    let served = form.served.is_some();
    let work = move |tx: &crate::store::Tx<'_>| {
        if served {
            floor::settle::actions::serve_all(tx, &actor, visit)?;
        }
        floor::actions::close(tx, &actor, visit)
    };
    match web.app.write(work).await {
        Ok(()) => Ok(reply::see_other("/floor")),
        Err(e) => refused(&web, &who, tongue, table, e, None),
    }
}

/// `POST /floor/visits/{visit}/guests/{guest}/{what}` with `admit` or `send-away`.
///
/// # Errors
/// `NotFound`; `Conflict`.
pub async fn seat(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<(i64, i64, String)>) -> Answer {
    let (visit, number, what) = path.into_inner();
    let (actor, visit) = (who.actor(), VisitId(visit));
    web.app
        .write(move |tx| match what.as_str() {
            "admit" => tables::actions::admit(tx, &actor, visit, number),
            "send-away" => floor::actions::send_away(tx, &actor, visit, number),
            _ => Err(Error::missing()),
        })
        .await?;
    crate::web::pages::done(&req, "/floor")
}

/// `POST /floor/calls/{call}/answer`
///
/// # Errors
/// `NotFound`.
pub async fn answer(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    let (actor, call) = (who.actor(), CallId(path.into_inner()));
    web.app.write(move |tx| floor::actions::answer(tx, &actor, call)).await?;
    crate::web::pages::done(&req, "/floor")
}

/// `POST /floor/feedback/{visit}/{guest}/answer`, by the guest's small number.
///
/// # Errors
/// `NotFound`.
pub async fn care(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<(i64, i64)>) -> Answer {
    let (visit, guest) = path.into_inner();
    let (actor, visit) = (who.actor(), VisitId(visit));
    web.app.write(move |tx| floor::actions::answer_feedback(tx, &actor, visit, guest)).await?;
    crate::web::pages::done(&req, "/floor")
}

/// `POST /floor/orders/{order}/{what}` with `approve` or `refuse`.
///
/// # Errors
/// `NotFound`; `Conflict` with the state that stands.
pub async fn order(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<(i64, String)>,
) -> Answer {
    let (order, what) = path.into_inner();
    let (actor, order, lang) = (who.actor(), OrderId(order), tongue.0);
    web.app
        .write(move |tx| match what.as_str() {
            "approve" => orders::actions::approve_order(tx, &actor, order),
            "refuse" => orders::actions::refuse_order(tx, &actor, order, lang),
            _ => Err(Error::missing()),
        })
        .await?;
    crate::web::pages::done(&req, "/floor")
}

/// `POST /floor/lines/{line}/{what}` with `serve` or `recall`.
///
/// # Errors
/// `NotFound`; `Conflict` with the state that stands.
pub async fn line(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<(i64, String)>) -> Answer {
    let (line, what) = path.into_inner();
    let actor = who.actor();
    let step = match what.as_str() {
        "serve" => Step::Serve,
        "recall" => Step::Recall,
        _ => return Err(Error::missing().into()),
    };
    web.app
        .write(move |tx| {
            actor.may(Verb::ReadFloor)?;
            orders::actions::step_line(tx, &actor, LineId(line), step, &Note::default())
        })
        .await?;
    crate::web::pages::done(&req, "/floor")
}
