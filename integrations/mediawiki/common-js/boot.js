// Turns each `<pre class="postmortem-timeline">` of the page into an element. The text of the block stays
// within the element, and is shown where the element does not run.
//
// `api.js`, `page.js` and `refusal.js` are those of the extension; all lie in one folder with the element.

import { createAdapter } from './adapter.js';
import { createApi } from './api.js';
import { PostmortemTimeline } from './element.js';
import { createPage } from './page.js';
import { refusal } from './refusal.js';
import { wordsOf } from './words.js';

const NAME = 'postmortem-timeline';
/** MediaWiki's own limit of a page: `$wgMaxArticleSize` is 2048 KiB unless the wiki changed it. */
const MAX_BYTES = 2048 * 1024;

const mw = globalThis.mw;
// MediaWiki:Common.js may set `window.postmortemTimeline = { attributes: { zone: 'UTC' }, timezone: 'UTC', maxBytes: … }`.
const given = globalThis.postmortemTimeline ?? {};
const config = { maxBytes: given.maxBytes ?? MAX_BYTES, retryAfter: 60, timezone: given.timezone ?? 'UTC', attributes: given.attributes ?? {} };
const page = createPage(mw, config);
const words = wordsOf(page.language);
const api = createApi({ url: page.apiUrl, token: mw.user.tokens.get('csrfToken'), user: page.user, language: page.language, words });
const blocks = new WeakMap();

function wrap(pre, place) {
  const element = document.createElement(NAME);
  const text = pre.textContent.trim();
  for (const [name, value] of Object.entries(config.attributes)) element.setAttribute(name, value);
  element.setAttribute('store', 'host');
  const canEdit = !page.obstacle() && page.maybeEditable;
  element.setAttribute('mode', canEdit && text === '' ? 'edit' : 'view');
  element.id = pre.id;
  blocks.set(element, { id: pre.id, place, text });
  pre.removeAttribute('id');
  pre.replaceWith(element);
  element.append(pre);
}

/**
 * Whether a block is in the wikitext of this page, and not in that of a template, is seen when it is asked for.
 * The text of the wikitext counts: in the page MediaWiki has put other blanks before some marks.
 */
async function adapterOf(element) {
  const block = blocks.get(element);
  const options = { block, page, api, refusal, words, config, obstacle: page.obstacle() };
  const adapter = createAdapter(options);
  if (options.obstacle) return adapter;
  const isHere = await adapter.load({ fresh: true }).then(() => true, (error) => error.code !== 'pmt-gone');
  return isHere ? adapter : createAdapter({ ...options, obstacle: 'pmt-readonly-elsewhere' });
}

document.querySelectorAll(`pre.${NAME}`).forEach(wrap);
PostmortemTimeline.registerHost(adapterOf);
