//! The interface: Yew components that get props and emit actions.
//!
//! Knows the model, the editing, the layout and the words; never fetches, stores or parses a
//! document.

mod app;
mod axis;
mod bar;
mod broken;
mod changes;
pub mod contract;
mod copies;
mod dialog;
mod durations;
mod editor;
mod empty;
mod facts;
mod field;
mod findings;
mod head;
mod hints;
mod import;
mod keys;
mod labels;
mod list;
mod listen;
mod markup;
mod meeting;
mod names;
mod notices;
mod reading;
mod report;
mod row;
mod state;
mod summary;

pub use app::{App, AppProps};
