// Durations by the document's profile: as `src/model/durations`, `profile.rs` and `impact.rs`.

import { amountBetween, amountText, endWindow, exactly, growingText, isNegative, startWindow } from './amount.js';
import { impactFigure, impactPoint, isImpactOpen } from './impact.js';
import { counting, isOngoing, lastRound, roundKey } from './rounds.js';
import { trimmed } from './text.js';
import { say } from './words.js';

/** The markers by which an incident is stopped and over. */
const ENDINGS = ['mitigate', 'recover', 'resolve', 'close'];

/** Name, where it begins, where it ends, and until which marker it stays open if not its end. */
const PROFILES = {
  'from start': [['detect', 'start', 'detect'], ['mitigate', 'start', 'mitigate'], ['resolve', 'start', 'resolve']],
  datadog: [['detect', 'impactStart', 'detect'], ['repair', 'detect', 'impactEnd'], ['resolve', 'declare', 'resolve']],
  firefighter: [
    ['detect', 'start', 'detect'], ['acknowledge', 'start', 'declare'], ['repair', 'declare', 'mitigate'],
    ['fix', 'declare', 'recover'], ['recover', 'start', 'recover'], ['respond', 'detect', 'recover'],
    ['resolve', 'start', 'resolve'],
  ],
  firehydrant: [
    ['detect', 'start', 'detect'], ['acknowledge', 'start', 'acknowledge'], ['mitigate', 'start', 'mitigate'],
    ['resolve', 'start', 'resolve'],
  ],
  'google-sre': [
    ['detect', 'start', 'detect'], ['mitigate', 'start', 'mitigate'], ['lasted', 'start', 'resolve'],
    ['handled', 'declare', 'close'],
  ],
  morgue: [
    ['undetected', 'start', 'detect'], ['totalImpact', 'start', 'resolve'], ['resolve', 'detect', 'resolve'],
  ],
  pagerduty: [['acknowledge', 'trigger', 'acknowledge'], ['resolve', 'trigger', 'resolve']],
  rootly: [
    ['detect', 'start', 'detect'], ['acknowledge', 'start', 'acknowledge'], ['mitigate', 'start', 'mitigate'],
    ['resolve', 'start', 'resolve'], ['lasted', 'start', 'mitigate', 'resolve'],
  ],
};

/** All durations of a document, `now` as a moment or `null`. */
export class Durations {
  constructor(document, now, words) {
    this.document = document;
    this.now = now;
    this.words = words;
    this.events = new Map(document.events.filter(({ id }) => id !== null).map((event) => [event.id, event]));
    this.isOngoing = isOngoing(document, this.events);
    const wanted = trimmed(document.profile).toLowerCase() || 'from start';
    this.isKnownProfile = Object.hasOwn(PROFILES, wanted);
    this.profile = this.isKnownProfile ? wanted : 'from start';
  }

  /** Label and value of each; none of the profile where no marker is set. */
  figures() {
    const formulas = this.document.markers.length > 0 ? PROFILES[this.profile] : [];
    const figures = formulas.map((formula) => this.figure(formula));
    const impact = impactFigure(this.document.events, this.isOngoing, this.now);
    if (impact) {
      const length = this.length(impact);
      figures.push([this.words.measures.impact, say(this.words.lengthBy, length, this.words.formulaImpact)]);
    }
    return figures;
  }

  figure([measure, from, to, openUntil]) {
    const start = this.point(from);
    const isSoFar = this.goesOn(to, openUntil);
    const end = isSoFar ? this.nowPoint() : this.point(to);
    const [one, two] = [this.words.terms[from], this.words.terms[to]];
    if (start.lack || end.lack) {
      const missing = this.missing(one, two, start.lack, end.lack);
      return [this.words.measures[measure], say(this.words.lengthBy, this.words.noDuration, missing)];
    }
    const amount = amountBetween(start.window, end.window);
    const rule = say(isNegative(amount) ? this.words.inverted : this.words.formula, two, one);
    return [this.words.measures[measure], say(this.words.lengthBy, this.length({ amount, isSoFar }), rule)];
  }

  length({ amount, isSoFar }) {
    if (!amount) return this.words.noDuration;
    const isGrowing = isSoFar && !isNegative(amount);
    return isGrowing ? growingText(this.words, amount) : amountText(this.words, amount);
  }

  missing(from, to, startLack, endLack) {
    if (startLack === 'marker' && endLack === 'marker') return say(this.words.missingMarkers, from, to);
    const [lack, name] = startLack ? [startLack, from] : [endLack, to];
    if (lack === 'marker' || lack === 'event') return say(this.words.missingMarker, name);
    if (lack === 'time') return say(this.words.missingTime, name);
    return lack === 'impact' ? this.words.missingImpact : this.words.unknown;
  }

  /** Whether a duration is counted up to now. */
  goesOn(to, openUntil) {
    if (!this.isOngoing) return false;
    if (!openUntil && to === 'impactEnd') return isImpactOpen(this.document.events);
    const name = openUntil ?? to;
    return ENDINGS.includes(name) && this.isOpen(name);
  }

  /** Whether the last round has no such marker, or one at the end of an event that goes on. */
  isOpen(base) {
    const key = roundKey(base, lastRound(this.document.markers));
    const marker = this.document.markers.find((it) => it.key === key);
    if (!marker) return true;
    const event = this.events.get(marker.event);
    return Boolean(event && marker.isEnd && event.at && !event.until);
  }

  nowPoint() {
    return this.now ? { window: exactly(this.now) } : { lack: 'now' };
  }

  /** An end of a formula: its window, or what is lacking. */
  point(term) {
    if (term === 'impactStart' || term === 'impactEnd') return impactPoint(this.document.events, term === 'impactEnd');
    const marker = counting(this.document.markers, term, ENDINGS.includes(term));
    if (!marker) return { lack: 'marker' };
    const event = this.events.get(marker.event);
    if (!event) return { lack: 'event' };
    const window = marker.isEnd ? endWindow(event) : startWindow(event);
    return window ? { window } : { lack: 'time' };
  }
}
