//! Reading a document: what was wrong, what was repaired, what to do.

use crate::text::message::messages;

messages! {
    // What was wrong: found, expected, where.
    ReadProblem(found, expected) = "Found {found}, expected {expected}.", "Gefunden: {found}, erwartet: {expected}.";
    ReadProblemIn(path, found, expected) = "{path}: found {found}, expected {expected}.",
        "{path}: gefunden {found}, erwartet {expected}.";
    ReadPlace(line, column) = "Line {line}, column {column}", "Zeile {line}, Spalte {column}";
    ReadPlaceIn(path, line, column) = "{path}, line {line}, column {column}", "{path}, Zeile {line}, Spalte {column}";
    ReadEmpty = "The text is empty.", "Der Text ist leer.";
    ReadNotUtf8 = "The file is not written in UTF-8.", "Die Datei ist nicht in UTF-8 geschrieben.";
    ReadNotJson(found) = "This is not JSON: found {found}.", "Das ist kein JSON: gefunden {found}.";
    ReadCutOff(found) = "The text ends too early: found {found}.", "Der Text endet zu früh: gefunden {found}.";
    ReadNotTimeline(found) = "Found {found}, expected a timeline document.", "Gefunden: {found}, erwartet: eine Zeitleiste.";
    ReadNoVersion(found) = "Found {found} as the version, expected a whole number such as 1.",
        "Als Version gefunden: {found}, erwartet: eine ganze Zahl wie 1.";
    ReadTooOld(found, supported) = "Version {found} is too old to be read; this program reads from version {supported} on.",
        "Version {found} ist zu alt, um gelesen zu werden; dieses Programm liest ab Version {supported}.";
    ReadTooLarge(found, most) = "The text has {found}; at most {most} can be opened.",
        "Der Text hat {found}; höchstens {most} lassen sich öffnen.";
    ReadTooDeep(most) = "Values are nested deeper than {most} levels.", "Werte sind tiefer als {most} Ebenen verschachtelt.";
    ReadTooManyEvents(most) = "There are more than {most} events.", "Es sind mehr als {most} Ereignisse.";
    ReadTooManyRecords(most) = "There are more than {most} entries in all.", "Es sind insgesamt mehr als {most} Einträge.";
    ReadMigration(path, step) = "{path} could not be carried over in step “{step}”.",
        "{path} ließ sich im Schritt „{step}“ nicht übertragen.";

    // What to do about it.
    WayCompleteCopy = "Look for a complete copy, such as an earlier version of the page.",
        "Eine vollständige Kopie suchen, etwa eine frühere Fassung der Seite.";
    WayCorrect = "Correct the text, or go back to an earlier version of the page.",
        "Den Text berichtigen oder zu einer früheren Fassung der Seite zurückgehen.";
    WayRightFile = "Is it the right file?", "Ist es die richtige Datei?";
    WayUtf8 = "Save it again as UTF-8.", "Erneut als UTF-8 speichern.";
    WaySplit = "Divide it into several documents.", "In mehrere Dokumente aufteilen.";
    WayAddVersion = "Add the version with which it was written.", "Die Version ergänzen, mit der es geschrieben wurde.";
    WayOtherProgram = "Open it with the version that wrote it.", "Mit der Version öffnen, die es geschrieben hat.";

    // What stands somewhere.
    FoundNothing = "nothing", "nichts";
    FoundNull = "null", "null";
    FoundNumber(number) = "the number {number}", "die Zahl {number}";
    FoundText(text) = "“{text}”", "„{text}“";
    FoundList = "a list", "eine Liste";
    FoundObject = "an object", "ein Objekt";
    FoundEndInList = "the end of the text within a list", "das Ende des Textes in einer Liste";
    FoundEndInObject = "the end of the text within an object", "das Ende des Textes in einem Objekt";
    FoundEndInString = "the end of the text within quotes", "das Ende des Textes in Anführungszeichen";
    FoundEndInValue = "the end of the text where a value should be", "das Ende des Textes, wo ein Wert stehen sollte";
    FoundNoColon = "no colon behind a key", "kein Doppelpunkt hinter einem Schlüssel";
    FoundNoCommaInList = "neither a comma nor the end of the list", "weder ein Komma noch das Ende der Liste";
    FoundNoCommaInObject = "neither a comma nor the end of the object", "weder ein Komma noch das Ende des Objekts";
    FoundWord = "a word other than true, false and null", "ein anderes Wort als true, false und null";
    FoundNoValue = "something that is no value", "etwas, das kein Wert ist";
    FoundEscape = "an escape that JSON does not know", "eine Maskierung, die JSON nicht kennt";
    FoundBadNumber = "a number that is written wrongly", "eine falsch geschriebene Zahl";
    FoundControl = "a control character within quotes", "ein Steuerzeichen in Anführungszeichen";
    FoundNoKey = "no key in quotes", "kein Schlüssel in Anführungszeichen";
    FoundTrailingComma = "a comma with nothing behind it", "ein Komma, hinter dem nichts steht";
    FoundTrailingText = "something behind the end of the document", "etwas hinter dem Ende des Dokuments";
    FoundOther = "something that is not JSON", "etwas, das kein JSON ist";

    // What should stand there.
    WantedText = "a text in quotes", "ein Text in Anführungszeichen";
    WantedFlag = "true or false", "true oder false";
    WantedInteger = "a whole number", "eine ganze Zahl";
    WantedMoment = "a date and time with an offset, such as 2018-02-10T13:01:00Z",
        "Datum und Zeit mit Versatz, wie 2018-02-10T13:01:00Z";
    WantedDate = "a day, such as 2018-02-10", "ein Tag, wie 2018-02-10";
    WantedId = "an identifier in quotes", "eine Kennung in Anführungszeichen";
    WantedAnchor = "the identifier of an event, or null for the top", "die Kennung eines Ereignisses oder null für ganz oben";
    WantedTexts = "a list of texts", "eine Liste von Texten";
    WantedObject = "an object", "ein Objekt";
    WantedObjects = "a list of objects", "eine Liste von Objekten";
    WantedList = "a list", "eine Liste";
    WantedMarker = "an object that names an event", "ein Objekt, das ein Ereignis nennt";

    // What was repaired while reading; nothing of it needs attention.
    NotesTitle(n) = "{n|One thing was|{n} things were} put right while reading", "Beim Lesen {n|wurde eines|wurden {n} Dinge} bereinigt";
    NoteByteOrderMark = "A byte order mark at the beginning was left out.", "Eine Byte-Reihenfolge-Marke am Anfang wurde weggelassen.";
    NoteLoneSurrogate(line, column) = "Half of a character at line {line}, column {column} was replaced.",
        "Ein halbes Zeichen in Zeile {line}, Spalte {column} wurde ersetzt.";
    NoteDuplicateKey(path, earlier) = "{path} stands there twice: the last one counts, the earlier one was {earlier}.",
        "{path} steht dort zweimal: Das letzte gilt, das frühere war {earlier}.";
    NoteNullField(path) = "{path} is null and counts as left out.", "{path} ist null und gilt als weggelassen.";
    NoteMissingId(path, given) = "{path} had no identifier and got {given}.", "{path} hatte keine Kennung und bekam {given}.";
    NoteDoubledId(path, doubled, given) = "{path} shared the identifier {doubled} and got {given}.",
        "{path} teilte sich die Kennung {doubled} und bekam {given}.";
    NoteOutOfOrder = "Events were not in the order of their times; they are now.",
        "Ereignisse standen nicht in der Folge ihrer Zeiten; nun stehen sie so.";
    NoteDanglingAfter(path, after) = "{path} follows {after}, which is not here, and stands at the top now.",
        "{path} folgt auf {after}, das nicht da ist, und steht nun ganz oben.";
    NoteCircularAfter(path, after) = "{path} and {after} follow each other; the first stands at the top now.",
        "{path} und {after} folgen aufeinander; das erste steht nun ganz oben.";
    NoteAtAndAfter(path) = "{path} had a time and also an event that it follows: the time counts.",
        "{path} hatte eine Zeit und auch ein Ereignis, dem es folgt: Die Zeit gilt.";
    NoteNoPlace(path) = "{path} had neither a time nor an event that it follows, and stands at the top now.",
        "{path} hatte weder eine Zeit noch ein Ereignis, dem es folgt, und steht nun ganz oben.";
    NoteMigrated(from, to) = "Carried over from version {from} to version {to}.", "Von Version {from} auf Version {to} übertragen.";
    NoteNotUnderstood(path) = "{path} is not understood by this version. It is kept, but not shown.",
        "{path} versteht diese Version nicht. Es bleibt erhalten, wird aber nicht gezeigt.";
    NoteMore(n) = "And {n|one more|{n} more}.", "Und {n|eines mehr|{n} weitere}.";

    SizeBytes(n) = "{n|{n} byte|{n} bytes}", "{n|{n} Byte|{n} Byte}";
    SizeKib(n) = "{n} KiB", "{n} KiB";
    SizeMib(n) = "{n} MiB", "{n} MiB";
}
