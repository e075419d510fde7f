//! The whole text: one time, a range, "between … and …", or "not known".

use super::clock::{Clock, Half};
use super::relative;
use super::settle::{Inherited, Settled, settle};
use super::stamp::{Stamp, stamp};
use super::token::{Cursor, Kind};
use super::{Context, Expected, Inferred, Reading, Trouble, Way, ZoneBy};
use crate::model::{Certainty, Precision};

/// Reads the whole text.
pub(super) fn read(mut cursor: Cursor<'_>, context: &Context<'_>) -> Result<Reading, Trouble> {
    if is_unknown(cursor) {
        return Ok(unknown());
    }
    let mut between = between(&mut cursor);
    let mut left = stamp(&mut cursor, context)?.ok_or(cursor.trouble(0, Expected::Time))?;
    between |= between_behind(&mut cursor, &mut left, context)?;
    let joint: &[&str] = if between { &["and", "und"] } else { &[] };
    if between && cursor.word(joint) || separator(&mut cursor, &left) {
        if !between && open_end(&mut cursor) {
            return one(&left, context);
        }
        let mut right = stamp(&mut cursor, context)?.ok_or(cursor.trouble(0, Expected::Time))?;
        finish(&cursor)?;
        if !between && is_unknown_end(&left, &right) {
            return one(&left, context);
        }
        complete(&mut left, &mut right);
        return two(&left, &right, between, context);
    }
    if between {
        return Err(cursor.trouble(0, Expected::Time));
    }
    let lasting = lasting(&mut cursor);
    finish(&cursor)?;
    let mut reading = one(&left, context)?;
    if let Some((seconds, precision)) = lasting {
        reading.until = reading.at.map(|at| at.plus_seconds(seconds));
        reading.until_precision = (precision != reading.precision).then_some(precision);
        reading.until_certainty = reading.certainty.clone();
    }
    Ok(reading)
}

/// "between", before two times.
pub(super) fn between(cursor: &mut Cursor<'_>) -> bool {
    cursor.word(&["between", "zwischen", "entre"])
}

/// "2022-01-20 between 14:00 and 14:30": the two times behind the day; whether they are there.
pub(super) fn between_behind<'a>(
    cursor: &mut Cursor<'a>,
    left: &mut Stamp<'a>,
    context: &Context<'_>,
) -> Result<bool, Trouble> {
    let mut ahead = *cursor;
    if left.day.is_none() || left.clock.is_some() || !between(&mut ahead) {
        return Ok(false);
    }
    let Some(from) = stamp(&mut ahead, context)? else {
        return Ok(false);
    };
    *left = Stamp { day: left.day, ..from };
    *cursor = ahead;
    Ok(true)
}

/// Nothing at all, question marks, or a word for it.
fn is_unknown(cursor: Cursor<'_>) -> bool {
    let mut ahead = cursor;
    let word = ahead.word(&["unknown", "unbekannt", "tbd", "unclear", "unklar", "x"]);
    let slash = ahead.word(&["n"]) && ahead.sign('/') && ahead.word(&["a"]);
    while !word && !slash && (ahead.sign('?') || ahead.sign(':')) {}
    ahead.is_at_end() && !cursor.has_sign(0, ':')
}

fn unknown() -> Reading {
    Reading {
        at: None,
        until: None,
        precision: Precision::default(),
        certainty: Certainty::default(),
        until_precision: None,
        until_certainty: Certainty::default(),
        latest: None,
        inferred: Inferred::default(),
        way: Way::Unknown,
        zone: ZoneBy::Document,
        doubts: vec![],
    }
}

/// `-`, `to`, `bis`, `..`, `->`, and the `/` of ISO 8601 behind a whole time.
pub(super) fn separator(cursor: &mut Cursor<'_>, left: &Stamp<'_>) -> bool {
    let mut ahead = *cursor;
    let slash = left.day.is_some() && left.clock.is_some() && ahead.sign('/');
    let dots = ahead.has_sign(0, '.') && ahead.has_sign(1, '.');
    if dots {
        while ahead.sign('.') {}
    }
    let found = slash
        || dots
        || ahead.sign('…')
        || ahead.word(&["to", "until", "till", "til", "through", "bis"])
        || ((ahead.sign('-') || ahead.sign('=')) && (ahead.sign('>') || !cursor.has_sign(0, '=')))
        || ahead.sign('>');
    // "10:42 – At 10:50 the page came": what follows is a sentence.
    let is_sentence = ahead.peek(0).is_some_and(|token| token.is_any(["at", "um"]));
    if found && !is_sentence {
        *cursor = ahead;
    }
    found && !is_sentence
}

