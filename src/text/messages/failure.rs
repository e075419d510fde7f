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
}
