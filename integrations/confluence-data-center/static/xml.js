// Texts that Confluence can store.
//
// Storage format is XML 1.0, and a character outside of it is refused with 400 "Error parsing xhtml: Illegal
// character" (XML 1.0, production Char; sphinx-contrib/confluencebuilder pull request 488). A MySQL database
// whose character set is `utf8` takes at most three bytes for a character and fails on others with "Incorrect
// string value" (utf8mb4 since Confluence 7.3: confluence.atlassian.com, "Confluence Does Not Start with
// 'Detected tables with non-default character encoding/collation' Message").

/** What JSON can say in other words: markup, controls, halves of pairs and so all of four bytes. */
const ESCAPED = /[<>&\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/g;
/** What is left to say nothing with: outside of XML 1.0, or of four bytes. */
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const CHARACTERS = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The same JSON without what the page can't hold; such characters stand within strings only. */
export const storableJson = (json) =>
  json.replace(ESCAPED, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A text for people; what can't be stored shows as U+FFFD. */
export const storable = (text) => text.replace(REFUSED, '\ufffd');

/** The same as content or attribute of XML. */
export const xmlText = (text) => storable(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

/** A section that ends where it should, whatever the text holds. */
export const cdata = (text) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** What the content of an element without child elements says: sections as they are, references read. */
export function plainText(xml) {
  const pieces = /<!\[CDATA\[([^]*?)\]\]>|&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi;
  return xml.replace(pieces, (found, section, hex, decimal, name) => {
    if (section !== undefined) return section;
    if (name) return CHARACTERS[name] ?? found;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
