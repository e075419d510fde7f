// What exports to PDF and Word and the page history show: a table, since no script of the app runs there.
//
// The function of `adfExport` gets `exportType`, the context and the macro's config, and gives a document in
// Atlassian Document Format (developer.atlassian.com, Forge, "Macro", adfExport; "Atlassian Document Format").

import { twin } from './twin/twin.js';

/** What Word may show: there the config may be missing (jira.atlassian.com, FRGE-1583). */
const WORDS = {
  en: 'The timeline could not be had for this export. Open the page to read it.',
  de: 'Die Zeitleiste war für diese Ausgabe nicht zu haben. Auf der Seite ist sie zu lesen.',
};

/** The timeline of a macro as a document of Confluence. */
export function adfExport(payload) {
  const { doc = '', saved = '' } = configOf(payload);
  const language = localeOf(payload);
  if (doc === '') return documentOf([paragraph([text(/^de\b/i.test(language) ? WORDS.de : WORDS.en)])]);
  const savedAt = saved === '' ? null : Number(saved);
  const { readable, title, notes, durations, heads, rows } = twin(doc, { language, savedAt });
  if (!readable) return documentOf([...notes.map((note) => paragraph([text(note)])), codeBlock(doc)]);
  const about = notes.length > 0 ? [text(` · ${notes.join(' · ')}`)] : [];
  const lengths = durations.map(([label, value]) => row([cell('tableHeader', label), cell('tableCell', value)]));
  const head = heads.length > 0 ? [row(heads.map((words) => cell('tableHeader', words)))] : [];
  const events = rows.map((cells) => row(cells.map((words) => cell('tableCell', words))));
  return documentOf([paragraph([strong(title), ...about]), ...table(lengths), ...table([...head, ...events])]);
}

/** The config lies in the payload itself or in what the extension brought. */
function configOf({ config, extensionPayload, context } = {}) {
  return config ?? extensionPayload?.config ?? context?.extension?.config ?? {};
}

const localeOf = ({ context } = {}) => String(context?.locale ?? 'en').replace('_', '-');

const documentOf = (content) => ({ type: 'doc', version: 1, content });
const paragraph = (content) => ({ type: 'paragraph', content });
const text = (words) => ({ type: 'text', text: words });
const strong = (words) => ({ type: 'text', text: words, marks: [{ type: 'strong' }] });
const codeBlock = (words) => ({ type: 'codeBlock', attrs: {}, content: [text(words)] });
const table = (rows) => (rows.length > 0 ? [{ type: 'table', content: rows }] : []);
const row = (cells) => ({ type: 'tableRow', content: cells });

/** A text node must not be blank, and a break is a node of its own. */
function cell(type, words) {
  const lines = words.split('\n').map((line) => (line === '' ? [] : [text(line)]));
  const content = lines.flatMap((line, at) => (at === 0 ? line : [{ type: 'hardBreak' }, ...line]));
  return { type, attrs: {}, content: [paragraph(content)] };
}
