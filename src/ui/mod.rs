//! The interface: Yew components that get props and emit actions.
//!
//! Knows the model, the editing and the words; never fetches, stores or parses a document.

pub mod contract;
