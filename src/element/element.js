// <postmortem-timeline>: a thin shell around one WebAssembly instance for the whole page.
//
// Needs no bundler and no rights beyond `script-src 'self' 'wasm-unsafe-eval'`. Until the application
// stands, and where it can't run, the element's own children stay visible.

const VERSION = '0.1.0';
const NAME = 'postmortem-timeline';
const ATTRIBUTES = ['mode', 'store', 'src', 'zone', 'theme', 'lang', 'parts', 'viewer', 'hints', 'link-hosts',
  'profile', 'criteria', 'definition'];
/** An element that was taken out of the page gives its memory back after this time, in milliseconds. */
const PARK_AFTER = 60_000;
const TYPING = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'copy', 'cut', 'paste'];

/** Why the timeline does not run: English and German, since nothing else is loaded yet. */
const REASONS = {
  'no-wasm': ['this browser has no WebAssembly', 'dieser Browser kann kein WebAssembly'],
  csp: [
    "the page's Content Security Policy lacks script-src 'wasm-unsafe-eval'",
    "in der Content Security Policy der Seite fehlt script-src 'wasm-unsafe-eval'",
  ],
  'not-found': ['a file is missing on the server', 'auf dem Server fehlt eine Datei'],
  network: ['a file could not be fetched', 'eine Datei war nicht zu laden'],
  mime: ['the server sends a file with a wrong type', 'der Server liefert eine Datei mit falschem Typ'],
  invalid: ['the WebAssembly file is damaged', 'die WebAssembly-Datei ist beschädigt'],
  mixed: ['files of two versions lie in one folder', 'Dateien zweier Versionen liegen in einem Ordner'],
  exception: ['it could not be started', 'sie ließ sich nicht starten'],
  panic: ['it stopped because of a fault in the program', 'ein Programmfehler hat sie angehalten'],
};
const WORDS = {
  failed: ['The timeline does not run: ', 'Die Zeitleiste läuft nicht: '],
  rescue: ['This is the text as it was last:', 'Das ist der letzte Stand des Textes:'],
  download: ['Save it as a file', 'Als Datei sichern'],
  versions: ['Two versions of the timeline are on this page: one runs, the other does not: ',
    'Auf dieser Seite sind zwei Fassungen der Zeitleiste: eine läuft, die andere nicht: '],
};

let engine; // The promise of the started WebAssembly.
let styles; // One style sheet for all elements.
let host; // The page's adapter, or a function that gives one for an element.
let stopped; // The failure that stopped everything.
const running = new Set();

class Failure extends Error {
  constructor(kind, detail = '') {
    super(detail);
    this.kind = kind;
  }
}

/** Starts the one instance of the page. */
async function start() {
  if (typeof WebAssembly !== 'object') throw new Failure('no-wasm');
  // Side by side: the larger of the two need not wait for the other.
  const fetching = fetchWasm();
  fetching.catch(() => {});
  const glue = await importGlue();
  const response = await fetching;
  try {
    await glue.default({ module_or_path: response });
  } catch (error) {
    throw explain(error, response);
  }
  if (glue.version() !== VERSION) throw new Failure('mixed', `${VERSION}, ${glue.version()}`);
  glue.onPanic((message) => stopAll(new Failure('panic', message)));
  addEventListener('error', (event) => noticeCrash(event.error));
  addEventListener('unhandledrejection', (event) => noticeCrash(event.reason));
  styles = new CSSStyleSheet();
  styles.replaceSync(glue.css());
  if (host) glue.registerHost(host);
  return glue;
}

async function importGlue() {
  const given = PostmortemTimeline.glue;
  if (given && typeof given === 'object' && 'default' in given) return given;
  const url = new URL(given ?? './postmortem-timeline.js', import.meta.url);
  try {
    return await import(url.href);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Failure('invalid', `${url}: ${error.message}`);
    const response = await fetch(url).catch(() => undefined);
    if (!response) throw new Failure('network', url.href);
    if (!response.ok) throw new Failure('not-found', `${url} (${response.status})`);
    if (!/javascript/.test(typeOf(response))) throw new Failure('mime', `${url} (${typeOf(response)})`);
    throw new Failure('exception', error.message);
  }
}

/** A response or bytes, as the page gave them or from beside this file. */
async function fetchWasm() {
  const given = await PostmortemTimeline.wasm;
  if (given && typeof given === 'object' && !(given instanceof URL)) return given;
  const url = new URL(given ?? './postmortem-timeline_bg.wasm', import.meta.url);
  const response = await fetch(url).catch((error) => {
    throw new Failure('network', `${url}: ${error.message}`);
  });
  if (!response.ok) throw new Failure('not-found', `${url} (${response.status})`);
  return response;
}

// The programs that read what is imported, write what is taken away and look at wording: fetched when needed.
const programs = { reader: {}, writer: {}, reviewer: {} };

