//! The sample menu inside the program: the demo's, and one to begin with for a new house.

use rust_embed::RustEmbed;
use serde_json::Value;

use crate::base::money::Currency;
use crate::base::{Error, Lang, Result};
use crate::menu::import::{MenuFile, parse};

#[derive(RustEmbed)]
#[folder = "assets/demo/"]
#[include = "*.json"]
#[include = "pictures/*.webp"]
struct Files;

/// A file of the demo.
///
/// # Errors
/// A fault if it is not there.
pub fn file(name: &str) -> Result<Vec<u8>> {
    let found = Files::get(name).ok_or_else(|| Error::fault(format!("the demo has no file {name}")))?;
    Ok(found.data.into_owned())
}

/// The menu of the demo, for a house with its currency.
///
/// # Errors
/// A fault if the file is wrong.
pub fn menu(currency: Currency) -> Result<MenuFile> {
    read(&file("menu.json")?, currency)
}

/// The menu of the demo made to fit another house: prices in its currency, and its usual tax rate.
///
/// # Errors
/// A fault if the file is wrong.
pub fn menu_for(currency: Currency) -> Result<MenuFile> {
    let mut tree: Value = serde_json::from_slice(&file("menu.json")?)?;
    tree["currency"] = currency.code().into();
    fit(&mut tree, currency);
    read(&serde_json::to_vec(&tree)?, currency)
}

fn read(bytes: &[u8], currency: Currency) -> Result<MenuFile> {
    let pictures = |name: &str| file(&format!("pictures/{name}")).ok();
    parse(bytes, currency, &pictures).map_err(|problems| {
        let told = problems.iter().map(|p| format!("{}: {}", p.path, Lang::En.msg(&p.sentence)));
        Error::fault(format!("the demo's menu: {}", told.collect::<Vec<_>>().join(" ")))
    })
}

/// Where there is nothing behind the point, a price such as 8.50 becomes 850: plausible, and to be
/// edited anyway.
fn fit(tree: &mut Value, currency: Currency) {
    match tree {
        Value::Array(all) => all.iter_mut().for_each(|v| fit(v, currency)),
        Value::Object(fields) => {
            fields.remove("tax_percent");
            for (key, value) in fields.iter_mut() {
                match value {
                    Value::String(price) if key == "price" && currency.decimals() < 2 => {
                        let digits = price.replace('.', "");
                        let digits = digits.trim_start_matches('0');
                        *price = if digits.is_empty() { "0" } else { digits }.to_string();
                    }
                    other => fit(other, currency),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_fits_every_kind_of_currency() {
        for (code, margherita) in [("EUR", 600), ("JPY", 600), ("KWD", 6000), ("USD", 600)] {
            let menu = menu_for(Currency::parse(code).unwrap()).unwrap();
            let items = menu.categories.iter().flat_map(|c| &c.items);
            let found = items.clone().find(|i| i.key == "margherita").unwrap();
            assert_eq!((found.price.0, found.tax_ppm), (margherita, None), "{code}");
            assert_eq!(items.count(), 60);
        }
    }
}
