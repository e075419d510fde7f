//! Import: what was recognised in a text, what was inferred, what is asked, what is taken in.

use crate::text::message::messages;

messages! {
    ImportTitle = "Import", "Importieren";
    ImportOpen = "Import …", "Importieren …";
    ImportOpenHelp = "From a chat, a log, a table or a file", "Aus einem Chat, einem Protokoll, einer Tabelle oder einer Datei";
    EmptyImport = "Start from a chat, a log or an old page …", "Mit einem Chat, einem Protokoll oder einer alten Seite beginnen …";
    ImportLead = "Paste what you have: a chat, a log, a table, a list of times, an old page. Or drop files, or choose them. All is read in this browser and goes nowhere else.",
        "Fügen Sie ein, was da ist: einen Chat, ein Protokoll, eine Tabelle, eine Liste von Zeiten, eine alte Seite. Oder legen Sie Dateien hier ab, oder wählen Sie welche. Gelesen wird alles in diesem Browser, und es verlässt ihn nicht.";
    ImportText = "Text to read", "Text, der gelesen wird";
    ImportFiles = "Choose files …", "Dateien wählen …";
    ImportWaits = "Nothing to read yet.", "Noch nichts zu lesen.";
    ImportFound(shape, n, dated) = "{shape}: {n|one entry|{n} entries}, {dated} with a time",
        "{shape}: {n|ein Eintrag|{n} Einträge}, {dated} mit einer Zeit";
    ImportPasted = "Pasted text", "Eingefügter Text";
    ImportFrom(name, found) = "{name} — {found}", "{name} — {found}";
    ImportOrigin(shape, n) = "{shape}, {n|one entry|{n} entries}", "{shape}, {n|ein Eintrag|{n} Einträge}";
    ImportReading(percent) = "Reading: {percent} %", "Wird gelesen: {percent} %";
    ImportFailed(why) = "The part of the program that reads could not be loaded or stopped: {why}. What you pasted is still here; try again, or reload the page.",
        "Der lesende Programmteil ließ sich nicht laden oder brach ab: {why}. Das Eingefügte ist noch da; versuchen Sie es noch einmal, oder laden Sie die Seite neu.";
    ImportFirst = "These are the first rows. The rest is being read, and may still change them.", "Dies sind die ersten Zeilen; der Rest wird noch gelesen und kann daran etwas ändern.";
    ImportStop = "Stop reading", "Lesen abbrechen";
    ImportRows = "What was read", "Was gelesen wurde";
    ImportTake(time, text) = "Take in {time} {text}", "Übernehmen: {time} {text}";
    ImportAll = "Tick all", "Alle ankreuzen";
    ImportNone = "Tick none", "Keinen ankreuzen";
    ImportMore(n) = "Show {n} more", "{n} weitere zeigen";
    ImportDo(n) = "{n|Take in one entry|Take in {n} entries}", "{n|Einen Eintrag|{n} Einträge} übernehmen";
    ImportDoReport = "Take in the report", "Bericht übernehmen";
    ImportAround(parts) = "For the report: {parts}. What is filled in already stays.",
        "Für den Bericht: {parts}. Was schon ausgefüllt ist, bleibt.";
    ImportFactors(n) = "{n|one factor|{n} factors}", "{n|ein Faktor|{n} Faktoren}";
    ImportLessons(n) = "{n|one lesson|{n} lessons}", "{n|eine Lehre|{n} Lehren}";
    ImportActions(n) = "{n|one action|{n} actions}", "{n|eine Maßnahme|{n} Maßnahmen}";
    ImportNothing = "Nothing to take in", "Nichts zu übernehmen";
    ImportDate = "Day of the first time", "Tag der ersten Zeit";
    ImportDateAsk = "The text names no day. On which day was the first of these times?",
        "Der Text nennt keinen Tag. An welchem Tag war die erste dieser Zeiten?";
    ImportZone = "Times are read in", "Zeiten werden gelesen in";
    ImportZoneAsk = "The text names no time zone. In which one were these times written?",
        "Der Text nennt keine Zeitzone. In welcher wurden diese Zeiten geschrieben?";
    ImportZoneWritten(zone) = "{zone}, as written", "{zone}, wie geschrieben";
    ImportStart = "The relative times count from", "Die relativen Zeiten zählen ab";
    ImportStartAsk = "The times are relative. When was the moment they count from?",
        "Die Zeiten sind relativ. Wann war der Moment, ab dem sie zählen?";
    ImportShift = "The clock was off by (seconds to add)", "Die Uhr ging falsch um (Sekunden, die hinzukommen)";
    ImportInferred(parts) = "inferred: {parts}", "erschlossen: {parts}";
    ImportPartDate = "day", "Tag";
    ImportPartYear = "year guessed", "Jahr angenommen";
    ImportNoDay = "no day", "kein Tag";
    ImportToday = "Today", "Heute";
    ImportPartZone = "zone", "Zone";
    ImportPartRollover = "after midnight", "nach Mitternacht";
    ImportTwin = "already here", "schon vorhanden";
    ImportKnown = "imported before", "früher importiert";
    ImportChanged = "changed at its source", "an der Quelle geändert";
    ImportNoise = "bookkeeping", "Verwaltung";
    ImportDoubt = "can mean another time", "kann eine andere Zeit meinen";
    ImportLikely = "marker only likely", "Markierung nur wahrscheinlich";
    ImportNoTime = "no time", "keine Zeit";
    ImportOriginal = "as it stood", "wie es stand";

    // What a text was recognised as.
    ShapeProse = "A list with times", "Eine Liste mit Zeiten";
    ShapeTable = "A table", "Eine Tabelle";
    ShapeChat = "A chat", "Ein Chat";
    ShapeStatusPage = "A status page", "Eine Statusseite";
    ShapeCsv = "A CSV file", "Eine CSV-Datei";
    ShapeOwn = "A timeline of this editor", "Eine Zeitachse dieses Editors";
    ShapeGitLog = "Git commits", "Git-Commits";
    ShapeCalendar = "A calendar", "Ein Kalender";
    ShapeExport(system) = "An export of {system}", "Ein Export aus {system}";
    ShapeJson = "JSON with times", "JSON mit Zeiten";

    // What a person should know about it.
    ImportNewestFirst = "The text runs from the newest to the oldest; it was turned round.",
        "Der Text läuft vom Neuesten zum Ältesten; er wurde umgedreht.";
    ImportSeason(written, civil) = "“{written}” was read as the fixed offset it stands for, but on that day clocks in {civil} were not on it.",
        "„{written}“ wurde als der feste Versatz gelesen, für den es steht, doch an diesem Tag galt er in {civil} nicht.";
    ImportReadCivil(civil) = "Read in {civil} instead", "Stattdessen in {civil} lesen";
    ImportYear(year) = "The year is not written; {year} was taken.", "Das Jahr steht nicht da; {year} wurde angenommen.";
    ImportUnfilled(n) = "{n|One row|{n} rows} of a template {n|was|were} left unfilled and left out.",
        "{n|Eine Zeile|{n} Zeilen} einer Vorlage {n|war|waren} nicht ausgefüllt und {n|fehlt|fehlen} hier.";
    ImportUndated(n) = "{n|One entry has|{n} entries have} no time and {n|stays|stay} without one.",
        "{n|Ein Eintrag hat|{n} Einträge haben} keine Zeit und {n|bleibt|bleiben} ohne.";
    ImportBookkeeping(n) = "{n|One entry is|{n} entries are} bookkeeping, such as who joined or what was labeled, and {n|is|are} left out unless ticked.",
        "{n|Ein Eintrag ist|{n} Einträge sind} Verwaltung, etwa wer beitrat oder was ein Etikett bekam, und {n|fehlt|fehlen}, solange niemand {n|ihn|sie} ankreuzt.";
    ImportSlip(line, written) = "Line {line}: “{written}” can't be right and was read in the only sensible way.",
        "Zeile {line}: „{written}“ kann nicht stimmen und wurde auf die einzig sinnvolle Weise gelesen.";
    ImportInverted = "The end is before the start.", "Das Ende liegt vor dem Beginn.";
    ImportDisagree(line, other) = "Lines {line} and {other} give different times for what seems to be the same.",
        "Zeilen {line} und {other} nennen verschiedene Zeiten für offenbar dasselbe.";
    ImportTooMany(n) = "{n|One entry is|{n} entries are} more than a document may have and {n|was|were} left out.",
        "{n|Ein Eintrag ist|{n} Einträge sind} mehr, als ein Dokument haben darf, und {n|fehlt|fehlen}.";
    ImportPartUnread(part) = "{part} could not be read.", "{part} war nicht lesbar.";

    // Why nothing was read.
    ImportRefusedNothing = "No entry with a time was found. Each entry needs a time, such as “14:05 text”, or a row of a table or a message.",
        "Es wurde kein Eintrag mit einer Zeit gefunden. Jeder Eintrag braucht eine Zeit, etwa „14:05 Text“, eine Tabellenzeile oder eine Nachricht.";
    ImportRefusedNotText = "This is neither text nor an archive that can be read.", "Das ist weder Text noch ein lesbares Archiv.";
    ImportRefusedTooLarge(size) = "This is larger than {size}. Import a part of it.", "Das ist größer als {size}. Importieren Sie einen Teil davon.";
    ImportRefusedJson(line, column) = "This should be JSON, but line {line}, column {column} is not. Copy or export it again.",
        "Das sollte JSON sein, ist es in Zeile {line}, Spalte {column} aber nicht. Kopieren oder exportieren Sie es noch einmal.";
    ImportRefusedArchive = "The archive is damaged. Export it again.", "Das Archiv ist beschädigt. Exportieren Sie es noch einmal.";
}
