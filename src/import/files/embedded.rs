//! Pages and drawings of this program, and any page that has a document in it.

use super::time::Clock;
use super::{Answer, json};
use crate::format;

/// Reads the document that a page or a drawing holds.
pub(super) fn read(name: &str, text: &str, clock: Clock<'_>) -> Answer {
    let (inner, at) = format::embedded(text)?;
    let above = text.get(..at).unwrap_or_default().matches('\n').count();
    let mut answer = json::read(name, &inner, clock);
    if let Some(Ok(found)) = &mut answer {
        found.rows.iter_mut().for_each(|row| row.line += above);
    }
    answer
}
