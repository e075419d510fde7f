// Instants and clocks: RFC 3339 in, wall clocks of a zone out. As `src/model/moment.rs`, `zone.rs`
// and `src/export/clock.rs` have it.

import { say } from './words.js';

const DAY = 86400;
/** The first and the last second that can be written with a year of four digits. */
const FIRST = -62167219200;
const LAST = 253402300799;

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** What is left of a division, never below zero. */
export function modulo(number, by) {
  return ((number % by) + by) % by;
}

/** An instant `{seconds, nanos, offset}`, the offset in seconds east of UTC; `null` when it is none. */
export function parseMoment(text) {
  const parts = WRITTEN.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const [, , , , , , , fraction = '', sign, hours = '0', minutes = '0'] = parts;
  const date = dayNumber(year, month, day);
  if (dateText(date * DAY) !== text.slice(0, 10)) return null;
  if (hour > 23 || minute > 59 || second > 60 || Number(hours) > 23 || Number(minutes) > 59) return null;
  const civil = date * DAY + hour * 3600 + minute * 60 + second;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60) || 0;
  const seconds = civil - offset;
  // A leap second is the last of a day in UTC, and read as the second that follows it.
  if (civil > LAST || (second === 60 && modulo(seconds, DAY) !== 0)) return null;
  return { seconds, nanos: Number(fraction.padEnd(9, '0').slice(0, 9)), offset };
}

/** Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function dayNumber(year, month, day) {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date that a wall clock shows: `2018-02-10`. */
export function dateText(civilSeconds) {
  const clamped = Math.min(Math.max(civilSeconds, FIRST), LAST);
  return new Date(Math.floor(clamped / DAY) * DAY * 1000).toISOString().slice(0, 10);
}

const two = (number) => String(number).padStart(2, '0');

/** The time of day to a unit; an hour alone is written as it can be typed, `15:??`. */
function clockText({ seconds, nanos }, precision) {
  const second = modulo(seconds, DAY);
  const hour = two(Math.floor(second / 3600));
  const minute = two(Math.floor(second / 60) % 60);
  if (precision === 'hour') return `${hour}:??`;
  if (precision === 'second') return `${hour}:${minute}:${two(second % 60)}`;
  if (precision !== 'millisecond') return `${hour}:${minute}`;
  const digits = String(nanos).padStart(9, '0').replace(/0{1,6}$/, '');
  return `${hour}:${minute}:${two(second % 60)}.${digits}`;
}

/** Asks a zone for its offset at an instant, in seconds east of UTC; `null` for a zone not known. */
function offsets(zone) {
  if (['', 'UTC', 'Etc/UTC', 'Z'].includes(zone)) return () => 0;
  // Names only: newer engines take offsets such as `+02:00` for zones too.
  if (!/^[A-Za-z]/.test(zone)) return null;
  let format;
  try {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric',
      hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  } catch {
    return null;
  }
  return remembering((seconds) => asked(format, seconds));
}

function asked(format, seconds) {
  const parts = {};
  for (const { type, value } of format.formatToParts(seconds * 1000)) parts[type] = value;
  const year = /^B/.test(parts.era ?? '') ? 1 - Number(parts.year) : Number(parts.year);
  const date = dayNumber(year, Number(parts.month), Number(parts.day)) * DAY;
  const clock = Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second);
  return date + clock - seconds;
}

/** `Intl` is slow: where the offset is the same at both ends of a day, it is so within. */
function remembering(ask) {
  const known = new Map();
  const exactly = (seconds) => {
    if (!known.has(seconds)) known.set(seconds, ask(seconds));
    return known.get(seconds);
  };
  return (at) => {
    const clamped = Math.min(Math.max(at, FIRST), LAST);
    const day = Math.floor(clamped / DAY) * DAY;
    const before = exactly(day);
    return before === exactly(day + DAY) ? before : exactly(clamped);
  };
}

/** The clock on which a document is shown. */
export class Clock {
  constructor(words, wanted) {
    this.words = words;
    const ask = offsets(wanted);
    /** The zone by its name; UTC when the one that is wanted is not known. */
    this.zone = ask && !['', 'Etc/UTC', 'Z'].includes(wanted) ? wanted : 'UTC';
    this.ask = ask ?? (() => 0);
  }

  /** Seconds east of UTC, in whole minutes as RFC 3339 has them. */
  offset(seconds) {
    return Math.floor(this.ask(seconds) / 60) * 60;
  }

  /** What the clock on the wall shows. */
  civil({ seconds, nanos }) {
    return { seconds: seconds + this.offset(seconds), nanos };
  }

  /** Date and time of an event; blank where nobody knows. */
  stamp(event) {
    if (!event.at) return '';
    const from = this.point(event.at, event.precision, event.certainty, true);
    if (!event.until) return from;
    const precision = event.untilPrecision ?? event.precision;
    const certainty = event.untilCertainty;
    if (this.isPlainRange(event, precision)) {
      const to = this.point(event.until, precision, certainty, event.precision === 'day');
      return say(to.includes(' ') ? this.words.rangeWide : this.words.range, from, to);
    }
    return say(this.words.rangeWide, from, this.point(event.until, precision, certainty, true));
  }

  isPlainRange({ at, until, certainty, untilCertainty }, untilPrecision) {
    const isSameDay = dateText(this.civil(at).seconds) === dateText(this.civil(until).seconds);
    const isExact = certainty === 'exact' && untilCertainty === 'exact' && untilPrecision !== 'day';
    return isSameDay && isExact && !this.isAmbiguous(at) && !this.isAmbiguous(until);
  }

  /** One time, with its date or without. */
  point(at, precision, certainty, hasDate) {
    const civil = this.civil(at);
    const clock = precision === 'day' ? '' : clockText(civil, precision);
    let time = hasDate ? `${dateText(civil.seconds)} ${clock}`.trimEnd() : clock;
    if (precision !== 'day' && this.isAmbiguous(at)) time += ` ${this.offsetText(at)}`;
    const written = { about: this.words.about, before: this.words.before, after: this.words.after };
    return Object.hasOwn(written, certainty) ? say(written[certainty], time) : time;
  }

  offsetText(at) {
    const minutes = this.offset(at.seconds) / 60;
    const size = Math.abs(minutes);
    return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  }

  /** Whether the clock shows the time of an instant twice. */
  isAmbiguous(at) {
    if (this.zone === 'UTC') return false;
    const civil = Math.min(Math.max(this.civil(at).seconds, FIRST), LAST);
    const [before, after] = [this.ask(civil - DAY), this.ask(civil + DAY)];
    const holds = (offset) => this.ask(civil - offset) === offset;
    return before === after ? !holds(before) : holds(before) === holds(after);
  }
}
