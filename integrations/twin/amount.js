// How long: as exactly as the two ends allow, and no more. As `src/model/durations/window.rs`,
// `amount.rs` and `src/text/duration.rs`, `figure.rs` have it. An instant is `[seconds, nanos]`.

import { modulo } from './moment.js';
import { numberText, say } from './words.js';

const UNITS = new Map([['day', 86400], ['hour', 3600]]);
const FINER = ['minute', 'second', 'millisecond'];

/** Which of two instants is later: below zero, zero, above zero. */
export const compareInstants = (one, two) => one[0] - two[0] || one[1] - two[1];

export const instant = (moment) => (moment ? [moment.seconds, moment.nanos] : null);

/** Exactly this instant. */
export function exactly(moment) {
  const at = instant(moment);
  return { earliest: at, latest: at, isRough: false, stated: at };
}

/** Where the beginning of an event lies. */
export function startWindow({ at, precision, certainty, earliest, latest }) {
  return at ? windowOf(at, precision, certainty, instant(earliest), instant(latest)) : null;
}

/** Where the end of an event lies. */
export function endWindow({ until, precision, untilPrecision, untilCertainty }) {
  return until ? windowOf(until, untilPrecision ?? precision, untilCertainty, null, null) : null;
}

function windowOf(at, precision, certainty, earliest, latest) {
  const unit = UNITS.get(precision);
  const [first, last] = unit ? around(at, unit) : [instant(at), instant(at)];
  const stated = unit ? null : instant(at);
  const isUnsure = !unit && !FINER.includes(precision);
  if (certainty === 'exact') return sorted(earliest ?? first, latest ?? last, isUnsure, stated);
  if (certainty === 'before') return sorted(earliest, latest ?? last, isUnsure, null);
  if (certainty === 'after') return sorted(earliest ?? first, latest, isUnsure, null);
  return earliest && latest ? sorted(earliest, latest, false, stated) : sorted(first, last, true, stated);
}

/** First and last instant of the day or hour, on the clock on which it was typed. */
function around({ seconds, offset }, unit) {
  const first = seconds - modulo(seconds + offset, unit);
  return [[first, 0], [first + unit, 0]];
}

/** Bounds that contradict each other are read the other way round. */
function sorted(earliest, latest, isRough, stated) {
  const isTurned = earliest && latest && compareInstants(earliest, latest) > 0;
  return isTurned ? { earliest: latest, latest: earliest, isRough, stated } : { earliest, latest, isRough, stated };
}

/** From one stated time to another. */
export function amountBetween(start, end) {
  // Whole seconds, rounded down: what is negative never becomes zero.
  const span = (from, to) => (from && to ? to[0] - from[0] - (to[1] < from[1] ? 1 : 0) : null);
  const least = span(start.latest, end.earliest);
  const most = span(start.earliest, end.latest);
  return { least, most, estimate: span(start.stated, end.stated), isRough: start.isRough || end.isRough };
}

/** Whether every length that it allows is below zero. */
export const isNegative = ({ most }) => most !== null && most < 0;

/** One figure, with nothing uncertain about it. */
export const isExact = ({ least, most, isRough }) => least !== null && least === most && !isRough;

const SIZES = [['d', 86400, Infinity], ['h', 3600, 86400], ['min', 60, 3600], ['s', 1, 60]];

/** `4 h 49 min`; exact, without zeros before the first unit and behind the last. */
export function lengthText(words, seconds) {
  const size = Math.abs(seconds);
  const isNeeded = ([, length, above]) => (size === 0 ? length === 60 : length <= size && size % above !== 0);
  const part = ([unit, length, above]) => `${numberText(words, Math.floor((size % above) / length))} ${unit}`;
  const parts = SIZES.filter(isNeeded).map(part).join(' ');
  return seconds < 0 ? `\u2212${parts}` : parts;
}

/** An amount with what is not certain about it. */
export function amountText(words, { least, most, estimate, isRough }) {
  const [low, high] = [least, most].map((seconds) => (seconds === null ? null : lengthText(words, seconds)));
  if (low === null && high === null) return words.unknown;
  if (high === null) return say(isRough ? words.atLeastAbout : words.atLeast, low);
  if (low === null) return say(isRough ? words.atMostAbout : words.atMost, high);
  if (least === most) return isRough ? say(words.aboutLength, low) : low;
  if (estimate !== null) return say(words.aboutBetween, lengthText(words, estimate), low, high);
  return say(isRough ? words.betweenAbout : words.between, low, high);
}

/** The length of what still grows, in whole minutes where it is exact. */
export function growingText(words, amount) {
  const whole = (seconds) => seconds - modulo(seconds, 60);
  return say(words.soFar, isExact(amount) ? lengthText(words, whole(amount.least)) : amountText(words, amount));
}
