//! What an uploaded file would change, as it is shown before it is applied.

use askama::Template;

use crate::menu::import::{Change, How, Imported};
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/file_preview.html")]
pub struct PreviewPage {
    pub shell: Shell,
    pub person: String,
    pub tab: &'static str,
    pub id: String,
    pub name: String,
    pub counts: Imported,
    pub print: String,
    pub groups: Vec<(How, Vec<Change>)>,
    /// The dishes that leave the menu, where they are so many that it may be a mistake.
    pub many: Vec<String>,
    pub problem: Option<String>,
}

impl PreviewPage {
    fn title(how: &How) -> &'static str {
        match how {
            How::Added => "transfer-added",
            How::Changed => "transfer-changed",
            How::Removed => "transfer-removed",
        }
    }
    fn kind(change: &Change) -> &'static str {
        match change.what.as_str() {
            "station" => "log-kind-station",
            "category" => "log-kind-category",
            _ => "log-kind-item",
        }
    }
}
