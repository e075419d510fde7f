// The Markdown subset of event texts, reduced to what people see: as `src/model/markup`.
// `**bold**`, `*emphasis*`, `` `code` ``, `[label](address)` and bare addresses; all else is literal.

import { bareLength, linkAt } from './link.js';

/** The text without marks; lines end with `\n`. */
export function plain(text) {
  return text.split(/\r\n|\n|\r/).map((line) => new Line(line, true).run()).join('\n');
}

const ALPHANUMERIC = /[A-Za-z0-9]/;
const SPACE = /\p{White_Space}/u;
const STARS = { bold: '**', emphasis: '*' };

/** One line. Bold and emphasis are each open at most once. */
class Line {
  constructor(source, hasLinks) {
    this.source = source;
    this.hasLinks = hasLinks;
    this.partners = codePartners(source);
    this.at = 0;
    /** Where the literal text begins that is not in `pieces` yet. */
    this.literal = 0;
    this.pieces = [];
    /** What is open: the mark, and the piece that holds its stars while it may turn out literal. */
    this.open = [];
  }

  run() {
    const begins = /[\\`*[hHmM]/g;
    for (;;) {
      begins.lastIndex = this.at;
      const found = begins.exec(this.source);
      if (!found) break;
      this.at = found.index;
      this.at += Math.max(this.step(found[0]), 1);
    }
    this.at = this.source.length;
    this.flush(0);
    return this.pieces.join('');
  }

  step(sign) {
    if (sign === '\\') return this.escape();
    if (sign === '`') return this.code();
    if (sign === '*') return this.stars();
    if (sign === '[') return this.labelled();
    return this.bare();
  }

  /** Closes the literal text before the next sign; the next one begins behind it. */
  flush(skip) {
    if (this.at > this.literal) this.pieces.push(this.source.slice(this.literal, this.at));
    this.literal = this.at + skip;
  }

  escape() {
    if (!/^[\\*`[\]()]/.test(this.source.slice(this.at + 1, this.at + 2))) return 1;
    this.flush(1);
    return 2;
  }

  code() {
    const run = this.partners.get(this.at);
    if (!run || run.partner < 0) return /^`+/.exec(this.source.slice(this.at))[0].length;
    const whole = run.partner + run.length - this.at;
    const code = this.source.slice(this.at + run.length, run.partner);
    this.flush(whole);
    this.pieces.push(code);
    return whole;
  }

  labelled() {
    const link = this.hasLinks ? linkAt(this.source, this.at) : null;
    if (!link) return 1;
    const whole = link.end - this.at;
    this.flush(whole);
    this.pieces.push(new Line(link.label, false).run());
    return whole;
  }

  bare() {
    const isInsideWord = ALPHANUMERIC.test(this.source[this.at - 1] ?? '');
    return this.hasLinks && !isInsideWord ? bareLength(this.source, this.at) : 1;
  }

  /** One, two or three stars open or close; more are literal. */
  stars() {
    const length = /^\*+/.exec(this.source.slice(this.at))[0].length;
    if (length > 3) return length;
    const before = this.source[this.at - 1];
    const after = this.source[this.at + length];
    const isOutside = (sign) => sign === undefined || SPACE.test(sign);
    const isWord = (sign) => sign !== undefined && ALPHANUMERIC.test(sign);
    let used = 0;
    if (!isOutside(before) && !isWord(after)) used = this.close(length);
    if (!isOutside(after) && !isWord(before) && used === 0) this.begin(length);
    return length;
  }

  /** Closes what these stars can close; tells how many were needed. */
  close(length) {
    let left = length;
    for (;;) {
      const fits = (mark) => (mark === 'bold' ? left >= 2 : left === 1 || left === 3);
      const found = this.open.findLastIndex(({ mark }) => fits(mark));
      if (found < 0) return length - left;
      const { mark, piece } = this.open[found];
      this.flush(0);
      this.literal = this.at + (length - left) + STARS[mark].length;
      this.pieces[piece] = '';
      // Marks opened inside it and still open turn out to be literal.
      this.open.length = found;
      left -= STARS[mark].length;
    }
  }

  begin(length) {
    const wanted = [['emphasis'], ['bold'], ['bold', 'emphasis']][length - 1];
    if (this.open.some(({ mark }) => wanted.includes(mark))) return;
    this.flush(length);
    for (const mark of wanted) {
      this.open.push({ mark, piece: this.pieces.length });
      this.pieces.push(STARS[mark]);
    }
  }
}

/** The runs of backticks in a line by their place, each with the next one of the same length. */
function codePartners(line) {
  const runs = [...line.matchAll(/`+/g)].map((it) => ({ start: it.index, length: it[0].length, partner: -1 }));
  const next = new Map();
  for (const run of runs.reverse()) {
    run.partner = next.get(run.length) ?? -1;
    next.set(run.length, run.start);
  }
  return new Map(runs.map((run) => [run.start, run]));
}
