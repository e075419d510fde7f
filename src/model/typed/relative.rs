//! Times that count from another one: `+12m`, `T+1:20`, `now`, `5 min ago`, and epoch seconds.

use super::clock::nanos;
use super::token::{Cursor, Kind};
use super::{Context, Expected, Trouble, Way};
use crate::model::{DAY, HOUR, MINUTE, Moment, Precision, zone};

/// An instant, with the unit to which it is known and how it was counted.
pub(super) type Counted = (Moment, Precision, Way);

/// Reads a counted time; `None`, with the cursor unmoved, when none comes next.
pub(super) fn counted(cursor: &mut Cursor<'_>, context: &Context<'_>) -> Result<Option<Counted>, Trouble> {
    let mut ahead = *cursor;
    let forms = [epoch, now, after_start, after_row, ago];
    for form in forms {
        if let Some((at, precision, way)) = form(&mut ahead, context)? {
            *cursor = ahead;
            let at = zone::in_zone(context.zones, context.zone, at);
            return Ok(Some((at, precision, way)));
        }
        ahead = *cursor;
    }
    Ok(None)
}

/// The longest length that is read: far more than any incident, and no year beyond 9999.
const LONGEST: i64 = 3_660 * DAY;

/// A length of time in seconds, and its finest unit: `1h5m`, `90 s`, `1,5 Stunden`, `2d 3h`.
pub(super) fn length(cursor: &mut Cursor<'_>) -> Option<(i64, Precision)> {
    let mut ahead = *cursor;
    let mut total: Option<(i64, i64)> = None;
    while let Some((seconds, unit)) = one_length(&mut ahead, total.map(|(_, unit)| unit)) {
        total = Some((total.map_or(0, |(sum, _)| sum) + seconds, unit));
    }
    let (seconds, unit) = total.filter(|(seconds, _)| *seconds <= LONGEST)?;
    *cursor = ahead;
    Some((seconds, if unit == 1 { Precision::Second } else { Precision::Minute }))
}

/// One number with its unit, which is finer than the one before it; also the `05` of `1h05`.
fn one_length(cursor: &mut Cursor<'_>, coarser: Option<i64>) -> Option<(i64, i64)> {
    let number = i64::from(cursor.digits(0, 1, 9)?);
    let decimal = cursor.has_sign(1, '.') || cursor.has_sign(1, ',');
    let fraction = cursor.peek(2).filter(|token| decimal && token.kind == Kind::Digits && !token.spaced);
    let behind = if fraction.is_some() { 3 } else { 1 };
    let Some(unit) = cursor.peek(behind).and_then(|token| unit(token.text)) else {
        let minutes = coarser == Some(HOUR) && cursor.is_joined(0) && fraction.is_none();
        cursor.skip(usize::from(minutes));
        return minutes.then_some((number * MINUTE, MINUTE));
    };
    if coarser.is_some_and(|coarser| unit >= coarser) {
        return None;
    }
    let part = fraction.map_or(0, |token| i64::from(nanos(token.text)) * unit / 1_000_000_000);
    let finest = if part % MINUTE == 0 { unit } else { 1 };
    cursor.skip(behind + 1);
    let _ = cursor.has_sign(0, '.') && cursor.is_joined(0) && cursor.sign('.');
    Some((number * unit + part, finest))
}

fn unit(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let units: [(i64, &[&str]); 4] = [
        (1, &["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"]),
        (MINUTE, &["m", "min", "mins", "minute", "minutes", "minuten"]),
        (HOUR, &["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"]),
        (DAY, &["d", "day", "days", "tag", "tage", "tagen"]),
    ];
    units.into_iter().find(|(_, words)| words.contains(&word.as_str())).map(|(unit, _)| unit)
}

/// Seconds, milliseconds or microseconds since 1970, by the number of digits; `@` before them.
fn epoch(cursor: &mut Cursor<'_>, _: &Context<'_>) -> Result<Option<Counted>, Trouble> {
    cursor.sign('@');
    let Some(token) = cursor.peek(0).filter(|token| token.kind == Kind::Digits) else {
        return Ok(None);
    };
    let (seconds, parts) = match token.text.len() {
        length @ (10 | 13 | 16 | 19) => (token.text.get(..10), token.text.get(10..length)),
        _ => return Ok(None),
    };
    let Some(seconds) = seconds.and_then(|digits| digits.parse().ok()) else {
        return Ok(None);
    };
    cursor.skip(1);
    let decimals = cursor.peek(1).filter(|token| token.kind == Kind::Digits && !token.spaced);
    let decimals = decimals.filter(|_| cursor.has_sign(0, '.') && cursor.is_joined(0));
    cursor.skip(if decimals.is_some() { 2 } else { 0 });
    let parts = decimals.map_or(parts.unwrap_or_default(), |token| token.text);
    let precision = if parts.is_empty() { Precision::Second } else { Precision::Millisecond };
    let at = Moment { nanos: nanos(parts), ..Moment::from_unix(seconds) };
    Ok(Some((at, precision, Way::Epoch)))
}

/// `now`, `now - 5m`.
fn now(cursor: &mut Cursor<'_>, context: &Context<'_>) -> Result<Option<Counted>, Trouble> {
    let start = *cursor;
    if !cursor.word(&["now", "jetzt"]) {
        return Ok(None);
    }
    let now = context.now.ok_or(start.trouble(0, Expected::Now))?;
    let now = Moment { nanos: 0, ..now };
    let mut ahead = *cursor;
    let seconds = signed(&mut ahead).map(|(seconds, _)| seconds);
    if seconds.is_some() {
        *cursor = ahead;
    }
    let seconds = seconds.unwrap_or(0);
    Ok(Some((now.plus_seconds(seconds), Precision::Second, Way::FromNow(seconds))))
}

