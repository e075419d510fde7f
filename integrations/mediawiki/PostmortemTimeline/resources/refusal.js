// What the answers of MediaWiki's API mean to the element.

const STATUS = new Map(Object.entries({
  assertuserfailed: 'unauthenticated',
  assertnameduserfailed: 'unauthenticated',
  assertanonfailed: 'unauthenticated',
  badtoken: 'unauthenticated',
  notoken: 'unauthenticated',
  readapidenied: 'unauthenticated',
  'login-page': 'unauthenticated',
  'pmt-gone': 'gone',
  missingtitle: 'gone',
  nosuchpageid: 'gone',
  nosuchrevid: 'gone',
  pagedeleted: 'gone',
  contenttoobig: 'too-large',
  'http-413': 'too-large',
  ratelimited: 'rate-limited',
  actionthrottled: 'rate-limited',
  actionthrottledtext: 'rate-limited',
  'http-429': 'rate-limited',
  'no-answer': 'unavailable',
  'no-json': 'unavailable',
  readonly: 'unavailable',
  maxlag: 'unavailable',
}));

/** Whose own words say less than ours. */
const WORDS = new Map([
  ['unauthenticated', 'pmt-logged-out'],
  ['rate-limited', 'pmt-too-fast'],
]);

/**
 * The answer to a save that was refused. What is not in the table is a rule of the wiki, such as a
 * protected page, a block or an edit filter, which says itself what it minds.
 *
 * @param {import('./api.js').ApiError} error
 * @param {{words: Function, retryAfter: number}} options
 */
export function refusal(error, { words, retryAfter }) {
  if (!error.code) throw error;
  const isFault = error.code.startsWith('internal_api_error');
  const status = STATUS.get(error.code) ?? (isFault ? 'unavailable' : 'denied');
  const known = error.code === 'login-page' ? undefined : WORDS.get(status);
  const reason = known ? words(known) : error.message;
  const wait = error.retryAfter ?? (status === 'rate-limited' ? retryAfter : undefined);
  return wait === undefined ? { status, reason } : { status, reason, retryAfter: wait };
}
