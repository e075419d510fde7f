// An adapter of a page. The store is the local storage; a server would be asked in the same places.
import { PostmortemTimeline } from './element.js';

const KEY = 'postmortem-timeline-host';
const TABS = new BroadcastChannel(KEY);

/** What is stored: the text, and a number that grows with each save. */
const stored = () => JSON.parse(localStorage.getItem(KEY)) ?? { doc: null, revision: 0 };

PostmortemTimeline.registerHost({
  id: 'example',
  caps: { maxBytes: 2_000_000 },

  async load() {
    const { doc, revision } = stored();
    return { doc, revision: String(revision), canEdit: true };
  },

  /** Compares and writes in one step: no other tab may write between the two. */
  async save(doc, { base }) {
    return navigator.locks.request(KEY, () => {
      const now = stored();
      if (String(now.revision) !== base) {
        return { status: 'conflict', theirs: { doc: now.doc, revision: String(now.revision) } };
      }
      const revision = now.revision + 1;
      try {
        localStorage.setItem(KEY, JSON.stringify({ doc, revision }));
      } catch (error) {
        return { status: 'too-large', reason: error.message };
      }
      TABS.postMessage(revision);
      return { status: 'saved', revision: String(revision) };
    });
  },

  context: () => ({ theme: 'auto', locale: document.documentElement.lang, user: 'example' }),

  onChange(tell) {
    const hear = ({ data }) => tell({ type: 'external', revision: String(data) });
    TABS.addEventListener('message', hear);
    return () => TABS.removeEventListener('message', hear);
  },
});
