//! Fields: each owns what is being typed, and hands over what is done.

mod date_field;
mod text_field;
mod time_field;
mod token_field;

pub use date_field::DateField;
pub use text_field::{Marks, TextField, focus, read as read_field, write as write_field};
pub use time_field::{TimeField, Understood};
pub use token_field::TokenField;
