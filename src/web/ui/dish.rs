//! What a dish says of itself on every screen that offers it.

use super::Words;
use crate::base::Msg;
use crate::menu::{Group, Item};

/// What a dish costs; the least where a required choice decides.
pub fn from(t: &Words, item: &Item) -> String {
    let price = t.money(item.price_from());
    if item.price_varies() {
        t.with("price-from", "price", price)
    } else {
        price
    }
}

/// The address of a dish's picture where it is shown with this side, in pixels of the screen.
pub fn picture(item: &Item, hash: &str, side: u32) -> String {
    if item.photo {
        format!("/pictures/{hash}/{side}")
    } else {
        format!("/pictures/{hash}")
    }
}

/// The tags to show: what is vegan need not be called vegetarian too.
pub fn tags(item: &Item) -> Vec<&str> {
    let vegan = item.tags.iter().any(|t| t == "vegan");
    let tags = item.tags.iter().map(String::as_str).filter(|t| item.is(t));
    tags.filter(|t| !(vegan && *t == "vegetarian")).collect()
}

/// The key of a tag's name.
pub fn tag_key(tag: &str) -> &'static str {
    match tag {
        "vegan" => "tag-vegan",
        "vegetarian" => "tag-vegetarian",
        "gluten-free" => "tag-gluten-free",
        "spicy" => "tag-spicy",
        "alcoholic" => "tag-alcoholic",
        _ => "tag-house-favourite",
    }
}

/// The class of a tag's chip.
pub fn tag_class(tag: &str) -> &'static str {
    match tag {
        "vegan" | "vegetarian" => "good",
        "spicy" => "bad",
        "house-favourite" => "accent",
        _ => "",
    }
}

/// The icon of a tag, if it has one.
pub fn tag_icon(tag: &str) -> Option<&'static str> {
    match tag {
        "vegan" | "vegetarian" => Some("leaf"),
        "spicy" => Some("chilli"),
        "house-favourite" => Some("star"),
        _ => None,
    }
}

/// How many options of a group are to be chosen, in words.
pub fn group_rule(t: &Words, group: &Group) -> String {
    let (least, most) = (group.least as i64, group.most as i64);
    if least == most {
        t.n("choose-exactly", least)
    } else if least > 0 {
        t.msg(&Msg::new("choose-between").number("least", least).number("most", most))
    } else {
        t.n("choose-up-to", most)
    }
}
