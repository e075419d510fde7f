// The table that a page shows where the element does not run, in search results, in mails and in exports to PDF
// and Word: Confluence renders it on its server, without JavaScript.

import { twin } from './twin/twin.js';
import { xmlText } from './xml.js';

/**
 * As storage format, which knows fewer elements than HTML.
 *
 * @param {string} json the document
 * @param {{language: string, savedAt: number}} options the time of saving in Unix seconds
 */
export function tableOf(json, options) {
  const { readable, title, notes, durations, heads, rows } = twin(json, options);
  if (!readable) return `<p>${notes.map(xmlText).join('<br />')}</p>`;
  const about = [`<strong>${xmlText(title)}</strong>`, ...notes.map(xmlText)].join(' · ');
  const lengths = durations.map(([label, value]) => row([cell('th', label), cell('td', value)]));
  const head = heads.length > 0 ? [row(heads.map((text) => cell('th', text)))] : [];
  const events = rows.map((texts) => row(texts.map((text) => cell('td', text))));
  return `<p>${about}</p>${table(lengths)}${table([...head, ...events])}`;
}

const table = (rows) => (rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : '');
const row = (cells) => `<tr>${cells.join('')}</tr>`;
const cell = (name, text) => `<${name}>${xmlText(text).split('\n').join('<br />')}</${name}>`;
