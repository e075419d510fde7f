//! The report around the timeline, as blocks.

use super::blocks::{Block, Line, Piece, joined, link, paragraphs, text};
use super::clock::Clock;
use crate::model::{Account, Action, DetectedBy, Expected, Factor, LessonKind, Moment, Precision, Text};
use crate::review::criteria::{self, Met};
use crate::text::{Msg, date, moment, review};
use std::collections::HashMap;

/// The parts that stand before the timeline, in the order of the postmortem of the SRE book (Beyer et al.,
/// appendix D): impact, causes, trigger, resolution, detection, actions, lessons.
pub(super) fn before<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let report = &clock.document.report;
    let mut all = prose(clock, Msg::FieldImpact, &report.impact);
    all.extend(factors(clock));
    all.extend(prose(clock, Msg::FieldTrigger, &report.trigger));
    all.extend(prose(clock, Msg::FieldResolution, &report.resolution));
    all.extend(prose(clock, Msg::FieldDetection, &report.detection));
    all.extend(actions(clock));
    all.extend(lessons(clock));
    all
}

/// The parts that stand behind it.
pub(super) fn behind<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let mut all = prose(clock, Msg::FieldSupporting, &clock.document.report.supporting);
    all.extend(questions(clock));
    all.extend(accounts(clock));
    all.extend(recurrences(clock));
    all.extend(criteria(clock));
    all.extend(facts(clock));
    all.extend(people(clock));
    all.extend(definition(clock));
    all
}

/// What blameless means, for whoever reads the report without having been there.
fn definition<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let learned = !clock.document.factors.is_empty() || !clock.document.lessons.is_empty();
    if !learned {
        return Vec::new();
    }
    let own = clock.options.definition.trim();
    let means = text(if own.is_empty() { clock.words.get(Msg::BlamelessMeans) } else { own.into() });
    headed(clock, Msg::StepDefinition, vec![Block::Paragraph(vec![means])])
}

fn headed<'a>(clock: &Clock<'a>, heading: Msg, inner: Vec<Block<'a>>) -> Vec<Block<'a>> {
    if inner.is_empty() {
        return inner;
    }
    let heading = Block::Heading(2, clock.words.get(heading).into_owned());
    std::iter::once(heading).chain(inner).collect()
}

fn list<'a>(clock: &Clock<'a>, heading: Msg, items: Vec<Line<'a>>) -> Vec<Block<'a>> {
    let inner = if items.is_empty() { Vec::new() } else { vec![Block::List(items)] };
    headed(clock, heading, inner)
}

fn prose<'a>(clock: &Clock<'a>, heading: Msg, part: &'a str) -> Vec<Block<'a>> {
    headed(clock, heading, paragraphs(part))
}

/// Why a postmortem was due, where the document says when one is.
fn criteria<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    if !criteria::is_set(&clock.document.criteria) {
        return Vec::new();
    }
    let found = criteria::evaluate(clock.document, &clock.durations(), clock.now);
    let met = found.iter().filter(|it| it.met == Met::Yes);
    let items = met.map(|it| vec![text(review::criterion(clock.words, it))]).collect();
    list(clock, Msg::HeadCriteria, items)
}

/// What the report says in a word.
fn facts<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let (report, words) = (&clock.document.report, clock.words);
    let flag = |flag: Option<bool>| {
        flag.map(|flag| words.get(if flag { Msg::AnswerYes } else { Msg::AnswerNo }).into_owned())
    };
    let detected = Some(&report.detected_by).filter(|it| **it != DetectedBy::Unknown);
    let expected = Some(&report.expected).filter(|it| **it != Expected::Unknown);
    let authors: Vec<&str> = report.authors.iter().map(|name| &**name).collect();
    let name = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let facts = [
        (Msg::FactDetectedBy, detected.map(|it| words.detected_by(it).into_owned())),
        (Msg::FactExpected, expected.map(|it| words.expected(it).into_owned())),
        (Msg::FactNearMiss, flag(report.near_miss)),
        (Msg::FactDataLoss, flag(report.data_loss)),
        (Msg::FactIntervention, flag(report.intervention)),
        (Msg::FactAuthors, name(&authors.join(", "))),
        (Msg::FactFacilitator, name(&report.facilitator)),
        (Msg::FactReviewAt, report.review_at.map(|day| date::day_and_year(words, day))),
    ];
    let items = facts.into_iter().filter_map(|(label, value)| {
        let label = words.get(label);
        Some(vec![text(words.say(Msg::LabelValue, [&label, &value?]))])
    });
    list(clock, Msg::HeadReview, items.collect())
}

fn factors<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let all = &clock.document.factors;
    let texts: HashMap<&str, &Text> = all.iter().map(|it| (it.id.as_str(), &it.text)).collect();
    let items = all.iter().map(|it| factor(clock, it, &texts));
    list(clock, Msg::HeadFactors, items.collect())
}

fn factor<'a>(clock: &Clock<'a>, factor: &'a Factor, texts: &HashMap<&str, &Text>) -> Line<'a> {
    let words = clock.words;
    let mut lines = vec![vec![Piece::Prose(&factor.text)]];
    for why in factor.whys.iter() {
        let because = text(format!("{} ", words.get(Msg::BecauseOf)));
        lines.push(vec![because, Piece::Prose(&why.text)]);
    }
    let led = factor.leads_to.iter().filter_map(|id| texts.get(&**id));
    lines.extend(led.map(|led| vec![text(words.say(Msg::LedTo, [&one_line(led)]))]));
    let assumption = &factor.assumption;
    let said = [(Msg::AssumedThat, &assumption.text), (Msg::AssumedNotice, &assumption.notice)];
    let said = said.into_iter().filter(|(_, said)| !said.is_empty());
    lines.extend(said.map(|(message, said)| vec![text(words.say(message, [&one_line(said)]))]));
    let check =
        assumption.check_on.map(|day| words.say(Msg::AssumedCheck, [&date::day_and_year(words, day)]));
    lines.extend(check.map(|check| vec![text(check)]));
    joined(lines, Piece::Break)
}

