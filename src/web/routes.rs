//! Every address of the house, and who may come there. A test walks this table
//! with every role; the handlers' own extractors and the verbs enforce it. Long because it is one table.

use std::sync::{Arc, OnceLock};

use actix_web::dev::ResourceDef;
use actix_web::guard;
use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpMessage, HttpRequest};

use super::api::{
    self, auth, calls, cart, customers, doc, editor, handover, house, insights, keys, me, orders, pay, receipt, sales,
    seats, stock, visits,
};
use super::cors;
use super::error::{Answer, Failure};
use super::files;
use super::health;
use super::pages::guest::account as mine;
use super::pages::{account, admin, floor, guest, kitchen, live};
use crate::base::{Error, Verb};

/// Who may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Guests, for this verb.
    Guest(Verb),
    /// Guests with an account, for this verb.
    Customer(Verb),
    /// The staff whose role has this verb.
    Staff(Verb),
    /// Whoever has this verb, by a token or by the session of a page: the API.
    Api(Verb),
    /// Whoever has a token or a session, over the API: what they are told is theirs to know.
    Known,
    /// Whoever has a token or a session, over the API and about themselves: no scope is needed for that.
    Own,
    /// Whoever has the code of the start, while nobody owns the house.
    Setup,
}

impl Access {
    /// Whether a browser may keep what is answered there, to ask whether it still stands: not what is the staff's or an
    /// account's pages.
    pub fn may_be_kept(self) -> bool {
        match self {
            Access::Public | Access::Guest(_) | Access::Api(_) | Access::Known | Access::Own => true,
            Access::Customer(_) | Access::Staff(_) | Access::Setup => false,
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// `GET` (which answers `HEAD` too), `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: &'static str,
    /// The path's pattern.
    pub path: &'static str,
    /// Who may come.
    pub access: Access,
}

/// Rows of the form `GET "/menu" Guest(ReadMenu) => guest::menu;`, matched in this order.
macro_rules! routes {
    ($($method:ident $path:literal $kind:ident $(($verb:ident))? => $handler:path;)+) => {
        /// The table.
        pub const ROUTES: &[Route] = &[$(Route {
            method: stringify!($method),
            path: $path,
            access: Access::$kind $((Verb::$verb))?,
        }),+];

        /// Registers every row.
        pub fn configure(cfg: &mut ServiceConfig) {
            let mut scopes: Vec<(&'static str, actix_web::Scope)> = Vec::new();
            $(if let Some((scope, rest)) = split($path) {
                let at = scopes.iter().position(|(name, _)| *name == scope);
                let (name, routes) = at.map_or((scope, web::scope(scope)), |at| scopes.remove(at));
                scopes.push((name, routes.route(rest, routes!(@ $method).to($handler))));
            })+
            // Before those that stand by themselves: `/setup/reach` is no `/setup/{step}`.
            for (_, routes) in scopes {
                cfg.service(routes);
            }
            $(if split($path).is_none() {
                cfg.route($path, routes!(@ $method).to($handler));
            })+
            cfg.default_service(web::to(no_such_route));
        }
    };
    (@ GET) => { web::route().guard(guard::Any(guard::Get()).or(guard::Head())) };
    (@ POST) => { web::post() };
    (@ PUT) => { web::put() };
    (@ PATCH) => { web::patch() };
    (@ DELETE) => { web::delete() };
}

routes! {
    GET "/" Public => guest::home;
    GET "/healthz" Public => health::healthz;
    GET "/readyz" Public => health::readyz;
    GET "/metrics" Staff(ReadHealth) => health::metrics;
    GET "/static/{hash}/{path:.*}" Public => files::file;
    GET "/accent/{name}.css" Public => files::accent;
    GET "/pictures/{hash}" Public => files::picture;
    GET "/pictures/{hash}/{side}" Public => files::photo;
    POST "/language" Public => guest::language;
    POST "/text-size" Public => guest::text_size;

    GET "/t/{token}" Public => guest::scan;
    GET "/menu" Guest(ReadMenu) => guest::menu;
    POST "/menu/missed" Guest(ReadMenu) => guest::missed;
    GET "/menu/items/{item}" Guest(ReadMenu) => guest::item;
    POST "/visit/cart/lines" Guest(EditCart) => guest::add;
    POST "/visit/cart/lines/{line}" Guest(EditCart) => guest::change;
    POST "/visit/cart/lines/{line}/fit" Guest(EditCart) => guest::fit;
    POST "/visit/cart/lines/{line}/remove" Guest(EditCart) => guest::remove;
    GET "/visit/cart" Guest(ReadVisit) => guest::cart;
    POST "/visit/orders" Guest(PlaceOrder) => guest::place;
    GET "/visit/orders" Guest(ReadVisit) => guest::orders;
    POST "/visit/orders/lines/{line}/take-back" Guest(TakeBackLine) => guest::take_back;
    POST "/visit/orders/lines/{line}/again" Guest(EditCart) => guest::again;
    POST "/visit/orders/{order}/again" Guest(EditCart) => guest::again_round;
    GET "/visit/diet" Guest(ReadVisit) => guest::diet;
    POST "/visit/diet" Guest(OwnGuest) => guest::set_diet;
    GET "/visit/help" Guest(ReadVisit) => guest::help;
    POST "/visit/calls" Guest(CallStaff) => guest::call;
    POST "/visit/calls/{reason}/cancel" Guest(CallStaff) => guest::cancel;
    GET "/visit/feedback" Guest(ReadVisit) => guest::feedback;
    POST "/visit/feedback" Guest(GiveFeedback) => guest::give;
    GET "/visit/me" Guest(ReadVisit) => guest::me;
    POST "/visit/me" Guest(OwnGuest) => guest::rename;
    POST "/visit/guests/{guest}/send-away" Guest(OwnGuest) => guest::send_away;
    GET "/visit/handover" Guest(ReadVisit) => guest::handover_page;
    POST "/visit/handover" Guest(OwnGuest) => guest::handover;
    GET "/h/{code}" Public => guest::go_on_page;
    POST "/h/{code}" Public => guest::go_on;
    GET "/live/visit" Guest(ReadVisit) => live::visit;

    GET "/me" Customer(OwnProfile) => mine::me;
    GET "/me/sign-in" Public => mine::sign_in_page;
    POST "/me/sign-in" Public => mine::sign_in;
    GET "/me/register" Guest(OpenAccount) => mine::register_page;
    POST "/me/register" Guest(OpenAccount) => mine::register;
    POST "/me/sign-out" Customer(OwnProfile) => mine::sign_out;
    GET "/me/history" Customer(OwnProfile) => mine::history;
    POST "/me/favourites/{item}" Customer(OwnProfile) => mine::favourite;
    POST "/me/kept" Customer(OwnProfile) => mine::take_up;
    POST "/me/kept/let-go" Customer(OwnProfile) => mine::let_go;
    GET "/me/settings" Customer(OwnProfile) => mine::settings_page;
    POST "/me/secret" Customer(OwnProfile) => mine::secret;
    POST "/me/email" Customer(OwnProfile) => mine::email;
    POST "/me/sharing" Customer(OwnProfile) => mine::sharing;
    POST "/me/sessions/end-others" Customer(OwnProfile) => mine::end_others;
    POST "/me/sessions/{session}/end" Customer(OwnProfile) => mine::end_session;
    GET "/me/export.json" Customer(OwnProfile) => mine::export;
    GET "/me/delete" Customer(OwnProfile) => mine::delete_page;
    POST "/me/delete" Customer(OwnProfile) => mine::delete;

    GET "/kitchen" Staff(ReadBoard) => kitchen::board;
    POST "/kitchen/lines/{line}" Staff(StepLine) => kitchen::line;
    POST "/kitchen/lines/{line}/seen" Staff(StepLine) => kitchen::line_seen;
    POST "/kitchen/tickets/{order}/{station}" Staff(StepLine) => kitchen::ticket;
    POST "/kitchen/tickets/{order}/{station}/seen" Staff(StepLine) => kitchen::ticket_seen;
    POST "/kitchen/undo" Staff(StepLine) => kitchen::undo;
    GET "/kitchen/items" Staff(SellOut) => kitchen::items;
    GET "/kitchen/items/{item}" Staff(SellOut) => kitchen::item;
    POST "/kitchen/items/{item}" Staff(SellOut) => kitchen::available;
    POST "/kitchen/items/{item}/stock" Staff(SellOut) => kitchen::stock;
    POST "/kitchen/items/{item}/options/{option}" Staff(SellOut) => kitchen::option;
    GET "/live/kitchen" Staff(ReadBoard) => live::kitchen;
    GET "/live/items" Staff(SellOut) => live::items;

    GET "/floor" Staff(ReadFloor) => floor::overview;
    GET "/floor/tables/{table}" Staff(ReadFloor) => floor::table;
    POST "/floor/tables/{table}/open" Staff(OpenVisit) => floor::open;
    POST "/floor/visits/{visit}/covers" Staff(OpenVisit) => floor::covers;
    GET "/floor/visits/{visit}/order" Staff(EditCart) => floor::pad;
    GET "/floor/visits/{visit}/order/{item}" Staff(EditCart) => floor::pad_item;
    POST "/floor/visits/{visit}/cart/lines" Staff(EditCart) => floor::pad_add;
    POST "/floor/visits/{visit}/cart/lines/{line}" Staff(EditCart) => floor::pad_change;
    POST "/floor/visits/{visit}/orders" Staff(PlaceOrder) => floor::pad_send;
    POST "/floor/visits/{visit}/payments" Staff(TakePayment) => floor::pay;
    POST "/floor/visits/{visit}/service/waive" Staff(WaiveService) => floor::waive;
    GET "/floor/visits/{visit}/receipt" Staff(TakePayment) => floor::receipt;
    POST "/floor/visits/{visit}/close" Staff(CloseVisit) => floor::close;
    POST "/floor/visits/{visit}/guests/{guest}/{what}" Staff(SeatGuests) => floor::seat;
    POST "/floor/calls/{call}/answer" Staff(AnswerCall) => floor::answer;
    POST "/floor/feedback/{visit}/{guest}/answer" Staff(AnswerCall) => floor::care;
    POST "/floor/orders/{order}/{what}" Staff(ApproveOrder) => floor::order;
    GET "/floor/lines/{line}/void" Staff(VoidLine) => floor::void_page;
    POST "/floor/lines/{line}/void" Staff(VoidLine) => floor::void;
    POST "/floor/lines/{line}/{what}" Staff(ReadFloor) => floor::line;
    GET "/live/insights" Staff(ReadInsights) => live::insights;
    GET "/live/floor" Staff(ReadFloor) => live::floor;
    GET "/live/floor/{visit}" Staff(ReadFloor) => live::desk;

    GET "/setup" Setup => account::setup::setup_page;
    POST "/setup" Setup => account::setup::setup;
    GET "/setup/reach" Staff(EditSettings) => account::setup::reach_page;
    GET "/setup/reach/{nonce}" Public => account::setup::reached;
    GET "/setup/{step}" Staff(EditSettings) => account::setup::step_page;
    POST "/setup/{step}" Staff(EditSettings) => account::setup::save;
    POST "/setup/{step}/skip" Staff(EditSettings) => account::setup::skip;
    GET "/sign-in" Public => account::sign_in_page;
    POST "/sign-in" Public => account::sign_in;
    POST "/sign-in/pin" Public => account::quick::sign_in;
    POST "/sign-out" Staff(OwnAccount) => account::sign_out;
    GET "/account" Staff(OwnAccount) => account::account;
    GET "/account/proof" Staff(OwnAccount) => account::proof::proof_page;
    POST "/account/proof" Staff(OwnAccount) => account::proof::proof;
    POST "/account/password" Staff(OwnAccount) => account::own::password;
    POST "/account/pin" Staff(OwnAccount) => account::own::pin;
    POST "/account/sessions/end-others" Staff(OwnAccount) => account::own::end_others;
    POST "/account/sessions/end-all" Staff(OwnAccount) => account::end_all;
    POST "/account/programs/{session}/end" Staff(OwnAccount) => account::end_program;
    POST "/account/sessions/{session}/end" Staff(OwnAccount) => account::end_session;

    GET "/admin" Staff(ReadAdmin) => admin::home;
    GET "/admin/tables" Staff(EditTables) => admin::tables::list;
    POST "/admin/tables" Staff(EditTables) => admin::tables::add;
    GET "/admin/tables/new" Staff(EditTables) => admin::tables::new;
    GET "/admin/tables/cards" Staff(EditTables) => admin::tables::cards;
    GET "/admin/tables/cards.pdf" Staff(EditTables) => admin::tables::file;
    GET "/admin/tables/{table}" Staff(EditTables) => admin::tables::table;
    POST "/admin/tables/{table}" Staff(EditTables) => admin::tables::save;
    GET "/admin/tables/{table}/qr.svg" Staff(ReadAdmin) => admin::tables::code;
    GET "/admin/tables/{table}/area" Staff(EditTables) => admin::tables::area;
    POST "/admin/tables/{table}/area" Staff(EditTables) => admin::tables::rename_area;
    POST "/admin/tables/{table}/area/move" Staff(EditTables) => admin::tables::move_area;
    POST "/admin/tables/{table}/{what}" Staff(EditTables) => admin::tables::act;
    GET "/admin/stations" Staff(EditMenu) => admin::stations::list;
    POST "/admin/stations" Staff(EditMenu) => admin::stations::add;
    GET "/admin/stations/new" Staff(EditMenu) => admin::stations::new;
    GET "/admin/stations/{station}" Staff(EditMenu) => admin::stations::station;
    POST "/admin/stations/{station}" Staff(EditMenu) => admin::stations::save;
    POST "/admin/stations/{station}/{what}" Staff(EditMenu) => admin::stations::act;
    GET "/admin/devices" Staff(PairDevices) => admin::devices::devices;
    POST "/admin/devices" Staff(PairDevices) => admin::devices::pair;
    POST "/admin/devices/{device}/revoke" Staff(PairDevices) => admin::devices::revoke;
    GET "/admin/keys" Staff(EditPeople) => admin::keys::keys;
    POST "/admin/keys" Staff(EditPeople) => admin::keys::make;
    POST "/admin/keys/{key}/revoke" Staff(EditPeople) => admin::keys::revoke;
    GET "/admin/settings" Staff(EditSettings) => admin::settings::page;
    POST "/admin/settings" Staff(EditSettings) => admin::settings::save;
    GET "/admin/settings/logo" Staff(EditSettings) => admin::settings::logo::page;
    POST "/admin/settings/logo" Staff(EditSettings) => admin::settings::logo::upload;
    POST "/admin/settings/logo/remove" Staff(EditSettings) => admin::settings::logo::remove;
    GET "/admin/insights" Staff(ReadInsights) => admin::insights::home;
    GET "/admin/insights/import" Staff(ImportSales) => admin::insights::import::page;
    POST "/admin/insights/import" Staff(ImportSales) => admin::insights::import::bring;
    GET "/admin/insights/import/{file}" Staff(ImportSales) => admin::insights::import::file;
    POST "/admin/insights/import/{file}" Staff(ImportSales) => admin::insights::import::apply;
    POST "/admin/insights/import/{file}/check" Staff(ImportSales) => admin::insights::import::check;
    POST "/admin/insights/import/{file}/cancel" Staff(ImportSales) => admin::insights::import::cancel;
    POST "/admin/insights/imports/{import}/take-back" Staff(ImportSales) => admin::insights::import::take_back;
    GET "/admin/insights/whole.xlsx" Staff(ReadInsights) => admin::insights::whole;
    GET "/admin/insights/dishes/{thing:-?\\d{1,18}}" Staff(ReadInsights) => admin::insights::dish;
    GET "/admin/insights/dishes/{thing:-?\\d{1,18}}/{file}" Staff(ReadInsights) => admin::insights::dish_file;
    GET "/admin/insights/{page}" Staff(ReadInsights) => admin::insights::page;
    GET "/admin/insights/{page}/{file}" Staff(ReadInsights) => admin::insights::file;
    GET "/admin/backups" Staff(KeepBackups) => admin::backups::page;
    POST "/admin/backups" Staff(KeepBackups) => admin::backups::make;
    GET "/admin/rehearsal" Staff(EditSettings) => admin::rehearsal::page;
    POST "/admin/rehearsal" Staff(EditSettings) => admin::rehearsal::start;
    POST "/admin/rehearsal/end" Staff(EditSettings) => admin::rehearsal::end;
    GET "/admin/log" Staff(ReadLog) => admin::log::log;
    GET "/admin/log.csv" Staff(ReadLog) => admin::log::csv;
    GET "/admin/menu/files" Staff(EditMenu) => admin::files::page;
    POST "/admin/menu/files" Staff(EditMenu) => admin::files::bring;
    GET "/admin/menu/files/menu.json" Staff(EditMenu) => admin::files::json;
    GET "/admin/menu/files/menu.csv" Staff(EditMenu) => admin::files::csv;
    GET "/admin/menu/files/{id}" Staff(EditMenu) => admin::files::preview;
    POST "/admin/menu/files/{id}" Staff(EditMenu) => admin::files::apply;
    POST "/admin/menu/files/{id}/cancel" Staff(EditMenu) => admin::files::cancel;
    GET "/admin/menu/items/{item}/photo" Staff(EditMenu) => admin::photo::page;
    POST "/admin/menu/items/{item}/photo" Staff(EditMenu) => admin::photo::upload;
    POST "/admin/menu/items/{item}/photo/remove" Staff(EditMenu) => admin::photo::remove;
    GET "/admin/menu" Staff(EditMenu) => admin::menu::list;
    GET "/admin/menu/preview" Staff(EditMenu) => admin::menu::preview;
    GET "/admin/menu/preview/items/{item}" Staff(EditMenu) => admin::menu::preview_item;
    POST "/admin/menu/categories" Staff(EditMenu) => admin::menu::add_category;
    GET "/admin/menu/categories/new" Staff(EditMenu) => admin::menu::new_category;
    GET "/admin/menu/categories/{category}" Staff(EditMenu) => admin::menu::category;
    POST "/admin/menu/categories/{category}" Staff(EditMenu) => admin::menu::save_category;
    POST "/admin/menu/categories/{category}/{what}" Staff(EditMenu) => admin::menu::do_category;
    POST "/admin/menu/items" Staff(EditMenu) => admin::menu::add_item;
    GET "/admin/menu/items/new" Staff(EditMenu) => admin::menu::new_item;
    GET "/admin/menu/items/{item}" Staff(EditMenu) => admin::menu::item;
    POST "/admin/menu/items/{item}" Staff(EditMenu) => admin::menu::save_item;
    POST "/admin/menu/items/{item}/groups" Staff(EditMenu) => admin::menu::add_group;
    GET "/admin/menu/items/{item}/groups/new" Staff(EditMenu) => admin::menu::new_group;
    GET "/admin/menu/items/{item}/groups/{group}" Staff(EditMenu) => admin::menu::group;
    POST "/admin/menu/items/{item}/groups/{group}" Staff(EditMenu) => admin::menu::save_group;
    POST "/admin/menu/items/{item}/groups/{group}/{what}" Staff(EditMenu) => admin::menu::do_group;
    POST "/admin/menu/items/{item}/{what}" Staff(EditMenu) => admin::menu::do_item;
    GET "/admin/people" Staff(EditPeople) => admin::people::people;
    POST "/admin/people" Staff(EditPeople) => admin::people::add;
    GET "/admin/people/{person}" Staff(EditPeople) => admin::people::person;
    POST "/admin/people/{person}" Staff(EditPeople) => admin::people::change;
    POST "/admin/people/{person}/password" Staff(EditPeople) => admin::people::password;
    POST "/admin/people/{person}/pin" Staff(EditPeople) => admin::people::pin;
    POST "/admin/people/{person}/{what}" Staff(EditPeople) => admin::people::act;

    GET "/api/openapi.json" Public => doc::openapi;
    GET "/api/docs" Public => api::viewer::page;
    GET "/api/v1/schema.d.ts" Public => doc::types;
    GET "/api/v1/house" Public => house::house;
    GET "/api/v1/rehearsal" Api(EditSettings) => api::rehearsal::standing;
    POST "/api/v1/rehearsal" Api(EditSettings) => api::rehearsal::start;
    POST "/api/v1/rehearsal/end" Api(EditSettings) => api::rehearsal::end;
    GET "/api/v1/log" Api(ReadLog) => api::log::log;
    GET "/api/v1/me" Own => house::me;
    GET "/api/v1/events" Known => api::events::events;
    POST "/api/v1/auth/token" Public => auth::token;
    POST "/api/v1/auth/proof" Api(OwnAccount) => auth::prove;
    GET "/api/v1/auth/sessions" Api(OwnAccount) => auth::sessions;
    DELETE "/api/v1/auth/sessions/{session}" Api(OwnAccount) => auth::end;
    DELETE "/api/v1/auth/browsers/{session}" Api(OwnAccount) => auth::end_browser;
    GET "/api/v1/keys" Api(EditPeople) => keys::keys;
    POST "/api/v1/keys" Api(EditPeople) => keys::make;
    DELETE "/api/v1/keys/{key}" Api(EditPeople) => keys::revoke;
    GET "/api/v1/menu" Api(ReadMenu) => api::menu::menu;
    GET "/api/v1/menu/items/{item}" Api(ReadMenu) => api::menu::item;
    PUT "/api/v1/menu/items/{item}/availability" Api(SellOut) => stock::item;
    GET "/api/v1/menu/items/{item}/stock" Api(SellOut) => stock::counts;
    PUT "/api/v1/menu/items/{item}/stock" Api(SellOut) => stock::stock;
    PUT "/api/v1/menu/options/{option}/availability" Api(SellOut) => stock::option;
    GET "/api/v1/menu/editor/categories" Api(EditMenu) => editor::categories::list;
    POST "/api/v1/menu/editor/categories" Api(EditMenu) => editor::categories::add;
    GET "/api/v1/menu/editor/categories/{category}" Api(EditMenu) => editor::categories::get;
    PUT "/api/v1/menu/editor/categories/{category}" Api(EditMenu) => editor::categories::save;
    DELETE "/api/v1/menu/editor/categories/{category}" Api(EditMenu) => editor::categories::delete;
    GET "/api/v1/menu/editor/categories/{category}/items" Api(EditMenu) => editor::list::list;
    PUT "/api/v1/menu/editor/categories/{category}/hidden" Api(EditMenu) => editor::categories::hide;
    POST "/api/v1/menu/editor/categories/{category}/move" Api(EditMenu) => editor::categories::move_to;
    POST "/api/v1/menu/editor/categories/{category}/restore" Api(EditMenu) => editor::categories::restore;
    POST "/api/v1/menu/editor/items" Api(EditMenu) => editor::items::add;
    GET "/api/v1/menu/editor/items/{item}" Api(EditMenu) => editor::items::get;
    PUT "/api/v1/menu/editor/items/{item}" Api(EditMenu) => editor::items::save;
    DELETE "/api/v1/menu/editor/items/{item}" Api(EditMenu) => editor::items::delete;
    PUT "/api/v1/menu/editor/items/{item}/hidden" Api(EditMenu) => editor::items::hide;
    POST "/api/v1/menu/editor/items/{item}/move" Api(EditMenu) => editor::items::move_to;
    POST "/api/v1/menu/editor/items/{item}/copy" Api(EditMenu) => editor::items::copy;
    POST "/api/v1/menu/editor/items/{item}/restore" Api(EditMenu) => editor::items::restore;
    PUT "/api/v1/menu/editor/items/{item}/photo" Api(EditMenu) => editor::photo::set;
    DELETE "/api/v1/menu/editor/items/{item}/photo" Api(EditMenu) => editor::photo::remove;
    POST "/api/v1/menu/editor/items/{item}/groups" Api(EditMenu) => editor::groups::add;
    GET "/api/v1/menu/editor/items/{item}/groups/{group}" Api(EditMenu) => editor::groups::get;
    PUT "/api/v1/menu/editor/items/{item}/groups/{group}" Api(EditMenu) => editor::groups::save;
    DELETE "/api/v1/menu/editor/items/{item}/groups/{group}" Api(EditMenu) => editor::groups::delete;
    POST "/api/v1/menu/editor/items/{item}/groups/{group}/move" Api(EditMenu) => editor::groups::move_to;
    POST "/api/v1/menu/editor/items/{item}/groups/{group}/restore" Api(EditMenu) => editor::groups::restore;
    GET "/api/v1/menu/editor/stations" Api(EditMenu) => editor::stations::list;
    POST "/api/v1/menu/editor/stations" Api(EditMenu) => editor::stations::add;
    GET "/api/v1/menu/editor/stations/{station}" Api(EditMenu) => editor::stations::get;
    PUT "/api/v1/menu/editor/stations/{station}" Api(EditMenu) => editor::stations::save;
    DELETE "/api/v1/menu/editor/stations/{station}" Api(EditMenu) => editor::stations::retire;
    POST "/api/v1/menu/editor/stations/{station}/move" Api(EditMenu) => editor::stations::move_to;
    POST "/api/v1/menu/editor/stations/{station}/restore" Api(EditMenu) => editor::stations::restore;
    GET "/api/v1/menu/files/menu.json" Api(EditMenu) => editor::files::json;
    GET "/api/v1/menu/files/menu.csv" Api(EditMenu) => editor::files::csv;
    POST "/api/v1/menu/files/check" Api(EditMenu) => editor::files::check;
    POST "/api/v1/menu/files/import" Api(EditMenu) => editor::files::import;
    POST "/api/v1/join" Public => visits::join;
    POST "/api/v1/customers" Api(OpenAccount) => customers::register;
    GET "/api/v1/me/account" Api(OwnProfile) => customers::account;
    PUT "/api/v1/me/email" Api(OwnProfile) => customers::email;
    PUT "/api/v1/me/sharing" Api(OwnProfile) => customers::sharing;
    PUT "/api/v1/me/secret" Api(OwnProfile) => customers::secret;
    GET "/api/v1/me/sessions" Api(OwnProfile) => customers::my_sessions;
    DELETE "/api/v1/me/sessions/{session}" Api(OwnProfile) => customers::end;
    DELETE "/api/v1/me/browsers/{session}" Api(OwnProfile) => customers::end_browser;
    GET "/api/v1/me/export" Api(OwnProfile) => customers::export;
    POST "/api/v1/me/delete" Api(OwnProfile) => customers::delete;
    GET "/api/v1/me/history" Api(OwnProfile) => api::mine::history;
    GET "/api/v1/me/usual" Api(OwnProfile) => api::mine::usual;
    GET "/api/v1/me/favourites" Api(OwnProfile) => api::mine::favourites;
    PUT "/api/v1/me/favourites/{item}" Api(OwnProfile) => api::mine::love;
    DELETE "/api/v1/me/favourites/{item}" Api(OwnProfile) => api::mine::unlove;
    GET "/api/v1/me/kept" Api(OwnProfile) => api::mine::kept;
    DELETE "/api/v1/me/kept" Api(OwnProfile) => api::mine::let_go;
    POST "/api/v1/me/kept/take-up" Api(OwnProfile) => api::mine::take_up;
    GET "/api/v1/visits/{visit}" Api(ReadVisit) => visits::visit;
    PUT "/api/v1/visits/{visit}/me" Api(OwnGuest) => visits::rename;
    GET "/api/v1/visits/{visit}/me/diet" Api(OwnGuest) => me::diet;
    PUT "/api/v1/visits/{visit}/me/diet" Api(OwnGuest) => me::set_diet;
    PUT "/api/v1/visits/{visit}/me/language" Api(OwnGuest) => me::speak;
    POST "/api/v1/visits/{visit}/me/missed" Api(OwnGuest) => me::missed;
    GET "/api/v1/visits/{visit}/me/feedback" Api(GiveFeedback) => me::feedback;
    PUT "/api/v1/visits/{visit}/me/feedback" Api(GiveFeedback) => me::give;
    POST "/api/v1/visits/{visit}/me/handover" Api(OwnGuest) => handover::make;
    GET "/api/v1/handovers/{code}" Public => handover::look;
    POST "/api/v1/handovers/{code}" Public => handover::take;
    PUT "/api/v1/visits/{visit}/covers" Api(OpenVisit) => seats::covers;
    POST "/api/v1/visits/{visit}/close" Api(CloseVisit) => seats::close;
    POST "/api/v1/visits/{visit}/service/waive" Api(WaiveService) => seats::waive;
    POST "/api/v1/visits/{visit}/guests/{guest}/admit" Api(SeatGuests) => seats::admit;
    POST "/api/v1/visits/{visit}/guests/{guest}/send-away" Api(ReadVisit) => seats::send_away;
    POST "/api/v1/visits/{visit}/guests/{guest}/feedback/answer" Api(AnswerCall) => me::care;
    GET "/api/v1/visits/{visit}/cart" Api(ReadVisit) => cart::cart;
    POST "/api/v1/visits/{visit}/cart/lines" Api(EditCart) => cart::add;
    DELETE "/api/v1/visits/{visit}/cart/lines/{line}" Api(EditCart) => cart::remove;
    POST "/api/v1/visits/{visit}/cart/lines/{line}/change" Api(EditCart) => cart::change;
    POST "/api/v1/visits/{visit}/cart/lines/{line}/fit" Api(EditCart) => cart::fit;
    GET "/api/v1/visits/{visit}/orders" Api(ReadVisit) => orders::orders;
    POST "/api/v1/visits/{visit}/orders" Api(PlaceOrder) => orders::place;
    POST "/api/v1/visits/{visit}/orders/lines/{line}/take-back" Api(TakeBackLine) => orders::take_back;
    POST "/api/v1/visits/{visit}/orders/lines/{line}/again" Api(EditCart) => orders::again;
    POST "/api/v1/visits/{visit}/orders/{order}/again" Api(EditCart) => orders::again_round;
    GET "/api/v1/visits/{visit}/receipt" Api(ReadVisit) => receipt::receipt;
    GET "/api/v1/visits/{visit}/bill" Api(ReadVisit) => pay::bill;
    POST "/api/v1/visits/{visit}/payments" Api(TakePayment) => pay::pay;
    POST "/api/v1/visits/{visit}/calls" Api(CallStaff) => calls::call;
    DELETE "/api/v1/visits/{visit}/calls/{reason}" Api(CallStaff) => calls::cancel;
    GET "/api/v1/kitchen/stations" Api(ReadBoard) => api::kitchen::stations;
    GET "/api/v1/kitchen/tickets" Api(ReadBoard) => api::kitchen::tickets;
    POST "/api/v1/kitchen/tickets/{order}/{station}/steps" Api(StepLine) => api::kitchen::step_ticket;
    POST "/api/v1/kitchen/tickets/{order}/{station}/seen" Api(StepLine) => api::kitchen::ticket_seen;
    POST "/api/v1/kitchen/lines/{line}/steps" Api(StepLine) => api::kitchen::step_line;
    POST "/api/v1/kitchen/lines/{line}/seen" Api(StepLine) => api::kitchen::line_seen;
    POST "/api/v1/kitchen/undo" Api(StepLine) => api::kitchen::undo;
    GET "/api/v1/kitchen/items" Api(SellOut) => stock::items;
    GET "/api/v1/floor" Api(ReadFloor) => api::floor::floor;
    GET "/api/v1/tables" Api(EditTables) => api::tables::tables;
    POST "/api/v1/tables" Api(EditTables) => api::tables::add;
    GET "/api/v1/tables/cards.pdf" Api(EditTables) => api::codes::cards;
    GET "/api/v1/tables/{table}" Api(EditTables) => api::tables::table;
    PUT "/api/v1/tables/{table}" Api(EditTables) => api::tables::change;
    POST "/api/v1/tables/{table}/move" Api(EditTables) => api::tables::move_to;
    POST "/api/v1/tables/{table}/retire" Api(EditTables) => api::tables::retire;
    POST "/api/v1/tables/{table}/restore" Api(EditTables) => api::tables::restore;
    POST "/api/v1/tables/{table}/rotate" Api(EditTables) => api::tables::rotate;
    GET "/api/v1/tables/{table}/area" Api(EditTables) => api::areas::area;
    PUT "/api/v1/tables/{table}/area" Api(EditTables) => api::areas::rename_area;
    POST "/api/v1/tables/{table}/area/move" Api(EditTables) => api::areas::move_area;
    GET "/api/v1/tables/{table}/qr.svg" Api(ReadAdmin) => api::codes::svg;
    GET "/api/v1/tables/{table}/qr.png" Api(ReadAdmin) => api::codes::png;
    GET "/api/v1/people" Api(EditPeople) => api::people::people;
    POST "/api/v1/people" Api(EditPeople) => api::people::add;
    GET "/api/v1/people/{person}" Api(EditPeople) => api::people::person;
    PUT "/api/v1/people/{person}" Api(EditPeople) => api::people::change;
    POST "/api/v1/people/{person}/password" Api(EditPeople) => api::people::password;
    POST "/api/v1/people/{person}/pin" Api(EditPeople) => api::people::pin;
    POST "/api/v1/people/{person}/leave" Api(EditPeople) => api::people::leave;
    POST "/api/v1/people/{person}/return" Api(EditPeople) => api::people::come_back;
    POST "/api/v1/people/{person}/end-sessions" Api(EditPeople) => api::people::end_sessions;
    GET "/api/v1/devices" Api(PairDevices) => api::devices::devices;
    POST "/api/v1/devices" Api(PairDevices) => api::devices::pair;
    DELETE "/api/v1/devices/{device}" Api(PairDevices) => api::devices::revoke;
    POST "/api/v1/me/password" Api(OwnAccount) => api::own::password;
    POST "/api/v1/me/pin" Api(OwnAccount) => api::own::pin;
    POST "/api/v1/auth/sessions/end-others" Api(OwnAccount) => api::own::end_others;
    POST "/api/v1/auth/sessions/end-all" Api(OwnAccount) => api::own::end_all;
    GET "/api/v1/settings" Api(EditSettings) => api::settings::settings;
    PATCH "/api/v1/settings" Api(EditSettings) => api::settings::change;
    PUT "/api/v1/settings/logo" Api(EditSettings) => api::settings::set_logo;
    DELETE "/api/v1/settings/logo" Api(EditSettings) => api::settings::remove_logo;
    GET "/api/v1/backups" Api(KeepBackups) => api::backups::list;
    POST "/api/v1/backups" Api(KeepBackups) => api::backups::make;
    POST "/api/v1/tables/{table}/visits" Api(OpenVisit) => seats::open;
    POST "/api/v1/calls/{call}/answer" Api(AnswerCall) => calls::answer;
    POST "/api/v1/orders/{order}/approve" Api(ApproveOrder) => api::floor::approve;
    POST "/api/v1/orders/{order}/refuse" Api(ApproveOrder) => api::floor::refuse;
    POST "/api/v1/lines/{line}/steps" Api(ReadFloor) => api::floor::step;
    GET "/api/v1/insights/today" Api(ReadInsights) => insights::today;
    GET "/api/v1/insights/whole.xlsx" Api(ReadInsights) => insights::whole;
    GET "/api/v1/insights/dishes/{dish}" Api(ReadInsights) => insights::dish;
    GET "/api/v1/insights/dishes/{dish}/files/{file}" Api(ReadInsights) => insights::dish_file;
    GET "/api/v1/insights/{page}" Api(ReadInsights) => insights::page;
    GET "/api/v1/insights/{page}/files/{file}" Api(ReadInsights) => insights::file;
    GET "/api/v1/sales/imports" Api(ImportSales) => sales::imports;
    DELETE "/api/v1/sales/imports/{import}" Api(ImportSales) => sales::take_back;
    POST "/api/v1/sales/files" Api(ImportSales) => sales::bring;
    GET "/api/v1/sales/files/{file}" Api(ImportSales) => sales::file;
    DELETE "/api/v1/sales/files/{file}" Api(ImportSales) => sales::throw_away;
    POST "/api/v1/sales/files/{file}/check" Api(ImportSales) => sales::check;
    POST "/api/v1/sales/files/{file}/import" Api(ImportSales) => sales::import;
}

/// A path's first two segments, or three of the API's, and the rest, where those are no names: routes that begin alike
/// are looked through only if the asked path begins so too. What is shorter stands by itself.
fn split(path: &'static str) -> Option<(&'static str, &'static str)> {
    let segments = if path.starts_with("/api/") { 3 } else { 2 };
    let mut slashes = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    let (scope, rest) = path.split_at(slashes.nth(segments)?);
    (!scope.contains('{')).then_some((scope, rest))
}

/// The pattern of the route that a request was led to. It is looked for once.
pub fn pattern(req: &HttpRequest) -> Option<Arc<str>> {
    /// Kept with the request.
    #[derive(Clone)]
    struct Found(Option<Arc<str>>);
    let known = req.extensions().get::<Found>().cloned();
    let Found(pattern) = known.unwrap_or_else(|| {
        let found = Found(req.match_pattern().map(Arc::from));
        req.extensions_mut().insert(found.clone());
        found
    });
    pattern
}

/// Who may come to the route of a pattern.
pub fn access(pattern: &str) -> Option<Access> {
    ROUTES.iter().find(|r| r.path == pattern).map(|r| r.access)
}

/// Who may come to the route of a pattern with a method.
pub fn access_of(method: &Method, pattern: &str) -> Option<Access> {
    let method = if method == Method::HEAD { &Method::GET } else { method };
    ROUTES.iter().find(|r| r.path == pattern && r.method == method.as_str()).map(|r| r.access)
}

/// What no row takes: another method of a path that exists, or nothing of ours.
async fn no_such_route(req: HttpRequest) -> Answer {
    let mut allowed = Vec::new();
    // A path of its own is not a name in the place of another's `{name}`.
    let is_own = ROUTES.iter().any(|r| r.path == req.path());
    for (pattern, route) in patterns().iter().zip(ROUTES) {
        let here = if is_own {
            route.path == req.path()
        } else {
            pattern.is_match(req.path())
        };
        if here && !allowed.contains(&route.method) {
            allowed.push(route.method);
            if route.method == Method::GET.as_str() {
                allowed.push("HEAD");
            }
        }
    }
    if allowed.is_empty() {
        return Err(Error::missing().into());
    }
    let methods = allowed.join(", ");
    if let Some(answer) = cors::preflight(&req, &methods) {
        return Ok(answer);
    }
    Err(Failure::NotAllowed(methods))
}

fn patterns() -> &'static [ResourceDef] {
    static PATTERNS: OnceLock<Vec<ResourceDef>> = OnceLock::new();
    PATTERNS.get_or_init(|| ROUTES.iter().map(|r| ResourceDef::new(r.path)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_route_is_listed_twice() {
        let mut seen = HashSet::new();
        for route in ROUTES {
            assert!(seen.insert((route.method, route.path)), "{route:?}");
        }
    }

    #[test]
    fn a_path_has_one_kind_of_visitors() {
        // The cache header goes by the pattern, whatever the method.
        let kind = |a: Access| matches!(a, Access::Staff(_) | Access::Setup);
        for a in ROUTES {
            for b in ROUTES.iter().filter(|b| b.path == a.path) {
                assert_eq!(kind(a.access), kind(b.access), "{a:?} {b:?}");
            }
        }
    }
}
