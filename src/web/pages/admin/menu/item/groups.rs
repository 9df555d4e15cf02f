//! What guests choose of a dish, below the form about it.

use crate::base::Result;
use crate::base::ids::GroupId;
use crate::menu::Group;
use crate::menu::edit::StandingItem;
use crate::menu::import::{GroupFile, Words as Names};
use crate::settings;
use crate::store::Read;
use crate::web::ui::{self, Words};

/// A group of options below the form.
pub struct GroupRow {
    pub id: GroupId,
    pub name: String,
    pub rule: String,
    pub options: String,
    pub removes: bool,
}

/// The rows of a dish.
pub fn groups(read: &Read<'_>, t: Words, item: &StandingItem) -> Result<Vec<GroupRow>> {
    let own = settings::queries::language(read)?.code();
    let pick = |names: &Names| {
        let best = names.get(t.lang.code()).or_else(|| names.get(own)).or_else(|| names.values().next());
        best.cloned().unwrap_or_default()
    };
    let row = |(id, g): (&GroupId, &GroupFile)| {
        let options = g.options.iter().map(|o| match o.delta.0 {
            0 => pick(&o.names),
            _ => format!("{} (+{})", pick(&o.names), t.money(o.delta)),
        });
        GroupRow {
            id: *id,
            name: if g.removes {
                t.t("editor-removals")
            } else {
                pick(&g.names)
            },
            rule: if g.removes {
                String::new()
            } else {
                rule(&t, g.least, g.most)
            },
            options: options.collect::<Vec<_>>().join(" · "),
            removes: g.removes,
        }
    };
    Ok(item.groups.iter().zip(&item.file.groups).map(row).collect())
}

/// How many of a group are to be chosen, in the words that guests read.
fn rule(t: &Words, least: i64, most: i64) -> String {
    let group = Group {
        id: GroupId(0),
        name: String::new(),
        least: usize::try_from(least).unwrap_or_default(),
        most: usize::try_from(most).unwrap_or_default(),
        options: Vec::new(),
    };
    ui::group_rule(t, &group)
}
