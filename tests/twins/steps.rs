//! The walk: an evening at two tables, each step as a page's form and as a program's request. Later steps stand on
//! what earlier ones left.

/// A step: one verb, in its two forms.
#[derive(Debug)]
pub struct Step {
    /// The page's route, and the fields of its form; `<name>` is what stands in the house, see `Side::thing`.
    pub page: (&'static str, &'static [(&'static str, &'static str)]),
    /// The twin's method and route, and what it is sent.
    pub api: (&'static str, &'static str, &'static str),
    /// What stands in place of the routes' own names.
    pub with: &'static [(&'static str, &'static str)],
    /// Who tries it, in this order; everybody where nobody is named.
    pub who: &'static [&'static str],
}

impl Step {
    /// A route with names of things in the house, to be filled in.
    pub fn placed(&self, route: &str) -> String {
        let usual = [("{visit}", "<visit>"), ("{file}", "<file>"), ("{import}", "<import>")];
        let all = self.with.iter().chain(&usual);
        all.fold(route.to_string(), |path, (name, thing)| path.replace(name, thing))
    }
}

macro_rules! walk {
    ($($page:literal [$($form:expr),* $(,)?] $method:ident $api:literal $body:literal [$($with:expr),* $(,)?] [$($who:literal),* $(,)?];)+) => {
        pub const WALK: &[Step] = &[$(Step {
            page: ($page, &[$($form),*]),
            api: (stringify!($method), $api, $body),
            with: &[$($with),*],
            who: &[$($who),*],
        }),+];
    };
}

