// An example of a host. It keeps {doc, revision} in the local storage, where another tab may change it.

import { attach } from './host.js';

const KEY = 'postmortem-timeline-example';
const BEGINNING = {
  revision: 1,
  doc: JSON.stringify({
    type: 'postmortem-timeline',
    version: 1,
    id: 'q3k9d2aa',
    title: 'Checkout slow',
    timezone: 'Europe/Berlin',
    markers: { start: { event: 'e1000001' }, detect: { event: 'e1000002' }, mitigate: { event: 'e1000003' }, resolve: { event: 'e1000004' } },
    events: [
      { id: 'e1000001', at: '2024-05-02T13:01:00+02:00', kind: 'change', text: 'Release 48 goes out' },
      { id: 'e1000002', at: '2024-05-02T13:20:00+02:00', kind: 'detection', text: 'A customer reports timeouts' },
      { id: 'e1000003', at: '2024-05-02T13:52:00+02:00', kind: 'mitigation', text: 'Release 48 is taken back' },
      { id: 'e1000004', at: '2024-05-02T14:10:00+02:00', text: 'All orders come through' },
    ],
  }),
};

const stored = () => JSON.parse(localStorage.getItem(KEY)) ?? BEGINNING;
const state = document.querySelector('#state');
const frame = document.querySelector('#frame');

const timeline = attach(frame, {
  id: 'checkout-slow',
  context: { theme: 'auto', locale: document.documentElement.lang, user: 'example' },
  caps: { maxBytes: 2_000_000 },
  async load() {
    const { doc, revision } = stored();
    return { doc, revision: String(revision), canEdit: true };
  },
  async save(doc, { base }) {
    // Reading and writing must not be interrupted by another tab.
    return navigator.locks.request(KEY, () => {
      const now = stored();
      if (String(now.revision) !== base) {
        return { status: 'conflict', theirs: { doc: now.doc, revision: String(now.revision) } };
      }
      const revision = now.revision + 1;
      localStorage.setItem(KEY, JSON.stringify({ doc, revision }));
      return { status: 'saved', revision: String(revision) };
    });
  },
  onDirty: (dirty) => (state.value = dirty ? 'Not saved' : 'Saved'),
  onError: ({ message }) => (state.value = message),
});

addEventListener('storage', ({ key }) => key === KEY && timeline.externalChange());
addEventListener('beforeunload', (event) => timeline.dirty && event.preventDefault());

const on = (id, act) => document.querySelector(id).addEventListener('click', act);

on('#save', async () => {
  const { status, reason } = await timeline.save();
  state.value = `${status} ${reason}`;
});

on('#download', async () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await timeline.export('json')], { type: 'application/json' }));
  link.download = 'timeline.json';
  link.click();
  URL.revokeObjectURL(link.href);
});

on('#theme', () => {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === 'dark' ? 'light' : 'dark';
  timeline.context({ theme: dataset.theme });
});

on('#close', async () => {
  const isClosed = (await timeline.close()) || (confirm('Close without saving?') && (await timeline.close({ force: true })));
  if (isClosed) frame.remove();
});
