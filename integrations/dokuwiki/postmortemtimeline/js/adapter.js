// Connects the element with the page of DokuWiki that holds its document.
//
// What is stored is known by the SHA-1 of the tag's text: the time of a page has whole seconds only, and changes
// with its prose too.

const root = new URL('../../../../', import.meta.url); // The wiki's own folder, wherever it lies.
const CALL = 'plugin_postmortemtimeline_';
/** A save that gives no answer within this time is tried once more; that is safe, since the same text is known. */
const TIMEOUT = 25_000;
/** A lock may be the passing one of a save: so often, and after so many milliseconds, it is tried again. */
const LOCK_RETRIES = 3;
const LOCK_PAUSE = 350;
/** How often a locked page is asked whether it is free. */
const LOCK_POLL = 20_000;

const said = () => globalThis.JSINFO?.postmortemtimeline ?? {};
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** A text of the plugin's language files; English where the wiki's own script did not run. */
function words(key, value = '') {
  const english = {
    elsewhere: 'This timeline belongs to the page %s. Open that page to edit it.',
    notCurrent: 'This is not the current version of the page.',
    twice: 'This page has two timelines with the same id. Give one of them another id in the page text.',
    noAnswer: 'The wiki did not answer.',
    oddAnswer: 'The wiki gave an answer that makes no sense (status %s). Is the plugin still installed?',
    refused: 'The server refused the request (status %s). Whoever runs it can see why in its log.',
    outOfOrder: 'The wiki is out of order right now (status %s). Try again later.',
    login: 'The server asks for a login.',
  };
  const text = globalThis.LANG?.plugins?.postmortemtimeline?.[key] ?? english[key];
  return text.replace('%s', value);
}

/** No answer that makes sense, with a status of the element's contract. */
class Trouble extends Error {
  constructor(status, message, retryAfter) {
    super(message);
    this.answer = { status, reason: message, ...(retryAfter && { retryAfter }) };
  }
}

/** Asks the plugin. Gives its answer, whatever it says, or throws `Trouble` where something else answered. */
async function ask(call, fields) {
  const url = new URL('lib/exe/ajax.php', root);
  url.searchParams.set('call', CALL + call); // Known even if PHP throws a body away that is too large.
  const body = new FormData(); // Not URL-encoded: that would make JSON three times as long.
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  let response;
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    response = await fetch(url, { method: 'POST', body, credentials: 'same-origin', signal });
  } catch {
    throw new Trouble('unavailable', words('noAnswer'));
  }
  const answer = await response.json().catch(() => undefined);
  if (typeof answer?.status === 'string') return answer;
  throw notOurs(response);
}

/** What an answer means that is none of the plugin's: of a proxy, a firewall, a login page, or no plugin. */
function notOurs({ status, redirected, headers }) {
  if (redirected || status === 401) return new Trouble('unauthenticated', words('login'));
  const known = { 403: 'denied', 413: 'too-large', 429: 'rate-limited' }[status];
  const retryAfter = Number(headers.get('retry-after')) || undefined;
  if (known) return new Trouble(known, words('refused', status), retryAfter);
  return new Trouble('unavailable', words(status >= 500 ? 'outOfOrder' : 'oddAnswer', status), retryAfter);
}

/** The `id` of a document; blank where there is none or where the text is no JSON. */
function documentId(text) {
  try {
    const { id } = JSON.parse(text);
    return typeof id === 'string' ? id : '';
  } catch {
    return '';
  }
}

/** The colour of the ground behind an element, where something has one: templates do not say whether they are dark. */
function groundBehind(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    const [, , , alpha = 1] = colour.startsWith('rgb') ? colour.match(/[\d.]+/g).map(Number) : [0, 0, 0, 0];
    if (alpha > 0.5) return colour;
  }
  return undefined;
}

/** Whether that is dark, by its relative luminance. */
function themeBehind(element) {
  const ground = groundBehind(element);
  if (ground === undefined) return 'auto';
  const [r, g, b] = ground.match(/[\d.]+/g).map(Number);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110 ? 'dark' : 'light';
}

/** The adapter of one element; see the contract `HostAdapter` in element.d.ts. */
class DokuWiki {
  id = 'dokuwiki';

  #element;
  #page;
  #tag;
  #revision;
  #document;
  #rights = said();
  #listeners = new Set();

