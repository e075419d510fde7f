//! Links and copies: why one cannot be opened, how long it is, what a copy leaves out.

use crate::text::message::messages;

messages! {
    // Why a link cannot be opened.
    LinkNotOurs = "This is no link to a timeline.", "Das ist kein Link auf eine Zeitleiste.";
    LinkOtherVersion(found, known) = "The link is of version {found}, and this program opens version {known}. Open it with the program that made it, or ask for a file.",
        "Der Link ist von Version {found}, und dieses Programm öffnet Version {known}. Mit dem Programm öffnen, das ihn gemacht hat, oder um eine Datei bitten.";
    LinkCut(found, expected) = "The end of the link is missing: {found} of {expected} bytes are there. Copy it again in one piece, or ask for a file.",
        "Das Ende des Links fehlt: {found} von {expected} Bytes sind da. Noch einmal in einem Stück kopieren oder um eine Datei bitten.";
    LinkCutShort = "Only the beginning of the link is there. Copy it again in one piece, or ask for a file.",
        "Nur der Anfang des Links ist da. Noch einmal in einem Stück kopieren oder um eine Datei bitten.";
    LinkAltered = "The link was altered on its way: its checksum does not agree. Copy it again from where it was made, or ask for a file.",
        "Der Link wurde unterwegs verändert: Seine Prüfsumme stimmt nicht. Noch einmal von dort kopieren, wo er gemacht wurde, oder um eine Datei bitten.";
    LinkTooLarge(most) = "More comes out of the link than a document may have, {most}. It was not opened.",
        "Aus dem Link kommt mehr, als ein Dokument haben darf, {most}. Er wurde nicht geöffnet.";
    LinkForged = "The link was not made by this program: what is in it is no text. It was not opened.",
        "Der Link ist nicht von diesem Programm: Was darin steht, ist kein Text. Er wurde nicht geöffnet.";

    // How long a link is.
    LinkCharacters(n) = "{n|one character|{n} characters}", "{n|ein Zeichen|{n} Zeichen}";
    LinkTooLongFor(carrier, limit) = "too long for {carrier}, which takes {limit} characters",
        "zu lang für {carrier}, wo {limit} Zeichen gehen";
    LinkNeedsFile = "No browser opens a link of this length. Send a file.",
        "Kein Browser öffnet einen Link dieser Länge. Eine Datei schicken.";
    LinkWhereItStays = "The link holds all of this copy. No server is sent it, but the history, chats and mails through which it goes keep it.",
        "Der Link enthält die ganze Kopie. Kein Server bekommt es geschickt, aber Verlauf, Chats und Mails, durch die er geht, bewahren es.";
    CarrierMail = "mail", "E-Mail";
    CarrierSlack = "Slack", "Slack";
    CarrierTeams = "Teams", "Teams";
    CarrierOtherBrowsers = "Firefox and Safari", "Firefox und Safari";
    CarrierChromium = "Chrome and Edge", "Chrome und Edge";

    // What a copy does not hold.
    PersonNumbered(n) = "Person {n}", "Person {n}";
    Renamed(from, to) = "“{from}” becomes “{to}”", "aus „{from}“ wird „{to}“";
    LeftOutNothing = "Nothing is left out.", "Nichts fehlt.";
    LeftOutCount(n) = "{n|One thing is|{n} things are} left out", "{n|Eine Angabe fehlt|{n} Angaben fehlen}";
    LeftOutWhole(part, text) = "{part}: {text}", "{part}: {text}";
    LeftOutPart(part, field, text) = "{part}, {field}: {text}", "{part}, {field}: {text}";
    LeftOutField(part, id, field) = "{part} {id}: {field}", "{part} {id}: {field}";
    LeftOutFieldText(part, id, field, text) = "{part} {id}, {field}: {text}", "{part} {id}, {field}: {text}";

    // What may be a name.
    UndecidedCount(n) = "{n|One word|{n} words} may be a name and {n|was|were} kept",
        "{n|Ein Wort könnte ein Name sein und blieb|{n} Wörter könnten Namen sein und blieben} stehen";
    UndecidedWord(word) = "“{word}” is a name and an ordinary word", "„{word}“ ist ein Name und ein gewöhnliches Wort";
    UndecidedCase(word) = "“{word}” is a name but for its capital letters", "„{word}“ ist bis auf die Großschreibung ein Name";
    UndecidedShared(word) = "“{word}” is part of several names", "„{word}“ gehört zu mehreren Namen";
    UndecidedMention(word) = "“{word}” names somebody who is not known here", "„{word}“ nennt jemanden, der hier nicht bekannt ist";
    UndecidedMail(word) = "“{word}” is a mail address", "„{word}“ ist eine E-Mail-Adresse";
    UndecidedAddress(word) = "“{word}” stands in an address, which would lead elsewhere if it were changed",
        "„{word}“ steht in einer Adresse, die geändert woandershin führte";
    UndecidedNoRole(word) = "“{word}” has no role, so a number stands for it", "„{word}“ hat keine Rolle, dafür steht eine Nummer";
}
