//! Words that all rooms share. Nothing here reads a clock, a file or a socket.

pub mod actor;
pub mod address;
pub mod chance;
pub mod colour;
pub mod error;
pub mod event;
pub mod figures;
pub mod gauge;
pub mod hours;
pub mod ids;
pub mod lang;
pub mod money;
pub mod order;
pub mod scopes;
mod sentences;
pub mod text;
pub mod time;

pub use actor::{Actor, Role, Verb};
pub use error::{Error, Msg, Result};
pub use event::{Event, Fact};
pub use lang::Lang;
pub use money::Money;