fn one_line(prose: &str) -> String {
    crate::model::markup::one_line(prose)
}

fn lessons<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let items = clock.document.lessons.iter().map(|lesson| {
        let kind = Some(&lesson.kind).filter(|kind| **kind != LessonKind::Learned);
        let label = kind.map(|kind| {
            let kind = clock.words.lesson_kind(kind);
            Piece::Strong(clock.words.say(Msg::MarkerLabel, [&kind]).into())
        });
        let space = label.as_ref().map(|_| text(" "));
        label.into_iter().chain(space).chain([Piece::Prose(&lesson.text)]).collect()
    });
    list(clock, Msg::HeadLessons, items.collect())
}

fn actions<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let all = &clock.document.actions;
    if all.is_empty() {
        return Vec::new();
    }
    let words = clock.words;
    let heads = [Msg::ColumnAction, Msg::ColumnType, Msg::ColumnOwner, Msg::ColumnState, Msg::ColumnDue];
    let heads = heads.map(|head| words.get(head).into_owned()).to_vec();
    let rows = all.iter().map(|it| action(clock, it)).collect();
    headed(clock, Msg::HeadActions, vec![Block::Table(heads, rows)])
}

fn action<'a>(clock: &Clock<'a>, action: &'a Action) -> Vec<Line<'a>> {
    let words = clock.words;
    let mut what = vec![vec![Piece::Prose(&action.text)]];
    if !action.link.is_empty() {
        what.push(link(&action.link, ""));
    }
    if !action.cost.is_empty() {
        what.push(vec![text(words.say(Msg::ActionCost, [&one_line(&action.cost)]))]);
    }
    let due = action.due.map(|day| date::day_and_year(words, day)).unwrap_or_default();
    vec![
        joined(what, Piece::Break),
        vec![text(words.action_type(&action.kind).into_owned())],
        vec![text(&*action.owner)],
        vec![text(words.action_status(&action.status).into_owned())],
        vec![text(due)],
    ]
}

fn questions<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let words = clock.words;
    let mut items = Vec::new();
    for event in clock.document.events.iter() {
        for question in event.questions.iter() {
            let mut asked = vec![Piece::Prose(&question.text)];
            let time = clock.stamp(event);
            if !time.is_empty() {
                asked.push(text(format!(" ({})", words.say(Msg::QuestionAt, [&time]))));
            }
            let answer = match question.answer.trim() {
                "" => vec![text(words.get(Msg::FieldAnswerPlaceholder).into_owned())],
                answer => vec![Piece::Prose(answer)],
            };
            items.push(joined(vec![asked, answer], Piece::Break));
        }
    }
    list(clock, Msg::HeadQuestions, items)
}

fn accounts<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let mut items = Vec::new();
    for event in clock.document.events.iter() {
        for account in event.accounts.iter() {
            let time = clock.stamp(event);
            let who = if account.who.is_empty() { "–" } else { &account.who };
            let mut head = vec![Piece::Strong(who.into())];
            if !time.is_empty() {
                head.push(text(format!(" ({})", clock.words.say(Msg::QuestionAt, [&time]))));
            }
            items.push(joined(std::iter::once(head).chain(told(clock, account)).collect(), Piece::Break));
        }
    }
    list(clock, Msg::HeadAccounts, items)
}

fn told<'a>(clock: &Clock<'a>, account: &'a Account) -> Vec<Line<'a>> {
    let parts = [
        (Msg::FieldDid, &account.did),
        (Msg::FieldSaw, &account.saw),
        (Msg::FieldExpected, &account.expected),
        (Msg::FieldAssumed, &account.assumed),
        (Msg::FieldUnderstood, &account.understood),
    ];
    let told = parts.into_iter().filter(|(_, part)| !part.is_empty());
    told.map(|(label, part)| {
        let label = clock.words.say(Msg::MarkerLabel, [&clock.words.get(label)]);
        vec![text(format!("{label} ")), Piece::Prose(part)]
    })
    .collect()
}

fn recurrences<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let words = clock.words;
    let time = |at: &Option<Moment>| {
        at.map_or_else(|| "–".to_owned(), |at| moment::with_date(words, clock.civil(&at), &Precision::Minute))
    };
    let items = clock.document.recurrences.iter().map(|it| {
        let mut line = vec![Piece::Prose(&it.text)];
        if it.start.is_some() || it.resolve.is_some() {
            let range = words.say(Msg::FromTo, [&time(&it.start), &time(&it.resolve)]);
            line.push(text(format!(" ({range})")));
        }
        if !it.link.is_empty() {
            line.push(text(" "));
            line.extend(link(&it.link, ""));
        }
        line
    });
    list(clock, Msg::HeadRecurrences, items.collect())
}

fn people<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let items = clock
        .document
        .people
        .iter()
        .filter(|person| !person.role.is_empty())
        .map(|person| vec![text(clock.words.say(Msg::LabelValue, [&person.role, &person.name]))]);
    list(clock, Msg::HeadPeople, items.collect())
}
