// The element's adapter for MediaWiki: the contract is in the element's element.d.ts.
//
// A revision is `number:hash`: the revision of the page, and the hash of the text in the tag as the server
// made it. The number is the base that the server checks, the hash tells whether the timeline itself is
// another one.

/** Nothing is asked more often than this when the page comes to the front, in milliseconds. */
const REST = 5_000;
/** So often a save is tried again that lost against a change of other parts of the page. */
const ATTEMPTS = 3;

const revisionOf = ({ revid, hash }) => `${revid}:${hash}`;

/**
 * The same document without what MediaWiki takes for mark-up. These characters stand within strings of JSON
 * only, so this changes no value; a text that is safe already stays as it is.
 */
const pageSafe = (json) => json.replace(/[<>&\x7f-\u{10ffff}]/gu, (found) => (isChanged(found) ? escaped(found) : found));

/**
 * MediaWiki brings every text into Unicode's normal form C, and replaces what XML 1.0 does not know: marks
 * go into the letters before them, some letters become others.
 */
const isChanged = (found) =>
  /[<>&\x7f-\x9f\u1160-\u11ff\u2028\u2029\ufffe\uffff\p{M}]/u.test(found) || found.normalize('NFC') !== found;

const escaped = (found) => found.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * @param {{tag: {id: string, place: string, text: string, hash: string}, page: object, api: object, refusal: Function,
 *   words: Function, config: {maxBytes: number, retryAfter: number}, obstacle?: string, notify: Function}} options
 *   `obstacle` is the key of the message why the timeline can't be edited here.
 */
export function createAdapter({ tag, page, api, refusal, words, config, obstacle, notify }) {
  let known = { revid: page.revision, hash: tag.hash, text: tag.text };
  let canEdit = !obstacle && page.maybeEditable;

  const locator = () => ({ pageid: page.id, tag: tag.id, hash: known.hash, baserevid: known.revid });
  const asLoaded = () => ({
    doc: known.text === '' ? null : known.text,
    revision: revisionOf(known),
    canEdit,
    ...(canEdit ? {} : { reason: words(obstacle ?? 'pmt-readonly-right') }),
  });

  async function read() {
    const { pmtload } = await api.get({ action: 'pmtload', ...locator() });
    return pmtload;
  }

  async function load({ fresh }) {
    // What is not edited here is not what the page holds now: an old revision, another page's timeline.
    if (fresh && !obstacle) {
      const now = await read();
      known = now;
      canEdit = now.canedit;
    }
    return asLoaded();
  }

  /** The text in a revision; none where the timeline was not there yet. */
  async function version(revid) {
    try {
      const { pmtload } = await api.get({ action: 'pmtload', ...locator(), revid });
      return { doc: pmtload.text || null };
    } catch (error) {
      if (error.code === 'pmt-gone') return { doc: null };
      throw error;
    }
  }

  function conflict(theirs) {
    known = theirs;
    return { status: 'conflict', theirs: { doc: theirs.text, revision: revisionOf(theirs) } };
  }

  function saved(answer, text) {
    known = { revid: answer.revid, hash: answer.hash, text };
    if (answer.rebased) notify(words('pmt-rebased'));
    return { status: 'saved', revision: revisionOf(known), ...(answer.rebased ? { rebased: true } : {}) };
  }

  async function send(text, base, summary) {
    const [baserevid, hash] = base.split(':');
    const params = { action: 'pmtsave', ...locator(), baserevid, hash, doc: text, summary };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        return saved((await api.post(params)).pmtsave, text);
      } catch (error) {
        if (error.code !== 'editconflict') throw error;
        // Without their text it is only known that somebody was faster, maybe somewhere else in the page.
        const theirs = error.data?.theirs ?? (await read());
        if (theirs.hash !== hash) return conflict(theirs);
      }
    }
    return { status: 'unavailable', reason: words('pmt-too-fast') };
  }

  async function save(document, { base, summary = '' }) {
    if (obstacle) return { status: 'denied', reason: words(obstacle) };
    const text = pageSafe(document);
    if (new TextEncoder().encode(text).length > config.maxBytes) {
      return { status: 'too-large', reason: words('pmt-too-large', String(config.maxBytes / 1024)) };
    }
    try {
      return await send(text, base, summary);
    } catch (error) {
      return refusal(error, { words, retryAfter: config.retryAfter });
    }
  }

  /** Looks for news when the page comes to the front, since MediaWiki tells nobody. */
  function onChange(tell) {
    const stopContext = page.onContext(() => tell({ type: 'context' }));
    if (obstacle) return stopContext;
    const look = restful(async () => {
      const now = await read();
      if (now.canedit !== canEdit) {
        canEdit = now.canedit;
        tell({ type: 'canEdit', canEdit, ...(canEdit ? {} : { reason: words('pmt-readonly-right') }) });
      }
      if (now.hash !== known.hash) tell({ type: 'external', revision: revisionOf(now) });
    });
    const stop = new AbortController();
    addEventListener('focus', look, { signal: stop.signal });
    document.addEventListener('visibilitychange', () => document.hidden || look(), { signal: stop.signal });
    return () => {
      stopContext();
      stop.abort();
    };
  }

  return {
    id: 'mediawiki',
    caps: { save: true, maxBytes: config.maxBytes },
    load,
    save,
    // The revisions of another page, or of an old one, are not those of this timeline.
    ...(obstacle ? {} : { versions: () => api.versions(page.id), version }),
    context: () => page.context(tag.place),
    onChange,
  };
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
