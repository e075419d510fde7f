// The element's adapter for a wiki where nothing can be installed: the document stands in a
// `<pre class="postmortem-timeline">`, and is written by `action=edit`.
//
// Of the ways to name the base of an edit only `baserevid` alone is safe: with `basetimestamp` MediaWiki lets
// a user overwrite what the same user saved in another tab. And it merges lines of its own accord where
// somebody else changed other lines. The answer then names another old revision than ours: so what is
// stored is read again, and given back as a conflict if it is not what was sent.

import { findBlocks, replaceBlock } from './blocks.js';

const REST = 5_000;
const ATTEMPTS = 3;

/**
 * @param {{block: {id: string, place: number, text: string}, page: object, api: object, refusal: Function,
 *   words: Function, config: {maxBytes: number, retryAfter: number}, obstacle?: string}} options
 */
export function createAdapter({ block, page, api, refusal, words, config, obstacle }) {
  /** The text of the block in each revision that was seen. */
  const texts = new Map([[String(page.revision), block.text]]);
  let newest = String(page.revision);
  let canEdit = !obstacle && page.maybeEditable;

  async function wikitextOf(selection) {
    const answer = await api.get({
      action: 'query', prop: 'revisions|info', rvprop: 'content|ids', rvslots: 'main', intestactions: 'edit', ...selection,
    });
    const found = answer.query.pages?.[0];
    const revision = found?.revisions?.[0];
    if (!revision) throw Object.assign(new Error(words('gone')), { code: 'missingtitle' });
    return { wikitext: revision.slots.main.content, revision: String(revision.revid), canEdit: Boolean(found.actions?.edit) };
  }

  /** The block in a text: by its id, else by the text that is known, else by its place. */
  function blockIn(wikitext, known) {
    const all = findBlocks(wikitext);
    const named = block.id ? all.filter((it) => it.id === block.id) : [];
    const equal = named.length ? named : all.filter((it) => it.text === known);
    const found = equal.length || block.id ? equal : all.filter((it, place) => place === block.place && !it.id);
    if (found.length !== 1) throw Object.assign(new Error(words('gone')), { code: 'pmt-gone' });
    return found[0];
  }

  async function now() {
    const read = await wikitextOf({ pageids: String(page.id) });
    const found = blockIn(read.wikitext, texts.get(newest));
    texts.set(read.revision, found.text);
    return { ...read, found };
  }

  /** The text of a revision that an earlier page has seen. */
  async function textAt(revision) {
    if (!texts.has(revision)) {
      const read = await wikitextOf({ revids: revision });
      texts.set(revision, blockIn(read.wikitext, undefined).text);
    }
    return texts.get(revision);
  }

  const asLoaded = () => ({
    doc: texts.get(newest) || null,
    revision: newest,
    canEdit,
    ...(canEdit ? {} : { reason: words(obstacle ?? 'right') }),
  });

  async function load({ fresh }) {
    if (fresh && !obstacle) {
      const read = await now();
      newest = read.revision;
      canEdit = read.canEdit;
    }
    return asLoaded();
  }

  /** The text in a revision; none where the block was not there yet. */
  async function version(revision) {
    const text = await textAt(revision).catch((error) => (error.code === 'pmt-gone' ? '' : Promise.reject(error)));
    return { doc: text || null };
  }

  function conflict({ revision, found }) {
    newest = revision;
    return { status: 'conflict', theirs: { doc: found.text, revision } };
  }

  function saved(revision, text, isRebased) {
    newest = String(revision);
    texts.set(newest, text);
    return { status: 'saved', revision: newest, ...(isRebased ? { rebased: true } : {}) };
  }

  /** One try: the answer, or nothing if somebody else was faster. */
  async function attempt(text, base, summary) {
    const read = await now();
    if (read.found.text === text) return saved(read.revision, text, false);
    if (read.revision !== base && read.found.text !== (await textAt(base))) return conflict(read);
    const body = { action: 'edit', pageid: page.id, text: replaceBlock(read.wikitext, read.found, text), baserevid: read.revision, nocreate: 1, summary };
    const { edit } = await api.post(body).catch((error) => {
      if (error.code === 'editconflict') return {};
      throw error;
    });
    if (!edit) return undefined;
    if (edit.result !== 'Success') throw Object.assign(new Error(words('captcha')), { code: 'hookaborted' });
    if (edit.nochange !== undefined || String(edit.oldrevid) === read.revision) {
      return saved(edit.newrevid ?? read.revision, text, read.revision !== base);
    }
    const merged = await now();
    return merged.found.text === text ? saved(merged.revision, text, true) : conflict(merged);
  }

  async function save(document, { base, summary }) {
    if (obstacle) return { status: 'denied', reason: words(obstacle) };
    const text = pageSafe(document).trim();
    if (new TextEncoder().encode(text).length > config.maxBytes) return { status: 'too-large', reason: words('large') };
    try {
      for (let count = 0; count < ATTEMPTS; count += 1) {
        const answer = await attempt(text, base, summary || words('summary'));
        if (answer) return answer;
      }
      return { status: 'unavailable', reason: words('busy') };
    } catch (error) {
      return refusal(error, { words, retryAfter: config.retryAfter });
    }
  }

  /** Looks for news when the page comes to the front. */
  function onChange(tell) {
    const stopContext = page.onContext(() => tell({ type: 'context' }));
    if (obstacle) return stopContext;
    let next = 0;
    const look = async () => {
      if (Date.now() < next || document.hidden) return;
      next = Infinity;
      const before = texts.get(newest);
      await now().then((read) => {
        if (read.canEdit !== canEdit) tell({ type: 'canEdit', canEdit: (canEdit = read.canEdit) });
        if (read.found.text !== before) tell({ type: 'external', revision: read.revision });
      }, () => {});
      next = Date.now() + REST;
    };
    const stop = new AbortController();
    addEventListener('focus', look, { signal: stop.signal });
    document.addEventListener('visibilitychange', look, { signal: stop.signal });
    return () => {
      stopContext();
      stop.abort();
    };
  }

  const place = block.id || `#${block.place}`;
  return {
    id: 'mediawiki-common-js',
    caps: { save: true, maxBytes: config.maxBytes },
    load,
    save,
    // The revisions of another page, or of an old one, are not those of this timeline.
    ...(obstacle ? {} : { versions: () => api.versions(page.id), version }),
    context: () => page.context(place),
    onChange,
  };
}

/** Without what MediaWiki takes for mark-up; within strings of JSON this changes no value. */
const pageSafe = (json) => json.replace(/[<>&\x7f-\u{10ffff}]/gu, (found) => (isChanged(found) ? escaped(found) : found));

/**
 * MediaWiki brings every text into Unicode's normal form C, and replaces what XML 1.0 does not know: marks
 * go into the letters before them, some letters become others.
 */
const isChanged = (found) =>
  /[<>&\x7f-\x9f\u1160-\u11ff\u2028\u2029\ufffe\uffff\p{M}]/u.test(found) || found.normalize('NFC') !== found;

const escaped = (found) => found.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
