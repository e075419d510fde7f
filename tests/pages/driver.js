// What the browser tests do with pages: each page is a frame, and frames of one origin are tabs.

const DOCUMENT = {
  type: 'postmortem-timeline',
  version: 1,
  id: 'doc00001',
  title: 'Outage',
  events: [
    { id: 'aaaa0001', at: '2018-02-10T13:01:00Z', text: 'It begins' },
    { id: 'aaaa0002', at: '2018-02-10T15:23:00Z', text: 'Somebody sees it' },
  ],
};

export const text = (changes = {}) => JSON.stringify({ ...DOCUMENT, ...changes });

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a look gives something, and gives that. */
export async function until(look, what, ms = 20_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await sleep(10);
  }
}

/** A page of its own address: drafts belong to an address. */
export const unique = () => `/tests/pages/frame.html?${Math.random()}`;

/** Opens a page in a frame. */
export async function open(path = '/tests/pages/frame.html', prepare = () => {}) {
  const frame = document.createElement('iframe');
  frame.width = 800;
  frame.height = 600;
  frame.src = path;
  document.body.append(frame);
  await until(() => frame.contentWindow?.ready, `the page ${path}`);
  prepare(frame.contentWindow);
  return frame;
}

/** Puts an element into the page of a frame. */
export function add(frame, attributes = {}, json = undefined) {
  const page = frame.contentDocument;
  const element = page.createElement('postmortem-timeline');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (json !== undefined) {
    const block = page.createElement('script');
    block.type = 'application/json';
    block.append(page.createTextNode(json));
    element.append(block);
  }
  const fallback = page.createElement('p');
  fallback.textContent = 'the fallback';
  element.append(fallback);
  page.body.append(element);
  return element;
}

export const shown = (element) => element.shadowRoot.querySelector('.pmt')?.textContent ?? '';
export const hasSlot = (element) => element.shadowRoot.querySelector('slot') !== null;
export const titleField = (element) => element.shadowRoot.querySelector('[data-field=title]');
export const failure = (element) => element.shadowRoot.querySelector('[part=failure]')?.textContent;

/** Waits until the application shows a document. */
export const stands = (element) => until(() => !hasSlot(element), 'the application');

export async function editable(frame, attributes, json) {
  const element = add(frame, { mode: 'edit', ...attributes }, json);
  await stands(element);
  await until(() => titleField(element), 'the title field');
  return element;
}

/** Types into the title. */
export async function retitle(element, title) {
  const field = titleField(element);
  field.focus();
  field.value = title;
  const { InputEvent, FocusEvent } = element.ownerDocument.defaultView;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new FocusEvent('blur'));
  await until(() => titleOf(element) === title, `the title ${title}`);
}

export const titleOf = (element) => JSON.parse(element.value).title;

export function events(element, ...types) {
  const seen = [];
  for (const type of types) element.addEventListener(type, (event) => seen.push(event));
  return seen;
}

/** The drafts in the journal. */
export async function drafts() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open('postmortem-timeline');
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
    request.onupgradeneeded = () => request.transaction.abort();
  }).catch(() => undefined);
  if (!database) return [];
  try {
    return await new Promise((resolve, reject) => {
      const request = database.transaction('journal').objectStore('journal').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });
  } finally {
    database.close();
  }
}

export async function waitForDraft(title) {
  const begin = performance.now();
  for (;;) {
    if ((await drafts()).some((draft) => JSON.parse(draft.text).title === title)) return performance.now() - begin;
    if (performance.now() - begin > 10_000) throw new Error(`no draft with the title ${title}`);
    await sleep(5);
  }
}

/** A wiki that keeps one page in memory, with or without faults. */
export function wiki(json, faults = {}) {
  const page = { doc: json, revision: 1, saves: 0, listener: () => {} };
  const adapter = {
    id: 'test',
    caps: { save: true, atomic: true },
    async load() {
      return { doc: page.doc, revision: String(page.revision), canEdit: faults.canEdit ?? true };
    },
    async save(doc, options) {
      page.saves += 1;
      page.options = options;
      if (faults.answer) return faults.answer;
      if (faults.throws) throw new Error('the network is gone');
      if (options.base !== String(page.revision)) {
        return { status: 'conflict', theirs: { doc: page.doc, revision: String(page.revision) } };
      }
      page.revision += 1;
      page.doc = faults.loses ? page.doc : faults.normalises ? doc.normalize('NFC') : doc;
      return { status: 'saved', revision: String(page.revision) };
    },
    context: () => ({ theme: 'light', locale: 'en', user: 'ann' }),
    onChange(listener) {
      page.listener = listener;
      return () => {};
    },
  };
  page.adapter = adapter;
  page.edit = (doc) => {
    page.doc = doc;
    page.revision += 1;
  };
  return page;
}
