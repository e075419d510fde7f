//! Help: keys and what they do.

use crate::text::message::messages;

messages! {
    HelpTitle = "Keyboard", "Tastatur";
    HelpLead = "Everything works without a mouse.", "Alles geht ohne Maus.";
    HelpGroupMove = "Moving", "Bewegen";
    HelpGroupEdit = "Editing", "Bearbeiten";
    HelpGroupMark = "Marking", "Kennzeichnen";
    HelpGroupDocument = "Document", "Dokument";

    HelpNextRow = "Next event", "Nächstes Ereignis";
    HelpPreviousRow = "Previous event", "Voriges Ereignis";
    HelpFirstRow = "First event", "Erstes Ereignis";
    HelpLastRow = "Last event", "Letztes Ereignis";
    HelpPage = "A screen up or down", "Eine Seite hinauf oder hinunter";
    HelpNextField = "Next field", "Nächstes Feld";
    HelpPreviousField = "Previous field", "Voriges Feld";
    HelpNextMarker = "Next marker", "Nächster Meilenstein";
    HelpPreviousMarker = "Previous marker", "Voriger Meilenstein";
    HelpSearch = "Filter events", "Ereignisse filtern";
    HelpGoToAdd = "To the row for adding", "Zur Zeile zum Hinzufügen";

    HelpEdit = "Edit the event", "Ereignis bearbeiten";
    HelpCommit = "Accept and go on below", "Übernehmen und darunter weiter";
    HelpRevert = "Discard the input in this field", "Eingabe in diesem Feld verwerfen";
    HelpInsertBelow = "Insert an event below", "Ereignis darunter einfügen";
    HelpInsertAbove = "Insert an event above", "Ereignis darüber einfügen";
    HelpDuplicate = "Duplicate", "Duplizieren";
    HelpDelete = "Delete", "Löschen";
    HelpMoveEarlier = "Earlier among events of one time", "Früher unter gleichzeitigen Ereignissen";
    HelpMoveLater = "Later among events of one time", "Später unter gleichzeitigen Ereignissen";
    HelpNow = "Set the current time", "Aktuelle Zeit setzen";
    HelpLineBreak = "New line in the text", "Neue Zeile im Text";

    HelpMark(marker) = "Mark as {marker}", "Als {marker} kennzeichnen";
    HelpMarkerMenu = "Choose a marker", "Meilenstein wählen";
    HelpStar = "Star", "Hervorheben";
    HelpSelect = "Select", "Auswählen";
    HelpSelectRange = "Select up to here", "Bis hierhin auswählen";
    HelpSelectAll = "Select all", "Alle auswählen";

    HelpUndo = "Undo", "Rückgängig";
    HelpRedo = "Redo", "Wiederholen";
    HelpSave = "Save", "Speichern";
    HelpToggleMode = "View or edit", "Ansehen oder bearbeiten";
    HelpHelp = "This help", "Diese Hilfe";
    HelpClose = "Close, or leave the list", "Schließen oder die Liste verlassen";

    // Keys by name.
    KeyEnter = "Enter", "Eingabe";
    KeyEscape = "Esc", "Esc";
    KeyTab = "Tab", "Tab";
    KeySpace = "Space", "Leertaste";
    KeyDelete = "Del", "Entf";
    KeyInsert = "Ins", "Einfg";
    KeyBackspace = "Backspace", "Rücktaste";
    KeyHome = "Home", "Pos1";
    KeyEnd = "End", "Ende";
    KeyPageUp = "Page up", "Bild auf";
    KeyPageDown = "Page down", "Bild ab";
    KeyCtrl = "Ctrl", "Strg";
    KeyAlt = "Alt", "Alt";
    KeyShift = "Shift", "Umschalt";
    KeyUp = "Up", "Auf";
    KeyDown = "Down", "Ab";
    KeyLeft = "Left", "Links";
    KeyRight = "Right", "Rechts";
}
