// The document stands in the page; the event `pmt-save` says when the page is to keep it for good.
import './element.js';

const KEY = 'postmortem-timeline-page';
const element = document.querySelector('postmortem-timeline');

// A server would have written this into the page. With a data block, a value counts as what is stored.
const kept = localStorage.getItem(KEY);
if (kept) element.value = kept;

element.addEventListener('pmt-save', (event) => {
  event.detail.respondWith(keep(event.detail.text));
});

/** Puts the text where the page is made from. The last one wins here: see `host.js` for one that merges. */
async function keep(text) {
  try {
    localStorage.setItem(KEY, text);
  } catch (error) {
    return { status: 'too-large', reason: error.message };
  }
  return { status: 'saved' };
}
