// Starts the timelines of a page: each gets the adapter of its own place in the page.

import { createAdapter } from './adapter.js';
import { PostmortemTimeline } from './element.js';
import { readPage } from './page.js';
import { Rest } from './rest.js';
import { wordsOf } from './words.js';

const page = readPage();
const words = wordsOf(page.language);
const rest = new Rest({ path: page.path, user: page.user, words });

const timelines = (pageId) =>
  [...document.querySelectorAll('postmortem-timeline')].filter((it) => (it.dataset.page ?? '') === pageId);

function adapterOf(element) {
  const { page: pageId = '', name = '' } = element.dataset;
  const siblings = timelines(pageId);
  return createAdapter({ page, rest, words, pageId, name, place: siblings.indexOf(element), count: siblings.length });
}

// Whoever has just put a timeline into the page wants to write.
for (const element of timelines(page.id)) {
  const isNew = !element.dataset.name && element.textContent.trim() === '';
  if (isNew && !page.isOld && !element.hasAttribute('mode')) element.setAttribute('mode', 'edit');
}
PostmortemTimeline.registerHost(adapterOf);
