// Asks the wiki's action API. What is no answer to the question becomes an ApiError with a code.
//
// Not mw.Api: the address that a redirect ended at, the status and `Retry-After` are needed to tell a wiki
// that is down from one that wants a login.

/** A wiki that has not answered after so many milliseconds is taken to be gone. */
const PATIENCE = 60_000;
/** So many revisions of a page are listed. */
const LISTED = 50;

/** Why the wiki did not do as asked. */
export class ApiError extends Error {
  /**
   * @param {string} code a code of MediaWiki, or one of `no-answer`, `no-json`, `login-page`, `http-413`, `http-429`
   * @param {string} reason in the reader's language
   * @param {object} [data] what MediaWiki gives with the code
   * @param {number} [retryAfter] seconds
   */
  constructor(code, reason, data = {}, retryAfter = undefined) {
    super(reason);
    this.code = code;
    this.data = data;
    this.retryAfter = retryAfter;
  }
}

/**
 * @param {{url: string, token?: string, user: string | null, language: string, words: (key: string, ...rest: string[]) => string}} options
 */
export function createApi({ url, token, user, language, words }) {
  const common = { format: 'json', formatversion: '2', errorformat: 'plaintext', uselang: language };

  async function ask(address, init) {
    let response;
    let text;
    try {
      response = await fetch(address, { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE), ...init });
      text = await response.text();
    } catch {
      throw new ApiError('no-answer', words('pmt-no-answer'));
    }
    return understood(response, text);
  }

  function understood(response, text) {
    let answer;
    try {
      answer = JSON.parse(text);
    } catch {
      throw nonsense(response);
    }
    const error = answer?.errors?.[0];
    if (error) throw new ApiError(error.code, error.text ?? error.code, error.data, retryAfter(response));
    if (!response.ok) throw nonsense(response);
    return answer;
  }

  function nonsense(response) {
    if (response.redirected || response.status === 401) return new ApiError('login-page', words('pmt-login-page'));
    const code = [403, 413, 429].includes(response.status) ? `http-${response.status}` : 'no-json';
    return new ApiError(code, words('pmt-no-json', String(response.status)), {}, retryAfter(response));
  }

  const get = (params) => ask(`${url}?${new URLSearchParams({ ...common, ...params })}`, {});

  async function freshToken() {
    const answer = await get({ action: 'query', meta: 'tokens' });
    return answer.query.tokens.csrftoken;
  }

  async function postOnce(params) {
    token ??= await freshToken();
    const body = new FormData();
    // Whoever began the edit has to be the one who saves it: another tab may have logged in somebody else.
    const who = user ? { assertuser: user } : { assert: 'anon' };
    for (const [name, value] of Object.entries({ ...common, ...who, ...params, token })) body.append(name, value);
    return ask(url, { method: 'POST', body });
  }

  /** A token is void after logging in anew, so one refusal proves nothing. */
  async function post(params) {
    try {
      return await postOnce(params);
    } catch (error) {
      if (error.code !== 'badtoken') throw error;
      token = await freshToken();
      return postOnce(params);
    }
  }

  /** The last revisions of a page, as the element wants to have them. */
  async function versions(pageid) {
    const listing = { action: 'query', prop: 'revisions', rvprop: 'ids|timestamp|user|comment', rvlimit: String(LISTED) };
    const { query } = await get({ ...listing, pageids: String(pageid) });
    // What was hidden has no user, or no comment.
    const all = query.pages?.[0]?.revisions ?? [];
    return all.map(({ revid, timestamp, user: who, comment }) => ({ revision: String(revid), when: timestamp, who, summary: comment }));
  }

  return { get, post, versions };
}

/** The header gives seconds or a date: RFC 9110, 10.2.3. */
function retryAfter(response) {
  const header = response.headers.get('retry-after');
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return seconds > 0 ? seconds : undefined;
}
