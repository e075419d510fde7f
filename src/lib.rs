//! A postmortem timeline editor that lives inside wiki pages.
//!
//! The core (`model`, `edit`, `format`, …) is pure: it knows no browser and no clock.

pub mod edit;
pub mod host;
pub mod layout;
pub mod model;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(not(target_arch = "wasm32"))]
pub mod zones_native;