  constructor(element) {
    this.#element = element;
    this.#page = element.dataset.page ?? '';
    this.#tag = element.dataset.tag ?? '';
    this.#revision = element.dataset.revision ?? '';
    this.#document = documentId(this.#inPage() ?? '');
    this.#matchPage();
    this.caps = { save: true, ...(this.#rights.maxBytes && { maxBytes: this.#rights.maxBytes }) };
  }

  async load({ fresh }) {
    const text = this.#inPage();
    if (!this.#isCurrent || (!fresh && text !== undefined)) {
      return { doc: text ?? this.#broken(), revision: this.#revision, ...this.#editing };
    }
    const found = await this.#find();
    return { doc: found.doc, revision: found.revision, ...this.#editing };
  }

  async save(doc, { base, summary }) {
    const answer = await this.#saveTwice(doc, base, summary).catch((error) => error.answer ?? Promise.reject(error));
    if (answer.status === 'saved') {
      this.#know(answer, documentId(doc));
      return { status: 'saved', revision: answer.revision };
    }
    if (answer.status !== 'conflict') return answer;
    const { theirs } = answer;
    this.#know(theirs, documentId(theirs.doc ?? ''));
    return { status: 'conflict', theirs: { doc: theirs.doc ?? '', revision: theirs.revision } };
  }

  /** The versions of the page, as far as this is the page of the timeline. */
  async versions() {
    if (!this.#isCurrent) return [];
    const answer = await ask('versions', this.#wanted);
    if (answer.status !== 'found') throw new Trouble(answer.status, answer.reason);
    return answer.versions;
  }

  /** The text in a version; none where the timeline was not there yet. */
  async version(revision) {
    const found = await ask('load', { ...this.#wanted, rev: revision });
    if (found.status === 'gone') return { doc: null };
    if (found.status !== 'found') throw new Trouble(found.status, found.reason);
    return { doc: found.doc };
  }

  context() {
    const language = document.documentElement.lang || this.#rights.language;
    return { theme: themeBehind(this.#element), locale: language, user: said().user ?? '' };
  }

  onChange(listener) {
    const stop = new AbortController();
    const look = () => this.#look();
    const options = { signal: stop.signal };
    addEventListener('focus', look, options);
    document.addEventListener('visibilitychange', () => document.hidden || look(), options);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', () => (this.#matchPage(), listener({ type: 'context' })), options);
    const poll = setInterval(() => this.#rights.locked && !document.hidden && look(), LOCK_POLL);
    this.#listeners.add(listener);
    return () => {
      stop.abort();
      clearInterval(poll);
      this.#listeners.delete(listener);
    };
  }

  /**
   * Templates are dark without saying so by `color-scheme`, and some without saying so in the colours of their
   * style.ini; what stands inside has to know.
   */
  #matchPage() {
    const theme = themeBehind(this.#element);
    this.#element.style.setProperty('--pmt-paper', groundBehind(this.#element) ?? '');
    this.#element.parentElement?.style.setProperty('color-scheme', theme === 'auto' ? '' : theme);
  }

  /** The text that came with the page; `null` for a blank tag, `undefined` if the text was no JSON. */
  #inPage() {
    if (this.#element.dataset.blank !== undefined) return null;
    return this.#element.querySelector(':scope > script[type="application/json"]')?.textContent;
  }

  /** A text that is no JSON stands in the fallback, which the element shows as it is. */
  #broken() {
    return this.#element.querySelector('pre')?.textContent ?? null;
  }

  /** Whether this page is the one that holds the document, in its newest version. */
  get #isCurrent() {
    return Boolean(said().current) && globalThis.JSINFO?.id === this.#page;
  }

  get #editing() {
    const no = (reason) => ({ canEdit: false, reason });
    if (globalThis.JSINFO?.id !== this.#page) return no(words('elsewhere', this.#page));
    if (!said().current) return no(words('notCurrent'));
    if (this.#twins > 1) return no(words('twice'));
    return { canEdit: Boolean(this.#rights.editable), reason: this.#rights.reason ?? '' };
  }

  /** How many elements of the page claim the same tag: none of them can be told from the others. */
  get #twins() {
    const { page, tag, revision } = this.#element.dataset;
    const all = [...document.querySelectorAll('postmortem-timeline')].map((it) => it.dataset);
    return all.filter((it) => it.page === page && it.tag === tag && (tag || it.revision === revision)).length;
  }

  get #wanted() {
    return { id: this.#page, tag: this.#tag, base: this.#revision, document: this.#document };
  }

  /** What the wiki holds now. */
  async #find(brief = false) {
    const found = await ask('load', { ...this.#wanted, ...(brief && { brief: '1' }) });
    if (found.status !== 'found') throw new Trouble(found.status, found.reason);
    this.#rights = found;
    if (!brief) this.#know(found, documentId(found.doc ?? ''));
    return found;
  }

  #know({ revision }, document) {
    this.#revision = revision;
    this.#document = document || this.#document;
  }

  /** An answer that was lost is asked for again: the wiki knows the text by then, and says "saved". */
  #saveTwice(doc, base, summary) {
    return this.#saveOnce(doc, base, summary).catch(async (error) => {
      if (error.answer?.status !== 'unavailable') throw error;
      await pause(LOCK_PAUSE);
      return this.#saveOnce(doc, base, summary);
    });
  }

  /** One save, patient with passing locks, and with a session that was renewed by the same person. */
  async #saveOnce(doc, base, summary) {
    let renewed = false;
    for (let tries = 0; ; tries++) {
      const { sectok = '' } = this.#rights;
      const fields = { ...this.#wanted, base, document: documentId(doc), doc, summary: summary ?? '' };
      const answer = await ask('save', { ...fields, sectok, user: said().user ?? '' });
      if (answer.code === 'token' && !renewed) {
        renewed = true;
        await this.#find(true);
      } else if (answer.status === 'locked' && tries < LOCK_RETRIES) {
        await pause(LOCK_PAUSE);
      } else {
        return answer;
      }
    }
  }

  /** Whether the text or the rights are others by now. A wiki that does not answer is asked again later. */
  async #look() {
    if (!this.#isCurrent) return;
    const before = this.#editing;
    const known = this.#revision;
    const found = await this.#find(true).catch(() => undefined);
    if (!found) return;
    const now = this.#editing;
    if (now.canEdit !== before.canEdit) this.#tell({ type: 'canEdit', ...now });
    const { revision } = found;
    if (revision !== known && known === this.#revision) this.#tell({ type: 'external', revision });
  }

  #tell(event) {
    for (const listener of this.#listeners) listener(event);
  }
}

/** What `registerHost` takes: gives each element the adapter of its own tag. */
export const adapterOf = (element) => new DokuWiki(element);
