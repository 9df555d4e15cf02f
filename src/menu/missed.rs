//! What guests wanted and did not get: what they looked for and did not find, and what they opened
//! while it had sold out. Counted by business day, without who it was.

pub mod actions;
pub mod queries;

#[cfg(test)]
mod tests;
