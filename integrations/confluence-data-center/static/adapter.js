// The element's adapter for Confluence Data Center: the contract is in the element's element.d.ts.
//
// A revision is `number-hash`: the version of the page, and the hash of the timeline's text in it. Confluence
// checks the number only, so a save first compares the text itself: what changed elsewhere in the page is kept,
// and only another text of the timeline is a conflict.

import { onTheme, theme } from './page.js';
import { MAX_REQUEST, Refusal } from './rest.js';
import { findTimelines, replaceTimeline } from './storage.js';
import { tableOf } from './table.js';
import { storableJson } from './xml.js';

/** So often a save is tried again that lost against another one of the page. */
const ATTEMPTS = 5;
/** Pause before such a try in milliseconds, with chance added: several may have lost at once. */
const PAUSE = 150;
/** Nothing is asked more often than this when the page comes to the front, in milliseconds. */
const REST = 5_000;

/**
 * @param {{page: object, rest: object, words: Function, pageId: string, name: string, place: number, count: number}}
 *   options `name` is the timeline's own, blank in a new one; `place` its number among the `count` of its page
 */
export function createAdapter(options) {
  return new DataCenter(options).adapter();
}

class DataCenter {
  constructor({ page, rest, words, pageId, name, place, count }) {
    Object.assign(this, { page, rest, words, pageId, name, place, count });
    this.obstacle = obstacleOf(page, pageId);
    this.known = undefined;
    this.proposed = '';
  }

  adapter() {
    return {
      id: 'confluence-data-center',
      caps: { save: !this.obstacle, maxBytes: MAX_REQUEST },
      load: (options) => this.load(options),
      save: (text, options) => this.save(text, options),
      versions: () => this.rest.versions(this.currentId),
      version: (revision) => this.version(revision),
      context: () => this.context(),
      onChange: (tell) => this.onChange(tell),
    };
  }

  /** The page under the identifier that it keeps; an old version has another one. */
  get currentId() {
    return this.obstacle === 'old' ? this.page.latest : this.pageId;
  }

  async load({ fresh }) {
    if (!this.pageId) return { doc: null, revision: '', canEdit: false, reason: this.words('preview') };
    if (fresh || !this.known) this.know(await this.read());
    const { text, revision, canEdit } = this.known;
    const reason = canEdit ? '' : this.words(this.obstacle ?? 'right');
    return { doc: text === '' ? null : text, revision, canEdit, reason };
  }

  /** The page and the timeline in it. */
  async read(version = this.obstacle === 'old' ? this.page.version : undefined) {
    const content = await this.rest.read(this.currentId, version);
    const all = findTimelines(content.storage);
    const found = this.locate(all, { isOld: version !== undefined });
    if (!found) throw new Refusal('gone', this.words('gone'));
    const id = found.id || newName(all, found, this.proposed);
    this.proposed = id;
    return { content, found, id, revision: revisionOf(content.version, found.text) };
  }

  know({ content, found, revision }) {
    const canEdit = !this.obstacle && (content.canEdit ?? (this.page.hasEditLink || this.page.user !== ''));
    this.known = { text: found.text, revision, canEdit };
    this.name = found.id || this.name;
  }

  /** By its name, else by its text; one that has no name yet, and one in an old version, by its place too. */
  locate(all, { isOld = false } = {}) {
    const named = this.name ? all.filter(({ id }) => id === this.name) : [];
    if (named.length === 1) return named[0];
    const candidates = named.length > 0 ? named : all.filter(({ id }) => id === '');
    const equal = this.known?.text ? candidates.filter(({ text }) => text === this.known.text) : [];
    if (equal.length === 1) return equal[0];
    const placed = all.length === this.count ? all[this.place] : undefined;
    // What stands now where a timeline with a name stood need not be the same one.
    return (isOld || !this.name) && candidates.includes(placed) ? placed : undefined;
  }

