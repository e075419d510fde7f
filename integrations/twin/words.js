// The words of the static twin, as `src/text/messages` has them; a test compares both.
// `{0}`, `{1}` … are arguments. The same words stand in Words.php.

const EN = {
  titleMissing: 'Untitled incident',
  severityIs: 'Severity: {0}',
  statusIs: 'Status: {0}',
  statuses: { draft: 'Draft', 'in-review': 'In review', final: 'Final' },
  timesIn: 'Times in {0}',
  ongoing: 'Ongoing when saved',
  ongoingAt: 'Ongoing when saved, {0}',
  reopenedOnce: 'Reopened once: the first detection and the last mitigation count.',
  reopened: 'Reopened {0} times: the first detection and the last mitigation count.',
  profileIs: 'Definitions: {0}',
  profileUnknown: '“{0}” is not known here, so “From start” is used.',
  newer: 'Written by a newer version ({0}): what this one does not know is not shown.',
  unreadable: 'This is not a timeline that can be read here. The text is shown as it is.',
  heads: ['Time', 'Who', 'What happened', 'Evidence'],
  timeUnknown: 'time?',
  about: '~{0}',
  before: 'before {0}',
  after: 'after {0}',
  range: '{0}–{1}',
  rangeWide: '{0} – {1}',
  marker: '{0}:',
  markerEnd: '{0} (end):',
  markerRound: '{0} {1}',
  markers: {
    start: 'Start', detect: 'Detect', mitigate: 'Mitigate', resolve: 'Resolve', declare: 'Declare',
    acknowledge: 'Acknowledge', recover: 'Recover', trigger: 'Trigger', close: 'Close',
  },
  lengthBy: '{0} ({1})',
  formula: '{0} − {1}',
  formulaImpact: 'all impact events together, overlaps counted once',
  inverted: '{0} is before {1}',
  missingMarker: 'no {0} marked yet',
  missingMarkers: 'neither {0} nor {1} marked yet',
  missingTime: '{0} has no time yet',
  missingImpact: 'no impact events yet',
  unknown: 'not known yet',
  noDuration: '–',
  soFar: '{0} so far',
  aboutLength: '≈ {0}',
  atMost: 'at most {0}',
  atLeast: 'at least {0}',
  atMostAbout: 'at most about {0}',
  atLeastAbout: 'at least about {0}',
  between: '{0} to {1}',
  betweenAbout: 'about {0} to {1}',
  aboutBetween: '≈ {0}, between {1} and {2}',
  terms: {
    start: 'start', detect: 'detect', mitigate: 'mitigate', resolve: 'resolve', declare: 'declare',
    acknowledge: 'acknowledge', recover: 'recover', close: 'close', trigger: 'trigger',
    impactStart: 'first impact', impactEnd: 'last impact’s end',
  },
  measures: {
    detect: 'Time to detect', mitigate: 'Time to mitigate', resolve: 'Time to resolve',
    acknowledge: 'Time to acknowledge', repair: 'Time to repair', fix: 'Time to fix',
    recover: 'Time to recover', respond: 'Time to respond', undetected: 'Time undetected',
    totalImpact: 'Total impact time', lasted: 'Lasted', handled: 'Time handled', impact: 'Impact time',
  },
  profiles: {
    'from start': 'From start', firehydrant: 'FireHydrant', rootly: 'Rootly', datadog: 'Datadog',
    pagerduty: 'PagerDuty', morgue: 'Morgue', firefighter: 'FireFighter', 'google-sre': 'SRE book',
  },
  groupMark: ',',
};

