//! Fields: each owns what is being typed, and hands over what is done.

mod text_field;
mod time_field;
mod token_field;

pub use text_field::{TextField, focus};
pub use time_field::{TimeField, Understood};
pub use token_field::TokenField;
