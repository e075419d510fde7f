// The element's adapter for Confluence Cloud: the contract is in the element's element.d.ts.
//
// The document is `doc` of the macro's config, so it lies in the page, has its versions and is copied with it. The
// config is written by `view.submit`, which puts it into the draft of the page and closes the window. Publishing
// the page is up to the writer: so the answer is `handed-over`.
//
// A revision is the text itself: Confluence gives a macro no other.

/** No answer within this time counts as none, in milliseconds. */
const WAIT = 20_000;
/** So much of the config is not the document: names, quotes and the time of saving. */
const RESERVE = 1024;

/**
 * @param {{surface: 'view' | 'config', bridge: object, context: object, words: Function, maxConfig: number,
 *   theme: () => string, onTheme: Function}} options `context` as Confluence gave it when the frame began
 */
export function createAdapter(options) {
  const macro = new Macro(options);
  const { isConfig, maxConfig, theme, onTheme } = macro;
  return {
    id: 'confluence-cloud',
    // The page has one comment for all that was changed in it.
    caps: { save: isConfig, maxBytes: maxConfig - RESERVE, twin: isConfig, summary: false },
    load: (asked) => macro.load(asked),
    save: (text, asked) => macro.save(text, asked),
    context: () => ({ ...macro.reader(), theme: theme() }),
    onChange: (tell) => onTheme(() => tell({ type: 'context' })),
  };
}

class Macro {
  constructor({ surface, bridge, context, words, maxConfig, theme, onTheme }) {
    Object.assign(this, { bridge, context, words, maxConfig, theme, onTheme });
    this.isConfig = surface === 'config';
    this.known = textOf(context.extension?.config);
  }

  async load({ fresh }) {
    // What the frame began with may be older than the draft.
    const asked = async () => (fresh ? textOf((await this.bridge.getContext()).extension?.config) : this.known);
    this.known = (await this.now()) ?? (await asked());
    const { known, isConfig } = this;
    return { doc: known === '' ? null : known, revision: known, canEdit: isConfig, reason: isConfig ? '' : this.words('view') };
  }

  /** The text in the editor's draft; nothing where it can't be asked, or where there is none yet. */
  async now() {
    const macro = this.isConfig ? await this.bridge.macroContent() : undefined;
    return textOf(macro?.attrs?.parameters?.guestParams) || undefined;
  }

  async save(text, { base, twin }) {
    if (!this.isConfig) return { status: 'denied', reason: this.words('view') };
    const config = configOf(text, twin?.text ?? '', this.maxConfig);
    if (!config) return { status: 'too-large', reason: this.words('large', String(Math.floor(this.maxConfig / 1024))) };
    const theirs = await this.now();
    if (theirs !== undefined && theirs !== base && theirs !== text) {
      this.known = theirs;
      return { status: 'conflict', theirs: { doc: theirs, revision: theirs } };
    }
    return this.hand(config, text);
  }

  async hand(config, text) {
    try {
      await Promise.race([this.bridge.submit(config), after(WAIT, this.words('silent'))]);
    } catch (error) {
      const reason = error instanceof Silence ? error.message : this.words('refused', String(error?.message ?? error));
      return { status: 'unavailable', reason };
    }
    this.known = text;
    return { status: 'handed-over', revision: text };
  }

  reader() {
    const { accountId = '', timezone } = this.context;
    return { locale: localeOf(this.context), timezone, user: accountId, place: placeOf(this.context, this.known) };
  }
}

/** No answer in time. */
class Silence extends Error {}

const after = (time, message) => new Promise((_, reject) => setTimeout(() => reject(new Silence(message)), time));
const bytesOf = (text) => new TextEncoder().encode(text).length;
const textOf = (config) => (typeof config?.doc === 'string' ? config.doc : '');

/** The language as a tag: Confluence may write `de_DE`. */
export const localeOf = (context) => String(context.locale ?? '').replace('_', '-');

/** The config, or nothing if it is too large. What is for the search gives way to the document. */
function configOf(doc, searchable, maxConfig) {
  const saved = String(Math.floor(Date.now() / 1000));
  const isFitting = (text) => bytesOf(JSON.stringify({ doc, text, saved })) <= maxConfig;
  let text = searchable;
  while (text !== '' && !isFitting(text)) text = text.slice(0, Math.floor(text.length / 2));
  // Half of a character is none.
  text = text.replace(/[\ud800-\udbff]$/, '');
  return isFitting(text) ? { doc, text, saved } : undefined;
}

/**
 * What drafts are bound to: the page and the document in it. The macro's own `localId` is another one in the
 * editor, so it only serves a document that has no name yet.
 */
function placeOf({ cloudId = '', localId = '', extension }, doc) {
  const page = extension?.content?.id ?? '';
  return `${cloudId}/${page}/${nameOf(doc) || localId}`;
}

function nameOf(doc) {
  try {
    return String(JSON.parse(doc).id ?? '');
  } catch {
    return '';
  }
}
