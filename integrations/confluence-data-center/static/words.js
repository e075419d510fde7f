// What the adapter says, in the languages of the element.

const WORDS = {
  en: {
    right: 'You may not edit this page.',
    old: 'This is an old version of the page.',
    elsewhere: 'This timeline belongs to another page. Open that page to edit it.',
    preview: 'This is a preview: publish the page, then edit the timeline there.',
    gone: 'The timeline is no longer in this page, or can\'t be told apart from another one.',
    noPage: 'The page is not there any more, or you may not see it.',
    login: 'You are no longer logged in as the same user: log in in another tab, then save again.',
    large: 'Confluence takes no page larger than 5 MB.',
    fast: 'Confluence takes no more requests for now.',
    busy: 'Others are saving this page just now: try again.',
    readOnly: 'Confluence is in read-only mode.',
    noAnswer: 'Confluence did not answer. What was saved is looked up at the next save.',
    odd: 'Confluence gave an answer that makes no sense (HTTP $1).',
    failed: 'Confluence refused it (HTTP $1): $2',
    out: 'Confluence is out of order right now (HTTP $1).',
    summary: 'Timeline edited',
  },
  de: {
    right: 'Sie dürfen diese Seite nicht bearbeiten.',
    old: 'Das ist eine alte Version der Seite.',
    elsewhere: 'Diese Zeitleiste gehört zu einer anderen Seite. Dort kann sie bearbeitet werden.',
    preview: 'Das ist eine Vorschau: die Seite veröffentlichen, dann die Zeitleiste dort bearbeiten.',
    gone: 'Die Zeitleiste ist nicht mehr in dieser Seite, oder von einer anderen nicht zu unterscheiden.',
    noPage: 'Die Seite gibt es nicht mehr, oder Sie dürfen sie nicht sehen.',
    login: 'Sie sind nicht mehr als derselbe Benutzer angemeldet: in einem anderen Tab anmelden, dann noch einmal speichern.',
    large: 'Confluence nimmt keine Seite über 5 MB an.',
    fast: 'Confluence nimmt vorerst keine Anfragen mehr an.',
    busy: 'Andere speichern diese Seite gerade: noch einmal versuchen.',
    readOnly: 'Confluence ist im Nur-Lese-Modus.',
    noAnswer: 'Confluence hat nicht geantwortet. Was gespeichert wurde, zeigt sich beim nächsten Speichern.',
    odd: 'Confluence hat eine Antwort gegeben, die keinen Sinn ergibt (HTTP $1).',
    failed: 'Confluence hat abgelehnt (HTTP $1): $2',
    out: 'Confluence ist gerade gestört (HTTP $1).',
    summary: 'Zeitleiste bearbeitet',
  },
};

/** @param {string} language of the reader */
export function wordsOf(language) {
  const words = /^de\b/i.test(language ?? '') ? WORDS.de : WORDS.en;
  return (key, ...values) => words[key].replace(/\$(\d)/g, (_, at) => values[at - 1] ?? '');
}
