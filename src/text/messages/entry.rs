//! Typed times: what was understood, what is in doubt, what is no time.

use crate::text::message::messages;

messages! {
    TimeUnderstood(time) = "understood as {time}", "verstanden als {time}";
    TimeArrow(time) = "→ {time}", "→ {time}";
    TimeUnderstoodZone(time, zone) = "understood as {time} in {zone}", "verstanden als {time} in {zone}";
    TimeUnderstoodAfter(time, above) = "understood as {time}, counted from {above}", "verstanden als {time}, gezählt ab {above}";
    TimeUnderstoodDate(time, date) = "understood as {time} on {date}; the day was not written",
        "verstanden als {time} am {date}; der Tag war nicht angegeben";
    TimeUnderstoodRollover(time, date) = "understood as {time} on {date}, after midnight",
        "verstanden als {time} am {date}, nach Mitternacht";
    TimeUnderstoodUndated = "no time: the event stays where it is", "keine Zeit: Das Ereignis bleibt, wo es ist";
    TimeUnderstoodStart(time) = "understood as {time}, counted from the start", "verstanden als {time}, gezählt ab dem Beginn";
    TimeUnderstoodNow(time) = "understood as {time}, counted from now", "verstanden als {time}, gezählt ab jetzt";
    TimeUnderstoodEpoch(time) = "understood as {time}, from the seconds since 1970",
        "verstanden als {time}, aus den Sekunden seit 1970";
    TimeUnderstoodAbbreviation(time, zone, offset) = "understood as {time}, taking {zone} as {offset}",
        "verstanden als {time}, mit {zone} als {offset}";

    // Where a time may mean several instants; each choice is a button.
    TimeGapQuestion(time, zone) = "{time} does not exist in {zone} on that day: clocks went forward. Which one is meant?",
        "{time} gibt es in {zone} an diesem Tag nicht: Die Uhren wurden vorgestellt. Welche Zeit ist gemeint?";
    TimeFoldQuestion(time, zone) = "{time} exists twice in {zone} on that day: clocks went back. Which one is meant?",
        "{time} gibt es in {zone} an diesem Tag zweimal: Die Uhren wurden zurückgestellt. Welche Zeit ist gemeint?";
    TimeMidnightQuestion(above) = "This is far from the event above ({above}). Which day is meant?",
        "Das liegt weit vom Ereignis darüber ({above}). Welcher Tag ist gemeint?";
    TimeDayMonthQuestion(typed) = "“{typed}” can be read in two ways. Which day is meant?",
        "„{typed}“ lässt sich auf zwei Arten lesen. Welcher Tag ist gemeint?";
    TimeAbbreviationQuestion(zone) = "Several zones are called {zone}. Which one is meant?",
        "Mehrere Zonen heißen {zone}. Welche ist gemeint?";
    TimeSeasonQuestion(zone) = "{zone} was not in force on that day. Which time is meant?",
        "{zone} galt an diesem Tag nicht. Welche Zeit ist gemeint?";
    TimeHalfDayQuestion(typed) = "“{typed}” has both an hour past noon and “am”. Which time is meant?",
        "„{typed}“ hat eine Stunde nach Mittag und „am“. Welche Zeit ist gemeint?";
    TimeChoice(time, offset) = "{time} ({offset})", "{time} ({offset})";
    TimeFirst(time, offset) = "the first {time} ({offset})", "das erste {time} ({offset})";
    TimeSecond(time, offset) = "the second {time} ({offset})", "das zweite {time} ({offset})";

    // What is no time, and what was expected; the text typed is kept.
    TimeTrouble(typed) = "“{typed}” is not understood as a time. For example: 15:20, +12m, yesterday 23:50",
        "„{typed}“ ist als Zeit nicht verständlich. Zum Beispiel: 15:20, +12m, gestern 23:50";
    TimeTroubleHour(typed) = "“{typed}” is no hour: 0 to 23, or 1 to 12 with am or pm",
        "„{typed}“ ist keine Stunde: 0 bis 23, oder 1 bis 12 mit am oder pm";
    TimeTroubleMinute(typed) = "“{typed}” is no minute: two digits up to 59, or ??",
        "„{typed}“ ist keine Minute: zwei Ziffern bis 59, oder ??";
    TimeTroubleSecond(typed) = "“{typed}” is no second: two digits up to 59", "„{typed}“ ist keine Sekunde: zwei Ziffern bis 59";
    TimeTroubleDay(typed) = "“{typed}” is no day of that month", "„{typed}“ ist kein Tag dieses Monats";
    TimeTroubleMonth(typed) = "“{typed}” is no month: 1 to 12, or its name", "„{typed}“ ist kein Monat: 1 bis 12 oder sein Name";
    TimeTroubleYear(typed) = "“{typed}” is no year: four digits, or two", "„{typed}“ ist kein Jahr: vier Ziffern oder zwei";
    TimeTroubleLength(typed) = "“{typed}” is no length of time: for example 12m, 1h30, 45s",
        "„{typed}“ ist keine Zeitspanne: zum Beispiel 12m, 1h30, 45s";
    TimeTroubleZone(typed) = "“{typed}” is not a known zone; write it as +02:00 or Europe/Vienna",
        "„{typed}“ ist keine bekannte Zone; als +02:00 oder Europe/Vienna schreiben";
    TimeTroubleNoDate = "The day is missing: for example 2018-02-10 15:20", "Der Tag fehlt: zum Beispiel 2018-02-10 15:20";
    TimeTroubleNoAbove = "“+” counts from the event above, and there is none with a time",
        "„+“ zählt ab dem Ereignis darüber, und keines davon hat eine Zeit";
    TimeTroubleNoStart = "“T+” counts from the start, and no event is marked Start yet",
        "„T+“ zählt ab dem Beginn, und noch kein Ereignis ist so gekennzeichnet";
    TimeTroubleNoNow = "The current time is not known here", "Die aktuelle Zeit ist hier nicht bekannt";
    TimeTroubleRest(rest) = "“{rest}” is left over behind the time", "„{rest}“ bleibt hinter der Zeit übrig";
    TimeTroubleMissing = "Something is missing at the end. For example: 15:20, +12m, yesterday 23:50",
        "Am Ende fehlt etwas. Zum Beispiel: 15:20, +12m, gestern 23:50";
    TimeKept = "The time stays as it was. What was typed is kept until it is understood or discarded.",
        "Die Zeit bleibt, wie sie war. Die Eingabe bleibt stehen, bis sie verständlich ist oder verworfen wird.";
    TimeExamples = "15:20, 3:20 pm, +12m, ~15:20, before 15:20, 15:20-15:40, yesterday 23:50, now",
        "15:20, 3:20 pm, +12m, ~15:20, vor 15:20, 15:20-15:40, gestern 23:50, jetzt";
}