walk! {
    // They sit down.
    "/t/{token}" [] POST "/api/v1/join" r#"{"table_token": "<token>"}"# [("{token}", "<token>")] ["anna", "eve", "ben", "cleo"];
    "/visit/me" [("name", "Anna")] PUT "/api/v1/visits/{visit}/me" r#"{"name": "Anna"}"# [] [];
    "/visit/me" [("name", "")] PUT "/api/v1/visits/{visit}/me" r#"{"name": ""}"# [] ["anna"];
    "/visit/me" [("name", "A name that is much too long")] PUT "/api/v1/visits/{visit}/me" r#"{"name": "A name that is much too long"}"# [] ["anna"];
    "/visit/me" [("name", "anna")] PUT "/api/v1/visits/{visit}/me" r#"{"name": "anna"}"# [] ["ben"];
    "/language" [("language", "it")] PUT "/api/v1/visits/{visit}/me/language" r#"{"language": "it"}"# [] ["anna", "eve"];
    "/visit/diet" [("avoid", "milk"), ("allergic", "1"), ("diet", "vegan")] PUT "/api/v1/visits/{visit}/me/diet" r#"{"avoids": ["milk"], "allergic": true, "hides": false, "diets": ["vegan"]}"# [] [];
    "/visit/diet" [("hides", "1")] PUT "/api/v1/visits/{visit}/me/diet" r#"{"avoids": [], "allergic": false, "hides": true, "diets": []}"# [] ["anna"];
    "/menu/missed" [("q", "sushi")] POST "/api/v1/visits/{visit}/me/missed" r#"{"words": "sushi"}"# [] [];
    "/visit/guests/{guest}/send-away" [] POST "/api/v1/visits/{visit}/guests/{guest}/send-away" "" [("{guest}", "<guest 2>")] ["nobody", "kitchen", "eve", "anna"];
    "/floor/visits/{visit}/guests/{guest}/{what}" [] POST "/api/v1/visits/{visit}/guests/{guest}/send-away" "" [("{guest}", "<guest 3>"), ("{what}", "send-away")] ["nobody", "kitchen", "floor", "manager"];
    "/floor/visits/{visit}/guests/{guest}/{what}" [] POST "/api/v1/visits/{visit}/guests/{guest}/admit" "" [("{guest}", "<guest 1>"), ("{what}", "admit")] [];

    // They choose, and the waiter for them.
    "/visit/cart/lines" [("key", "<key>"), ("item", "<plain 0>"), ("quantity", "2"), ("note", "no salt")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 0>, "quantity": 2, "note": "no salt"}"# [] [];
    "/visit/cart/lines" [("item", "<plain 0>"), ("quantity", "0")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 0>, "quantity": 0}"# [] ["anna"];
    "/visit/cart/lines" [("item", "<plain 0>"), ("quantity", "21")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 0>, "quantity": 21}"# [] ["anna"];
    "/visit/cart/lines" [("item", "999999"), ("quantity", "1")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": 999999, "quantity": 1}"# [] ["anna"];
    "/visit/cart/lines" [("item", "<plain 1>"), ("quantity", "3")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 1>, "quantity": 3}"# [] ["anna"];
    "/visit/cart/lines" [("item", "<plain 2>"), ("quantity", "1"), ("instead", "<cart>")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 2>, "quantity": 1, "instead": <cart>}"# [] ["anna"];
    "/floor/visits/{visit}/cart/lines" [("item", "<plain 1>"), ("quantity", "1")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 1>, "quantity": 1}"# [] [];
    "/floor/visits/{visit}/cart/lines/{line}" [("change", "1")] POST "/api/v1/visits/{visit}/cart/lines/{line}/change" r#"{"by": 1}"# [("{line}", "<cart>")] [];
    "/visit/cart/lines/{line}" [("change", "1")] POST "/api/v1/visits/{visit}/cart/lines/{line}/change" r#"{"by": 1}"# [("{line}", "<cart>")] [];
    "/visit/cart/lines/{line}" [("change", "-1")] POST "/api/v1/visits/{visit}/cart/lines/{line}/change" r#"{"by": -1}"# [("{line}", "<cart>")] ["anna"];
    "/visit/cart/lines/{line}" [("change", "1")] POST "/api/v1/visits/{visit}/cart/lines/{line}/change" r#"{"by": 1}"# [("{line}", "99")] ["anna"];
    "/visit/cart/lines/{line}/fit" [] POST "/api/v1/visits/{visit}/cart/lines/{line}/fit" "" [("{line}", "<cart>")] [];
    "/visit/cart/lines" [("item", "<plain 3>"), ("quantity", "1")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 3>, "quantity": 1}"# [] ["anna"];
    "/visit/cart/lines/{line}/remove" [] DELETE "/api/v1/visits/{visit}/cart/lines/{line}" "" [("{line}", "<cart>")] ["nobody", "kitchen", "anna"];
    "/visit/cart/lines" [("item", "<plain 3>"), ("quantity", "1")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 3>, "quantity": 1}"# [] ["anna"];

    // They send.
    "/visit/orders" [("key", "<key>"), ("lines", "<seen>"), ("total", "1"), ("pay", "cash")] POST "/api/v1/visits/{visit}/orders" r#"{"lines": <seen-json>, "total": 1, "pay": "cash"}"# [] ["anna"];
    "/visit/orders" [("key", "<key>"), ("lines", "<seen>"), ("total", "<total>"), ("pay", "cash")] POST "/api/v1/visits/{visit}/orders" r#"{"lines": <seen-json>, "total": <total>, "pay": "cash"}"# [] ["nobody", "kitchen", "eve", "anna"];
    "/floor/orders/{order}/{what}" [] POST "/api/v1/orders/{order}/refuse" "" [("{order}", "<waiting>"), ("{what}", "refuse")] ["nobody", "kitchen", "anna", "floor"];
    "/floor/orders/{order}/{what}" [] POST "/api/v1/orders/{order}/approve" "" [("{order}", "<waiting>"), ("{what}", "approve")] ["nobody", "kitchen", "eve", "manager", "owner"];
    "/visit/orders/lines/{line}/again" [("key", "<key>")] POST "/api/v1/visits/{visit}/orders/lines/{line}/again" "" [("{line}", "<number sent>")] ["nobody", "kitchen", "anna"];
    "/visit/orders/{order}/again" [("key", "<key>")] POST "/api/v1/visits/{visit}/orders/{order}/again" "" [("{order}", "<round>")] ["nobody", "kitchen", "eve", "anna"];
    "/floor/visits/{visit}/orders" [("key", "<key>"), ("lines", "<seen>"), ("total", "<total>"), ("pay", "later")] POST "/api/v1/visits/{visit}/orders" r#"{"lines": <seen-json>, "total": <total>, "pay": "later"}"# [] ["nobody", "kitchen", "floor"];
    "/visit/orders/lines/{line}/take-back" [] POST "/api/v1/visits/{visit}/orders/lines/{line}/take-back" "" [("{line}", "<number sent>")] ["nobody", "kitchen", "floor", "anna"];

    // The kitchen works.
    "/kitchen/lines/{line}" [("step", "accept")] POST "/api/v1/kitchen/lines/{line}/steps" r#"{"step": "accept"}"# [("{line}", "<line sent>")] ["nobody", "eve", "anna", "kitchen"];
    "/kitchen/undo" [("lines", "<line accepted>"), ("to", "accepted")] POST "/api/v1/kitchen/undo" r#"{"lines": [<line accepted>], "to": "accepted"}"# [] ["nobody", "anna", "kitchen"];
    "/kitchen/lines/{line}" [("step", "serve")] POST "/api/v1/kitchen/lines/{line}/steps" r#"{"step": "serve"}"# [("{line}", "<line sent>")] ["kitchen"];
    "/floor/lines/{line}/void" [("reason", "")] POST "/api/v1/lines/{line}/steps" r#"{"step": "void", "reason": ""}"# [("{line}", "<line sent>")] ["floor"];
    "/floor/lines/{line}/void" [("reason", "a hair")] POST "/api/v1/lines/{line}/steps" r#"{"step": "void", "reason": "a hair"}"# [("{line}", "<line sent>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/kitchen/lines/{line}/seen" [] POST "/api/v1/kitchen/lines/{line}/seen" "" [("{line}", "<line voided>")] [];
    "/kitchen/tickets/{order}/{station}/seen" [] POST "/api/v1/kitchen/tickets/{order}/{station}/seen" "" [("{order}", "<order voided>"), ("{station}", "<station voided>")] [];
    "/kitchen/tickets/{order}/{station}" [("step", "ready")] POST "/api/v1/kitchen/tickets/{order}/{station}/steps" r#"{"step": "bump"}"# [("{order}", "<order sent>"), ("{station}", "<station sent>")] ["nobody", "eve", "anna", "kitchen"];
    "/floor/lines/{line}/{what}" [] POST "/api/v1/lines/{line}/steps" r#"{"step": "serve"}"# [("{line}", "<line ready>"), ("{what}", "serve")] ["nobody", "kitchen", "anna", "floor"];
    "/floor/lines/{line}/{what}" [] POST "/api/v1/lines/{line}/steps" r#"{"step": "recall"}"# [("{line}", "<line served>"), ("{what}", "recall")] ["nobody", "kitchen", "floor"];
    "/floor/lines/{line}/void" [("reason", "cold")] POST "/api/v1/lines/{line}/steps" r#"{"step": "void", "reason": "cold"}"# [("{line}", "<line ready>")] ["floor", "manager"];
    "/kitchen/items/{item}" [("available", "no")] PUT "/api/v1/menu/items/{item}/availability" r#"{"available": false}"# [("{item}", "<plain 5>")] ["nobody", "anna", "kitchen"];
    "/kitchen/items/{item}" [("available", "yes")] PUT "/api/v1/menu/items/{item}/availability" r#"{"available": true}"# [("{item}", "<plain 4>")] [];
    "/kitchen/items/{item}/stock" [("stock", "5")] PUT "/api/v1/menu/items/{item}/stock" r#"{"left": 5}"# [("{item}", "<plain 4>")] ["nobody", "anna", "kitchen"];
    "/kitchen/items/{item}/stock" [("stock", "-5")] PUT "/api/v1/menu/items/{item}/stock" r#"{"left": -5}"# [("{item}", "<plain 4>")] ["manager"];
    "/kitchen/items/{item}/stock" [("stock", "")] PUT "/api/v1/menu/items/{item}/stock" r#"{"left": null}"# [("{item}", "<plain 4>")] ["owner"];
    "/kitchen/items/{item}/options/{option}" [("available", "no")] PUT "/api/v1/menu/options/{option}/availability" r#"{"available": false}"# [("{item}", "<plain 4>"), ("{option}", "<option>")] [];

    // They call, go on with another phone, pay, and say how it was.
    "/visit/calls" [("reason", "water")] POST "/api/v1/visits/{visit}/calls" r#"{"reason": "water"}"# [] [];
    "/visit/calls/{reason}/cancel" [] DELETE "/api/v1/visits/{visit}/calls/{reason}" "" [("{reason}", "water")] [];
    "/visit/calls" [("reason", "bill"), ("pay", "cash")] POST "/api/v1/visits/{visit}/calls" r#"{"reason": "bill", "pay": "cash"}"# [] ["anna"];
    "/floor/calls/{call}/answer" [] POST "/api/v1/calls/{call}/answer" "" [("{call}", "<call>")] [];
    "/visit/handover" [] POST "/api/v1/visits/{visit}/me/handover" "" [] [];
    "/h/{code}" [] POST "/api/v1/handovers/{code}" "" [("{code}", "0123456789abcdef0123456789abcdef")] ["nobody"];
    "/h/{code}" [] POST "/api/v1/handovers/{code}" "" [("{code}", "nonsense")] ["nobody"];
    "/visit/handover" [] POST "/api/v1/visits/{visit}/me/handover" "" [] ["anna"];
    "/h/{code}" [] POST "/api/v1/handovers/{code}" "" [("{code}", "<code>")] ["anna", "nobody"];
    "/visit/feedback" [("mark", "5"), ("words", "")] PUT "/api/v1/visits/{visit}/me/feedback" r#"{"mark": 5, "words": ""}"# [] ["anna"];
    "/floor/tables/{table}/open" [("covers", "2")] POST "/api/v1/tables/{table}/visits" r#"{"covers": 2}"# [("{table}", "<free>")] [];
    "/floor/visits/{visit}/covers" [("covers", "3")] PUT "/api/v1/visits/{visit}/covers" r#"{"covers": 3}"# [] [];
    "/floor/visits/{visit}/covers" [("covers", "0")] PUT "/api/v1/visits/{visit}/covers" r#"{"covers": 0}"# [] ["floor"];
    "/floor/visits/{visit}/service/waive" [] POST "/api/v1/visits/{visit}/service/waive" "" [] [];
    "/floor/visits/{visit}/close" [] POST "/api/v1/visits/{visit}/close" "{}" [] ["floor"];
    "/floor/visits/{visit}/payments" [("key", "<key>"), ("amount", "1.00"), ("tip", "0.50"), ("method", "cash")] POST "/api/v1/visits/{visit}/payments" r#"{"method": "cash", "amount": 100, "tip": 50}"# [] [];
    "/floor/visits/{visit}/payments" [("key", "<key>"), ("amount", "9999.00"), ("method", "cash")] POST "/api/v1/visits/{visit}/payments" r#"{"method": "cash", "amount": 999900}"# [] ["floor"];
    "/floor/visits/{visit}/payments" [("key", "<key>"), ("amount", "<due-plain>"), ("method", "card")] POST "/api/v1/visits/{visit}/payments" r#"{"method": "card", "amount": <due>}"# [] ["floor"];
    "/visit/feedback" [("mark", "9"), ("words", "")] PUT "/api/v1/visits/{visit}/me/feedback" r#"{"mark": 9, "words": ""}"# [] ["anna"];
    "/visit/feedback" [("mark", "1"), ("words", "Cold.")] PUT "/api/v1/visits/{visit}/me/feedback" r#"{"mark": 1, "words": "Cold."}"# [] [];
    "/floor/feedback/{visit}/{guest}/answer" [] POST "/api/v1/visits/{visit}/guests/{guest}/feedback/answer" "" [("{guest}", "<guest 1>")] [];
    "/floor/visits/{visit}/close" [("served", "1")] POST "/api/v1/visits/{visit}/close" r#"{"all_served": true}"# [] [];
    "/visit/feedback" [("mark", "4"), ("words", "Warm after all.")] PUT "/api/v1/visits/{visit}/me/feedback" r#"{"mark": 4, "words": "Warm after all."}"# [] ["anna"];
    "/visit/cart/lines" [("item", "<plain 0>"), ("quantity", "1")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 0>, "quantity": 1}"# [] ["anna"];

    // The owner brings what another system sold.
    "/admin/insights/import" [] POST "/api/v1/sales/files" "" [] [];
    "/admin/insights/import/{file}" [] POST "/api/v1/sales/files/{file}/import" "" [] ["owner"];
    "/admin/insights/import/{file}/check" [("order", "0"), ("date", "1"), ("time", "2"), ("item", "3"), ("price", "3")] POST "/api/v1/sales/files/{file}/check" r#"{"columns": [{"field": "order", "column": 0}, {"field": "date", "column": 1}, {"field": "time", "column": 2}, {"field": "item", "column": 3}, {"field": "price", "column": 3}]}"# [] ["owner"];
    "/admin/insights/import/{file}" [] POST "/api/v1/sales/files/{file}/import" "" [] ["owner"];
    "/admin/insights/import/{file}/check" [("order", "0"), ("date", "1"), ("time", "2"), ("item", "3"), ("price", "4"), ("dates", "dmy")] POST "/api/v1/sales/files/{file}/check" r#"{"columns": [{"field": "order", "column": 0}, {"field": "date", "column": 1}, {"field": "time", "column": 2}, {"field": "item", "column": 3}, {"field": "price", "column": 4}], "dates": "day-first"}"# [] [];
    "/admin/insights/import/{file}" [] POST "/api/v1/sales/files/{file}/import" "" [] ["nobody", "kitchen", "anna", "floor", "manager", "owner"];
    "/admin/insights/import" [] POST "/api/v1/sales/files" "" [] ["owner"];
    "/admin/insights/import/{file}/cancel" [] DELETE "/api/v1/sales/files/{file}" "" [] [];
    "/admin/insights/imports/{import}/take-back" [] DELETE "/api/v1/sales/imports/{import}" "" [] [];
}
