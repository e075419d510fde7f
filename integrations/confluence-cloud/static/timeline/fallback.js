// What the frame shows until the timeline stands, and where it can't run: the same table as in exports.

import { twin } from './twin/twin.js';

/** Elements for the config of a macro; none where it holds no document. */
export function fallbackOf(config, language) {
  if (!config?.doc) return [];
  const savedAt = config.saved ? Number(config.saved) : null;
  const { readable, title, notes, durations, heads, rows } = twin(config.doc, { language, savedAt });
  if (!readable) return [withText('p', notes.join(' ')), withText('pre', config.doc)];
  const lengths = durations.map(([label, value]) => [withText('th', label), withText('td', value)]);
  const head = heads.length > 0 ? [heads.map((text) => withText('th', text))] : [];
  const events = rows.map((cells) => cells.map((text) => withText('td', text)));
  return [withText('p', [title, ...notes].join(' · ')), table(lengths), table([...head, ...events])];
}

function withText(name, text) {
  const element = document.createElement(name);
  element.dir = 'auto';
  element.textContent = text;
  return element;
}

function table(rows) {
  const element = document.createElement('table');
  for (const cells of rows) element.insertRow().append(...cells);
  return element;
}
