//! Durations: their names, formulas and states; units.

use crate::text::message::messages;

messages! {
    DurationsTitle = "Durations", "Dauern";
    DurationDetect = "Time to detect", "Zeit bis zur Erkennung";
    DurationMitigate = "Time to mitigate", "Zeit bis zur Eindämmung";
    DurationResolve = "Time to resolve", "Zeit bis zur Behebung";
    DurationImpact = "Impact time", "Dauer der Auswirkung";
    DurationReopened(n) = "↻{n}", "↻{n}";
    DurationReopenedHelp(n) = "{n|Reopened once|Reopened {n} times}: the first detection and the last mitigation count.",
        "{n|Einmal|{n}-mal} wieder aufgetreten: Es zählen die erste Erkennung und die letzte Eindämmung.";

    // Legs, as phases of the incident.
    LegBefore = "before", "davor";
    LegUndetected = "undetected", "unerkannt";
    LegResponding = "responding", "in Bearbeitung";
    LegRecovering = "recovering", "Wiederherstellung";
    LegAfter = "after", "danach";
    LegBand(leg, duration) = "{leg} · {duration}", "{leg} · {duration}";
    OfWhichUndetected(duration) = "of which {duration} undetected", "davon {duration} unerkannt";
    OfWhichResponding(duration) = "of which {duration} responding", "davon {duration} in Bearbeitung";
    OfWhichRecovering(duration) = "of which {duration} recovering", "davon {duration} Wiederherstellung";

    // Formulas and end points.
    Formula(end, start) = "{end} − {start}", "{end} − {start}";
    FormulaImpact = "all impact events together, overlaps counted once",
        "alle Auswirkungen zusammen, Überschneidungen einmal gezählt";
    FormulaStart = "start", "Beginn";
    FormulaDetect = "detect", "Erkennung";
    FormulaMitigate = "mitigate", "Eindämmung";
    FormulaResolve = "resolve", "Behebung";
    FormulaDeclare = "declare", "Ausrufung";
    FormulaAcknowledge = "acknowledge", "Annahme";
    FormulaRecover = "recover", "Erholung";
    FormulaClose = "close", "Abschluss";
    FormulaImpactStart = "first impact", "erste Auswirkung";
    FormulaImpactEnd = "last impact’s end", "Ende der letzten Auswirkung";
    FormulaTrigger = "trigger", "Auslösung";
    FormulaNow = "now", "jetzt";
    FromTo(from, to) = "{from} → {to}", "{from} → {to}";
    FromToSpoken(from, to) = "from {from} to {to}", "von {from} bis {to}";

    // States.
    SoFar(duration) = "{duration} so far", "bisher {duration}";
    About(duration) = "≈ {duration}", "≈ {duration}";
    AboutSpoken(duration) = "about {duration}", "ungefähr {duration}";
    AtMost(duration) = "at most {duration}", "höchstens {duration}";
    AtLeast(duration) = "at least {duration}", "mindestens {duration}";
    AtMostAbout(duration) = "at most about {duration}", "höchstens etwa {duration}";
    AtLeastAbout(duration) = "at least about {duration}", "mindestens etwa {duration}";
    BetweenAbout(least, most) = "about {least} to {most}", "etwa {least} bis {most}";
    Between(least, most) = "{least} to {most}", "{least} bis {most}";
    AboutBetween(duration, least, most) = "≈ {duration}, between {least} and {most}",
        "≈ {duration}, zwischen {least} und {most}";
    NoDuration = "–", "–";
    NoDurationSpoken = "not known yet", "noch nicht bekannt";
    MissingMarker(marker) = "no {marker} marked yet", "{marker} noch nicht gekennzeichnet";
    MissingMarkers(one, two) = "neither {one} nor {two} marked yet", "weder {one} noch {two} gekennzeichnet";
    MissingTime(marker) = "{marker} has no time yet", "{marker} hat noch keine Zeit";
    MissingImpact = "no impact events yet", "noch keine Auswirkungen";
    Inverted(end, start) = "{end} is before {start}", "{end} liegt vor {start}";
    InvertedHelp = "The value is shown as it is. Swap the markers, or correct a time.",
        "Der Wert steht da, wie er ist. Meilensteine tauschen oder eine Zeit berichtigen.";
    PrecisionDayHelp = "A time is known to the day only, so this is a range.",
        "Eine Zeit ist nur auf den Tag bekannt, daher ein Bereich.";
    PrecisionHourHelp = "A time is known to the hour only, so this is a range.",
        "Eine Zeit ist nur auf die Stunde bekannt, daher ein Bereich.";

    // Units, written and spoken.
    UnitDays = "d", "d";
    UnitHours = "h", "h";
    UnitMinutes = "min", "min";
    UnitSeconds = "s", "s";
    SpokenDays(n) = "{n|{n} day|{n} days}", "{n|{n} Tag|{n} Tage}";
    SpokenHours(n) = "{n|{n} hour|{n} hours}", "{n|{n} Stunde|{n} Stunden}";
    SpokenMinutes(n) = "{n|{n} minute|{n} minutes}", "{n|{n} Minute|{n} Minuten}";
    SpokenSeconds(n) = "{n|{n} second|{n} seconds}", "{n|{n} Sekunde|{n} Sekunden}";
    SpokenMinus(duration) = "minus {duration}", "minus {duration}";
    SpokenAfterStart(duration) = "{duration} after the start", "{duration} nach dem Beginn";
    SpokenBeforeStart(duration) = "{duration} before the start", "{duration} vor dem Beginn";
    SpokenAtStart = "at the start", "zum Beginn";

    // Profiles: which definitions count. Product names are the same in every language.
    ProfileLabel = "Definitions", "Definitionen";
    ProfileHelp = "Teams and tools define durations differently. The formula stands beside each number.",
        "Teams und Werkzeuge definieren Dauern verschieden. Die Formel steht bei jeder Zahl.";
    ProfileFromStart = "From start", "Ab Beginn";
    ProfileFireHydrant = "FireHydrant", "FireHydrant";
    ProfileRootly = "Rootly", "Rootly";
    ProfileDatadog = "Datadog", "Datadog";
    ProfilePagerDuty = "PagerDuty", "PagerDuty";
    ProfileMorgue = "Morgue", "Morgue";
    ProfileFireFighter = "FireFighter", "FireFighter";
    ProfileSre = "SRE book", "SRE-Buch";
    ProfileUnknown(name) = "“{name}” is not known here, so “From start” is used.",
        "„{name}“ ist hier nicht bekannt, daher gilt „Ab Beginn“.";
    ProfileTimeToAcknowledge = "Time to acknowledge", "Zeit bis zur Annahme";
    ProfileTimeToRepair = "Time to repair", "Zeit bis zur Reparatur";
    ProfileTimeToFix = "Time to fix", "Zeit bis zur Lösung";
    ProfileTimeToRecover = "Time to recover", "Zeit bis zur Erholung";
    ProfileTimeToRespond = "Time to respond", "Reaktionszeit";
    ProfileTimeUndetected = "Time undetected", "Unerkannte Zeit";
    ProfileTotalImpact = "Total impact time", "Gesamte Dauer der Auswirkung";
    ProfileTimeToDeclare = "Time to declare", "Zeit bis zur Ausrufung";
    ProfileTimeToClose = "Time to close", "Zeit bis zum Abschluss";
    ProfileHandled = "Time handled", "Dauer der Bearbeitung";
    ProfileLasted = "Lasted", "Gesamtdauer";
    ProfileDuration = "Duration", "Dauer";
    ProfileOutage = "Outage", "Ausfall";
}
