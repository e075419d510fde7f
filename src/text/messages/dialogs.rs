//! Dialogs: shifting in time, reading in another zone, deleting a document, copies for others.

use crate::text::message::messages;

messages! {
    // Shift in time.
    ShiftTitle(n) = "{n|Shift one event|Shift {n} events} in time", "{n|Ein Ereignis|{n} Ereignisse} zeitlich verschieben";
    ShiftLead = "For a clock that was off. The time as written stays noted.",
        "Für eine Uhr, die falsch ging. Die geschriebene Zeit bleibt vermerkt.";
    ShiftBy = "Shift by", "Verschieben um";
    ShiftPlaceholder = "For example +1h, -3m, +45s", "Zum Beispiel +1h, -3m, +45s";
    ShiftEarlier = "Earlier", "Früher";
    ShiftLater = "Later", "Später";
    ShiftTo(time) = "or so that the first is at {time}", "oder so, dass das erste um {time} ist";
    ShiftPreview(before, after) = "{before} becomes {after}", "Aus {before} wird {after}";
    ShiftPreviewMore(n) = "and {n|one more|{n} more} by the same amount", "und {n|ein weiteres|{n} weitere} um ebenso viel";
    ShiftSkipped(n) = "{n|One event has|{n} events have} no time and {n|stays|stay} where {n|it is|they are}.",
        "{n|Ein Ereignis hat|{n} Ereignisse haben} keine Zeit und {n|bleibt|bleiben}.";
    ShiftTrouble(typed) = "“{typed}” is not understood as an amount of time. For example: +1h, -3m",
        "„{typed}“ ist als Zeitspanne nicht verständlich. Zum Beispiel: +1h, -3m";
    ShiftDo = "Shift", "Verschieben";
    Shifted(n, duration) = "{n|One event|{n} events} shifted by {duration}.",
        "{n|Ein Ereignis|{n} Ereignisse} um {duration} verschoben.";

    // Read in another zone.
    RezoneTitle(n) = "{n|Read one event|Read {n} events} in another zone", "{n|Ein Ereignis|{n} Ereignisse} in anderer Zone lesen";
    RezoneLead = "The clock times stay as they were written; only their zone was another one.",
        "Die Uhrzeiten bleiben, wie sie geschrieben wurden; nur ihre Zone war eine andere.";
    RezoneFrom(zone) = "Read so far in {zone}", "Bisher gelesen in {zone}";
    RezoneTo = "Read from now on in", "Künftig lesen in";
    RezonePreview(clock, before, after) = "{clock} was {before}, becomes {after}", "{clock} war {before}, wird {after}";
    RezonePreviewSame = "Nothing changes: both zones had the same offset then.",
        "Nichts ändert sich: Beide Zonen hatten damals denselben Versatz.";
    RezonePreviewMore(n) = "and {n|one more|{n} more}", "und {n|ein weiteres|{n} weitere}";
    RezoneDoubt(n) = "{n|One time does|{n} times do} not exist or {n|exists|exist} twice in that zone: the earlier reading is taken and noted as a finding.",
        "{n|Eine Zeit gibt|{n} Zeiten gibt} es in dieser Zone nicht oder zweimal: Die frühere Lesart gilt und wird als Befund vermerkt.";
    RezoneDo = "Read so", "So lesen";
    Rezoned(n, zone) = "{n|One event is|{n} events are} now read in {zone}.",
        "{n|Ein Ereignis wird|{n} Ereignisse werden} nun in {zone} gelesen.";

    // Delete a document.
    DeleteDocumentTitle(title) = "Delete “{title}”?", "„{title}“ löschen?";
    DeleteDocumentLead(n) = "{n|One event|{n} events}, in this browser only. It can be undone until this page is closed.",
        "{n|Ein Ereignis|{n} Ereignisse}, nur in diesem Browser. Bis zum Schließen der Seite lässt es sich rückgängig machen.";
    DeleteDocumentEmpty = "The document has no events.", "Das Dokument hat keine Ereignisse.";
    DeleteDocumentSaveFirst = "Save a file first", "Vorher als Datei speichern";
    DeleteDocumentDo = "Delete document", "Dokument löschen";
    DeleteDocumentKeep = "Keep it", "Behalten";


    // Links.
    LinkTitle = "Link", "Link";
    LinkAddress = "Address", "Adresse";
    LinkCopied = "Link copied", "Link kopiert";
    CopyFailed = "The browser did not let the page copy. Select the text and copy it by hand.",
        "Der Browser ließ die Seite nicht kopieren. Text auswählen und von Hand kopieren.";

    // Copies for others.
    ShareDo = "Share", "Teilen";
    ShareTitle = "Share, save, print", "Teilen, sichern, drucken";
    ShareFor = "Who is it for?", "Für wen ist es?";
    ShareInternal = "for people who may read all of it", "für Leute, die alles lesen dürfen";
    SharePublic = "for anybody: only what is marked as public", "für alle: nur was als öffentlich markiert ist";
    SharePublicNone = "No event is marked as public yet. While editing, choose rows and “Make public”.",
        "Noch ist kein Ereignis als öffentlich markiert. Beim Bearbeiten Zeilen auswählen und „Öffentlich machen“.";
    ShareNaming = "People are called", "Personen heißen";
    ShareAsTheyAre = "as they are", "wie sie sind";
    ShareRoles = "by their role", "nach ihrer Rolle";
    ShareInitials = "by their initials", "nach ihren Initialen";
    ShareMaking = "Making the copy …", "Die Kopie entsteht …";
    ShareRenamedCount(n) = "{n|One name is|{n} names are} replaced", "{n|Ein Name wird|{n} Namen werden} ersetzt";
    ShareLink = "Link to this timeline", "Link auf diese Zeitleiste";
    ShareCopyLink = "Copy link", "Link kopieren";
    ShareAtEvent(text) = "opens at “{text}”", "öffnet sich bei „{text}“";
    ShareFormat = "File or text", "Datei oder Text";
    ShareSave = "Save file", "Datei sichern";
    ShareCopy = "Copy", "Kopieren";
    ShareCopyRich = "Copy with formatting", "Mit Formatierung kopieren";
    SharePrint = "Print", "Drucken";
    ShareCopied = "Copied.", "Kopiert.";
    ShareSaved(name) = "Saved as {name}.", "Gesichert als {name}.";
    ShareByHand = "The browser keeps the clipboard from this page. Here is the text; press Ctrl+C.",
        "Der Browser lässt die Seite nicht an die Zwischenablage. Hier steht der Text; mit Strg+C kopieren.";
    ShareFailed(reason) = "This could not be made: {reason}. Try another format.",
        "Das ließ sich nicht machen: {reason}. Ein anderes Format versuchen.";
    ShareJson = "Document (JSON)", "Dokument (JSON)";
    ShareHtml = "Page that stands for itself (HTML)", "Eigenständige Seite (HTML)";
    ShareSvg = "Drawing of the axis (SVG)", "Zeichnung der Achse (SVG)";
    SharePng = "Picture of the axis (PNG)", "Bild der Achse (PNG)";
    ShareConfluence = "Confluence (storage format)", "Confluence (Speicherformat)";
    ShareCsv = "Table (CSV)", "Tabelle (CSV)";
    ShareIcs = "Calendar (iCalendar)", "Kalender (iCalendar)";
    ShareText = "Text for a status page", "Text für eine Statusseite";
    SharedLead = "This came by a link. It is shown, and kept nowhere.", "Das kam über einen Link. Es wird gezeigt und nirgends aufbewahrt.";
    SharedBroken = "The link can't be opened", "Der Link lässt sich nicht öffnen";
    SharedLeave = "To the documents of this browser", "Zu den Dokumenten dieses Browsers";
    SharedAdopt = "Edit a copy", "Eine Kopie bearbeiten";
}
