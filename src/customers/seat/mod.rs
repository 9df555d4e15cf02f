//! Where a customer sits: the guest of an open visit whom they are, on every phone that is theirs.

pub mod actions;
pub mod queries;
