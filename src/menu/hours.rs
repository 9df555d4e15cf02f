//! The hours in which dishes are served.

pub mod actions;
