//! The cookies of the house.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::base::Lang;
use crate::customers::sessions::COOKIE_DAYS;
use crate::people::SessionToken;
use crate::web::reading::TextSize;

/// The cookie of a guest's session.
pub const GUEST: &str = "comanda_guest";
/// The cookie of a staff session.
pub const STAFF: &str = "comanda_staff";
/// The cookie of a guest's account.
pub const CUSTOMER: &str = "comanda_me";
/// The cookie by which a guest's phone is known again, where the house has chosen to.
pub const PHONE: &str = "comanda_phone";
/// The cookie of a paired device.
pub const DEVICE: &str = "comanda_device";
/// The cookie of the language that somebody chose.
pub const LANG: &str = "comanda_lang";
/// The cookie of the text size that a guest chose.
pub const TEXT: &str = "comanda_text";

/// A guest's cookie: their device keeps it for as long as a receipt can be read.
pub fn guest_cookie(token: &SessionToken) -> Cookie<'static> {
    cookie(GUEST, token.as_str().to_string(), Duration::hours(12))
}

/// A staff session's cookie. The database may end the session much earlier.
pub fn staff_cookie(token: &SessionToken) -> Cookie<'static> {
    cookie(STAFF, token.as_str().to_string(), Duration::days(30))
}

/// The cookie of a guest's account; it is renewed with every sign-in, and ends earlier where it is not used.
pub fn customer_cookie(token: &SessionToken) -> Cookie<'static> {
    cookie(CUSTOMER, token.as_str().to_string(), Duration::days(COOKIE_DAYS))
}

/// A guest's phone's cookie, for so many days.
pub fn phone_cookie(token: &SessionToken, days: i64) -> Cookie<'static> {
    cookie(PHONE, token.as_str().to_string(), Duration::days(days))
}

/// A paired device's cookie, for as long as browsers keep one.
pub fn device_cookie(token: &SessionToken) -> Cookie<'static> {
    cookie(DEVICE, token.as_str().to_string(), Duration::days(400))
}

/// The cookie of a chosen language.
pub fn lang_cookie(lang: Lang) -> Cookie<'static> {
    cookie(LANG, lang.code().to_string(), Duration::days(365))
}

/// The cookie of a chosen text size.
pub fn text_cookie(text: TextSize) -> Cookie<'static> {
    cookie(TEXT, text.word().to_string(), Duration::days(365))
}

/// Takes a cookie away.
pub fn no_cookie(name: &'static str) -> Cookie<'static> {
    cookie(name, String::new(), Duration::ZERO)
}

/// A cookie of ours. Never `Secure`: browsers drop such a cookie on plain http, the house's usual way.
pub fn cookie(name: &'static str, value: String, age: Duration) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(age)
        .finish()
}
