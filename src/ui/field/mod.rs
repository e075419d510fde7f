//! Fields: each owns what is being typed, and hands over what is done.

mod local_time;
mod text_field;
mod time_field;
mod token_field;

pub use local_time::local_time;
pub use text_field::{TextField, focus, read as read_field, write as write_field};
pub use time_field::{TimeField, Understood};
pub use token_field::TokenField;
