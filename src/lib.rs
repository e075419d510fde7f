//! A postmortem timeline editor that lives inside wiki pages.
//!
//! The core (`model`, `edit`, `format`, …) is pure: it knows no browser and no clock.

pub mod edit;
pub mod element;
pub mod export;
pub mod format;
pub mod host;
pub mod import;
pub mod layout;
pub mod model;
pub mod review;
pub mod share;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(not(target_arch = "wasm32"))]
pub mod zones_native;

// Random documents, shared with the tests outside of the crate.
#[cfg(test)]
extern crate self as postmortem_timeline;
#[cfg(test)]
#[path = "../tests/support/arbitrary.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod arbitrary;
