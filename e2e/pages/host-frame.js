// A page with a timeline in a frame; its server keeps the document, and compares.
import { attach } from '/frame/host.js';

const frame = document.querySelector('iframe');
const { name, user } = frame.dataset;
const store = `/store/${name}`;

attach(frame, {
  id: name,
  context: { theme: 'auto', locale: 'en', user },
  caps: { maxBytes: 2_000_000 },
  async load() {
    const response = await fetch(store, { cache: 'no-store' });
    return response.json();
  },
  async save(doc, { base }) {
    const request = { method: 'PUT', headers: { 'If-Match': `"${base}"` }, body: doc };
    const response = await fetch(store, request).catch(() => undefined);
    const answer = await response?.json().catch(() => undefined);
    return typeof answer?.status === 'string' ? answer : { status: 'unavailable', reason: `status ${response?.status}` };
  },
});
