//! End-to-end tests of the timeline in real browsers, through WebDriver.
//!
//! `cargo test -p e2e [FILTER]` runs the cases in `tests/`; the parts they are written with live here.
//!
//! | variable | meaning | default |
//! | --- | --- | --- |
//! | `PMT_ENGINE` | `chromium`, `firefox` or `webkit` | `chromium` |
//! | `PMT_SUITE` | `smoke` or `full` (which includes smoke) | `full` |
//! | `PMT_JOBS` | browsers at work at the same time | 1 |
//! | `PMT_SITE` | folder of the built standalone editor | `dist` in the workspace |
//! | `PMT_PACKAGE` | folder of the built package | newest `dist/postmortem-timeline-*` |
//! | `PMT_TOOLS` | folder with `bin` and `node_modules` | `target/tools` in the workspace |
//! | `PMT_SHOTS` | where screenshots go | `target/e2e-shots` in the workspace |
//! | `PMT_CASE_SECONDS` | time limit of one case | 120 |

pub mod axe;
pub mod browser;
pub mod capabilities;
pub mod case;
pub mod clipboard;
pub mod config;
pub mod console;
pub mod driver;
pub mod engine;
pub mod error;
pub mod http;
pub mod json;
pub mod keys;
pub mod media;
pub mod node;
pub mod outside;
pub mod page;
pub mod pool;
pub mod process;
pub mod query;
pub mod server;
pub mod session;
pub mod wait;
pub mod webkit;

pub use browser::{Browser, Options, Profile};
pub use case::{Case, Ctx, Suite, run};
pub use engine::{Engine, Need};
pub use error::{Context, Failure, expect, expect_eq};
pub use media::Look;
pub use node::Node;
pub use page::Page;
pub use query::Focus;
pub use server::{Policy, Rule, Server};