const DE = {
  titleMissing: 'Vorfall ohne Titel',
  severityIs: 'Schweregrad: {0}',
  statusIs: 'Stand: {0}',
  statuses: { draft: 'Entwurf', 'in-review': 'In Besprechung', final: 'Abgeschlossen' },
  timesIn: 'Zeiten in {0}',
  ongoing: 'Beim Speichern noch im Gang',
  ongoingAt: 'Beim Speichern noch im Gang, {0}',
  reopenedOnce: 'Einmal wieder aufgetreten: Es zählen die erste Erkennung und die letzte Eindämmung.',
  reopened: '{0}-mal wieder aufgetreten: Es zählen die erste Erkennung und die letzte Eindämmung.',
  profileIs: 'Definitionen: {0}',
  profileUnknown: '„{0}“ ist hier nicht bekannt, daher gilt „Ab Beginn“.',
  newer: 'Von einer neueren Version ({0}) geschrieben: Was diese nicht kennt, ist nicht gezeigt.',
  unreadable: 'Das ist keine Zeitleiste, die hier gelesen werden kann. Der Text steht da, wie er ist.',
  heads: ['Zeit', 'Wer', 'Was geschah', 'Belege'],
  timeUnknown: 'Zeit?',
  about: '~{0}',
  before: 'vor {0}',
  after: 'nach {0}',
  range: '{0}–{1}',
  rangeWide: '{0} – {1}',
  marker: '{0}:',
  markerEnd: '{0} (Ende):',
  markerRound: '{0} {1}',
  markers: {
    start: 'Beginn', detect: 'Erkennung', mitigate: 'Eindämmung', resolve: 'Behebung', declare: 'Ausrufung',
    acknowledge: 'Annahme', recover: 'Erholung', trigger: 'Auslösung', close: 'Abschluss',
  },
  lengthBy: '{0} ({1})',
  formula: '{0} − {1}',
  formulaImpact: 'alle Auswirkungen zusammen, Überschneidungen einmal gezählt',
  inverted: '{0} liegt vor {1}',
  missingMarker: '{0} noch nicht gekennzeichnet',
  missingMarkers: 'weder {0} noch {1} gekennzeichnet',
  missingTime: '{0} hat noch keine Zeit',
  missingImpact: 'noch keine Auswirkungen',
  unknown: 'noch nicht bekannt',
  noDuration: '–',
  soFar: 'bisher {0}',
  aboutLength: '≈ {0}',
  atMost: 'höchstens {0}',
  atLeast: 'mindestens {0}',
  atMostAbout: 'höchstens etwa {0}',
  atLeastAbout: 'mindestens etwa {0}',
  between: '{0} bis {1}',
  betweenAbout: 'etwa {0} bis {1}',
  aboutBetween: '≈ {0}, zwischen {1} und {2}',
  terms: {
    start: 'Beginn', detect: 'Erkennung', mitigate: 'Eindämmung', resolve: 'Behebung', declare: 'Ausrufung',
    acknowledge: 'Annahme', recover: 'Erholung', close: 'Abschluss', trigger: 'Auslösung',
    impactStart: 'erste Auswirkung', impactEnd: 'Ende der letzten Auswirkung',
  },
  measures: {
    detect: 'Zeit bis zur Erkennung', mitigate: 'Zeit bis zur Eindämmung', resolve: 'Zeit bis zur Behebung',
    acknowledge: 'Zeit bis zur Annahme', repair: 'Zeit bis zur Reparatur', fix: 'Zeit bis zur Lösung',
    recover: 'Zeit bis zur Erholung', respond: 'Reaktionszeit', undetected: 'Unerkannte Zeit',
    totalImpact: 'Gesamte Dauer der Auswirkung', lasted: 'Gesamtdauer', handled: 'Dauer der Bearbeitung',
    impact: 'Dauer der Auswirkung',
  },
  profiles: {
    'from start': 'Ab Beginn', firehydrant: 'FireHydrant', rootly: 'Rootly', datadog: 'Datadog',
    pagerduty: 'PagerDuty', morgue: 'Morgue', firefighter: 'FireFighter', 'google-sre': 'SRE-Buch',
  },
  groupMark: '.',
};

/** The words for a language tag such as `de-AT`; English when there are none. */
export function wordsFor(language) {
  const tag = String(language ?? '').split(/[-_]/)[0].toLowerCase();
  return tag === 'de' ? DE : EN;
}

/** Characters that are written from right to left, or steer the direction of others. */
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A message with its arguments; an argument from elsewhere must not turn the words around it. */
export function say(template, ...values) {
  const text = (value) => (TURNS.test(value) ? `\u2068${value}\u2069` : String(value));
  return template.replace(/\{(\d)\}/g, (_, at) => text(values[at] ?? ''));
}

/** A whole number as people write it: `1234`, `12,345`. */
export function numberText(words, number) {
  const digits = String(Math.abs(number));
  const grouped = digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, words.groupMark) : digits;
  return (number < 0 ? '\u2212' : '') + grouped;
}
