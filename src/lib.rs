//! Comanda: real-time table ordering for restaurants.

pub mod app;
pub mod base;
pub mod bills;
pub mod cart;
pub mod cli;
pub mod config;
pub mod floor;
pub mod kitchen;
pub mod live;
pub mod menu;
pub mod orders;
pub mod people;
pub mod settings;
pub mod store;
pub mod tables;
pub mod web;

#[cfg(test)]
mod testing;
