// Finds the timelines in a page's storage format, and puts another text into one. All else of the page stays
// as it is, byte for byte, so nothing is parsed and written anew.
//
//   <ac:structured-macro ac:name="postmortem-timeline" …>
//     <ac:parameter ac:name="id">t4k2m9x1</ac:parameter>
//     <ac:rich-text-body>
//       …the table for readers without JavaScript…
//       <ac:structured-macro ac:name="postmortem-timeline-data" …>
//         <ac:plain-text-body><![CDATA[{…}]]></ac:plain-text-body>
//       </ac:structured-macro>
//     </ac:rich-text-body>
//   </ac:structured-macro>
//
// Storage format: confluence.atlassian.com, "Confluence Storage Format". `ac:macro-id` is given by Confluence and
// kept ("The ID is then persisted as new versions of content are created": REST API, "Get macro body by macro ID").

import { cdata, plainText, xmlText } from './xml.js';

const NAME = 'postmortem-timeline';
const DATA = 'postmortem-timeline-data';
const TAG = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
const BODIES = ['ac:rich-text-body', 'ac:plain-text-body'];

/**
 * @typedef {{from: number, to: number, openTo: number, closeFrom: number, macroId: string, id: string, text: string,
 *   body?: Piece, data?: Piece}} Timeline where it stands; `text` is its JSON, blank in a new one
 * @typedef {{name: string, attributes: string, from: number, openTo: number, closeFrom: number, to: number,
 *   children: Piece[]}} Piece an element that matters here
 */

/** @returns {Timeline[]} in the order of the page */
export function findTimelines(storage) {
  const found = [];
  const walk = (pieces) => {
    for (const piece of pieces) {
      if (macroName(piece) === NAME) found.push(timelineOf(storage, piece));
      walk(piece.children);
    }
  };
  walk(piecesOf(storage));
  return found;
}

/** The storage format with another text and table in a timeline, and with its name if it had none. */
export function replaceTimeline(storage, timeline, { text, table, id }) {
  const { from, to, openTo, closeFrom, body, data } = timeline;
  const opening = storage.slice(from, openTo).replace(/\s*\/>$/, '>');
  const name = timeline.id ? '' : `<ac:parameter ac:name="id">${xmlText(id)}</ac:parameter>`;
  const head = storage.slice(openTo, body?.from ?? closeFrom);
  const tail = body ? storage.slice(body.to, closeFrom) : '';
  const dataOpening = data
    ? storage.slice(data.from, data.openTo).replace(/\s*\/>$/, '>')
    : `<ac:structured-macro ac:name="${DATA}" ac:schema-version="1">`;
  const dataMacro = `${dataOpening}<ac:plain-text-body>${cdata(text)}</ac:plain-text-body></ac:structured-macro>`;
  const inner = `<ac:rich-text-body>${table}${dataMacro}</ac:rich-text-body>`;
  return `${storage.slice(0, from)}${opening}${name}${head}${inner}${tail}</ac:structured-macro>${storage.slice(to)}`;
}

function timelineOf(storage, piece) {
  const { from, to, openTo, closeFrom, children } = piece;
  const content = (it) => (it ? plainText(storage.slice(it.openTo, it.closeFrom)).trim() : '');
  const named = (name) => children.find((it) => it.name === name);
  const id = content(children.find((it) => it.name === 'ac:parameter' && valueOf(it, 'ac:name') === 'id'));
  const body = named(BODIES[0]) ?? named(BODIES[1]);
  const data = dataWithin(piece);
  // A body that is plain text holds the document itself: so it may have been written by hand or by a script.
  const holder = data ? data.children.find((it) => it.name === BODIES[1]) : named(BODIES[1]);
  return { from, to, openTo, closeFrom, macroId: valueOf(piece, 'ac:macro-id'), id, text: content(holder), body, data };
}

/** The macro with the document, not that of a timeline within this one. */
function dataWithin(piece) {
  for (const child of piece.children) {
    if (macroName(child) === NAME) continue;
    const found = macroName(child) === DATA ? child : dataWithin(child);
    if (found) return found;
  }
  return undefined;
}

const macroName = (piece) => (piece.name === 'ac:structured-macro' ? valueOf(piece, 'ac:name') : '');

function valueOf({ attributes }, name) {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? plainText(found[1] ?? found[2]) : '';
}

/** Macros, their parameters and bodies as a tree; other elements count as not there. */
function piecesOf(storage) {
  const root = { children: [] };
  const open = [root];
  for (const { isEnd, name, attributes, isEmpty, from, to } of tagsOf(storage)) {
    if (name !== 'ac:structured-macro' && name !== 'ac:parameter' && !BODIES.includes(name)) continue;
    if (!isEnd) {
      const piece = { name, attributes, from, openTo: to, closeFrom: to, to, children: [] };
      open.at(-1).children.push(piece);
      if (!isEmpty) open.push(piece);
    } else if (open.at(-1).name === name) {
      Object.assign(open.pop(), { closeFrom: from, to });
    }
  }
  return root.children;
}

/** The tags, without what stands in sections and comments. */
function* tagsOf(storage) {
  let at = storage.indexOf('<');
  while (at >= 0) {
    const past = endOfText(storage, at);
    if (past) {
      at = storage.indexOf('<', past);
      continue;
    }
    TAG.lastIndex = at;
    const found = TAG.exec(storage);
    const to = found ? TAG.lastIndex : at + 1;
    if (found) {
      const [, slash, name, attributes, end] = found;
      yield { isEnd: slash !== '', name, attributes, isEmpty: end !== '', from: at, to };
    }
    at = storage.indexOf('<', to);
  }
}

/** Where a section or comment that begins here ends; nothing where none begins. */
function endOfText(storage, at) {
  for (const [start, end] of [['<![CDATA[', ']]>'], ['<!--', '-->']]) {
    if (!storage.startsWith(start, at)) continue;
    const found = storage.indexOf(end, at);
    return found < 0 ? storage.length : found + end.length;
  }
  return 0;
}
