//! What copies for other programs say in a way of our own, so that they are written and read back alike.

/// The property in which a calendar names the markers of an event (RFC 5545, section 3.8.8.2).
pub const CALENDAR_MARKERS: &str = "X-POSTMORTEM-MARKERS";

/// Whether a spreadsheet would take a cell for a formula: full-width signs count for some programs, and so
/// does what stands behind blanks (OWASP, "CSV Injection"). An apostrophe stands before it then.
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with('\t')
        || cell.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠'])
}
