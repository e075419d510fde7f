//! Saving, drafts, conflicts, and the documents of this browser.

use crate::text::message::messages;

messages! {
    // The state of saving, in the head.
    Saved = "Saved", "Gespeichert";
    SavedInPage(revision) = "Saved in the page · {revision}", "In der Seite gespeichert · {revision}";
    SavedInBrowser = "Saved in this browser", "In diesem Browser gespeichert";
    SavedWhen(when) = "Saved {when}", "Gespeichert: {when}";
    Saving = "Saving …", "Wird gespeichert …";
    Loading = "Loading …", "Wird geladen …";
    NotSavedYet = "Changes not saved yet", "Änderungen noch nicht gespeichert";
    NotSaved(reason) = "Not saved: {reason}", "Nicht gespeichert: {reason}";
    DraftKept = "Draft kept in this browser", "Entwurf in diesem Browser aufbewahrt";
    DraftKeptWhen(when) = "Draft kept in this browser, {when}", "Entwurf in diesem Browser aufbewahrt, {when}";
    HandedOver = "In the page’s draft: publish the page to share it",
        "Im Entwurf der Seite: zum Teilen die Seite veröffentlichen";
    SavedAs(name) = "Saved as {name}", "Gespeichert als {name}";
    NothingToSave = "Everything is saved.", "Alles ist gespeichert.";
    LeaveUnsaved = "There are changes that are not saved.", "Es gibt Änderungen, die nicht gespeichert sind.";

    // Why something was not saved; each stands behind "Not saved:".
    WhyConflict = "somebody else changed the same", "jemand anderes hat dasselbe geändert";
    WhyLocked(who) = "{who} is editing the page", "{who} bearbeitet gerade die Seite";
    WhyLockedBySomebody = "somebody is editing the page", "die Seite wird gerade bearbeitet";
    WhyGone = "the page is no longer there", "die Seite ist nicht mehr da";
    WhyDenied = "no permission to change this page", "keine Berechtigung, diese Seite zu ändern";
    WhyLogin = "no longer logged in", "nicht mehr angemeldet";
    WhyTooLarge(size, limit) = "{size} is more than the {limit} that the page may hold",
        "{size} ist mehr als die {limit}, die die Seite aufnimmt";
    WhyRateLimited(seconds) = "too many changes at once; next try in {seconds|one second|{seconds} seconds}",
        "zu viele Änderungen auf einmal; nächster Versuch in {seconds|einer Sekunde|{seconds} Sekunden}";
    WhyUnavailable = "no answer from the server", "keine Antwort vom Server";
    WhyReadBack = "what was read back differs from what was written", "das Zurückgelesene weicht vom Geschriebenen ab";
    WhyOther(detail) = "the page reports “{detail}”", "die Seite meldet „{detail}“";
    WayLogin = "Log in again in another tab, then save.", "In einem anderen Tab wieder anmelden, dann speichern.";
    WayKeepsTrying = "The draft is safe in this browser; the next try comes by itself.",
        "Der Entwurf ist in diesem Browser sicher; der nächste Versuch kommt von selbst.";
    WayCopyJson = "Copy the JSON or save it as a file, so that nothing is lost.",
        "Das JSON kopieren oder als Datei speichern, damit nichts verloren geht.";

    // The browser's own storage.
    StorageRefused = "This browser does not let the page store anything, so no draft is kept.",
        "Dieser Browser lässt die Seite nichts speichern, daher wird kein Entwurf aufbewahrt.";
    StorageRefusedWay = "Save the timeline as a file before closing this page.",
        "Die Zeitleiste vor dem Schließen der Seite als Datei speichern.";
    StorageFull = "The storage of this browser is full, so the last changes are not kept.",
        "Der Speicher dieses Browsers ist voll, daher sind die letzten Änderungen nicht aufbewahrt.";
    StorageFullWay = "Save the timeline as a file, or delete documents that are no longer needed.",
        "Die Zeitleiste als Datei speichern oder nicht mehr benötigte Dokumente löschen.";
    StorageBroken = "The stored text can’t be read. It is kept as it is.",
        "Der gespeicherte Text ist nicht lesbar. Er bleibt, wie er ist.";
    StorageOtherTab = "This document is also open in another tab. Changes are merged.",
        "Dieses Dokument ist auch in einem anderen Tab offen. Änderungen werden zusammengeführt.";

    // Somebody writes who may not save.
    DraftDo = "Write a draft", "Entwurf schreiben";
    DraftHelp = "You can’t save on this page. Write all the same: the draft stays in this browser, and you can take it along as a text or a file for somebody who can.",
        "Speichern ist auf dieser Seite nicht erlaubt. Schreiben geht trotzdem: Der Entwurf bleibt in diesem Browser und lässt sich als Text oder Datei weitergeben.";
    TakeAlong = "Take along", "Mitnehmen";
    TakeAlongHelp = "As a text that can be pasted into a timeline, or as a file",
        "Als Text, der sich in eine Zeitleiste einfügen lässt, oder als Datei";

    // Drafts that were found.
    DraftFound(when) = "A draft was found ({when}) that is not in the page.",
        "Ein Entwurf wurde gefunden ({when}), der nicht in der Seite steht.";
    DraftWaits = "This browser has work of yours that is not in the page.",
        "In diesem Browser liegt ein Entwurf, der nicht in der Seite steht.";
    DraftRestore = "Continue with the draft", "Mit dem Entwurf weiterarbeiten";
    DraftDiscard = "Discard the draft", "Entwurf verwerfen";
    DraftCompare = "Compare", "Vergleichen";
    DraftRestored = "The draft was restored. Undo goes back to the page.",
        "Der Entwurf ist wiederhergestellt. Rückgängig führt zur Fassung der Seite.";

    // Read-only.
    ReadOnly = "Read-only", "Nur lesbar";
    ReadOnlyNewer(version) = "Written by a newer version ({version}). It can be read here, but not changed.",
        "Von einer neueren Version ({version}) geschrieben. Hier lesbar, aber nicht änderbar.";
    ReadOnlyPermission = "No permission to change this page.", "Keine Berechtigung, diese Seite zu ändern.";
    ReadOnlyShared = "This is a shared copy. It can be read, not changed.",
        "Dies ist eine geteilte Kopie. Sie ist lesbar, nicht änderbar.";

    // Merging and conflicts.
    MergedOthers(n) = "{n|One change|{n} changes} by others taken over.", "{n|Eine Änderung|{n} Änderungen} anderer übernommen.";
    ConflictTitle = "Changed in two places", "An zwei Stellen geändert";
    ConflictLead(n) = "{n|One field was|{n} fields were} changed here and by somebody else. Both texts are kept until one is chosen.",
        "{n|Ein Feld wurde|{n} Felder wurden} hier und von jemand anderem geändert. Beide Texte bleiben, bis einer gewählt ist.";
    ConflictMine = "Mine", "Meine Fassung";
    ConflictTheirs = "Theirs", "Die andere Fassung";
    ConflictBefore = "Before", "Vorher";
    ConflictKeepMine = "Keep mine", "Meine behalten";
    ConflictKeepTheirs = "Keep theirs", "Die andere behalten";
    ConflictKeepBoth = "Keep both", "Beide behalten";
    ConflictAllMine = "Mine everywhere", "Überall meine";
    ConflictAllTheirs = "Theirs everywhere", "Überall die andere";
    ConflictLeft(n) = "{n|one conflict|{n} conflicts} left", "noch {n|ein Konflikt|{n} Konflikte}";
    ConflictSettled = "All settled. Save to share it.", "Alles geklärt. Zum Teilen speichern.";
    ConflictDeletedHere = "Deleted here, changed by somebody else. The change is kept.",
        "Hier gelöscht, anderswo geändert. Die Änderung bleibt.";
    ConflictDeletedThere = "Deleted by somebody else, changed here. The change is kept.",
        "Anderswo gelöscht, hier geändert. Die Änderung bleibt.";
    ConflictBlank = "(blank)", "(leer)";

    // The documents of this browser.
    DocumentsTitle = "Documents", "Dokumente";
    DocumentsLead = "They lie in this browser only. Save a file to keep one elsewhere.",
        "Sie liegen nur in diesem Browser. Als Datei speichern, um eines anderswo aufzubewahren.";
    DocumentsNone = "No documents yet.", "Noch keine Dokumente.";
    DocumentNew = "New document", "Neues Dokument";
    DocumentOpen = "Open file …", "Datei öffnen …";
    DocumentDrop = "Drop a file to open it", "Datei zum Öffnen ablegen";
    DocumentSaveFile = "Save file", "Datei speichern";
    DocumentDuplicate = "Duplicate", "Duplizieren";
    DocumentDelete = "Delete", "Löschen";
    DocumentRename = "Rename", "Umbenennen";
    DocumentCopyOf(title) = "Copy of {title}", "Kopie von {title}";
    DocumentEdited(when) = "edited {when}", "bearbeitet {when}";
    DocumentDeleted(title) = "“{title}” is deleted.", "„{title}“ ist gelöscht.";
    DocumentUndoDelete = "Undo delete", "Löschen rückgängig machen";
    DocumentRestored(title) = "“{title}” is back.", "„{title}“ ist wieder da.";
    DocumentOpened(title) = "“{title}” is open.", "„{title}“ ist geöffnet.";
}
