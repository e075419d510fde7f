//! The head: title, status, zone, undo, mode.

use crate::text::message::messages;

messages! {
    ProductName = "Postmortem timeline", "Postmortem-Zeitleiste";
    TitleLabel = "Title", "Titel";
    TitlePlaceholder = "What is the incident called?", "Wie heißt der Vorfall?";
    TitleMissing = "Untitled incident", "Vorfall ohne Titel";
    StatusLabel = "Status", "Stand";
    StatusIs(status) = "Status: {status}", "Stand: {status}";
    SeverityLabel = "Severity", "Schweregrad";
    SeverityPlaceholder = "For example SEV-2", "Zum Beispiel SEV-2";
    SeverityIs(severity) = "Severity: {severity}", "Schweregrad: {severity}";

    // Zones.
    TimesIn(zone) = "Times in {zone}", "Zeiten in {zone}";
    ZoneLabel = "Time zone", "Zeitzone";
    ZoneOfIncident(zone) = "{zone} (incident)", "{zone} (Vorfall)";
    ZoneOfReader(zone) = "{zone} (mine)", "{zone} (meine)";
    ZoneUtc = "UTC", "UTC";
    ZoneSinceStart = "T+ since start", "T+ seit Beginn";
    ZoneOther = "Another zone …", "Andere Zone …";
    ZonePlaceholder = "For example Europe/Vienna", "Zum Beispiel Europe/Vienna";
    ZoneUnknown(zone) = "No time zone is called “{zone}”. Names look like Europe/Vienna or UTC.",
        "Keine Zeitzone heißt „{zone}“. Namen sehen aus wie Europe/Vienna oder UTC.";
    ZoneOnlyShown = "This changes how times are shown, not the times.",
        "Das ändert, wie Zeiten gezeigt werden, nicht die Zeiten.";
    ZoneMakeIncident(zone) = "Read the incident in {zone} from now on", "Den Vorfall künftig in {zone} lesen";

    // Undo and redo; what would be undone stands behind the colon.
    Undo = "Undo", "Rückgängig";
    Redo = "Redo", "Wiederholen";
    UndoWhat(what) = "Undo: {what}", "Rückgängig: {what}";
    RedoWhat(what) = "Redo: {what}", "Wiederholen: {what}";
    UndoNothing = "Nothing to undo", "Nichts rückgängig zu machen";
    RedoNothing = "Nothing to redo", "Nichts zu wiederholen";
    Undone(what) = "Undone: {what}", "Rückgängig gemacht: {what}";
    Redone(what) = "Redone: {what}", "Wiederholt: {what}";

    // Modes.
    ModeView = "View", "Ansehen";
    ModeEdit = "Edit", "Bearbeiten";
    ModeDone = "Done", "Fertig";
    ModeNowViewing = "Viewing: nothing can be changed by accident.",
        "Ansicht: Nichts kann versehentlich geändert werden.";
    ModeNowEditing = "Editing: every change can be undone.",
        "Bearbeitung: Jede Änderung lässt sich rückgängig machen.";

    // Buttons and menus.
    Save = "Save", "Speichern";
    Share = "Share", "Teilen";
    Export = "Export", "Exportieren";
    Review = "Review", "Besprechung";
    Settings = "Settings", "Einstellungen";
    More = "More", "Mehr";
    Menu = "Menu", "Menü";
    Help = "Help", "Hilfe";
    Close = "Close", "Schließen";
    Cancel = "Cancel", "Abbrechen";
    Apply = "Apply", "Übernehmen";
    Ok = "OK", "OK";
    Back = "Back", "Zurück";
    Copy = "Copy", "Kopieren";
    Copied = "Copied", "Kopiert";
    Show = "Show", "Zeigen";
    Hide = "Hide", "Ausblenden";
    Ignore = "Put aside", "Beiseitelegen";
    Retry = "Try again", "Erneut versuchen";
    Delete = "Delete", "Löschen";
    Remove = "Remove", "Entfernen";
    Optional = "Optional", "Optional";
    NoneChosen = "None", "Keine Auswahl";
    Theme = "Appearance", "Darstellung";
    ThemeAuto = "Like the page", "Wie die Seite";
    ThemeLight = "Light", "Hell";
    ThemeDark = "Dark", "Dunkel";
    Language = "Language", "Sprache";
    Version(version) = "Version {version}", "Version {version}";
}
