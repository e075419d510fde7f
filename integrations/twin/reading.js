// A document's text to plain values: as `src/format` reads it. Only what the twin shows is looked at.

import { arranged } from './order.js';
import { parseMoment } from './moment.js';

const TYPE = 'postmortem-timeline';
/** The version that is read in full; of a newer one, what does not fit is left out. */
const VERSION = 1;
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_DEPTH = 127;
const MOST_EVENTS = 100000;
const MAIN_MARKERS = ['start', 'detect', 'mitigate', 'resolve'];

/** A value is not what its field holds. */
class Misfit extends Error {}

/** The document, or `null` when the text is none that can be read. */
export function read(text) {
  try {
    return new Reader().document(parse(text));
  } catch (error) {
    // A nesting too deep for the parser is a RangeError.
    if (error instanceof Misfit || error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function parse(text) {
  if (typeof text !== 'string' || text.length > MOST_BYTES) throw new Misfit();
  const body = text.replace(/^\ufeff+/, '');
  if (depth(body) > MOST_DEPTH) throw new Misfit();
  return JSON.parse(body);
}

/** How deep lists and objects are nested. */
function depth(text) {
  let [deepest, open, isString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') isString = !isString;
    else if (isString) at += sign === '\\' ? 1 : 0;
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, (open += 1));
    else if (sign === ']' || sign === '}') open = Math.max(open - 1, 0);
  }
  return deepest;
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text; halves of characters, which only an escape can hold, become U+FFFD. */
function asText(value) {
  if (typeof value !== 'string') throw new Misfit();
  return value.replace(/\p{Surrogate}/gu, '\ufffd');
}

function asMoment(value) {
  const moment = parseMoment(asText(value));
  if (!moment) throw new Misfit();
  return moment;
}

function asFlag(value) {
  if (typeof value !== 'boolean') throw new Misfit();
  return value;
}

/** Texts, each once. */
function asSet(value) {
  if (!Array.isArray(value)) throw new Misfit();
  return [...new Set(value.map(asText).filter((text) => text !== ''))];
}

/** Reads records. */
class Reader {
  document(value) {
    if (!isObject(value) || value.type !== TYPE) throw new Misfit();
    const { version } = value;
    if (!Number.isInteger(version) || version < VERSION) throw new Misfit();
    this.isNewer = version > VERSION;
    const text = (key) => this.field(value, key, asText, '');
    return {
      newer: this.isNewer ? version : null,
      title: text('title'),
      status: this.field(value, 'status', asText, 'draft'),
      severity: text('severity'),
      timezone: text('timezone'),
      profile: text('profile'),
      markers: this.field(value, 'markers', (it) => this.markers(it), []),
      events: arranged(this.field(value, 'events', (it) => this.list(it, (one) => this.event(one)), [])),
    };
  }

  /** A field; of a newer version one that does not fit counts as absent. */
  field(object, key, convert, fallback) {
    const value = Object.hasOwn(object, key) ? object[key] : null;
    if (value === null) return fallback;
    return this.orElse(() => convert(value), fallback);
  }

  orElse(convert, fallback) {
    try {
      return convert();
    } catch (error) {
      if (this.isNewer && error instanceof Misfit) return fallback;
      throw error;
    }
  }

  list(value, convert) {
    if (!Array.isArray(value) || value.length > MOST_EVENTS) throw new Misfit();
    return value.map((item) => this.orElse(() => convert(item), null)).filter((item) => item !== null);
  }

  /** The four of the product first, others in the order in which they stand. */
  markers(value) {
    if (!isObject(value)) throw new Misfit();
    const read = ([key, marker]) => this.orElse(() => this.marker(asText(key), marker), null);
    const found = Object.entries(value).map(read).filter((marker) => marker !== null);
    const place = ({ key }) => (MAIN_MARKERS.includes(key) ? MAIN_MARKERS.indexOf(key) : MAIN_MARKERS.length);
    return found.sort((one, two) => place(one) - place(two));
  }

  marker(key, value) {
    if (value === null) return null;
    if (!isObject(value) || typeof value.event !== 'string' || value.event === '') throw new Misfit();
    return { key, event: asText(value.event), isEnd: asFlag(value.end ?? false) };
  }

  event(value) {
    if (!isObject(value)) throw new Misfit();
    const field = (key, convert, fallback) => this.field(value, key, convert, fallback);
    return {
      id: field('id', asText, ''),
      at: field('at', asMoment, null),
      after: field('after', asText, ''),
      until: field('until', asMoment, null),
      precision: field('precision', asText, 'minute'),
      certainty: field('certainty', asText, 'exact'),
      earliest: field('earliest', asMoment, null),
      latest: field('latest', asMoment, null),
      untilPrecision: field('untilPrecision', asText, null),
      untilCertainty: field('untilCertainty', asText, 'exact'),
      rank: field('rank', asText, ''),
      kind: field('kind', asText, 'note'),
      who: field('who', asSet, []),
      text: field('text', asText, ''),
      evidence: field('evidence', (it) => this.list(it, (one) => this.evidence(one)), []),
    };
  }

  evidence(value) {
    if (!isObject(value)) throw new Misfit();
    return { url: this.field(value, 'url', asText, ''), label: this.field(value, 'label', asText, '') };
  }
}
