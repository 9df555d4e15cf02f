//! What becomes of a person after they were added: name, role, password, PIN, leaving and coming back.

pub mod actions;
