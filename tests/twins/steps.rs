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

    // Those who run the house say who they are once more; what is sessions of their own ends.
    "/account/proof" [("proof", "<password>")] POST "/api/v1/auth/proof" r#"{"password": "<password>"}"# [] ["manager", "owner"];
    "/account/pin" [("pin", "2468")] POST "/api/v1/me/pin" r#"{"pin": "2468"}"# [] ["nobody", "anna", "manager"];
    "/account/pin" [("pin", "12")] POST "/api/v1/me/pin" r#"{"pin": "12"}"# [] ["manager"];
    "/account/programs/{session}/end" [] DELETE "/api/v1/auth/sessions/{session}" "" [("{session}", "<spare program>")] ["nobody", "anna", "kitchen", "manager"];
    "/account/sessions/{session}/end" [] DELETE "/api/v1/auth/browsers/{session}" "" [("{session}", "<spare browser>")] ["nobody", "anna", "kitchen", "manager"];

    // The plan of the house.
    "/admin/tables" [("name", "T96"), ("area", "Roof"), ("kind", "table"), ("seats", "2")] POST "/api/v1/tables" r#"{"name": "T96", "area": "Roof", "kind": "table", "seats": 2}"# [] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/tables" [("name", "T96"), ("area", "Roof"), ("kind", "table"), ("seats", "2")] POST "/api/v1/tables" r#"{"name": "T96", "area": "Roof", "kind": "table", "seats": 2}"# [] ["owner"];
    "/admin/tables/{table}" [("name", "T97"), ("area", "Roof"), ("kind", "counter"), ("seats", ""), ("version", "<form>")] PUT "/api/v1/tables/{table}" r#"{"name": "T97", "area": "Roof", "kind": "counter"}"# [("{table}", "<newest tables>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/tables/{table}" [("name", "T1"), ("area", "Roof"), ("kind", "table"), ("seats", "2"), ("version", "<form>")] PUT "/api/v1/tables/{table}" r#"{"name": "T1", "area": "Roof", "kind": "table", "seats": 2}"# [("{table}", "<newest tables>")] ["owner"];
    "/admin/tables/{table}/area" [("name", "Terrace above"), ("version", "<form>")] PUT "/api/v1/tables/{table}/area" r#"{"name": "Terrace above"}"# [("{table}", "<newest tables>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/tables/{table}/area/move" [("position", "0")] POST "/api/v1/tables/{table}/area/move" r#"{"position": 0}"# [("{table}", "<newest tables>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/tables/{table}/{what}" [("position", "1")] POST "/api/v1/tables/{table}/move" r#"{"position": 1}"# [("{table}", "<free>"), ("{what}", "move")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/tables/{table}/{what}" [] POST "/api/v1/tables/{table}/rotate" "" [("{table}", "<newest tables>"), ("{what}", "rotate")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/tables/{table}/{what}" [] POST "/api/v1/tables/{table}/retire" "" [("{table}", "<newest tables>"), ("{what}", "retire")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/tables/{table}/{what}" [] POST "/api/v1/tables/{table}/restore" "" [("{table}", "<newest tables>"), ("{what}", "restore")] ["nobody", "kitchen", "anna", "floor", "manager"];

    // The stations of the kitchen.
    "/admin/stations" [("name-en", "Grill"), ("warn", "5"), ("late", "9")] POST "/api/v1/menu/editor/stations" r#"{"names": {"en": "Grill"}, "warn_minutes": 5, "late_minutes": 9}"# [] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/stations" [("name-en", "Slow grill"), ("warn", "9"), ("late", "5")] POST "/api/v1/menu/editor/stations" r#"{"names": {"en": "Slow grill"}, "warn_minutes": 9, "late_minutes": 5}"# [] ["owner"];
    "/admin/stations/{station}" [("name-en", "Grill outside"), ("warn", "6"), ("late", "12"), ("version", "<form>")] PUT "/api/v1/menu/editor/stations/{station}" r#"{"names": {"en": "Grill outside"}, "warn_minutes": 6, "late_minutes": 12}"# [("{station}", "<newest stations>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/stations/{station}/{what}" [("position", "0")] POST "/api/v1/menu/editor/stations/{station}/move" r#"{"position": 0}"# [("{station}", "<newest stations>"), ("{what}", "move")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/stations/{station}/{what}" [] DELETE "/api/v1/menu/editor/stations/{station}" "" [("{station}", "<newest stations>"), ("{what}", "retire")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/stations/{station}/{what}" [] POST "/api/v1/menu/editor/stations/{station}/restore" "" [("{station}", "<newest stations>"), ("{what}", "restore")] ["nobody", "kitchen", "anna", "floor", "manager"];

    // The menu: a category, a dish, what is chosen of it, and all of it as a file.
    "/account/proof" [("proof", "<password>")] POST "/api/v1/auth/proof" r#"{"password": "<password>"}"# [] ["manager", "owner"];
    "/admin/menu/categories" [("name-en", "Specials")] POST "/api/v1/menu/editor/categories" r#"{"names": {"en": "Specials"}}"# [] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/categories" [("name-en", "")] POST "/api/v1/menu/editor/categories" r#"{"names": {"en": ""}}"# [] ["owner"];
    "/admin/menu/categories/{category}" [("name-en", "Specials of the day"), ("hours", "mon-fri 12:00-14:30"), ("version", "<form>")] PUT "/api/v1/menu/editor/categories/{category}" r#"{"names": {"en": "Specials of the day"}, "hours": "mon-fri 12:00-14:30"}"# [("{category}", "<newest categories>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/categories/{category}/{what}" [("position", "0")] POST "/api/v1/menu/editor/categories/{category}/move" r#"{"position": 0}"# [("{category}", "<newest categories>"), ("{what}", "move")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/categories/{category}/{what}" [] PUT "/api/v1/menu/editor/categories/{category}/hidden" r#"{"hidden": true}"# [("{category}", "<newest categories>"), ("{what}", "hide")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/categories/{category}/{what}" [] DELETE "/api/v1/menu/editor/categories/{category}" "" [("{category}", "<newest categories>"), ("{what}", "delete")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/categories/{category}/{what}" [] POST "/api/v1/menu/editor/categories/{category}/restore" "" [("{category}", "<newest categories>"), ("{what}", "restore")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items" [("category", "<newest categories>"), ("name-en", "Toast"), ("description-en", "With butter."), ("price", "3.50"), ("tax", "10"), ("station", "<station-key>"), ("allergens", "gluten"), ("allergens", "milk"), ("tags", "vegetarian")] POST "/api/v1/menu/editor/items" r#"{"category": <newest categories>, "names": {"en": "Toast"}, "descriptions": {"en": "With butter."}, "price": 350, "tax_ppm": 100000, "station": <station-id>, "allergens": ["gluten", "milk"], "tags": ["vegetarian"]}"# [] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items" [("category", "<newest categories>"), ("name-en", "Toast"), ("description-en", "With butter."), ("price", "-1"), ("tax", "10"), ("station", "<station-key>")] POST "/api/v1/menu/editor/items" r#"{"category": <newest categories>, "names": {"en": "Toast"}, "descriptions": {"en": "With butter."}, "price": -100, "tax_ppm": 100000, "station": <station-id>}"# [] ["owner"];
    "/admin/menu/items/{item}" [("category", "<newest categories>"), ("name-en", "Toast with ham"), ("price", "4.50"), ("cost", "1.20"), ("tax", "10"), ("station", "<station-key>"), ("version", "<form>")] PUT "/api/v1/menu/editor/items/{item}" r#"{"category": <newest categories>, "names": {"en": "Toast with ham"}, "price": 450, "cost": 120, "tax_ppm": 100000, "station": <station-id>}"# [("{item}", "<newest items>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/groups" [("name-en", "Size"), ("least", "0"), ("most", "1"), ("o0-key", ""), ("o0-name-en", "Large"), ("o0-price", "1.00"), ("do", "save")] POST "/api/v1/menu/editor/items/{item}/groups" r#"{"names": {"en": "Size"}, "min": 0, "max": 1, "options": [{"names": {"en": "Large"}, "price": 100}]}"# [("{item}", "<newest items>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/groups" [("removes", "on"), ("o0-key", ""), ("o0-name-en", "Butter"), ("o0-allergens", "milk"), ("do", "save")] POST "/api/v1/menu/editor/items/{item}/groups" r#"{"removes": true, "options": [{"names": {"en": "Butter"}, "allergens": ["milk"]}]}"# [("{item}", "<plain 4>")] ["owner"];
    "/admin/menu/items/{item}/groups/{group}" [("name-en", "How large"), ("least", "1"), ("most", "1"), ("o0-key", ""), ("o0-name-en", "Huge"), ("o0-price", "2.00"), ("do", "save"), ("version", "<form>")] PUT "/api/v1/menu/editor/items/{item}/groups/{group}" r#"{"names": {"en": "How large"}, "min": 1, "max": 1, "options": [{"names": {"en": "Huge"}, "price": 200}]}"# [("{item}", "<sized>"), ("{group}", "<size>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/groups/{group}/{what}" [("position", "0")] POST "/api/v1/menu/editor/items/{item}/groups/{group}/move" r#"{"position": 0}"# [("{item}", "<sized>"), ("{group}", "<size>"), ("{what}", "move")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/groups/{group}/{what}" [] DELETE "/api/v1/menu/editor/items/{item}/groups/{group}" "" [("{item}", "<sized>"), ("{group}", "<size>"), ("{what}", "delete")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/groups/{group}/{what}" [] POST "/api/v1/menu/editor/items/{item}/groups/{group}/restore" "" [("{item}", "<sized>"), ("{group}", "<size>"), ("{what}", "restore")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/photo" [] PUT "/api/v1/menu/editor/items/{item}/photo" "" [("{item}", "<newest items>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/photo/remove" [] DELETE "/api/v1/menu/editor/items/{item}/photo" "" [("{item}", "<newest items>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/{what}" [("position", "0")] POST "/api/v1/menu/editor/items/{item}/move" r#"{"position": 0}"# [("{item}", "<newest items>"), ("{what}", "move")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/{what}" [] POST "/api/v1/menu/editor/items/{item}/copy" "" [("{item}", "<newest items>"), ("{what}", "copy")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/{what}" [] PUT "/api/v1/menu/editor/items/{item}/hidden" r#"{"hidden": false}"# [("{item}", "<newest items>"), ("{what}", "show")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/{what}" [] DELETE "/api/v1/menu/editor/items/{item}" "" [("{item}", "<newest items>"), ("{what}", "delete")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/items/{item}/{what}" [] POST "/api/v1/menu/editor/items/{item}/restore" "" [("{item}", "<newest items>"), ("{what}", "restore")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/menu/files" [] POST "/api/v1/menu/files/check" "" [] ["nobody", "kitchen", "anna", "floor", "manager", "owner"];
    "/admin/menu/files/{id}" [("print", "<form>")] POST "/api/v1/menu/files/import" "" [("{id}", "<menu>")] ["nobody", "kitchen", "anna", "floor", "owner"];

    // The people, their devices, the keys of machines.
    "/account/proof" [("proof", "<password>")] POST "/api/v1/auth/proof" r#"{"password": "<password>"}"# [] ["manager", "owner"];
    "/admin/people" [("name", "Extra"), ("role", "kitchen"), ("password", "twelve letters")] POST "/api/v1/people" r#"{"name": "Extra", "role": "kitchen", "password": "twelve letters"}"# [] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/people" [("name", "Too much"), ("role", "owner"), ("password", "twelve letters")] POST "/api/v1/people" r#"{"name": "Too much", "role": "owner", "password": "twelve letters"}"# [] ["manager"];
    "/admin/people" [("name", "Extra"), ("role", "floor"), ("password", "short")] POST "/api/v1/people" r#"{"name": "Extra", "role": "floor", "password": "short"}"# [] ["owner"];
    "/admin/people/{person}" [("name", "Extra hand"), ("role", "floor")] PUT "/api/v1/people/{person}" r#"{"name": "Extra hand", "role": "floor"}"# [("{person}", "<newest staff>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/people/{person}/password" [("password", "thirteen letters")] POST "/api/v1/people/{person}/password" r#"{"password": "thirteen letters"}"# [("{person}", "<newest staff>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/people/{person}/pin" [("pin", "1357")] POST "/api/v1/people/{person}/pin" r#"{"pin": "1357"}"# [("{person}", "<newest staff>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/people/{person}/{what}" [] POST "/api/v1/people/{person}/end-sessions" "" [("{person}", "<newest staff>"), ("{what}", "end-sessions")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/people/{person}/{what}" [] POST "/api/v1/people/{person}/leave" "" [("{person}", "<newest staff>"), ("{what}", "leave")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/people/{person}/{what}" [] POST "/api/v1/people/{person}/return" "" [("{person}", "<newest staff>"), ("{what}", "return")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/devices" [("name", "Till at the bar")] POST "/api/v1/devices" r#"{"name": "Till at the bar"}"# [] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/devices/{device}/revoke" [] DELETE "/api/v1/devices/{device}" "" [("{device}", "<newest devices>")] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/keys" [("name", "Sign"), ("role", "floor"), ("scope", "menu:read"), ("scope", "floor:read")] POST "/api/v1/keys" r#"{"name": "Sign", "role": "floor", "scopes": ["menu:read", "floor:read"]}"# [] ["nobody", "kitchen", "anna", "floor", "manager"];
    "/admin/keys" [("name", "Sign"), ("role", "owner"), ("scope", "menu:read")] POST "/api/v1/keys" r#"{"name": "Sign", "role": "owner", "scopes": ["menu:read"]}"# [] ["manager"];
    "/admin/keys/{key}/revoke" [] DELETE "/api/v1/keys/{key}" "" [("{key}", "<newest-key>")] ["nobody", "kitchen", "anna", "floor", "manager"];

    // The house's settings.
    "/account/proof" [("proof", "<password>")] POST "/api/v1/auth/proof" r#"{"password": "<password>"}"# [] ["manager", "owner"];
    "/admin/settings" [("was.house-name", "<form>"), ("house-name", "Osteria Due")] PATCH "/api/v1/settings" r#"{"house_name": "Osteria Due"}"# [] ["nobody", "kitchen", "anna", "floor", "manager", "owner"];
    "/admin/settings" [("was.tips", "<form>"), ("tips", "5 10"), ("was.idle-minutes", "<form>"), ("idle-minutes", "50")] PATCH "/api/v1/settings" r#"{"tips_ppm": [50000, 100000], "idle_minutes": 50}"# [] ["owner"];
    "/admin/settings" [("was.idle-minutes", "<form>"), ("idle-minutes", "1")] PATCH "/api/v1/settings" r#"{"idle_minutes": 1}"# [] ["owner"];
    "/admin/settings/logo" [] PUT "/api/v1/settings/logo" "" [] ["nobody", "kitchen", "anna", "floor", "manager", "owner"];
    "/admin/settings/logo/remove" [] DELETE "/api/v1/settings/logo" "" [] ["nobody", "kitchen", "anna", "floor", "manager", "owner"];

    // A guest opens an account, and takes along what is theirs.
    "/t/{token}" [] POST "/api/v1/join" r#"{"table_token": "<token>"}"# [("{token}", "<token>")] ["cleo"];
    "/me/register" [("name", "C"), ("secret", "short")] POST "/api/v1/customers" r#"{"name": "C", "secret": "short"}"# [] ["cleo"];
    "/me/register" [("name", "Cleo"), ("secret", "correct horse battery")] POST "/api/v1/customers" r#"{"name": "Cleo", "secret": "correct horse battery"}"# [] ["nobody", "kitchen", "cleo"];
    "/me/favourites/{item}" [("on", "1")] PUT "/api/v1/me/favourites/{item}" "" [("{item}", "<plain 1>")] ["nobody", "kitchen", "eve", "cleo"];
    "/me/favourites/{item}" [("on", "0")] DELETE "/api/v1/me/favourites/{item}" "" [("{item}", "<plain 1>")] ["nobody", "kitchen", "eve", "cleo"];
    "/me/email" [("email", "nowhere")] PUT "/api/v1/me/email" r#"{"email": "nowhere"}"# [] ["cleo"];
    "/me/email" [("email", "cleo@example.org")] PUT "/api/v1/me/email" r#"{"email": "cleo@example.org"}"# [] ["nobody", "kitchen", "eve", "cleo"];
    "/me/sharing" [("shares", "1")] PUT "/api/v1/me/sharing" r#"{"shares": true}"# [] ["nobody", "kitchen", "eve", "cleo"];
    "/visit/cart/lines" [("item", "<plain 1>"), ("quantity", "2")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 1>, "quantity": 2}"# [] ["cleo"];
    "/floor/visits/{visit}/close" [("served", "1")] POST "/api/v1/visits/{visit}/close" r#"{"all_served": true}"# [] ["floor"];
    "/t/{token}" [] POST "/api/v1/join" r#"{"table_token": "<token>"}"# [("{token}", "<token>")] ["cleo"];
    "/me/kept/let-go" [] DELETE "/api/v1/me/kept" "" [] ["nobody", "kitchen", "eve", "cleo"];
    "/visit/cart/lines" [("item", "<plain 1>"), ("quantity", "2")] POST "/api/v1/visits/{visit}/cart/lines" r#"{"item": <plain 1>, "quantity": 2}"# [] ["cleo"];
    "/floor/visits/{visit}/close" [("served", "1")] POST "/api/v1/visits/{visit}/close" r#"{"all_served": true}"# [] ["floor"];
    "/t/{token}" [] POST "/api/v1/join" r#"{"table_token": "<token>"}"# [("{token}", "<token>")] ["cleo"];
    "/me/kept" [] POST "/api/v1/me/kept/take-up" r#"{"visit": <visit>}"# [] ["nobody", "kitchen", "eve", "cleo"];
    "/me/secret" [("old", "not it at all"), ("secret", "another horse battery")] PUT "/api/v1/me/secret" r#"{"old": "not it at all", "secret": "another horse battery"}"# [] ["cleo"];
    "/me/secret" [("old", "correct horse battery"), ("secret", "another horse battery")] PUT "/api/v1/me/secret" r#"{"old": "correct horse battery", "secret": "another horse battery"}"# [] ["nobody", "kitchen", "eve", "cleo"];
    "/me/delete" [("old", "not it at all")] POST "/api/v1/me/delete" r#"{"secret": "not it at all"}"# [] ["cleo"];
    "/me/delete" [("old", "another horse battery")] POST "/api/v1/me/delete" r#"{"secret": "another horse battery"}"# [] ["nobody", "kitchen", "eve", "cleo"];

    // The owner makes a backup.
    "/admin/backups" [] POST "/api/v1/backups" "" [] [];
}
