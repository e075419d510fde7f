//! End-to-end tests of the timeline in real browsers, through WebDriver.
//!
//! `cargo test -p e2e --test suite [FILTER]` runs the cases of the editor; the parts they are written with
//! live here. The contract with wikis is a suite of its own, see [`wiki`].
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

//!
//! A case is an `async fn` in a list of its module, which `tests/suite.rs` hands to [`run`]:
//!
//! ```ignore
//! pub const CASES: &[Case] = &[case!(Smoke, "editor::undo", undo), case!(Full, "editor::kill", kill, [KeptStorage])];
//!
//! async fn undo(ctx: &mut Ctx) -> Result<(), Failure> {
//!     let page = ctx.open_editor("?mode=edit").await?;
//!     page.by_role_name("button", "Add event").await?.click().await?;
//!     page.type_text("15:20").await?;
//!     page.press("Control+z").await?;
//!     page.wait_for("an empty list", async || expect_eq("rows", page.count("li").await?, 0)).await?;
//!     ctx.quiet(&page).await
//! }
//! ```
//!
//! - Every case has a server, and so an origin with storage, of its own; the browser with default
//!   options goes from case to case. `ctx.own_browser(Options { .. })` starts another.
//! - What acts waits first: `find`, `by_role_name` and `click` try for ten seconds. What only looks
//!   (`texts`, `count`, `active`) does not; put it into `wait_for`, which repeats it until it succeeds.
//! - A case names what it needs of the engine; where the engine cannot, it is reported as ignored.

pub mod axe;
pub mod browser;
pub mod capabilities;
pub mod case;
pub mod clipboard;
pub mod config;
pub mod confluence;
pub mod console;
pub mod driver;
pub mod editor;
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
pub mod wiki;
pub mod window;

pub use browser::{Browser, Options, Profile};
pub use case::{Case, Ctx, Suite, run};
pub use editor::{Doc, Editor, Place};
pub use engine::{Engine, Need};
pub use error::{Context, Failure, expect, expect_eq};
pub use media::Look;
pub use node::Node;
pub use page::Page;
pub use query::Focus;
pub use server::{Policy, Rule, Server};
pub use wait::Waiting;