async function startProgram(name) {
  const program = programs[name];
  const url = new URL(PostmortemTimeline[name] ?? `./postmortem-timeline-${name}.js`, import.meta.url);
  const wasm = new URL(url.href.replace(/\.js$/, '_bg.wasm'));
  // One that failed is not used again, and a module is only loaded anew by another address.
  program.attempts = (program.attempts ?? 0) + 1;
  // One for all calls: when it breaks, each of them ends.
  program.broken = new Promise((_, reject) => (program.fail = reject));
  program.broken.catch(() => {});
  // An address of something in memory is another one each time, and takes no query.
  if (program.attempts > 1 && url.protocol !== 'blob:') url.searchParams.set('attempt', program.attempts);
  const glue = await import(url.href);
  await glue.default({ module_or_path: fetch(wasm) });
  if (glue.version() !== VERSION) throw new Failure('mixed', `${VERSION}, ${glue.version()}`);
  return glue;
}

/** Calls a function of a program; what it gives, or the promise of it, where it does not break meanwhile. */
async function callProgram(name, method, ...rest) {
  const program = programs[name];
  try {
    const glue = await (program.started ??= startProgram(name).catch((error) => {
      program.started = undefined;
      throw error;
    }));
    return await Promise.race([glue[method](...rest), program.broken]);
  } catch (error) {
    // What it says of its own accord leaves it as it was; anything else may have broken it.
    if (error?.constructor !== Error) program.started = undefined;
    throw error;
  }
}

const typeOf = (response) => response.headers?.get('content-type') ?? '';

function explain(error, response) {
  const words = `${error?.name}: ${error?.message}`;
  if (/unsafe-eval|content security policy|\bCSP\b/i.test(words)) return new Failure('csp', words);
  if (/html/.test(response instanceof Response ? typeOf(response) : '')) return new Failure('mime', response.url);
  const damaged = [WebAssembly.CompileError, WebAssembly.LinkError].some((kind) => error instanceof kind);
  return new Failure(damaged ? 'invalid' : 'exception', words);
}

/** A trap without a panic, such as an overflowing stack, leaves the instance as broken as one. */
function noticeCrash(error) {
  const ours = error instanceof WebAssembly.RuntimeError && /postmortem[-_]timeline/.test(error.stack ?? '');
  // Each of these has an instance of its own: when it breaks, no timeline does.
  const name = ours && Object.keys(programs).find((it) => error.stack.includes(`postmortem-timeline-${it}`));
  if (name) programs[name].fail?.(error);
  else if (ours) stopAll(new Failure('panic', error.message));
}

function stopAll(failure) {
  if (stopped) return;
  stopped = failure;
  // Not now: the program is in the middle of failing.
  setTimeout(() => running.forEach((element) => element[FAIL](failure)));
}

/** Resolves once the element's children are parsed and the page had its chance to configure us. */
function settled() {
  if (document.readyState !== 'loading') return new Promise((resolve) => setTimeout(resolve));
  return new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
}

const FAIL = Symbol('fail');
const NOTE = Symbol('note');

/** The element; see element.d.ts for its contract. */
class PostmortemTimeline extends HTMLElement {
  static version = VERSION;
  static observedAttributes = ATTRIBUTES;
  static wasm = undefined;
  static glue = undefined;
  static reader = undefined;
  static writer = undefined;
  static reviewer = undefined;

  static registerHost(adapter) {
    host = adapter;
    engine?.then((glue) => glue.registerHost(adapter), () => {});
  }

  static otherVersion(version) {
    for (const element of document.querySelectorAll(NAME)) element[NOTE]?.(version);
  }

  #root = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  #box;
  #glue; // Set while the application is mounted, together with #handle.
  #handle;
  #mounting;
  #parking;
  #kept; // What an earlier mount left unsaved.
  #given; // A value that was set before the application stood.
  #pieces; // The last text, for the day the program fails.

