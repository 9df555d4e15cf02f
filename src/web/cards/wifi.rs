//! The text in a Wi-Fi QR code, as phones' cameras read it.
//!
//! Its origin is the page "Barcode Contents" of the ZXing project; WPA3 (specification 3.x, section 7) has
//! taken it over. `WIFI:T:WPA;S:name;P:password;H:true;;`

use crate::settings::{Wifi, WifiSecurity};

/// The text for a network.
pub(super) fn text(wifi: &Wifi) -> String {
    let kind = match wifi.security {
        WifiSecurity::Wpa => "WPA",
        WifiSecurity::Wep => "WEP",
        WifiSecurity::Open => "nopass",
    };
    let mut text = format!("WIFI:T:{kind};S:{};", name(&wifi.name));
    if wifi.security != WifiSecurity::Open {
        text += &format!("P:{};", escaped(&wifi.password));
    }
    if wifi.hidden {
        text += "H:true;";
    }
    text + ";"
}

/// A network's name. One that could be read as bytes in hexadecimal is put in quotes, as that page asks for.
/// A password is not: one of 64 digits, or a key of WEP, is meant as hexadecimal.
fn name(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii_hexdigit()) {
        format!("\"{name}\"")
    } else {
        escaped(name)
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',' | ':' | '"') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, security: WifiSecurity, password: &str, hidden: bool) -> String {
        text(&Wifi {
            name: name.into(),
            security,
            password: password.into(),
            hidden,
        })
    }

    #[test]
    fn a_network_is_told_as_phones_read_it() {
        use WifiSecurity::{Open, Wep, Wpa};
        assert_eq!(
            of("Ospiti", Wpa, "pasta al forno", false),
            "WIFI:T:WPA;S:Ospiti;P:pasta al forno;;"
        );
        assert_eq!(of("Ospiti", Wpa, "x", true), "WIFI:T:WPA;S:Ospiti;P:x;H:true;;");
        assert_eq!(of("Ospiti", Open, "", false), "WIFI:T:nopass;S:Ospiti;;");
        assert_eq!(of("Ospiti", Wep, "abcde", false), "WIFI:T:WEP;S:Ospiti;P:abcde;;");
        let tricky = of("A;B,C:D\\\"E", Wpa, "\\;,:\"", false);
        assert_eq!(tricky, "WIFI:T:WPA;S:A\\;B\\,C\\:D\\\\\\\"E;P:\\\\\\;\\,\\:\\\";;");
        assert_eq!(of("CAFE", Wpa, "deadbeef", false), "WIFI:T:WPA;S:\"CAFE\";P:deadbeef;;");
        assert_eq!(of("CAFÉ", Wpa, "x", false), "WIFI:T:WPA;S:CAFÉ;P:x;;");
    }
}
