// The element's adapter for Confluence Cloud: the contract is in the element's element.d.ts.
//
// The document is `doc` of the macro's config, so it lies in the page, has its versions and is copied with it. The
// config is written by `view.submit`, which puts it into the draft of the page and closes the window. Publishing
// the page is up to the writer: so the answer is `handed-over`.
//
// A revision is the text itself: Confluence gives a macro no other.

const WAIT = 20_000;
/** So much of the config is not the document: names, quotes and the time of saving. */
const RESERVE = 1024;

const bytesOf = (text) => new TextEncoder().encode(text).length;

/**
 * @param {{surface: 'view' | 'config', bridge: object, context: object, words: Function, maxConfig: number,
 *   theme: () => string, onTheme: Function}} options `context` as Confluence gave it when the frame began
 */
export function createAdapter({ surface, bridge, context, words, maxConfig, theme, onTheme }) {
  const isConfig = surface === 'config';
  let known = textOf(context.extension?.config);

  async function load({ fresh }) {
    // What the frame began with may be older than the draft.
    const asked = async () => (fresh ? textOf((await bridge.getContext()).extension?.config) : known);
    known = (await now()) ?? (await asked());
    return { doc: known === '' ? null : known, revision: known, canEdit: isConfig, reason: isConfig ? '' : words('view') };
  }

  /** The text in the editor's draft; nothing where it can't be asked, or where there is none yet. */
  async function now() {
    const macro = isConfig ? await bridge.macroContent() : undefined;
    return textOf(macro?.attrs?.parameters?.guestParams) || undefined;
  }

  async function save(text, { base, twin }) {
    if (!isConfig) return { status: 'denied', reason: words('view') };
    const config = configOf(text, twin?.text ?? '', maxConfig);
    if (!config) return { status: 'too-large', reason: words('large', String(Math.floor(maxConfig / 1024))) };
    const theirs = await now();
    if (theirs !== undefined && theirs !== base && theirs !== text) {
      known = theirs;
      return { status: 'conflict', theirs: { doc: theirs, revision: theirs } };
    }
    return hand(config, text);
  }

  async function hand(config, text) {
    try {
      await Promise.race([bridge.submit(config), after(WAIT, words('silent'))]);
    } catch (error) {
      return { status: 'unavailable', reason: error instanceof Silence ? error.message : words('refused', String(error?.message ?? error)) };
    }
    known = text;
    return { status: 'handed-over', revision: text };
  }

  return {
    id: 'confluence-cloud',
    caps: { save: isConfig, maxBytes: maxConfig - RESERVE, twin: isConfig },
    load,
    save,
    context: () => ({ theme: theme(), locale: localeOf(context), timezone: context.timezone, user: context.accountId ?? '', place: placeOf(context, known) }),
    onChange: (tell) => onTheme(() => tell({ type: 'context' })),
  };
}

/** No answer in time. */
class Silence extends Error {}

const after = (time, message) => new Promise((_, reject) => setTimeout(() => reject(new Silence(message)), time));
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
