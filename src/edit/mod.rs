//! How a document changes: commands with inverses, history, session, merge.
//!
//! Knows the model only. Every change goes the same way: a [`Change`] (what somebody wants) is
//! planned into [`Command`]s, and [`History`] applies them and can take them back.

mod adopt;
mod around;
mod change;
mod command;
mod descend;
mod diff;
mod filter;
mod fix;
mod history;
pub mod merge;
mod plan;
mod rank;
mod session;
mod target;
mod time;

pub use adopt::{Adopt, Incoming, Standing, in_order, standings};
pub use around::{Around, Listed, Part};
pub use change::{Add, Change, Direction, Label, NewEvidence};
pub use command::{Command, Refused, apply, apply_all};
pub use descend::{extra_of, record_at};
pub use diff::{Difference, diff, summary};
pub use filter::Filter;
pub use fix::fix_commands;
pub use history::{DEPTH, History, Mark};
pub use merge::{Conflict, Contested, Kept, Merged, Reason, Side, merge};
pub use plan::{Plan, fresh, plan, rezoned};
pub use session::{
    Action, Editing, Env, FocusRequest, Mode, RowField, Said, Select, Selection, Session, ViewZone,
};
pub use target::{Step, Target};
pub use time::{EventTime, TIME_FIELDS};
