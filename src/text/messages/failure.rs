//! When it does not work: loading, failing, and how to reach the text all the same.

use crate::text::message::messages;

messages! {
    // One line above the readable fallback, for each way in which loading fails.
    FallbackLead = "The timeline is shown without its editor.", "Die Zeitleiste wird ohne Editor gezeigt.";
    FallbackNoWasm = "The editor needs WebAssembly, which this browser does not have or has turned off.",
        "Der Editor braucht WebAssembly, das dieser Browser nicht hat oder abgeschaltet hat.";
    FallbackBlocked = "The security policy of this page (CSP) does not allow WebAssembly. It needs script-src 'wasm-unsafe-eval'.",
        "Die Sicherheitsrichtlinie dieser Seite (CSP) erlaubt kein WebAssembly. Nötig ist script-src 'wasm-unsafe-eval'.";
    FallbackNotFound(file, status) = "The file {file} was not found (answer {status}).",
        "Die Datei {file} wurde nicht gefunden (Antwort {status}).";
    FallbackUnreachable(file) = "The file {file} could not be loaded. Is the connection there?",
        "Die Datei {file} konnte nicht geladen werden. Besteht eine Verbindung?";
    FallbackWrongType(file, found) = "The server sent {file} as “{found}”, not as application/wasm.",
        "Der Server schickte {file} als „{found}“, nicht als application/wasm.";
    FallbackCutOff(file) = "The file {file} is cut off or damaged.", "Die Datei {file} ist abgeschnitten oder beschädigt.";
    FallbackMismatch(script, program) = "The script is version {script}, the program {program}. Both must be the same.",
        "Das Skript hat Version {script}, das Programm {program}. Beide müssen gleich sein.";
    FallbackOtherVersion(running, this) = "Version {running} is already at work in this page, so version {this} is not used.",
        "In dieser Seite läuft schon Version {running}, daher wird Version {this} nicht verwendet.";
    FallbackPanic = "The editor has stopped because of a fault in it. The text is safe.",
        "Der Editor wurde wegen eines Fehlers in ihm angehalten. Der Text ist sicher.";
    FallbackNoHost = "The editor waits for the page, which has not answered yet.",
        "Der Editor wartet auf die Seite, die noch nicht geantwortet hat.";
    FallbackNoScript = "The timeline is readable without JavaScript; editing needs it.",
        "Die Zeitleiste ist ohne JavaScript lesbar; Bearbeiten braucht es.";

    // The failure screen.
    FailureTitle = "The editor has stopped", "Der Editor wurde angehalten";
    FailureLead = "That is a fault in the editor, not in what was written. The text below is complete up to the last change.",
        "Das ist ein Fehler im Editor, nicht im Geschriebenen. Der Text unten ist bis zur letzten Änderung vollständig.";
    FailureCopyJson = "Copy the JSON", "JSON kopieren";
    FailureSaveJson = "Save the JSON as a file", "JSON als Datei speichern";
    FailureShowJson = "Show the JSON", "JSON zeigen";
    FailureReload = "Reload the page", "Seite neu laden";
    FailureReloadHelp = "The draft in this browser is offered again after reloading.",
        "Der Entwurf in diesem Browser wird nach dem Neuladen wieder angeboten.";
    FailureDetails = "Details for a report", "Einzelheiten für eine Meldung";
    FailureCopyDetails = "Copy the details", "Einzelheiten kopieren";
    FailurePrivacy = "The details hold no text of the timeline.", "Die Einzelheiten enthalten keinen Text der Zeitleiste.";

    // A document that can't be opened.
    UnreadableTitle = "This is not a timeline that can be read", "Das ist keine lesbare Zeitleiste";
    UnreadableLead = "The text is shown as it is and is not overwritten.",
        "Der Text wird gezeigt, wie er ist, und nicht überschrieben.";
    UnreadableStartNew = "Start a new timeline beside it", "Daneben eine neue Zeitleiste beginnen";

    // What was wrong: place, found, expected, what to do.
    ReadAt(line, column) = "line {line}, column {column}", "Zeile {line}, Spalte {column}";
    ReadIn(path) = "in {path}", "in {path}";
    ReadProblem(place, found, expected) = "{place}: found {found}, expected {expected}",
        "{place}: gefunden {found}, erwartet {expected}";
    ReadEmpty = "The text is empty.", "Der Text ist leer.";
    ReadNotJson(place) = "{place}: this is not JSON.", "{place}: das ist kein JSON.";
    ReadCutOff(place) = "{place}: the text ends too early. Was it copied in full?",
        "{place}: Der Text endet zu früh. Wurde er ganz kopiert?";
    ReadNotTimeline(found) = "The type is {found}, expected “postmortem-timeline”. Is it another file?",
        "Der Typ ist {found}, erwartet „postmortem-timeline“. Ist es eine andere Datei?";
    ReadNoVersion = "The version is missing; it should be a whole number from 1 on.",
        "Die Version fehlt; sie sollte eine ganze Zahl ab 1 sein.";
    ReadTooLarge(size, limit) = "The text has {size}; at most {limit} can be opened.",
        "Der Text hat {size}; höchstens {limit} lassen sich öffnen.";
    ReadTooDeep(place, limit) = "{place}: nested deeper than {limit} levels.", "{place}: tiefer als {limit} Ebenen verschachtelt.";
    ReadTooMany(found, limit) = "There are {found} events; at most {limit} can be opened.",
        "Es sind {found} Ereignisse; höchstens {limit} lassen sich öffnen.";
    ReadTwice(place, key) = "{place}: “{key}” stands there twice. Keep one of them.",
        "{place}: „{key}“ steht dort zweimal. Eines davon entfernen.";
    ReadWayEdit = "Correct the text and try again, or open an earlier version of the page.",
        "Den Text berichtigen und erneut versuchen oder eine frühere Fassung der Seite öffnen.";

    // What was repaired or kept while reading.
    NoteTitle(n) = "{n|One note|{n} notes} on reading", "{n|Ein Hinweis|{n} Hinweise} zum Lesen";
    NoteUnknown(n) = "{n|One field|{n} fields} of a later version: kept, not shown.",
        "{n|Ein Feld|{n} Felder} einer späteren Version: behalten, nicht gezeigt.";
    NoteIdAdded(n) = "{n|One entry|{n} entries} had no identifier; one was added.",
        "{n|Ein Eintrag hatte|{n} Einträge hatten} keine Kennung; sie wurde ergänzt.";
    NoteIdTwice(n) = "{n|One identifier was|{n} identifiers were} used twice; the second got a new one.",
        "{n|Eine Kennung war|{n} Kennungen waren} doppelt; die zweite ist nun neu.";
    NoteBadValue(place, found, expected) = "{place}: found {found}, expected {expected}. The value is kept, but not used.",
        "{place}: gefunden {found}, erwartet {expected}. Der Wert bleibt, wird aber nicht verwendet.";
    NoteBadTime(place, found) = "{place}: {found} is not a date and time. It is kept as the time written.",
        "{place}: {found} ist kein Datum mit Zeit. Es bleibt als geschriebene Zeit erhalten.";
    NoteBroken(place) = "{place}: points to something that is not here. It is kept.",
        "{place}: verweist auf etwas, das nicht da ist. Der Verweis bleibt.";
    NoteSorted(n) = "{n|One event was|{n} events were} not in order of time; shown in order.",
        "{n|Ein Ereignis stand|{n} Ereignisse standen} nicht in zeitlicher Folge; geordnet gezeigt.";
    NoteMigrated(from, to) = "Read from version {from}; saving writes version {to}.",
        "Aus Version {from} gelesen; beim Speichern wird es Version {to}.";

    // Kinds of JSON values, as found or expected.
    ValueNull = "nothing (null)", "nichts (null)";
    ValueFlag = "true or false", "true oder false";
    ValueNumber = "a number", "eine Zahl";
    ValueInteger = "a whole number", "eine ganze Zahl";
    ValueText = "a text", "ein Text";
    ValueList = "a list", "eine Liste";
    ValueObject = "an object", "ein Objekt";
    ValueMoment = "a date and time such as 2018-02-10T13:01:00Z", "Datum und Zeit wie 2018-02-10T13:01:00Z";
    ValueDate = "a date such as 2018-02-10", "ein Datum wie 2018-02-10";
    ValueId = "an identifier", "eine Kennung";
    ValueOneOf(words) = "one of {words}", "eines von {words}";
    ValueThis(text) = "“{text}”", "„{text}“";
    SizeKib(n) = "{n} KiB", "{n} KiB";
    SizeMib(n) = "{n} MiB", "{n} MiB";
}
