//! Where everything of a table stands, to tell problems by line and column.

use std::collections::HashMap;

use super::{COLUMNS, Column};
use crate::menu::import::Problem;

/// Where everything of a table stands: the line of each path of the tree, and the columns.
pub(in crate::menu::import) struct Places {
    pub(super) lines: HashMap<String, u64>,
    pub(super) columns: Vec<Column>,
    /// Of rows that are not in the tree, with their lines.
    pub(super) problems: Vec<(u64, Problem)>,
}

impl Places {
    /// What became of the tree, with its problems as problems of the table, from its top to its bottom.
    pub(in crate::menu::import) fn of_table<T>(self, tree: Result<T, Vec<Problem>>) -> Result<T, Vec<Problem>> {
        let (tree, found) = match tree {
            Ok(tree) => (Some(tree), Vec::new()),
            Err(problems) => (None, problems),
        };
        let found: Vec<_> = found.into_iter().map(|p| self.place(p)).collect();
        let mut told: Vec<(u64, Problem)> = self.problems.into_iter().chain(found).collect();
        told.sort_by_key(|(line, _)| *line);
        let told: Vec<Problem> = told.into_iter().map(|(_, p)| p).collect();
        tree.filter(|_| told.is_empty()).ok_or(told)
    }

    fn place(&self, problem: Problem) -> (u64, Problem) {
        let mut node = problem.path.as_str();
        let line = loop {
            if let Some(line) = self.lines.get(node) {
                break *line;
            }
            match node.rfind(['.', '[']) {
                Some(at) => node = &node[..at],
                // What is of no row is of the head.
                None => {
                    node = "";
                    break 1;
                }
            }
        };
        let field = problem.path[node.len()..].trim_start_matches('.');
        let path = place(line, &self.column(field).unwrap_or_default());
        (line, Problem { path, ..problem })
    }

    /// The column of a field such as `name.de`, `allergens[1]` or `price`.
    fn column(&self, field: &str) -> Option<String> {
        let column = field.replacen('.', ":", 1);
        let column = column.split('[').next().unwrap_or_default();
        let column = if column == "currency" { "price" } else { column };
        let whole = self.columns.iter().find(|c| c.name() == column);
        let part = || self.columns.iter().find(|c| c.field == column);
        match whole.or_else(part) {
            Some(column) => Some(column.name()),
            None => COLUMNS.contains(&column).then(|| column.to_string()),
        }
    }
}

/// A place in a table; the whole line if no column is named.
pub(super) fn place(line: u64, column: &str) -> String {
    match column {
        "" => format!("line {line}"),
        column => format!("line {line}, column {column}"),
    }
}
