//! The review in words: what an action lacks, what a phrase hides.

use super::{Msg, Words, duration, figure};
use crate::review::actions::Check;
use crate::review::criteria::{Criterion, Reason};
use crate::review::language::Rule;
use crate::review::readiness::Open;
use std::borrow::Cow;

/// What an action lacks, as a question.
pub fn check(words: Words, check: Check) -> Cow<'static, str> {
    words.get(match check {
        Check::Specific => Msg::CheckSpecific,
        Check::Measurable => Msg::CheckMeasurable,
        Check::Owner => Msg::CheckOwner,
        Check::TimeBound => Msg::CheckTimeBound,
        Check::Reasonable => Msg::CheckReasonable,
    })
}

/// What a phrase of this sort hides.
pub fn why(words: Words, rule: Rule) -> Cow<'static, str> {
    words.get(match rule {
        Rule::PersonAsCause => Msg::HintWhyPersonAsCause,
        Rule::HumanError => Msg::HintWhyHumanError,
        Rule::Counterfactual => Msg::HintWhyCounterfactual,
        Rule::Hindsight => Msg::HintWhyHindsight,
        Rule::CherryPicking => Msg::HintWhyCherryPicking,
        Rule::ShoppingBag => Msg::HintWhyShoppingBag,
        Rule::Animated => Msg::HintWhyAnimated,
        Rule::Nameless => Msg::HintWhyNameless,
        Rule::RootCause => Msg::HintWhyRootCause,
        Rule::VagueAction => Msg::HintWhyVagueAction,
        Rule::UnboundedAction => Msg::HintWhyUnboundedAction,
        Rule::ManualGate => Msg::HintWhyManualGate,
    })
}

/// What could be asked instead.
pub fn ask(words: Words, rule: Rule) -> Cow<'static, str> {
    words.get(match rule {
        Rule::PersonAsCause => Msg::HintAskPersonAsCause,
        Rule::HumanError => Msg::HintAskHumanError,
        Rule::Counterfactual => Msg::HintAskCounterfactual,
        Rule::Hindsight => Msg::HintAskHindsight,
        Rule::CherryPicking => Msg::HintAskCherryPicking,
        Rule::ShoppingBag => Msg::HintAskShoppingBag,
        Rule::Animated => Msg::HintAskAnimated,
        Rule::Nameless => Msg::HintAskNameless,
        Rule::RootCause => Msg::HintAskRootCause,
        Rule::VagueAction => Msg::HintAskVagueAction,
        Rule::UnboundedAction => Msg::HintAskUnboundedAction,
        Rule::ManualGate => Msg::HintAskManualGate,
    })
}

/// The text that the rule goes back to.
pub fn source(words: Words, rule: Rule) -> Cow<'static, str> {
    words.get(match rule {
        Rule::PersonAsCause
        | Rule::HumanError
        | Rule::Counterfactual
        | Rule::Hindsight
        | Rule::CherryPicking
        | Rule::ShoppingBag => Msg::HintSourceDekker,
        Rule::Animated | Rule::VagueAction | Rule::UnboundedAction => Msg::HintSourceSre,
        Rule::Nameless | Rule::RootCause | Rule::ManualGate => Msg::HintSourceAllspaw,
    })
}

/// A criterion that is met, with its limit and the figure of the incident.
pub fn criterion(words: Words, it: &Criterion) -> String {
    let name = reason(words, it.reason).into_owned();
    let limit = it.over.map(|over| duration::text(words, over));
    match (limit, it.figure.as_ref()) {
        (Some(limit), Some(state)) => {
            words.say(Msg::CriterionSentence, [&name, &limit, &figure::length(words, state)])
        }
        _ => name,
    }
}

/// What makes a postmortem due.
pub fn reason(words: Words, reason: Reason) -> Cow<'static, str> {
    words.get(match reason {
        Reason::ResolveOver => Msg::ReasonResolveOver,
        Reason::UndetectedOver => Msg::ReasonUndetectedOver,
        Reason::ImpactOver => Msg::ReasonImpactOver,
        Reason::DataLoss => Msg::ReasonDataLoss,
        Reason::Intervention => Msg::ReasonIntervention,
        Reason::FoundByPerson => Msg::ReasonFoundByPerson,
        Reason::Asked => Msg::ReasonAsked,
    })
}

/// What is still open.
pub fn open(words: Words, open: &Open) -> String {
    let plain = |message: Msg| words.get(message).into_owned();
    match open {
        Open::Summary => plain(Msg::OpenSummary),
        Open::Impact => plain(Msg::OpenImpact),
        Open::Marker(key) => words.say(Msg::OpenMarker, [&words.marker(key)]),
        Open::Undated(count, _) => words.say(Msg::OpenUndated, [count]),
        Open::Questions(count, _) => words.say(Msg::OpenUnanswered, [count]),
        Open::Factors => plain(Msg::OpenFactors),
        Open::UnlinkedFactors(count) => words.say(Msg::OpenUnlinked, [count]),
        Open::Lessons => plain(Msg::OpenLessons),
        Open::Facilitator => plain(Msg::OpenFacilitator),
        Open::ReviewAt => plain(Msg::OpenReviewAt),
        Open::Proposals(count) => words.say(Msg::OpenProposals, [count]),
        Open::Unowned(count) => words.say(Msg::OpenUnowned, [count]),
    }
}
