//! The zone behind a time: `Z`, `UTC`, `+02:00`, `CET`, `(PST)`, `Europe/Berlin`, `Pacific Time`.

use super::names::{ABBREVIATIONS, Abbreviation, REGIONS};
use super::token::{Cursor, Kind, Token};
use super::{Expected, Trouble, ZoneBy};
use crate::model::{Offset, Zones};

/// A zone as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone<'a> {
    Offset(Offset),
    Abbreviation(&'static Abbreviation),
    /// An IANA name that the zone database knows.
    Place(&'a str),
}

impl Zone<'_> {
    pub(super) fn by(&self) -> ZoneBy {
        match self {
            Self::Offset(_) => ZoneBy::Offset,
            Self::Abbreviation(abbreviation) => ZoneBy::Abbreviation(abbreviation.name),
            Self::Place(name) => ZoneBy::Place((*name).into()),
        }
    }
}

/// Reads a zone; `None`, with the cursor unmoved, when none comes next.
pub(super) fn zone<'a>(cursor: &mut Cursor<'a>, zones: &dyn Zones) -> Result<Option<Zone<'a>>, Trouble> {
    let mut ahead = *cursor;
    let close = match () {
        () if ahead.sign('(') => Some(')'),
        () if ahead.sign('[') => Some(']'),
        () => None,
    };
    let Some(found) = plain(&mut ahead, zones)? else {
        return Ok(None);
    };
    if close.is_some_and(|sign| !ahead.sign(sign)) {
        return Ok(None);
    }
    *cursor = ahead;
    Ok(Some(found))
}

/// `-08:00`, `-0800`, `-08`; which a text more often means as the second half of a range.
pub(super) fn minus(cursor: &mut Cursor<'_>) -> Option<Offset> {
    let mut ahead = *cursor;
    let offset = (ahead.sign('-') && ahead.is_joined(0)).then(|| east(&mut ahead)).flatten()?;
    *cursor = ahead;
    Some(if offset == 0 { Offset::Unknown } else { Offset::Minutes(-offset) })
}

fn plain<'a>(cursor: &mut Cursor<'a>, zones: &dyn Zones) -> Result<Option<Zone<'a>>, Trouble> {
    if let Some(offset) = plus(cursor) {
        return Ok(Some(Zone::Offset(offset)));
    }
    let Some(token) = cursor.peek(0).filter(|token| token.kind == Kind::Letters) else {
        return Ok(None);
    };
    let is_path = cursor.has_sign(1, '/') && cursor.is_joined(1) && cursor.is_joined(2);
    if let Some(other) = cursor.peek(2).filter(|token| is_path && token.kind == Kind::Letters) {
        if let Some(zone) = either_season(token, other) {
            cursor.skip(3);
            return Ok(Some(zone));
        }
        return place(cursor, zones).map(Some).or_else(|trouble| match cursor.goes_on() {
            true => Ok(None),
            false => Err(trouble),
        });
    }
    if token.is("z") || token.is("utc") || token.is("gmt") {
        cursor.skip(1);
        let signed = cursor.is_joined(0).then(|| plus(cursor).or_else(|| minus(cursor))).flatten();
        return Ok(Some(Zone::Offset(signed.unwrap_or(Offset::Utc))));
    }
    let region = REGIONS.iter().find(|(name, _)| token.is(name));
    let abbreviation = ABBREVIATIONS.iter().find(|abbreviation| token.is(abbreviation.name));
    let found = match (region, abbreviation) {
        (Some((_, place)), _) => Zone::Place(place),
        (None, Some(abbreviation)) => Zone::Abbreviation(abbreviation),
        (None, None) => return Ok(None),
    };
    cursor.skip(1);
    cursor.word(&["time"]);
    Ok(Some(found))
}

/// `PST/PDT`: the clocks of a place, in whichever half of the year.
fn either_season<'a>(one: &Token<'_>, other: &Token<'_>) -> Option<Zone<'a>> {
    let of = |token: &Token<'_>| ABBREVIATIONS.iter().find(|abbreviation| token.is(abbreviation.name));
    let (one, other) = (of(one)?, of(other)?);
    let is_one = !one.place.is_empty() && one.place == other.place && one.minutes != other.minutes;
    is_one.then_some(Zone::Place(one.place))
}

/// What an abbreviation stands for, however it is written.
pub(super) fn abbreviation(name: &str) -> Option<&'static Abbreviation> {
    ABBREVIATIONS.iter().find(|known| known.name.eq_ignore_ascii_case(name))
}

/// The IANA name of a region, however it is written.
pub(super) fn region(name: &str) -> Option<&'static str> {
    REGIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, place)| *place)
}

/// `+02:00`, `+0200`, `+02`.
pub(super) fn plus(cursor: &mut Cursor<'_>) -> Option<Offset> {
    let mut ahead = *cursor;
    let offset = (ahead.sign('+') && ahead.is_joined(0)).then(|| east(&mut ahead)).flatten()?;
    *cursor = ahead;
    Some(Offset::Minutes(offset))
}

/// `02:00`, `0200`, `02` or `2`, in minutes.
fn east(cursor: &mut Cursor<'_>) -> Option<i16> {
    let (hours, minutes, count) = match (cursor.digits(0, 4, 4), cursor.digits(0, 1, 2)) {
        (Some(both), _) => (both / 100, both % 100, 1),
        (None, Some(hours)) if cursor.has_sign(1, ':') && cursor.is_joined(1) && cursor.is_joined(2) => {
            (hours, cursor.digits(2, 2, 2)?, 3)
        }
        // Of "GMT+1:" the colon is of the sentence.
        (None, Some(hours)) => (hours, 0, 1),
        (None, None) => return None,
    };
    if hours > 23 || minutes > 59 {
        return None;
    }
    cursor.skip(count);
    i16::try_from(hours * 60 + minutes).ok()
}

fn place<'a>(cursor: &mut Cursor<'a>, zones: &dyn Zones) -> Result<Zone<'a>, Trouble> {
    let belongs = |kind| matches!(kind, Kind::Letters | Kind::Digits | Kind::Sign('/' | '_' | '-' | '+'));
    let mut last = 0;
    while cursor.peek(last + 1).is_some_and(|token| !token.spaced && belongs(token.kind)) {
        last += 1;
    }
    let name = cursor.text(last);
    if zones.offset_at(name, 0).is_none() {
        let end = cursor.trouble(last, Expected::Zone).end;
        return Err(Trouble { end, ..cursor.trouble(0, Expected::Zone) });
    }
    cursor.skip(last + 1);
    Ok(Zone::Place(name))
}
