// Starts the timelines of a page: each gets the adapter of its own place in the page.

import { createAdapter } from './adapter.js';
import { PostmortemTimeline } from './element.js';
import { readPage } from './page.js';
import { createRest } from './rest.js';
import { wordsOf } from './words.js';

const page = readPage();
const words = wordsOf(page.language);
const rest = createRest({ path: page.path, user: page.user, words });

async function adapterOf(element) {
  const { page: pageId = '', name = '' } = element.dataset;
  const siblings = [...document.querySelectorAll('postmortem-timeline')].filter((it) => (it.dataset.page ?? '') === pageId);
  const place = siblings.indexOf(element);
  const adapter = createAdapter({ page, rest, words, pageId, name, place, count: siblings.length });
  // Whoever has just put a timeline into the page wants to write; a failure is told when the element asks.
  const loaded = await adapter.load({ fresh: false }).catch(() => undefined);
  if (loaded?.doc === null && loaded.canEdit && !element.hasAttribute('mode')) element.setAttribute('mode', 'edit');
  return adapter;
}

PostmortemTimeline.registerHost(adapterOf);
