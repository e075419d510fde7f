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
    TimeUnderstoodUndated = "no time: the event stays where it is", "keine Zeit: das Ereignis bleibt, wo es ist";

    // Clock changes.
    TimeGapQuestion(time, zone) = "{time} does not exist in {zone} on that day: clocks went forward. Which one is meant?",
        "{time} gibt es in {zone} an diesem Tag nicht: Die Uhren wurden vorgestellt. Welche ist gemeint?";
    TimeFoldQuestion(time, zone) = "{time} exists twice in {zone} on that day: clocks went back. Which one is meant?",
        "{time} gibt es in {zone} an diesem Tag zweimal: Die Uhren wurden zurückgestellt. Welche ist gemeint?";
    TimeChoice(time, offset) = "{time} ({offset})", "{time} ({offset})";
    TimeFirst(time, offset) = "the first {time} ({offset})", "das erste {time} ({offset})";
    TimeSecond(time, offset) = "the second {time} ({offset})", "das zweite {time} ({offset})";

    // Troubles; the text typed is kept.
    TimeTrouble(typed) = "“{typed}” is not understood as a time. For example: 15:20, +12m, yesterday 23:50",
        "„{typed}“ ist als Zeit nicht verständlich. Zum Beispiel: 15:20, +12m, gestern 23:50";
    TimeTroubleClock(typed) = "“{typed}” is past the clock: hours go to 23, minutes to 59",
        "„{typed}“ gibt es auf der Uhr nicht: Stunden gehen bis 23, Minuten bis 59";
    TimeTroubleDate(typed) = "There is no day “{typed}”", "Den Tag „{typed}“ gibt es nicht";
    TimeTroubleDateOrder(typed, one, other) = "“{typed}” may be {one} or {other}. Which one?",
        "„{typed}“ kann {one} oder {other} sein. Welcher Tag?";
    TimeTroubleNoAbove = "“+” counts from the event above, and there is none with a time",
        "„+“ zählt ab dem Ereignis darüber, und keines davon hat eine Zeit";
    TimeTroubleNoDate = "The day is missing: for example 2018-02-10 15:20", "Der Tag fehlt: zum Beispiel 2018-02-10 15:20";
    TimeTroubleZone(zone) = "“{zone}” is not a known zone; write it as +02:00 or Europe/Vienna",
        "„{zone}“ ist keine bekannte Zone; als +02:00 oder Europe/Vienna schreiben";
    TimeTroubleAmbiguousZone(zone, one, other) = "“{zone}” may mean {one} or {other}. Which one?",
        "„{zone}“ kann {one} oder {other} bedeuten. Welche?";
    TimeTroubleEndFirst = "The end is before the beginning", "Das Ende liegt vor dem Anfang";
    TimeTroubleRest(rest) = "“{rest}” is left over behind the time", "„{rest}“ bleibt hinter der Zeit übrig";
    TimeTroubleRange = "Years go from 0 to 9999", "Jahre gehen von 0 bis 9999";
    TimeKept = "The time stays as it was. What was typed is kept until it is understood or discarded.",
        "Die Zeit bleibt, wie sie war. Die Eingabe bleibt stehen, bis sie verständlich ist oder verworfen wird.";
    TimeExamples = "15:20, 3:20 pm, +12m, ~15:20, before 15:20, 15:20-15:40, yesterday 23:50, now",
        "15:20, 3:20 pm, +12m, ~15:20, vor 15:20, 15:20-15:40, gestern 23:50, jetzt";
}