/// `T+1:20`, `T-5m`, `T0`.
fn after_start(cursor: &mut Cursor<'_>, context: &Context<'_>) -> Result<Option<Counted>, Trouble> {
    let place = *cursor;
    // "T + 5 min"; "T - 5 hosts" counts nothing.
    let is_spaced = cursor.digits(2, 1, 9).is_some() && (cursor.has_sign(1, '+') || !cursor.is_joined(2));
    let is_length = || is_spaced && cursor.peek(3).is_some_and(|token| unit(token.text).is_some());
    let is_signed = cursor.has_sign(1, '+') || cursor.has_sign(1, '-');
    let sign_follows = is_signed && (cursor.is_joined(1) || is_length());
    let zero = cursor.digits(1, 1, 1) == Some(0) && cursor.is_joined(1);
    if !(cursor.peek(0).is_some_and(|token| token.is("t")) && (sign_follows || zero)) {
        return Ok(None);
    }
    cursor.skip(1);
    if zero {
        cursor.skip(1);
    }
    // "T0 - text"
    let goes_on = (cursor.has_sign(0, '+') || cursor.has_sign(0, '-')) && cursor.digits(1, 1, 9).is_some();
    let plain = zero && !goes_on;
    let counted = if plain { Some((0, Precision::Minute)) } else { signed(cursor) };
    let (seconds, precision) = counted.ok_or(cursor.trouble(1, Expected::Length))?;
    let start = context.start.ok_or(place.trouble(0, Expected::Start))?;
    Ok(Some(after(start, seconds, precision, Way::AfterStart(seconds))))
}

/// `+12m`, `-5m`, `+1:20`, `12 min later`.
fn after_row(cursor: &mut Cursor<'_>, context: &Context<'_>) -> Result<Option<Counted>, Trouble> {
    let place = *cursor;
    let is_signed = (cursor.has_sign(0, '+') || cursor.has_sign(0, '-')) && cursor.digits(1, 1, 9).is_some();
    let (seconds, precision) = if is_signed {
        signed(cursor).ok_or(cursor.trouble(1, Expected::Length))?
    } else {
        let Some((seconds, precision)) = length(cursor) else {
            return Ok(None);
        };
        match () {
            () if cursor.word(&["later", "später", "danach"]) => (seconds, precision),
            () if cursor.word(&["earlier", "früher", "davor"]) => (-seconds, precision),
            () => return Ok(None),
        }
    };
    let above = context.previous.ok_or(place.trouble(0, Expected::RowAbove))?;
    Ok(Some(after(above, seconds, precision, Way::AfterRow(seconds))))
}

/// `5 min ago`, `vor 5 Minuten`.
fn ago(cursor: &mut Cursor<'_>, context: &Context<'_>) -> Result<Option<Counted>, Trouble> {
    let place = *cursor;
    let before = cursor.word(&["vor"]);
    let Some((seconds, precision)) = length(cursor) else {
        return Ok(None);
    };
    if !before && !cursor.word(&["ago", "her"]) {
        return Ok(None);
    }
    let now = context.now.ok_or(place.trouble(0, Expected::Now))?;
    let to_minute = precision == Precision::Minute;
    let now = Moment {
        nanos: 0,
        seconds: if to_minute { now.seconds - now.seconds.rem_euclid(MINUTE) } else { now.seconds },
        ..now
    };
    Ok(Some(after(now, -seconds, precision, Way::FromNow(-seconds))))
}

/// A sign and a length, or a sign and `h:mm` or `h:mm:ss`.
fn signed(cursor: &mut Cursor<'_>) -> Option<(i64, Precision)> {
    let mut ahead = *cursor;
    let minus = ahead.has_sign(0, '-');
    if !(ahead.sign('+') || ahead.sign('-')) {
        return None;
    }
    let (seconds, precision) =
        by_colon(&mut ahead).or_else(|| length(&mut ahead)).or_else(|| nothing(&mut ahead))?;
    *cursor = ahead;
    Some((if minus { -seconds } else { seconds }, precision))
}

/// The `0` of "T+0", which needs no unit.
fn nothing(cursor: &mut Cursor<'_>) -> Option<(i64, Precision)> {
    (cursor.digits(0, 1, 1) == Some(0)).then(|| {
        cursor.skip(1);
        (0, Precision::Minute)
    })
}

fn by_colon(cursor: &mut Cursor<'_>) -> Option<(i64, Precision)> {
    let part = |at: usize| {
        let number = cursor.has_sign(at, ':').then(|| cursor.digits(at + 1, 2, 2)).flatten();
        number.filter(|number| *number < 60).map(i64::from)
    };
    let hours = i64::from(cursor.digits(0, 1, 4)?);
    let (minutes, seconds) = (part(1)?, part(3));
    cursor.skip(if seconds.is_some() { 5 } else { 3 });
    let precision = if seconds.is_some() { Precision::Second } else { Precision::Minute };
    Some((hours * HOUR + minutes * MINUTE + seconds.unwrap_or(0), precision))
}

/// A time so much after another: never to a coarser unit than that one shows.
fn after(base: Moment, seconds: i64, precision: Precision, way: Way) -> Counted {
    let at = base.plus_seconds(seconds);
    let precision = match precision {
        _ if base.nanos != 0 => Precision::Millisecond,
        _ if base.seconds.rem_euclid(MINUTE) != 0 => Precision::Second,
        precision => precision,
    };
    (at, precision, way)
}
