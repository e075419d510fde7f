//! Copies that leave the page: links that hold a whole document, and who may read what is in them.
//!
//! A link is text to text: this folder knows no JSON and no address of a page. [`audience`] takes
//! out of a document what its readers are not meant to have, before anything is written.

pub mod audience;
mod base64;
mod deflate;
pub mod link;
pub mod size;

pub use link::{LinkError, Opened};
