//! Where documents live: the page, the browser's own storage, or an adapter of the page.
//!
//! Knows text and revisions only: nothing here reads a document. Whoever saves hands in a function
//! that merges texts. The parts that need a browser exist for `wasm32` only.

pub mod answer;
pub mod drafts;
mod memory;
pub mod store;
pub mod zone_cache;

#[cfg(target_arch = "wasm32")]
pub mod adapter;
#[cfg(target_arch = "wasm32")]
pub mod channel;
#[cfg(target_arch = "wasm32")]
pub mod clipboard;
#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
#[cfg(target_arch = "wasm32")]
pub mod inline;
#[cfg(target_arch = "wasm32")]
pub mod js;
#[cfg(target_arch = "wasm32")]
pub mod outside;
#[cfg(target_arch = "wasm32")]
pub mod picture;
#[cfg(target_arch = "wasm32")]
pub mod tabs;

pub use memory::Memory;

/// The largest document that is read or stored, in bytes of UTF-8.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
