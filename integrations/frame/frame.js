// The page in the frame: shows one timeline, which its host keeps. The protocol is in README.md.

import { PostmortemTimeline } from './element.js';
import { Port } from './port.js';

const VERSION = 1;
/** How often the frame says that it is ready, in milliseconds: a host may begin to listen later. */
const CALL_EVERY = 500;
/** After so many milliseconds the reader is told that no host answers. */
const LONELY_AFTER = 10_000;
/** Attributes of the element that a host may set. */
const SETTINGS = ['mode', 'zone', 'parts', 'lang', 'viewer', 'hints', 'link-hosts', 'definition'];

let port;
let state; // What the host holds, as far as it is known here: doc, revision, canEdit, reason.
let context = {};
let tellElement = () => {};
const element = document.createElement('postmortem-timeline');

/** Calls for the host until it answers with a port. The first answer counts. */
function call() {
  // A name for this load of the frame, by which the host tells a second call from a second load.
  const frame = `${Date.now()}-${Math.random()}`;
  const ready = () => parent.postMessage({ pmt: VERSION, type: 'ready', protocols: [VERSION], frame }, '*');
  const calling = setInterval(ready, CALL_EVERY);
  const lonely = setTimeout(showLonely, LONELY_AFTER);
  addEventListener('message', function answered(event) {
    const init = event.data;
    const isInit = event.source === parent && init?.pmt === VERSION && init.type === 'init' && event.ports[0];
    if (!isInit) return;
    removeEventListener('message', answered);
    clearInterval(calling);
    clearTimeout(lonely);
    begin(init, event.ports[0]);
  });
  ready();
}

function showLonely() {
  const line = document.createElement('p');
  line.className = 'waiting';
  line.textContent = 'Waiting for the page around this frame. It has to answer by the protocol pmt/1.';
  document.body.replaceChildren(line);
}

function begin(init, channel) {
  state = stateOf(init);
  port = new Port(channel, HANDLERS);
  takeContext(init.context);
  for (const name of SETTINGS) {
    if (init.settings?.[name]) element.setAttribute(name, init.settings[name]);
  }
  // Drafts are kept under this name.
  element.id = String(init.id || 'timeline');
  element.setAttribute('store', 'host');
  PostmortemTimeline.registerHost(adapter(init.caps ?? {}));
  document.body.replaceChildren(element);
  report();
}

const stateOf = ({ doc, revision, canEdit, reason }) => ({
  doc: typeof doc === 'string' ? doc : null,
  revision: String(revision ?? ''),
  canEdit: canEdit === true,
  reason: String(reason ?? ''),
});

function takeContext(next) {
  context = next ?? {};
  const isTheme = context.theme === 'light' || context.theme === 'dark';
  document.documentElement.dataset.theme = isTheme ? context.theme : 'auto';
  if (context.locale) document.documentElement.lang = context.locale;
}

/** What the element asks of its host, put into messages. */
const adapter = (caps) => ({
  id: 'frame',
  caps: { save: caps.save !== false, maxBytes: caps.maxBytes, summary: caps.summary !== false },
  async load({ fresh }) {
    if (!fresh) return state;
    const answer = await port.ask('load');
    if (answer.status !== 'ok') throw new Error(answer.reason || answer.status);
    return (state = stateOf(answer));
  },
  async save(doc, { base, cause, summary, twin }) {
    const answer = await port.ask('save', { doc, baseRevision: base, cause, summary, twin });
    return answer.status === 'unsupported' ? { ...answer, status: 'denied' } : answer;
  },
  context: () => context,
  onChange(listener) {
    tellElement = listener;
    return () => (tellElement = () => {});
  },
});

/** What the host may say. */
const HANDLERS = {
  load(message) {
    state = stateOf({ ...state, ...message });
    tellElement({ type: 'external', revision: state.revision });
  },
  'external-change': ({ revision }) => tellElement({ type: 'external', revision }),
  'can-edit'({ canEdit, reason }) {
    Object.assign(state, { canEdit: canEdit === true, reason: String(reason ?? '') });
    tellElement({ type: 'canEdit', canEdit: state.canEdit, reason: state.reason });
  },
  context(message) {
    takeContext({ ...context, ...message });
    tellElement({ type: 'context' });
  },
  save: () => element.save(),
  async export({ format }) {
    const text = await element.exportAs(String(format));
    if (text === undefined) return { status: 'unsupported', reason: `no format "${format}"` };
    return { status: 'ok', text };
  },
  'close?': () => ({ status: 'ok', dirty: element.dirty }),
  close() {
    element.remove();
    port.tell('closed');
  },
};

/** Tells the host what it can't see from outside. */
function report() {
  // The element and not the root: a root is never lower than the frame, so it would never shrink.
  const resize = () => port.tell('resize', { height: Math.ceil(element.getBoundingClientRect().height) });
  new ResizeObserver(resize).observe(element);
  element.addEventListener('pmt-change', ({ detail }) => port.tell('dirty', { dirty: detail.dirty }));
  element.addEventListener('pmt-conflict', ({ detail }) => port.tell('conflict', { count: detail.count }));
  element.addEventListener('pmt-error', ({ detail }) => port.tell('error', { ...detail }));
}

if (parent === window) showLonely();
else call();
