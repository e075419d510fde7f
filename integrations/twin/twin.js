// The static twin of a timeline: what a page shows where the element does not run, as plain values.
//
// Pure: no DOM, no clock, no network. A server, an export, a search and a mail show the same cells:
// `src/export/twin.rs` and Twin.php compute them too, and all three are held to the pairs of files in
// `fixtures/`.

import { Durations } from './durations.js';
import { plain } from './markup.js';
import { Clock } from './moment.js';
import { read } from './reading.js';
import { reopened, splitRound } from './rounds.js';
import { clean, oneLine, trimmed } from './text.js';
import { numberText, say, wordsFor } from './words.js';

/**
 * The twin of a document's text: `{readable, title, notes, durations, heads, rows}`.
 *
 * `language` is a language tag, `savedAt` the time of saving in Unix seconds. The cells of `rows` are
 * plain text with `\n` between lines; `durations` are pairs of label and value. Of a text that is no
 * document, `readable` is false and all lists but `notes` are empty.
 */
export function twin(json, { language = 'en', savedAt = null } = {}) {
  const words = wordsFor(language);
  const document = read(json);
  if (!document) {
    return { readable: false, title: '', notes: [words.unreadable], durations: [], heads: [], rows: [] };
  }
  const now = Number.isFinite(savedAt) ? { seconds: Math.floor(savedAt), nanos: 0, offset: 0 } : null;
  const clock = new Clock(words, document.timezone);
  const durations = new Durations(document, now, words);
  return {
    readable: true,
    title: oneLine(document.title) || words.titleMissing,
    notes: notes(document, clock, durations),
    durations: durations.figures(),
    ...table(document, clock),
  };
}

function notes(document, clock, durations) {
  const { words } = clock;
  const { severity, status, markers, events } = document;
  const all = [];
  if (document.newer !== null) all.push(say(words.newer, String(document.newer)));
  if (oneLine(severity)) all.push(say(words.severityIs, oneLine(severity)));
  const named = Object.hasOwn(words.statuses, status) ? words.statuses[status] : oneLine(status);
  if (status !== 'draft' && named) all.push(say(words.statusIs, named));
  if (events.some(({ at }) => at)) all.push(say(words.timesIn, clock.zone));
  if (durations.isOngoing) all.push(ongoing(clock, durations.now));
  all.push(...definitions(document, durations));
  const rounds = reopened(markers);
  if (rounds > 0) all.push(rounds === 1 ? words.reopenedOnce : say(words.reopened, numberText(words, rounds)));
  return all;
}

function ongoing(clock, now) {
  return now ? say(clock.words.ongoingAt, clock.point(now, 'minute', 'exact', true)) : clock.words.ongoing;
}

/** Which definitions of durations count, where they are not the default. */
function definitions({ profile, markers }, { words, isKnownProfile, profile: used }) {
  if (markers.length === 0) return [];
  if (!isKnownProfile) return [say(words.profileUnknown, oneLine(profile))];
  return used === 'from start' ? [] : [say(words.profileIs, words.profiles[used])];
}

/** Time, who, what, evidence; columns in which nothing stands are left out. */
function table({ events, markers }, clock) {
  const { words } = clock;
  const isUsed = [
    events.some(({ at }) => at),
    events.some((event) => who(event) !== ''),
    events.length > 0,
    events.some((event) => evidence(event) !== ''),
  ];
  const used = (_, at) => isUsed[at];
  const marked = new Map();
  for (const marker of markers) {
    if (!marked.has(marker.event)) marked.set(marker.event, []);
    marked.get(marker.event).push(marker);
  }
  const marks = ({ id }) => (id === null ? [] : marked.get(id) ?? []);
  const row = (event) =>
    [clock.stamp(event) || words.timeUnknown, who(event), what(words, marks(event), event), evidence(event)];
  return { heads: words.heads.filter(used), rows: events.map((event) => row(event).filter(used)) };
}

const who = (event) => event.who.map(oneLine).filter((name) => name !== '').join(', ');

/** What happened, with the markers before it. */
function what(words, markers, event) {
  const labels = markers.map(({ key, isEnd }) => say(isEnd ? words.markerEnd : words.marker, markerName(words, key)));
  return clean([...labels, clean(plain(trimmed(event.text)))].join(' '));
}

function markerName(words, key) {
  const { base, round } = splitRound(key);
  if (!Object.hasOwn(words.markers, base)) return oneLine(key);
  return round === 1 ? words.markers[base] : say(words.markerRound, words.markers[base], numberText(words, round));
}

/** Label and address of each link, one a line. */
function evidence(event) {
  const shown = ({ label, url }) => {
    const [name, address] = [oneLine(label), oneLine(url)];
    return name && address && name !== address ? `${name} (${address})` : address || name;
  };
  return event.evidence.map(shown).filter((line) => line !== '').join('\n');
}
