//! Colours: as attributes for light paper, as rules for dark paper and for print.

use crate::layout::phases::Phase;
use crate::model::MarkerKey;
use std::fmt::Write as _;

/// A colour with one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Text,
    Soft,
    Edge,
    Paper,
    Undetected,
    Responding,
    Recovering,
    Resolved,
}

impl Ink {
    const ALL: [Self; 8] = [
        Self::Text,
        Self::Soft,
        Self::Edge,
        Self::Paper,
        Self::Undetected,
        Self::Responding,
        Self::Recovering,
        Self::Resolved,
    ];

    /// The letter of its classes, the colour on light paper, on dark paper, and in print.
    const fn facts(self) -> (char, &'static str, &'static str, &'static str) {
        match self {
            Self::Text => ('i', "#1b1f24", "#e6e8eb", "#000"),
            Self::Soft => ('s', "#464e59", "#a8b1bd", "#333"),
            Self::Edge => ('e', "#868f9c", "#6c7683", "#777"),
            Self::Paper => ('p', "#fff", "#15181c", "#fff"),
            Self::Undetected => ('u', "#9c233a", "#ff8d9f", "#000"),
            Self::Responding => ('r', "#7c4505", "#f0b25a", "#000"),
            Self::Recovering => ('c', "#185687", "#6fb5f0", "#000"),
            Self::Resolved => ('v', "#215d3a", "#66c58d", "#000"),
        }
    }

    /// The colour of a phase.
    pub(super) fn of_phase(phase: Phase) -> Self {
        match phase {
            Phase::Undetected => Self::Undetected,
            Phase::Responding => Self::Responding,
            Phase::Recovering => Self::Recovering,
            Phase::After => Self::Resolved,
            Phase::Before | Phase::Unknown => Self::Edge,
        }
    }

    /// The colour of a marker; none for a team's own.
    pub(super) fn of_marker(key: &MarkerKey) -> Option<Self> {
        match key {
            MarkerKey::Start => Some(Self::Undetected),
            MarkerKey::Detect => Some(Self::Responding),
            MarkerKey::Mitigate => Some(Self::Recovering),
            MarkerKey::Resolve => Some(Self::Resolved),
            MarkerKey::Other(_) => None,
        }
    }
}

/// The attributes of a filled shape.
pub(super) fn fill(ink: Ink) -> String {
    let (letter, light, ..) = ink.facts();
    format!("class=\"f{letter}\" fill=\"{light}\"")
}

/// The attributes of a line.
pub(super) fn stroke(ink: Ink) -> String {
    let (letter, light, ..) = ink.facts();
    format!("class=\"s{letter}\" fill=\"none\" stroke=\"{light}\"")
}

/// The attributes of a filled shape with an outline.
pub(super) fn both(inner: Ink, outline: Ink) -> String {
    let ((one, fill, ..), (two, stroke, ..)) = (inner.facts(), outline.facts());
    format!("class=\"f{one} s{two}\" fill=\"{fill}\" stroke=\"{stroke}\"")
}

/// The attributes of a text that stands on something else than paper.
pub(super) fn haloed(ink: Ink) -> String {
    format!("stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\" {}", both(ink, Ink::Paper))
}

/// The rules for dark paper and for print, below a selector.
pub(in crate::export) fn style(below: &str) -> String {
    let mut out = String::new();
    for (media, place) in [("screen and (prefers-color-scheme: dark)", 0), ("print", 1)] {
        let _ = write!(out, "@media {media} {{");
        for ink in Ink::ALL {
            let (letter, _, dark, print) = ink.facts();
            let colour = if place == 0 { dark } else { print };
            let _ = write!(out, "{below} .f{letter}{{fill:{colour}}}{below} .s{letter}{{stroke:{colour}}}");
        }
        out.push('}');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Ink;

    const INTERFACE: &str = include_str!("../../../styles/tokens.css");
    const PAGE: &str = include_str!("../html/page.css");

    #[test]
    fn copies_have_the_colours_of_the_interface() {
        for ink in Ink::ALL {
            let (_, light, dark, _) = ink.facts();
            assert!(INTERFACE.contains(&format!("light-dark({light}, {dark})")), "{ink:?}: {light}, {dark}");
        }
        let pairs = PAGE.match_indices("light-dark(").filter_map(|(at, _)| PAGE.get(at..)?.split(')').next());
        let foreign: Vec<&str> = pairs.filter(|pair| !INTERFACE.contains(*pair)).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
    }
}
