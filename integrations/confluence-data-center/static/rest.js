// The requests to Confluence's REST API, and what its refusals mean.
//
// Reading and writing: developer.atlassian.com, Confluence Data Center, "Confluence REST API examples" (get and
// update a page). Versions: confluence.atlassian.com, "How to retrieve all previous versions of content using the
// REST API". Limits of requests: "Improving instance stability with rate limiting" (429 and Retry-After, since 7.3).

import { storable } from './xml.js';

/** No answer within this time counts as none, in milliseconds. */
const TIMEOUT = 25_000;
/** A request that is larger is refused with 413. */
export const MAX_REQUEST = 5 * 1024 * 1024;
/** So much of a summary is kept. */
const MAX_MESSAGE = 255;
const EXPAND = 'body.storage,version,operations';
/** So many versions are listed. */
const MAX_VERSIONS = 50;

/** A refusal, with a status of the element's contract. */
export class Refusal extends Error {
  constructor(status, reason, { retryAfter, code } = {}) {
    super(reason);
    this.code = code;
    this.answer = { status, reason, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
}

/** The REST API for whoever opened the page. */
export class Rest {
  #root;
  #user;
  #words;

  /** @param {{path: string, user: string, words: Function}} options where Confluence lies, who is logged in */
  constructor({ path, user, words }) {
    this.#root = `${path}/rest/`;
    this.#user = user;
    this.#words = words;
  }

  /** A page as it is now, or as it was in a version. */
  async read(id, version) {
    const which = version ? `status=historical&version=${version}&` : '';
    return this.#pageOf(await this.#ask(`api/content/${id}?${which}expand=${EXPAND}`));
  }

  /** The bytes that `write` sends. */
  request({ id, type, title, version }, storage, summary) {
    const message = storable(summary).slice(0, MAX_MESSAGE);
    const body = { storage: { value: storage, representation: 'storage' } };
    return new TextEncoder().encode(JSON.stringify({ id, type, title, version: { number: version + 1, message }, body }));
  }

  /** Stores a page on top of the version that it was read with; gives the number of the new one. */
  async write(id, body) {
    const { version } = await this.#ask(`api/content/${id}`, { method: 'PUT', body });
    if (!Number.isInteger(version?.number)) throw this.#odd(200);
    return version.number;
  }

  /** The versions, the newest first. */
  async versions(id) {
    // The list is in one of two places, as the version of Confluence is.
    for (const place of ['experimental', 'api']) {
      const answer = await this.#ask(`${place}/content/${id}/version?limit=${MAX_VERSIONS}`).catch(() => undefined);
      if (Array.isArray(answer?.results)) return answer.results.map(versionOf);
    }
    return this.#walk(id);
  }

  /** The same, one request each: where there is no list. */
  async #walk(id) {
    const { version, details } = await this.read(id);
    const found = [versionOf(details)];
    for (let number = version - 1; number > 0 && found.length < MAX_VERSIONS; number -= 1) {
      const address = `api/content/${id}?status=historical&version=${number}&expand=version`;
      const answer = await this.#ask(address).catch(() => undefined);
      if (answer?.version) found.push(versionOf(answer.version));
    }
    return found;
  }

  #pageOf({ id, type, title, version, body, operations }) {
    const storage = body?.storage?.value;
    if (typeof storage !== 'string' || !Number.isInteger(version?.number)) throw this.#odd(200);
    // Whoever may change the page has `update` among the operations; not every version lists them.
    const canEdit = Array.isArray(operations) ? operations.some(({ operation }) => operation === 'update') : undefined;
    return { id, type, title, version: version.number, details: version, storage, canEdit };
  }

