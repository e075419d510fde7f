//! The model of Confluence keeps to its rules. Plain HTTP, no browser.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic, and so may what it is written with"
)]

#[path = "model/bodies.rs"]
mod bodies;
#[path = "model/cloud.rs"]
mod cloud;
#[path = "model/faults.rs"]
mod faults;
#[path = "model/pages.rs"]
mod pages;
#[path = "model/saves.rs"]
mod saves;
#[path = "model/site.rs"]
mod site;
