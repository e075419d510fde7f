// Texts without what does not show.

/** Looking back keeps blanks within a long text from being tried again and again. */
const SPACES = /^\p{White_Space}+|(?<!\p{White_Space})\p{White_Space}+$/gu;

/** Without blanks around it: Unicode's, of which `trim` takes others. */
export const trimmed = (text) => text.replace(SPACES, '');

/** Without control characters, but with ends of lines, and without blanks around it. */
export const clean = (text) => trimmed(text.replace(/[^\P{Cc}\n]/gu, ' '));

/** The same in one line. */
export const oneLine = (text) => clean(text.replace(/\n/g, ' '));
