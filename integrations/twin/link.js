// Which addresses become links, and where they end in a text: as `src/model/markup/link.rs`.
// Stricter than a browser: whatever is doubtful stays text.

/** Signs that no honest address holds, or that take no room, or turn the direction of others. */
const DOUBTFUL_SIGNS =
  '\\p{Cc}\\p{White_Space}\\\\<>"`{}|^\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f' +
    '\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb' +
    '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}';
const DOUBTFUL = new RegExp(`[${DOUBTFUL_SIGNS}]`, 'u');
const DOUBTFUL_OR_BRACKET = new RegExp(`[\\[\\]${DOUBTFUL_SIGNS}]`, 'u');

/** The address without blanks around it if it may become a link, else `null`. */
export function safeUrl(text) {
  const url = text.replace(/^ +| +$/g, '');
  const colon = url.indexOf(':');
  if (colon < 0 || DOUBTFUL.test(url)) return null;
  const scheme = url.slice(0, colon).toLowerCase();
  const rest = url.slice(colon + 1);
  if (scheme === 'mailto') return isMailAddress(rest) ? url : null;
  if ((scheme !== 'https' && scheme !== 'http') || !rest.startsWith('//')) return null;
  return isAuthority(rest.slice(2).split(/[/?#]/)[0]) ? url : null;
}

function isAuthority(authority) {
  if (authority.startsWith('[')) {
    const address = /^\[([0-9a-fA-F:.]+)\](.*)$/.exec(authority);
    return address !== null && isPort(address[2]);
  }
  const colon = authority.indexOf(':');
  const split = colon < 0 ? authority.length : colon;
  const isName = /^[\p{Alphabetic}\p{N}][\p{Alphabetic}\p{N}._-]*$/u.test(authority.slice(0, split));
  return isName && isPort(authority.slice(split));
}

/** Nothing, or a colon and digits. */
function isPort(port) {
  return port === '' || (/^:\+?\d+$/.test(port) && Number(port.slice(1)) <= 65535);
}

function isMailAddress(rest) {
  const address = rest.split('?')[0];
  const at = address.indexOf('@');
  const host = address.slice(at + 1);
  return at > 0 && !address.startsWith('/') && isAuthority(host) && !host.includes(':');
}

/** Label and length of `[label](address)` at a place of a line, else `null`. */
export function linkAt(line, start) {
  const labelEnd = endOfLabel(line, start + 1);
  if (labelEnd < 0 || !line.startsWith('](', labelEnd)) return null;
  const targetEnd = endOfTarget(line, labelEnd + 2);
  if (targetEnd < 0 || safeUrl(line.slice(labelEnd + 2, targetEnd)) === null) return null;
  const label = line.slice(start + 1, labelEnd);
  return /^\p{White_Space}*$/u.test(label) ? null : { label, end: targetEnd + 1 };
}

/** Where the closing bracket stands; an escaped one belongs to the label. */
function endOfLabel(line, start) {
  let isEscaped = false;
  for (let at = start; at < line.length; at += 1) {
    if (!isEscaped && line[at] === ']') return at;
    if (!isEscaped && line[at] === '[') return -1;
    isEscaped = line[at] === '\\' && !isEscaped;
  }
  return -1;
}

/** Where the parenthesis stands that closes the address; pairs inside belong to it. */
function endOfTarget(line, start) {
  let depth = 0;
  let at = start;
  for (const sign of line.slice(start)) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) return at;
    if (DOUBTFUL_OR_BRACKET.test(sign)) return -1;
    at += sign.length;
  }
  return -1;
}

/** How long the bare address at a place of a line is; 0 where there is none. */
export function bareLength(line, start) {
  const rest = line.slice(start);
  if (!/^(?:https?:\/\/|mailto:)/i.test(rest)) return 0;
  const end = rest.search(DOUBTFUL_OR_BRACKET);
  return trimmedLength(end < 0 ? rest : rest.slice(0, end));
}

/** Takes punctuation off the end, which belongs to the sentence, and parentheses opened outside. */
function trimmedLength(url) {
  const count = (wanted) => url.split(wanted).length - 1;
  let unopened = Math.max(count(')') - count('('), 0);
  let end = url.length;
  while (end > 0) {
    const sign = url[end - 1];
    if (sign === ')') {
      if (unopened === 0) break;
      unopened -= 1;
    } else if (!'.,;:!?\'*_~…’”“»«。，、'.includes(sign)) {
      break;
    }
    end -= 1;
  }
  return end;
}