  constructor() {
    super();
    this.#root.append(this.#slot);
    for (const type of TYPING) this.addEventListener(type, (event) => this.#keepFromPage(event));
  }

  connectedCallback() {
    clearTimeout(this.#parking);
    if (Object.hasOwn(this, 'value')) {
      const value = this.value;
      delete this.value;
      this.value = value;
    }
    if (this.#glue) this.#call('attached', true);
    else this.#ready().catch(() => {});
  }

  disconnectedCallback() {
    // Moving an element within the page takes it out and puts it in again at once.
    queueMicrotask(() => {
      if (this.isConnected || !this.#glue) return;
      this.#call('attached', false);
      clearTimeout(this.#parking);
      this.#parking = setTimeout(() => this.#park(), PARK_AFTER);
    });
  }

  attributeChangedCallback(name, old, value) {
    if (this.#glue && old !== value) this.#call('attribute', name, value ?? undefined);
  }

  get #text() {
    return this.#pieces?.join('');
  }

  get value() {
    return (this.#glue && this.#call('value')) ?? this.#given ?? this.#text ?? dataBlock(this);
  }

  set value(text) {
    if (this.#glue) this.#call('setValue', String(text));
    else this.#given = String(text);
  }

  get dirty() {
    return Boolean(this.#glue ? this.#call('dirty') : this.#kept);
  }

  async save() {
    await this.#ready();
    return this.#call('save');
  }

  undo() {
    return Boolean(this.#glue && this.#call('undo'));
  }

  redo() {
    return Boolean(this.#glue && this.#call('redo'));
  }

  async exportAs(kind) {
    await this.#ready();
    return this.#call('exportAs', String(kind));
  }

  /** Mounts the application, once. */
  #ready() {
    if (stopped) return Promise.reject(this[FAIL](stopped));
    return (this.#mounting ??= this.#mount().catch((error) => {
      throw this[FAIL](error);
    }));
  }

  async #mount() {
    await settled();
    const glue = await (engine ??= start());
    if (stopped) throw stopped;
    this.#box = document.createElement('div');
    this.#root.adoptedStyleSheets = [styles];
    this.#root.append(this.#box);
    running.add(this);
    this.#handle = glue.mount(this, this.#box, {
      text: (pieces) => (this.#pieces = pieces),
      call: callProgram,
      rendered: () => this.#slot.remove(),
      emit: (type, detail) => this.#emit(type, detail),
      ask: (detail) => this.#ask(detail),
    }, this.#kept, this.#given);
    this.#kept = this.#given = undefined;
    this.#glue = glue;
    if (!this.isConnected) this.disconnectedCallback();
  }

  #call(name, ...rest) {
    try {
      return this.#glue[name](this.#handle, ...rest);
    } catch (error) {
      noticeCrash(error);
      throw error;
    }
  }

  /** Gives the memory of a removed element back. What was not saved comes again when it does. */
  #park() {
    if (this.isConnected || !this.#glue || stopped) return;
    this.#pieces = [this.#call('value') ?? ''];
    this.#kept = this.#call('unmount');
    this.#glue = this.#handle = this.#mounting = undefined;
    running.delete(this);
    this.#box.remove();
    this.#root.prepend(this.#slot);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /** Asks the page to save; `undefined` when nobody answers. */
  #ask(detail) {
    let answer;
    this.#emit('pmt-save', { ...detail, respondWith: (value) => (answer = value) });
    return answer;
  }

  /** What is typed here is none of the page's shortcuts. */
  #keepFromPage(event) {
    const target = event.composedPath()[0];
    if (target === this || !(target instanceof Element) || target.getRootNode() !== this.#root) return;
    const typing = target.matches('input, textarea, select, [contenteditable]');
    if (typing || event.defaultPrevented) event.stopPropagation();
  }

  #words([english, german]) {
    const language = this.closest('[lang]')?.getAttribute('lang') || navigator.language || 'en';
    return /^de\b/i.test(language) ? german : english;
  }

  [NOTE](version) {
    const line = document.createElement('p');
    line.setAttribute('part', 'note');
    line.textContent = this.#words(WORDS.versions) + `${VERSION}, ${version}`;
    this.#root.prepend(line);
  }

  /** Shows why nothing runs, and the last text if there was one. Returns the failure. */
  [FAIL](error) {
    const failure = error instanceof Failure ? error : new Failure('exception', String(error?.message ?? error));
    const line = document.createElement('p');
    line.setAttribute('part', 'failure');
    line.setAttribute('role', 'alert');
    const detail = failure.message && ` (${failure.message})`;
    line.textContent = this.#words(WORDS.failed) + this.#words(REASONS[failure.kind]) + detail;
    const text = this.#text ?? this.#given;
    this.#glue = undefined;
    this.#root.replaceChildren(line, ...(text === undefined ? [] : this.#rescue(text)), this.#slot);
    console.error(`<${NAME}>`, failure.kind, failure.message);
    this.#emit('pmt-error', { kind: failure.kind, message: line.textContent });
    return failure;
  }

  #rescue(text) {
    const label = document.createElement('label');
    const area = document.createElement('textarea');
    area.readOnly = true;
    area.rows = 12;
    area.cols = 80;
    area.value = text;
    label.append(this.#words(WORDS.rescue), document.createElement('br'), area);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'timeline.json';
    link.textContent = this.#words(WORDS.download);
    // The colour that Firefox gives links there is too pale on white.
    if (matchMedia('(forced-colors: active)').matches) link.style.color = 'CanvasText';
    const line = document.createElement('p');
    line.append(link);
    return [label, line];
  }
}

function dataBlock(element) {
  return element.querySelector(':scope > script[type="application/json"]')?.textContent ?? '';
}

/** The first copy on a page wins; another version says that it does not run. */
function register() {
  const first = customElements.get(NAME);
  if (!first) {
    customElements.define(NAME, PostmortemTimeline);
  } else if (first.version !== VERSION) {
    console.warn(`<${NAME}>: version ${first.version ?? 'unknown'} runs here; version ${VERSION} does not`);
    first.otherVersion?.(VERSION);
  }
  return first ?? PostmortemTimeline;
}

const Registered = register();
export { Registered as PostmortemTimeline };
