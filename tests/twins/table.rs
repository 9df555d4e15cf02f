//! Every route of a page that changes something, and its JSON twin.

/// What a page's verb has in the API.
#[derive(Debug, Clone, Copy)]
pub enum Twin {
    /// The same verb, for the same callers.
    Api(&'static str, &'static str),
    /// The same verb, which lets in more callers than the pages that show it; and why.
    Wider(&'static str, &'static str, &'static str),
    /// The same verb, which lets in fewer callers than the page; and why.
    Narrower(&'static str, &'static str, &'static str),
    /// The same verb, for the same callers; why what it does is not walked here, and what tests it.
    Unwalked(&'static str, &'static str, &'static str),
    /// None, and why.
    None(&'static str),
}

/// An entry.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub method: &'static str,
    pub path: &'static str,
    pub twin: Twin,
}

macro_rules! twins {
    ($($method:ident $path:literal => $twin:expr;)+) => {
        /// All of them; a page that does several things has several.
        pub const TWINS: &[Entry] = &[$(Entry { method: stringify!($method), path: $path, twin: $twin }),+];
    };
}

use Twin::{Api, Narrower, None, Unwalked, Wider};

const FLOOR_TOO: &str = "the floor may edit a table's cart; its own page, the pad, needs fewer ways to do it";
const A_PERSON: &str = "the first steps of a house are a conversation with its owner, who stands in it";
const ENDS: &str =
    "which sessions end is told by the one that asks, a browser here and a program there; see tests/office_api.rs";
const SIGNS_OUT: &str = "it ends a browser's session here and a program's there; see tests/customers.rs";
const A_COPY: &str = "the house closes and opens as a copy, beside which nothing else can be walked";
const A_BROWSER: &str = "it is about this browser alone: a program has nothing like it";

twins! {
    POST "/language" => Narrower("PUT", "/api/v1/visits/{visit}/me/language", "for whoever is no guest it is a cookie of the browser alone");
    POST "/text-size" => None(A_BROWSER);
    GET "/t/{token}" => Api("POST", "/api/v1/join");
    POST "/menu/missed" => Api("POST", "/api/v1/visits/{visit}/me/missed");
    POST "/visit/cart/lines" => Api("POST", "/api/v1/visits/{visit}/cart/lines");
    POST "/visit/cart/lines/{line}" => Api("POST", "/api/v1/visits/{visit}/cart/lines/{line}/change");
    POST "/visit/cart/lines/{line}/fit" => Wider("POST", "/api/v1/visits/{visit}/cart/lines/{line}/fit", FLOOR_TOO);
    POST "/visit/cart/lines/{line}/remove" => Wider("DELETE", "/api/v1/visits/{visit}/cart/lines/{line}", FLOOR_TOO);
    POST "/visit/orders" => Api("POST", "/api/v1/visits/{visit}/orders");
    POST "/visit/orders/lines/{line}/take-back" => Api("POST", "/api/v1/visits/{visit}/orders/lines/{line}/take-back");
    POST "/visit/orders/lines/{line}/again" => Wider("POST", "/api/v1/visits/{visit}/orders/lines/{line}/again", FLOOR_TOO);
    POST "/visit/orders/{order}/again" => Wider("POST", "/api/v1/visits/{visit}/orders/{order}/again", FLOOR_TOO);
    POST "/visit/diet" => Api("PUT", "/api/v1/visits/{visit}/me/diet");
    POST "/visit/calls" => Api("POST", "/api/v1/visits/{visit}/calls");
    POST "/visit/calls/{reason}/cancel" => Api("DELETE", "/api/v1/visits/{visit}/calls/{reason}");
    POST "/visit/feedback" => Api("PUT", "/api/v1/visits/{visit}/me/feedback");
    POST "/visit/me" => Api("PUT", "/api/v1/visits/{visit}/me");
    POST "/visit/guests/{guest}/send-away" => Api("POST", "/api/v1/visits/{visit}/guests/{guest}/send-away");
    POST "/visit/handover" => Api("POST", "/api/v1/visits/{visit}/me/handover");
    POST "/h/{code}" => Api("POST", "/api/v1/handovers/{code}");

    POST "/kitchen/lines/{line}" => Api("POST", "/api/v1/kitchen/lines/{line}/steps");
    POST "/kitchen/lines/{line}/seen" => Api("POST", "/api/v1/kitchen/lines/{line}/seen");
    POST "/kitchen/tickets/{order}/{station}" => Api("POST", "/api/v1/kitchen/tickets/{order}/{station}/steps");
    POST "/kitchen/tickets/{order}/{station}/seen" => Api("POST", "/api/v1/kitchen/tickets/{order}/{station}/seen");
    POST "/kitchen/undo" => Api("POST", "/api/v1/kitchen/undo");
    POST "/kitchen/items/{item}" => Api("PUT", "/api/v1/menu/items/{item}/availability");
    POST "/kitchen/items/{item}/stock" => Api("PUT", "/api/v1/menu/items/{item}/stock");
    POST "/kitchen/items/{item}/options/{option}" => Api("PUT", "/api/v1/menu/options/{option}/availability");

    POST "/floor/tables/{table}/open" => Api("POST", "/api/v1/tables/{table}/visits");
    POST "/floor/visits/{visit}/covers" => Api("PUT", "/api/v1/visits/{visit}/covers");
    POST "/floor/visits/{visit}/cart/lines" => Api("POST", "/api/v1/visits/{visit}/cart/lines");
    POST "/floor/visits/{visit}/cart/lines/{line}" => Api("POST", "/api/v1/visits/{visit}/cart/lines/{line}/change");
    POST "/floor/visits/{visit}/orders" => Api("POST", "/api/v1/visits/{visit}/orders");
    POST "/floor/visits/{visit}/payments" => Api("POST", "/api/v1/visits/{visit}/payments");
    POST "/floor/visits/{visit}/service/waive" => Api("POST", "/api/v1/visits/{visit}/service/waive");
    POST "/floor/visits/{visit}/close" => Api("POST", "/api/v1/visits/{visit}/close");
    POST "/floor/visits/{visit}/guests/{guest}/{what}" => Api("POST", "/api/v1/visits/{visit}/guests/{guest}/admit");
    POST "/floor/visits/{visit}/guests/{guest}/{what}" => Api("POST", "/api/v1/visits/{visit}/guests/{guest}/send-away");
    POST "/floor/calls/{call}/answer" => Api("POST", "/api/v1/calls/{call}/answer");
    POST "/floor/feedback/{visit}/{guest}/answer" => Api("POST", "/api/v1/visits/{visit}/guests/{guest}/feedback/answer");
    POST "/floor/orders/{order}/{what}" => Api("POST", "/api/v1/orders/{order}/approve");
    POST "/floor/orders/{order}/{what}" => Api("POST", "/api/v1/orders/{order}/refuse");
    POST "/floor/lines/{line}/void" => Api("POST", "/api/v1/lines/{line}/steps");
    POST "/floor/lines/{line}/{what}" => Api("POST", "/api/v1/lines/{line}/steps");

    POST "/setup" => None(A_PERSON);
    POST "/setup/{step}" => None(A_PERSON);
    POST "/setup/{step}/skip" => None(A_PERSON);
    POST "/sign-in" => None("it is `getTokens`, whose tokens are none of a browser's cookies; `tests/tokens.rs` has it");
    POST "/sign-in/pin" => None("a PIN opens only a paired device, which is known by its browser's cookie");
    POST "/sign-out" => None("it is `endSession` with `current`; `tests/tokens.rs` has it");
    POST "/account/proof" => Api("POST", "/api/v1/auth/proof");
    POST "/account/password" => Unwalked("POST", "/api/v1/me/password", ENDS);
    POST "/account/pin" => Api("POST", "/api/v1/me/pin");
    POST "/account/sessions/end-others" => Unwalked("POST", "/api/v1/auth/sessions/end-others", ENDS);
    POST "/account/sessions/end-all" => Unwalked("POST", "/api/v1/auth/sessions/end-all", ENDS);
    POST "/account/sessions/{session}/end" => Api("DELETE", "/api/v1/auth/browsers/{session}");

    POST "/admin/insights/import" => Api("POST", "/api/v1/sales/files");
    POST "/admin/insights/import/{file}" => Api("POST", "/api/v1/sales/files/{file}/import");
    POST "/admin/insights/import/{file}/check" => Api("POST", "/api/v1/sales/files/{file}/check");
    POST "/admin/insights/import/{file}/cancel" => Api("DELETE", "/api/v1/sales/files/{file}");
    POST "/admin/insights/imports/{import}/take-back" => Api("DELETE", "/api/v1/sales/imports/{import}");

    POST "/admin/tables" => Api("POST", "/api/v1/tables");
    POST "/admin/tables/{table}" => Api("PUT", "/api/v1/tables/{table}");
    POST "/admin/tables/{table}/area" => Api("PUT", "/api/v1/tables/{table}/area");
    POST "/admin/tables/{table}/area/move" => Api("POST", "/api/v1/tables/{table}/area/move");
    POST "/admin/tables/{table}/{what}" => Api("POST", "/api/v1/tables/{table}/move");
    POST "/admin/tables/{table}/{what}" => Api("POST", "/api/v1/tables/{table}/retire");
    POST "/admin/tables/{table}/{what}" => Api("POST", "/api/v1/tables/{table}/restore");
    POST "/admin/tables/{table}/{what}" => Api("POST", "/api/v1/tables/{table}/rotate");
    POST "/admin/stations" => Api("POST", "/api/v1/menu/editor/stations");
    POST "/admin/stations/{station}" => Api("PUT", "/api/v1/menu/editor/stations/{station}");
    POST "/admin/stations/{station}/{what}" => Api("DELETE", "/api/v1/menu/editor/stations/{station}");
    POST "/admin/stations/{station}/{what}" => Api("POST", "/api/v1/menu/editor/stations/{station}/move");
    POST "/admin/stations/{station}/{what}" => Api("POST", "/api/v1/menu/editor/stations/{station}/restore");
    POST "/admin/devices" => Api("POST", "/api/v1/devices");
    POST "/admin/devices/{device}/revoke" => Api("DELETE", "/api/v1/devices/{device}");
    POST "/admin/settings" => Api("PATCH", "/api/v1/settings");
    POST "/admin/settings/logo" => Api("PUT", "/api/v1/settings/logo");
    POST "/admin/settings/logo/remove" => Api("DELETE", "/api/v1/settings/logo");
    POST "/admin/menu/files" => Api("POST", "/api/v1/menu/files/check");
    POST "/admin/menu/files/{id}" => Api("POST", "/api/v1/menu/files/import");
    POST "/admin/menu/files/{id}/cancel" => None("a program sends its file with each request, so that none waits to be thrown away");
    POST "/admin/menu/items/{item}/photo" => Api("PUT", "/api/v1/menu/editor/items/{item}/photo");
    POST "/admin/menu/items/{item}/photo/remove" => Api("DELETE", "/api/v1/menu/editor/items/{item}/photo");
    POST "/admin/menu/categories" => Api("POST", "/api/v1/menu/editor/categories");
    POST "/admin/menu/categories/{category}" => Api("PUT", "/api/v1/menu/editor/categories/{category}");
    POST "/admin/menu/categories/{category}/{what}" => Api("DELETE", "/api/v1/menu/editor/categories/{category}");
    POST "/admin/menu/categories/{category}/{what}" => Api("POST", "/api/v1/menu/editor/categories/{category}/move");
    POST "/admin/menu/categories/{category}/{what}" => Api("POST", "/api/v1/menu/editor/categories/{category}/restore");
    POST "/admin/menu/categories/{category}/{what}" => Api("PUT", "/api/v1/menu/editor/categories/{category}/hidden");
    POST "/admin/menu/items" => Api("POST", "/api/v1/menu/editor/items");
    POST "/admin/menu/items/{item}" => Api("PUT", "/api/v1/menu/editor/items/{item}");
    POST "/admin/menu/items/{item}/groups" => Api("POST", "/api/v1/menu/editor/items/{item}/groups");
    POST "/admin/menu/items/{item}/groups/{group}" => Api("PUT", "/api/v1/menu/editor/items/{item}/groups/{group}");
    POST "/admin/menu/items/{item}/groups/{group}/{what}" => Api("DELETE", "/api/v1/menu/editor/items/{item}/groups/{group}");
    POST "/admin/menu/items/{item}/groups/{group}/{what}" => Api("POST", "/api/v1/menu/editor/items/{item}/groups/{group}/move");
    POST "/admin/menu/items/{item}/groups/{group}/{what}" => Api("POST", "/api/v1/menu/editor/items/{item}/groups/{group}/restore");
    POST "/admin/menu/items/{item}/{what}" => Api("DELETE", "/api/v1/menu/editor/items/{item}");
    POST "/admin/menu/items/{item}/{what}" => Api("POST", "/api/v1/menu/editor/items/{item}/move");
    POST "/admin/menu/items/{item}/{what}" => Api("POST", "/api/v1/menu/editor/items/{item}/restore");
    POST "/admin/menu/items/{item}/{what}" => Api("POST", "/api/v1/menu/editor/items/{item}/copy");
    POST "/admin/menu/items/{item}/{what}" => Api("PUT", "/api/v1/menu/editor/items/{item}/hidden");
    POST "/admin/people" => Api("POST", "/api/v1/people");
    POST "/admin/people/{person}" => Api("PUT", "/api/v1/people/{person}");
    POST "/admin/people/{person}/password" => Api("POST", "/api/v1/people/{person}/password");
    POST "/admin/people/{person}/pin" => Api("POST", "/api/v1/people/{person}/pin");
    POST "/admin/people/{person}/{what}" => Api("POST", "/api/v1/people/{person}/leave");
    POST "/admin/people/{person}/{what}" => Api("POST", "/api/v1/people/{person}/return");
    POST "/admin/people/{person}/{what}" => Api("POST", "/api/v1/people/{person}/end-sessions");
    POST "/account/programs/{session}/end" => Api("DELETE", "/api/v1/auth/sessions/{session}");
    POST "/admin/keys" => Api("POST", "/api/v1/keys");
    POST "/admin/keys/{key}/revoke" => Api("DELETE", "/api/v1/keys/{key}");
    POST "/admin/rehearsal" => Unwalked("POST", "/api/v1/rehearsal", A_COPY);
    POST "/admin/rehearsal/end" => Unwalked("POST", "/api/v1/rehearsal/end", A_COPY);
    POST "/admin/backups" => Api("POST", "/api/v1/backups");
    POST "/me/sign-in" => None("it is `getTokens` with the grant of a customer, whose tokens are no cookies");
    POST "/me/register" => Api("POST", "/api/v1/customers");
    POST "/me/sign-out" => Unwalked("DELETE", "/api/v1/me/sessions/{session}", SIGNS_OUT);
    POST "/me/favourites/{item}" => Api("PUT", "/api/v1/me/favourites/{item}");
    POST "/me/favourites/{item}" => Api("DELETE", "/api/v1/me/favourites/{item}");
    POST "/me/kept" => Api("POST", "/api/v1/me/kept/take-up");
    POST "/me/kept/let-go" => Api("DELETE", "/api/v1/me/kept");
    POST "/me/secret" => Api("PUT", "/api/v1/me/secret");
    POST "/me/email" => Api("PUT", "/api/v1/me/email");
    POST "/me/sharing" => Api("PUT", "/api/v1/me/sharing");
    POST "/me/sessions/end-others" => None("a program ends sessions one by one, which it lists at `/api/v1/me/sessions`");
    POST "/me/sessions/{session}/end" => Unwalked("DELETE", "/api/v1/me/browsers/{session}", SIGNS_OUT);
    POST "/me/delete" => Api("POST", "/api/v1/me/delete");
}