  async save(document, { base, summary }) {
    if (this.obstacle) return { status: 'denied', reason: this.words(this.obstacle) };
    const text = storableJson(document).trim();
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        if (attempt > 0) await pause(PAUSE * attempt * (0.5 + Math.random()));
        const answer = await this.attempt(text, base, summary || this.words('summary'));
        if (answer) return answer;
      }
      return { status: 'unavailable', reason: this.words('busy'), retryAfter: 5 };
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  /** One try: what came of it, or nothing if somebody else was faster. */
  async attempt(text, base, summary) {
    const now = await this.read();
    const { content, found, id } = now;
    // A save whose answer was lost.
    if (found.text === text) return this.saved(now);
    if (hashOf(found.text) !== base.split('-')[1]) return this.conflict(now);
    const table = tableOf(text, { language: this.page.language, savedAt: Math.floor(Date.now() / 1000) });
    const body = this.rest.request(content, replaceTimeline(content.storage, found, { text, table, id }), summary);
    if (body.length > MAX_REQUEST) return { status: 'too-large', reason: this.words('large') };
    try {
      const version = await this.rest.write(content.id, body);
      return this.saved({ content: { ...content, version }, found: { ...found, id, text }, revision: revisionOf(version, text) });
    } catch (error) {
      if (error.code === 'stale') return undefined;
      if (error.code === 'lost') return this.afterLoss(text, error);
      throw error;
    }
  }

  /** Whether it was stored although no answer said so. */
  async afterLoss(text, error) {
    const now = await this.read().catch(() => undefined);
    if (now?.found.text === text) return this.saved(now);
    throw error;
  }

  saved(now) {
    this.know(now);
    return { status: 'saved', revision: now.revision };
  }

  conflict(now) {
    this.know(now);
    return { status: 'conflict', theirs: { doc: now.found.text, revision: now.revision } };
  }

  /** The text in a version; none where the timeline was not there yet. */
  async version(revision) {
    const [number] = revision.split('-');
    const current = await this.rest.read(this.currentId);
    const content = String(current.version) === number ? current : await this.rest.read(this.currentId, number);
    const found = this.locate(findTimelines(content.storage), { isOld: true });
    return { doc: found?.text || null };
  }

  context() {
    const { user, language, place } = this.page;
    // A new timeline has the name already that its first save gives it, so a draft is found under it then.
    const name = this.name || this.proposed || `#${this.place}`;
    return { theme: theme(), locale: language, user, place: `${place}/${this.pageId}/${name}` };
  }

  /** Looks for news when the page comes to the front, since Confluence tells nobody. */
  onChange(tell) {
    const stopTheme = onTheme(() => tell({ type: 'context' }));
    const stop = new AbortController();
    const look = restful(() => this.look(tell));
    if (!this.obstacle) {
      addEventListener('focus', look, { signal: stop.signal });
      document.addEventListener('visibilitychange', () => document.hidden || look(), { signal: stop.signal });
    }
    return () => {
      stopTheme();
      stop.abort();
    };
  }

  async look(tell) {
    if (!this.known) return;
    const { text, canEdit } = this.known;
    const now = await this.read();
    // The element asks for the text itself; what is known stays the one that it has.
    const isOther = now.found.text !== text;
    if (isOther) tell({ type: 'external', revision: now.revision });
    else this.know(now);
    if (!isOther && this.known.canEdit !== canEdit) {
      tell({ type: 'canEdit', canEdit: this.known.canEdit, reason: this.known.canEdit ? '' : this.words('right') });
    }
  }
}

/** Why nothing can be edited here, whoever reads it. */
function obstacleOf(page, pageId) {
  if (!pageId) return 'preview';
  // Whether a macro is told the identifier of the old version or of the page is in no documentation.
  if (page.isOld && [page.id, page.latest].includes(pageId)) return 'old';
  // Included from another page, or in a comment.
  return pageId === page.id ? undefined : 'elsewhere';
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const revisionOf = (version, text) => `${version}-${hashOf(text)}`;

/**
 * The name that a timeline without one gets: a number that is free, or the one proposed before while it is.
 * The same page always gives the same one.
 */
function newName(all, timeline, proposed) {
  const used = new Set(all.map(({ id }) => id));
  if (proposed && !used.has(proposed)) return proposed;
  const free = all.concat(all).map((_, at) => `t${at + 1}`).filter((name) => !used.has(name));
  return free[all.filter(({ id }) => id === '').indexOf(timeline)];
}

/** 64 bits of FNV-1a, as two halves with other beginnings: `crypto.subtle` is missing where a wiki has no TLS. */
function hashOf(text) {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b) ^ (two >>> 13);
  }
  return `${text.length.toString(36)}x${(one >>> 0).toString(36)}x${(two >>> 0).toString(36)}`;
}

/** Does something at most once in a while, and not while it is being done; a failure means no news. */
function restful(work) {
  let next = 0;
  return async () => {
    if (Date.now() < next) return;
    next = Infinity;
    await work().catch(() => {});
    next = Date.now() + REST;
  };
}
