//! The model of Confluence keeps to its rules. Plain HTTP, no browser.

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