/// A range that has not ended: `15:20 -`, `15:20 - ?`.
fn open_end(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    while ahead.sign('?') || ahead.sign(':') {}
    ahead.is_at_end()
}

/// "12:26-12:??": an end of which nothing is known but that it came in the same hour.
fn is_unknown_end(left: &Stamp<'_>, right: &Stamp<'_>) -> bool {
    let (Some(from), Some(to)) = (&left.clock, &right.clock) else {
        return false;
    };
    let in_same_hour =
        to.precision == Precision::Hour && from.precision != Precision::Hour && to.hour == from.hour;
    right.day.is_none() && (to.precision == Precision::Day || in_same_hour)
}

/// `15:20 for 20 min`, `15:20 (20 min)`.
fn lasting(cursor: &mut Cursor<'_>) -> Option<(i64, Precision)> {
    let mut ahead = *cursor;
    let bracket = ahead.sign('(');
    if !(bracket || ahead.word(&["for", "für"])) {
        return None;
    }
    let found = relative::length(&mut ahead)?;
    if bracket && !ahead.sign(')') {
        return None;
    }
    *cursor = ahead;
    Some(found)
}

/// Nothing may be left over; an unknown word behind a time was probably meant as a zone.
fn finish(cursor: &Cursor<'_>) -> Result<(), Trouble> {
    match cursor.peek(0) {
        None => Ok(()),
        Some(token) if token.kind == Kind::Letters && token.text.chars().all(char::is_uppercase) => {
            Err(cursor.trouble(0, Expected::Zone))
        }
        Some(_) => Err(cursor.trouble(0, Expected::Nothing)),
    }
}

/// Lets each half of a range have what only the other one says: "8-9 pm", "14-15h", "~15:20-15:40".
fn complete<'a>(left: &mut Stamp<'a>, right: &mut Stamp<'a>) {
    if left.certainty == Some(Certainty::About) && right.certainty.is_none() {
        right.certainty = Some(Certainty::About);
    }
    left.zone = left.zone.or(right.zone);
    let (Some(from), Some(to)) = (&mut left.clock, &mut right.clock) else {
        return;
    };
    if let (None, Some(half), 1..=12) = (from.half, to.half, from.hour) {
        let runs_on = (from.hour % 12, from.minute) <= (to.hour % 12, to.minute);
        let other = if half == Half::Am { Half::Pm } else { Half::Am };
        from.half = Some(if runs_on { half } else { other });
    }
    if let (false, true, None, Some(continued)) =
        (from.is_bare, to.is_bare, &to.half, from.continued_by(to.hour))
    {
        *to = continued;
    }
    if from.is_bare && !to.is_bare {
        from.is_bare = false;
        if to.precision == Precision::Hour {
            from.precision = Precision::Hour;
        }
    }
}

fn one(stamp: &Stamp<'_>, context: &Context<'_>) -> Result<Reading, Trouble> {
    whole_clock(stamp)?;
    Ok(reading(settle(stamp, context, Inherited::default())?))
}

fn two(
    left: &Stamp<'_>,
    right: &Stamp<'_>,
    between: bool,
    context: &Context<'_>,
) -> Result<Reading, Trouble> {
    whole_clock(left)?;
    whole_clock(right)?;
    let from = settle(left, context, Inherited::default())?;
    let inherited = Inherited { zone: left.zone, from: Some(from.at), of_end: true };
    let mut to = settle(right, context, inherited)?;
    to.roll_over(from.at);
    let mut reading = reading(from);
    reading.inferred.rollover |= to.inferred.rollover;
    reading.inferred.year |= to.inferred.year;
    reading.doubts.extend(to.doubts);
    if between {
        reading.certainty = Certainty::After;
        reading.latest = Some(to.at);
    } else {
        reading.until = Some(to.at);
        reading.until_precision = (to.precision != reading.precision).then_some(to.precision);
        reading.until_certainty = to.certainty;
    }
    Ok(reading)
}

/// An hour without minutes, "am" or "Uhr" may be anything.
fn whole_clock(stamp: &Stamp<'_>) -> Result<(), Trouble> {
    let bare = |clock: &Clock| clock.is_bare || (clock.precision == Precision::Day && stamp.day.is_none());
    match &stamp.clock {
        Some(clock) if clock.hour > 24 => Err(stamp.place.trouble(0, Expected::Hour)),
        Some(clock) if bare(clock) => Err(stamp.place.trouble(0, Expected::Minute)),
        _ => Ok(()),
    }
}

fn reading(settled: Settled) -> Reading {
    Reading {
        at: Some(settled.at),
        precision: settled.precision,
        certainty: settled.certainty,
        inferred: settled.inferred,
        way: settled.way,
        zone: settled.zone,
        doubts: settled.doubts,
        ..unknown()
    }
}
