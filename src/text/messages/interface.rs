//! Messages of the interface that belong to no other area.

use crate::text::message::messages;

messages! {
    // The history, where one name serves for any number of events.
    DidDelete = "delete events", "Ereignisse löschen";
    DidSetStar = "star or unstar", "Hervorhebung ändern";
    DidMark = "set marker", "Meilenstein setzen";
    DidClearMarker = "remove marker", "Meilenstein entfernen";
    DidShiftTimes = "shift in time", "zeitlich verschieben";
    DidReadInZone = "read in another zone", "in anderer Zone lesen";
    DidImport = "import entries", "Einträge importieren";
    DidReorder = "change order", "Reihenfolge ändern";
    DidReplace = "replace the document", "Dokument ersetzen";
    DidDiscardRow = "leave a row as it was", "Zeile lassen, wie sie war";
    Refused(what) = "Not done: {what}. What it was meant for is no longer there.",
        "Nicht ausgeführt: {what}. Worauf es sich bezog, ist nicht mehr da.";

    // Durations.
    SoFarShort = "so far", "bisher";
    FormulaEnds(ends, formula) = "{ends} · {formula}", "{ends} · {formula}";
    FormulaMissing(formula, missing) = "{formula}: {missing}", "{formula}: {missing}";

    // Rows.
    OffsetAndLength(offset, length) = "{offset} · {length}", "{offset} · {length}";
    RowLabel(n, total, what) = "{n} of {total}: {what}", "{n} von {total}: {what}";
    MarkerAtEnd = "(end)", "(Ende)";
    AddRow = "Add an event", "Ereignis hinzufügen";
    ListLabel = "Events, in order of time", "Ereignisse, der Zeit nach";
    AddTagTitle(n) = "{n|Tag one event|Tag {n} events}", "{n|Ein Ereignis|{n} Ereignisse} mit Schlagwort versehen";

    // Zones.
    ZoneShownLabel = "Times in", "Zeiten in";
    ZoneShowIn = "Show times in", "Zeiten zeigen in";
    ZoneIncidentIs = "The incident is read in", "Der Vorfall wird gelesen in";

    HelpMinuteEarlier = "A minute earlier", "Eine Minute früher";
    HelpMinuteLater = "A minute later", "Eine Minute später";

    ConflictPlace(time, text, field) = "{time} “{text}”: {field}", "{time} „{text}“: {field}";

    // The head and what it tells.
    SummaryLabel = "Summary", "Zusammenfassung";
    SummaryPlaceholder = "What happened, in a few sentences. Blank is fine: not known yet.",
        "Was geschah, in ein paar Sätzen. Leer ist in Ordnung: noch nicht bekannt.";
    SavedPlainPage = "Saved in the page", "In der Seite gespeichert";
    NotSavedShort = "Not saved", "Nicht gespeichert";
    NewerVersionLock = "This document was written by a newer version. It can be read here, and is not changed.",
        "Dieses Dokument wurde mit einer neueren Version geschrieben. Es ist hier lesbar und wird nicht verändert.";
    ReadingNotes(n) = "{n|One thing was|{n} things were} put right while reading", "{n|Eine Stelle wurde|{n} Stellen wurden} beim Lesen berichtigt";
    DraftWasRecovered = "Work that had not been saved was found and put back.",
        "Nicht gespeicherte Arbeit wurde gefunden und wiederhergestellt.";
    TakenFromElsewhere = "Changes from another place were taken in. Undo takes them back here.",
        "Änderungen von anderswo wurden übernommen. Rückgängig nimmt sie hier zurück.";
    ConflictsSettle = "Settle", "Klären";
    DocumentExample = "Open the example", "Beispiel öffnen";

    // Troubles, each with the way on.
    TroubleStorageBlocked = "Another tab holds the storage of this browser in an older version. Close it, then try again; until then, save a file.",
        "Ein anderer Tab hält den Speicher dieses Browsers in einer älteren Fassung. Ihn schließen und erneut versuchen; bis dahin als Datei speichern.";
    TroubleStorageRefused = "This browser does not let the page store anything. Editing goes on; save a file before closing the page.",
        "Dieser Browser lässt die Seite nichts speichern. Die Bearbeitung geht weiter; vor dem Schließen als Datei speichern.";
    TroubleStorageFull = "The storage of this browser is full. Editing goes on; save a file, or delete documents that are no longer needed.",
        "Der Speicher dieses Browsers ist voll. Die Bearbeitung geht weiter; als Datei speichern oder nicht mehr gebrauchte Dokumente löschen.";
    TroubleConflict = "Not saved: somebody else changed the same. The draft is kept; try again to merge.",
        "Nicht gespeichert: Jemand anderes hat dasselbe geändert. Der Entwurf bleibt; erneut versuchen, um zusammenzuführen.";
    TroubleLocked = "Not saved: somebody is editing the page. The draft is kept; try again later.",
        "Nicht gespeichert: Die Seite wird gerade bearbeitet. Der Entwurf bleibt; später erneut versuchen.";
    TroubleGone = "Not saved: the page is no longer there. The draft is kept; save it as a file.",
        "Nicht gespeichert: Die Seite ist nicht mehr da. Der Entwurf bleibt; als Datei speichern.";
    TroubleDenied = "Not saved: no permission to change this page. The draft is kept; save it as a file.",
        "Nicht gespeichert: keine Berechtigung, diese Seite zu ändern. Der Entwurf bleibt; als Datei speichern.";
    TroubleUnauthenticated = "Not saved: no longer logged in. Log in in another tab, then try again.",
        "Nicht gespeichert: nicht mehr angemeldet. In einem anderen Tab anmelden und erneut versuchen.";
    TroubleTooLarge = "Not saved: the document is larger than the page may hold. The draft is kept; save it as a file.",
        "Nicht gespeichert: Das Dokument ist größer, als die Seite fassen darf. Der Entwurf bleibt; als Datei speichern.";
    TroubleRateLimited = "Not saved: too many changes at once. The draft is kept; try again in a moment.",
        "Nicht gespeichert: zu viele Änderungen auf einmal. Der Entwurf bleibt; gleich erneut versuchen.";
    TroubleUnavailable = "Not saved: no answer from the server. The draft is kept; try again.",
        "Nicht gespeichert: keine Antwort vom Server. Der Entwurf bleibt; erneut versuchen.";
}
