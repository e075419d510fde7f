// What the adapter says, in the languages of the element.

const WORDS = {
  en: {
    right: 'You may not edit this page.',
    gone: 'The timeline is no longer in this page, or can\'t be told apart from another one.',
    captcha: 'This wiki asks for a captcha or has a rule against this edit. Save it by the source editor of the page.',
    busy: 'Others are saving this page just now: try again.',
    large: 'The wiki does not take a page of this size.',
    summary: 'Timeline edited',
    'pmt-no-answer': 'The wiki did not answer.',
    'pmt-no-json': 'The wiki answered with something else than expected (HTTP $1).',
    'pmt-login-page': 'The wiki answered with another page, such as one to log in: log in in another tab, then save again.',
    'pmt-too-fast': 'The wiki takes no more edits for now: try again in a minute.',
    'pmt-logged-out': 'You are no longer logged in as the same user: log in in another tab, then save again.',
    'pmt-readonly-notcurrent': 'This is an old revision of the page.',
    'pmt-readonly-notview': 'This is a preview, a comparison or a copy for print.',
    'pmt-readonly-elsewhere': 'This timeline comes from another page.',
  },
  de: {
    right: 'Du darfst diese Seite nicht bearbeiten.',
    gone: 'Die Zeitleiste ist nicht mehr in dieser Seite, oder von einer anderen nicht zu unterscheiden.',
    captcha: 'Dieses Wiki verlangt ein Captcha oder hat eine Regel gegen diese Bearbeitung. Speichere sie im Quelltexteditor der Seite.',
    busy: 'Andere speichern diese Seite gerade: noch einmal versuchen.',
    large: 'Das Wiki nimmt keine Seite dieser Größe an.',
    summary: 'Zeitleiste bearbeitet',
    'pmt-no-answer': 'Das Wiki hat nicht geantwortet.',
    'pmt-no-json': 'Das Wiki hat etwas anderes geantwortet als erwartet (HTTP $1).',
    'pmt-login-page': 'Das Wiki hat mit einer anderen Seite geantwortet, etwa zum Anmelden: in einem anderen Tab anmelden, dann noch einmal speichern.',
    'pmt-too-fast': 'Das Wiki nimmt vorerst keine Bearbeitungen mehr an: in einer Minute noch einmal versuchen.',
    'pmt-logged-out': 'Du bist nicht mehr als derselbe Benutzer angemeldet: in einem anderen Tab anmelden, dann noch einmal speichern.',
    'pmt-readonly-notcurrent': 'Das ist eine alte Fassung der Seite.',
    'pmt-readonly-notview': 'Das ist eine Vorschau, ein Vergleich oder eine Druckfassung.',
    'pmt-readonly-elsewhere': 'Diese Zeitleiste kommt von einer anderen Seite.',
  },
};

/** @param {string} language of the reader */
export function wordsOf(language) {
  const words = /^de\b/i.test(language ?? '') ? WORDS.de : WORDS.en;
  return (key, value = '') => (words[key] ?? key).replace('$1', value);
}
