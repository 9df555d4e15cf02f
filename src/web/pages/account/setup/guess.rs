//! What a new house is likely to be, from the languages that its owner's browser asks for.

use actix_web::HttpRequest;
use actix_web::http::header;

use crate::base::Lang;

/// Countries with their currency and time zone; the first one of a currency is not special.
const COUNTRIES: [(&str, &str, &str); 44] = [
    ("AE", "AED", "Asia/Dubai"),
    ("AR", "ARS", "America/Argentina/Buenos_Aires"),
    ("AT", "EUR", "Europe/Vienna"),
    ("AU", "AUD", "Australia/Sydney"),
    ("BE", "EUR", "Europe/Brussels"),
    ("BG", "EUR", "Europe/Sofia"),
    ("BR", "BRL", "America/Sao_Paulo"),
    ("CA", "CAD", "America/Toronto"),
    ("CH", "CHF", "Europe/Zurich"),
    ("CL", "CLP", "America/Santiago"),
    ("CO", "COP", "America/Bogota"),
    ("CZ", "CZK", "Europe/Prague"),
    ("DE", "EUR", "Europe/Berlin"),
    ("DK", "DKK", "Europe/Copenhagen"),
    ("ES", "EUR", "Europe/Madrid"),
    ("FI", "EUR", "Europe/Helsinki"),
    ("FR", "EUR", "Europe/Paris"),
    ("GB", "GBP", "Europe/London"),
    ("GR", "EUR", "Europe/Athens"),
    ("HR", "EUR", "Europe/Zagreb"),
    ("HU", "HUF", "Europe/Budapest"),
    ("IE", "EUR", "Europe/Dublin"),
    ("IN", "INR", "Asia/Kolkata"),
    ("IT", "EUR", "Europe/Rome"),
    ("JP", "JPY", "Asia/Tokyo"),
    ("LU", "EUR", "Europe/Luxembourg"),
    ("MA", "MAD", "Africa/Casablanca"),
    ("MT", "EUR", "Europe/Malta"),
    ("MX", "MXN", "America/Mexico_City"),
    ("NL", "EUR", "Europe/Amsterdam"),
    ("NO", "NOK", "Europe/Oslo"),
    ("NZ", "NZD", "Pacific/Auckland"),
    ("PE", "PEN", "America/Lima"),
    ("PL", "PLN", "Europe/Warsaw"),
    ("PT", "EUR", "Europe/Lisbon"),
    ("RO", "RON", "Europe/Bucharest"),
    ("SE", "SEK", "Europe/Stockholm"),
    ("SG", "SGD", "Asia/Singapore"),
    ("SI", "EUR", "Europe/Ljubljana"),
    ("SK", "EUR", "Europe/Bratislava"),
    ("TR", "TRY", "Europe/Istanbul"),
    ("US", "USD", "America/New_York"),
    ("UY", "UYU", "America/Montevideo"),
    ("ZA", "ZAR", "Africa/Johannesburg"),
];

/// Currency and time zone of the country that the browser names, else of the language's own.
pub(super) fn of(req: &HttpRequest, lang: Lang) -> (&'static str, &'static str) {
    let header = req.headers().get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    from(header.unwrap_or_default(), lang)
}

fn from(accepted: &str, lang: Lang) -> (&'static str, &'static str) {
    let own = match lang {
        Lang::De => "DE",
        Lang::Fr => "FR",
        Lang::Es => "ES",
        Lang::En | Lang::It => "IT",
    };
    let tags = accepted.split(',').map(|part| part.split(';').next().unwrap_or_default().trim());
    // A tag without a region, such as `de`, is no country, though there is one of that code.
    let regions = tags.filter_map(|tag| tag.rsplit_once('-')).map(|(_, region)| region.to_ascii_uppercase());
    let known = |region: &str| COUNTRIES.iter().find(|(code, _, _)| *code == region);
    let found = regions.into_iter().find_map(|r| known(&r)).or_else(|| known(own));
    found.map_or(("EUR", "Europe/Rome"), |(_, currency, zone)| (currency, zone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::money::Currency;
    use crate::base::time::zones;

    #[test]
    fn a_browsers_country_says_currency_and_zone() {
        assert_eq!(from("de-CH,de;q=0.9", Lang::De), ("CHF", "Europe/Zurich"));
        assert_eq!(from("en-US,en;q=0.9", Lang::En), ("USD", "America/New_York"));
        assert_eq!(from("de,en-GB;q=0.5", Lang::De), ("GBP", "Europe/London"));
        assert_eq!(from("fr", Lang::Fr), ("EUR", "Europe/Paris"));
        assert_eq!(from("", Lang::En), ("EUR", "Europe/Rome"));
        assert_eq!(from("es-419,es;q=0.9", Lang::Es), ("EUR", "Europe/Madrid"));
    }

    #[test]
    fn every_country_can_be_chosen() {
        let zones = zones();
        for (country, currency, zone) in COUNTRIES {
            assert!(Currency::all().any(|c| c.code() == currency), "{country}");
            assert!(zones.iter().any(|z| z == zone), "{country}");
        }
    }
}
