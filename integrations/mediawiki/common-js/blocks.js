// Finds `<pre class="postmortem-timeline">` in wikitext, and puts another text into one.

const NAME = 'postmortem-timeline';

/** What is not looked into: comments, and tags whose content is no wikitext. */
const OPENING = /<!--|<(pre|nowiki|includeonly|syntaxhighlight|source|math|gallery|poem|ref|score|templatedata)(?=[\s/>])([^>]*)>/gi;

/** @typedef {{from: number, to: number, id: string, text: string}} Block where its text begins and ends */

/** @returns {Block[]} in the order of the page */
export function findBlocks(wikitext) {
  const blocks = [];
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(wikitext); found; found = OPENING.exec(wikitext)) {
    const [opening, name, attributes = ''] = found;
    const from = found.index + opening.length;
    const end = endOf(wikitext, from, name, attributes);
    if (!end) continue;
    if (name?.toLowerCase() === 'pre' && classesOf(attributes).includes(NAME)) {
      blocks.push({ from, to: end.from, id: valueOf(attributes, 'id'), text: plain(wikitext.slice(from, end.from)).trim() });
    }
    OPENING.lastIndex = end.to;
  }
  return blocks;
}

/** The wikitext with another text in a block. */
export const replaceBlock = (wikitext, { from, to }, text) =>
  `${wikitext.slice(0, from)}\n${text}\n${wikitext.slice(to)}`;

/** Where the content ends and where the closing tag does; nothing for a tag that is not closed, and so is text. */
function endOf(wikitext, from, name, attributes) {
  if (!name) {
    const at = wikitext.indexOf('-->', from);
    return at < 0 ? { from: wikitext.length, to: wikitext.length } : { from: at, to: at + 3 };
  }
  if (attributes.endsWith('/')) return { from, to: from };
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(wikitext);
  return found && { from: found.index, to: closing.lastIndex };
}

function valueOf(attributes, name) {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? '').trim();
}

const classesOf = (attributes) => valueOf(attributes, 'class').split(/\s+/);

/** In `<pre>` MediaWiki reads these entities as characters; a block that was typed by hand may have them. */
function plain(text) {
  const characters = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return text.replace(/<nowiki>|<\/nowiki>/gi, '').replace(/&(lt|gt|quot|amp);/g, (_, name) => characters[name]);
}
