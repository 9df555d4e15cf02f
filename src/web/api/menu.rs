//! The menu as guests see it.

use actix_web::web::{Data, Path};
use serde::Serialize;
use utoipa::ToSchema;

use super::Caller;
use super::answers::ok;
use crate::base::ids::ItemId;
use crate::base::{Error, Verb};
use crate::menu::{Allergens, Category, Choice, Group, Item, queries};
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;
use crate::web::missed::note_opened;

/// The menu in one language.
#[derive(Serialize, ToSchema)]
#[schema(as = Menu)]
pub struct MenuJson {
    /// The language of its texts.
    #[schema(examples("en"))]
    language: String,
    /// Rises with every change of the menu.
    version: i64,
    /// The categories that have items, in the owner's order.
    categories: Vec<CategoryJson>,
}

/// A category.
#[derive(Serialize, ToSchema)]
#[schema(as = Category)]
pub struct CategoryJson {
    id: i64,
    name: String,
    items: Vec<ItemJson>,
}

/// A dish or drink as it can be sold now.
#[derive(Serialize, ToSchema)]
#[schema(as = Item)]
pub struct ItemJson {
    id: i64,
    name: String,
    /// Possibly empty.
    description: String,
    /// Without options, in the currency's smallest unit.
    #[schema(examples(1250))]
    price: i64,
    /// Its rate of tax, parts per million.
    #[schema(examples(100000))]
    tax_ppm: i64,
    /// The allergens of Annex II of Regulation (EU) 1169/2011, without the options'; null where nobody has stated them.
    allergens: Option<Vec<String>>,
    /// Words such as `vegan`.
    tags: Vec<String>,
    /// The path of its picture.
    picture: Option<String>,
    /// Whether it sells well.
    popular: bool,
    /// Whether it can be ordered now.
    available: bool,
    /// How many are left that nobody holds; null where nobody counts.
    left: Option<i64>,
    /// What can be chosen.
    groups: Vec<GroupJson>,
    /// What can be left out; each takes its allergens away.
    removals: Vec<OptionJson>,
}

/// A group of options.
#[derive(Serialize, ToSchema)]
#[schema(as = OptionGroup)]
pub struct GroupJson {
    id: i64,
    name: String,
    /// At least so many are to be chosen.
    min: usize,
    /// At most so many.
    max: usize,
    options: Vec<OptionJson>,
}

/// An option, or what can be left out.
#[derive(Serialize, ToSchema)]
#[schema(as = Option)]
pub struct OptionJson {
    id: i64,
    name: String,
    /// What it adds to the price.
    price: i64,
    /// What it adds to the allergens, or takes away where it is left out.
    allergens: Vec<String>,
    available: bool,
}

/// The words of a set; `None` where nobody has stated it.
pub fn allergens(set: Allergens) -> Option<Vec<String>> {
    (!set.is_unstated()).then(|| set.words().map(String::from).collect())
}

impl From<Category> for CategoryJson {
    fn from(category: Category) -> Self {
        CategoryJson {
            id: category.id.0,
            name: category.name,
            items: category.items.into_iter().map(ItemJson::from).collect(),
        }
    }
}

impl From<Item> for ItemJson {
    fn from(item: Item) -> Self {
        ItemJson {
            id: item.id.0,
            price: item.price.0,
            tax_ppm: item.tax_ppm,
            allergens: allergens(item.allergens),
            picture: item.picture.as_ref().map(|hash| format!("/pictures/{hash}")),
            popular: item.popular,
            available: !item.sold_out(),
            left: item.left(),
            name: item.name,
            description: item.description,
            tags: item.tags,
            groups: item.groups.into_iter().map(GroupJson::from).collect(),
            removals: item.removals.into_iter().map(OptionJson::from).collect(),
        }
    }
}

impl From<Group> for GroupJson {
    fn from(group: Group) -> Self {
        GroupJson {
            id: group.id.0,
            name: group.name,
            min: group.least,
            max: group.most,
            options: group.options.into_iter().map(OptionJson::from).collect(),
        }
    }
}

impl From<Choice> for OptionJson {
    fn from(choice: Choice) -> Self {
        OptionJson {
            id: choice.id.0,
            name: choice.name,
            price: choice.delta.0,
            allergens: choice.allergens.words().map(String::from).collect(),
            available: choice.available,
        }
    }
}

/// The menu, in the language that `Accept-Language` asks for.
#[utoipa::path(get, path = "/api/v1/menu", tag = "menu", operation_id = "getMenu",
    responses((status = 200, body = MenuJson)))]
pub async fn menu(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let menu = web.app.read(|read| {
        caller.actor().may(Verb::ReadMenu)?;
        Ok(MenuJson {
            language: tongue.0.code().into(),
            version: queries::version(read)?,
            categories: queries::menu(read, tongue.0)?.into_iter().map(CategoryJson::from).collect(),
        })
    })?;
    ok(&menu)
}

/// One item of the menu.
#[utoipa::path(get, path = "/api/v1/menu/items/{item}", tag = "menu", operation_id = "getItem",
    params(("item" = i64, Path, description = "The item's id")),
    responses((status = 200, body = ItemJson)))]
pub async fn item(web: Data<Web>, caller: Caller, tongue: Tongue, path: Path<i64>) -> Answer {
    let item = web.app.read(|read| {
        caller.actor().may(Verb::ReadMenu)?;
        queries::find_item(read, ItemId(*path), tongue.0)?.ok_or_else(Error::missing)
    })?;
    if let Caller::Guest(who) = &caller {
        note_opened(&web, who, &item);
    }
    ok(&ItemJson::from(item))
}