  async #ask(address, options) {
    const { response, text } = await this.#send(address, options);
    if (response.ok) return this.#answerOf(response, text);
    throw await this.#refusalOf(response, text);
  }

  async #send(address, { method = 'GET', body } = {}) {
    // Without `no-check` a request that changes something may count as forged.
    const changing = { 'Content-Type': 'application/json', 'X-Atlassian-Token': 'no-check' };
    const headers = { Accept: 'application/json', ...(body && changing) };
    const settings = { method, body, headers, cache: 'no-store', credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT) };
    const response = await fetch(this.#root + address, settings).catch(() => undefined);
    // A body that breaks off is no answer either.
    const text = await response?.text().catch(() => undefined);
    if (text === undefined) throw new Refusal('unavailable', this.#words('noAnswer'), { code: 'lost' });
    return { response, text };
  }

  #answerOf(response, text) {
    if (this.#isOther(response)) throw this.#loggedOut();
    try {
      return JSON.parse(text);
    } catch {
      // A page to log in, to which the session's end leads, or one of something in between.
      const isPage = response.redirected || /html/.test(response.headers.get('Content-Type') ?? '');
      throw isPage ? this.#loggedOut() : this.#odd(response.status);
    }
  }

  async #refusalOf(response, text) {
    const { status } = response;
    const words = this.#words;
    const retryAfter = secondsOf(response.headers.get('Retry-After'));
    const message = messageOf(text);
    if (status === 409 || /version must be incremented/i.test(message)) return new Refusal('conflict', message, { code: 'stale' });
    if (status === 401) return this.#loggedOut();
    if (status === 403 || status === 404) return this.#refusedOrGone(response, message);
    if (status === 405) return new Refusal('unavailable', words('readOnly'));
    if (status === 410) return new Refusal('gone', words('noPage'));
    if (status === 413) return new Refusal('too-large', words('large'));
    if (status === 429) return new Refusal('rate-limited', words('fast'), { retryAfter: retryAfter ?? 60 });
    // What a server or proxy says after the page was handed to it does not tell whether it was saved.
    if (status >= 500) return new Refusal('unavailable', words('out', status), { retryAfter, code: 'lost' });
    return new Refusal('unavailable', words('failed', status, message));
  }

  async #refusedOrGone(response, message) {
    if (await this.#isLoggedOut(response)) return this.#loggedOut();
    if (response.status === 404) return new Refusal('gone', this.#words('noPage'));
    if (/read.?only/i.test(message)) return new Refusal('unavailable', this.#words('readOnly'));
    return new Refusal('denied', message || this.#words('right'));
  }

  /** Confluence hides what one may not see as 404: so it is asked who it takes the reader for. */
  async #isLoggedOut(response) {
    if (this.#isOther(response)) return true;
    if (this.#user === '') return false;
    const answer = await this.#send('api/user/current').catch(() => undefined);
    if (!answer) return false;
    if (answer.response.status === 401) return true;
    try {
      const { type, username } = JSON.parse(answer.text);
      return type === 'anonymous' || (username !== undefined && username !== this.#user);
    } catch {
      return answer.response.redirected;
    }
  }

  /** Whether the answer was for somebody else than who opened the page. */
  #isOther(response) {
    const name = response.headers.get('X-AUSERNAME');
    if (name === null) return false;
    return plainName(name) !== this.#user && !(name === 'anonymous' && this.#user === '');
  }

  /** It may have been saved all the same, by whoever is logged in now. */
  #loggedOut() {
    return new Refusal('unauthenticated', this.#words('login'), { code: 'lost' });
  }

  #odd(status) {
    return new Refusal('unavailable', this.#words('odd', status), { code: 'lost' });
  }
}

const versionOf = ({ number, when, by, message }) => ({
  revision: String(number),
  when,
  who: by?.displayName ?? by?.username ?? '',
  summary: message ?? '',
});

/** Names with other letters are percent-encoded in headers. */
function plainName(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function messageOf(text) {
  try {
    return String(JSON.parse(text).message ?? '').slice(0, 300);
  } catch {
    return '';
  }
}

/** `Retry-After` in seconds; it may also be a date. */
function secondsOf(value) {
  if (!value) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(seconds, 1) : undefined;
}
