// For the page around the frame: `attach(iframe, host)` connects a timeline in a frame with its store.

import { Port } from './port.js';

const VERSION = 1;
/** A frame is not made higher than this, in pixels of CSS; then it scrolls. */
const HIGHEST = 20_000;

/** The timeline may ask its host several times for one save, and waits for each answer. */
const SAVING = 300_000;

/** See host.d.ts. */
export function attach(iframe, host) {
  return new Connection(iframe, host);
}

class Connection {
  #iframe;
  #host;
  #port;
  #isReady;
  #answered; // The name of the frame that has its document.
  #listener = (event) => this.#hear(event);

  constructor(iframe, host) {
    this.#iframe = iframe;
    this.#host = host;
    this.dirty = false;
    this.ready = new Promise((resolve) => (this.#isReady = resolve));
    addEventListener('message', this.#listener);
  }

  /**
   * A frame in a sandbox has the origin `null`, like every other one, so it is known by its window. It
   * says `ready` until it is answered; with another name it was loaded anew, and gets a new port.
   */
  async #hear({ source, data }) {
    const isReady = source === this.#iframe.contentWindow && data?.pmt === VERSION && data.type === 'ready';
    if (!isReady || data.frame === this.#answered || !data.protocols?.includes(VERSION)) return;
    this.#answered = data.frame;
    const isAnswered = await this.#answer();
    // A host that failed is asked again when the frame calls the next time.
    if (!isAnswered) this.#answered = undefined;
  }

  async #answer() {
    const loaded = await this.#load().catch((error) => this.#failed(error));
    if (!loaded) return false;
    const { id, context = {}, caps = {}, settings = {} } = this.#host;
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = new Port(port1, this.#handlers());
    const init = { ...loaded, id, context, caps: { save: 'save' in this.#host, ...caps }, settings };
    // The origin of a frame in a sandbox can't be named; the address of another one has to be right.
    const target = this.#host.origin ?? '*';
    this.#iframe.contentWindow.postMessage({ ...init, pmt: VERSION, type: 'init' }, target, [port2]);
    this.#isReady();
    return true;
  }

  /** A host that throws is as one that rejects. */
  async #load() {
    return this.#host.load({ fresh: false });
  }

  #failed(error) {
    this.#host.onError?.({ kind: 'host', message: String(error?.message ?? error) });
  }

  /** What the frame may say. */
  #handlers() {
    const host = this.#host;
    return {
      load: async () => ({ ...(await host.load({ fresh: true })), status: 'ok' }),
      save: (message) => this.#save(message),
      resize: ({ height }) => this.#resize(height),
      dirty: ({ dirty }) => {
        this.dirty = Boolean(dirty);
        host.onDirty?.(this.dirty);
      },
      conflict: ({ count }) => host.onConflict?.(count),
      error: ({ kind, message }) => host.onError?.({ kind, message }),
      closed: () => host.onClosed?.(),
    };
  }

  async #save({ doc, baseRevision, cause, summary, twin }) {
    const { save, caps } = this.#host;
    if (!save) return { status: 'denied', reason: 'this host only shows' };
    const size = new TextEncoder().encode(doc).length;
    if (caps?.maxBytes < size) return { status: 'too-large', reason: `${size} bytes, at most ${caps.maxBytes}` };
    return save.call(this.#host, doc, { base: baseRevision, cause, summary, twin });
  }

  #resize(height) {
    if (!(height > 0)) return;
    const shown = Math.min(Math.ceil(height), HIGHEST);
    if (this.#host.onResize) this.#host.onResize(shown);
    // The attribute, since a policy may forbid styles in attributes.
    else this.#iframe.height = shown;
  }

  async #ask(type, fields, patience) {
    await this.ready;
    return this.#port.ask(type, fields, patience);
  }

  #tell(type, fields) {
    this.#port?.tell(type, fields);
  }

  load(loaded) {
    this.#tell('load', loaded);
  }

  externalChange(revision) {
    this.#tell('external-change', { revision });
  }

  canEdit(canEdit, reason = '') {
    this.#tell('can-edit', { canEdit, reason });
  }

  context(context) {
    Object.assign((this.#host.context ??= {}), context);
    this.#tell('context', context);
  }

  async save() {
    const { status, reason = '' } = await this.#ask('save', {}, SAVING);
    return { status, reason };
  }

  async export(format) {
    const { status, text, reason } = await this.#ask('export', { format });
    if (status !== 'ok') throw new Error(reason || status);
    return text;
  }

  async close({ force = false } = {}) {
    const { dirty } = await this.#ask('close?');
    if (dirty && !force) return false;
    await this.#ask('close');
    this.detach();
    return true;
  }

  detach() {
    removeEventListener('message', this.#listener);
    this.#port?.close();
    this.#port = undefined;
  }
}
