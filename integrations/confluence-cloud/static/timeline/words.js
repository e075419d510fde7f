// What the adapter says, in the languages of the element.

const WORDS = {
  en: {
    view: 'To change this timeline, edit the page, select the timeline there and open its settings (the pencil).',
    large: 'Confluence keeps at most $1 KB in a macro. Take the timeline along as a file.',
    refused: 'Confluence did not take it: $1',
    silent: 'Confluence did not answer. The text is kept in this browser: open the settings of the macro again.',
    outside: 'This page works as a macro of Confluence only.',
  },
  de: {
    view: 'Zum Ändern die Seite bearbeiten, dort die Zeitleiste anwählen und ihre Einstellungen (Stift) öffnen.',
    large: 'Confluence behält in einem Makro höchstens $1 KB. Die Zeitleiste lässt sich als Datei mitnehmen.',
    refused: 'Confluence hat es nicht genommen: $1',
    silent: 'Confluence hat nicht geantwortet. Der Text ist in diesem Browser aufgehoben: die Einstellungen des Makros noch einmal öffnen.',
    outside: 'Diese Seite läuft nur als Makro von Confluence.',
  },
};

/** @param {string} language of the reader */
export function wordsOf(language) {
  const words = /^de\b/i.test(language ?? '') ? WORDS.de : WORDS.en;
  return (key, value = '') => words[key].replace('$1', value);
}
