//! What helps a postmortem to teach: checks of actions, hints on language.

pub mod actions;
pub mod criteria;
pub mod language;
pub mod readiness;
