//! The axis for those who do not see it: phase by phase and day by day, in order.

use super::labels::{clock_text, phase_name};
use super::live::Live;
use crate::edit::{Action, Select};
use crate::layout::axis::{Section, outline};
use crate::layout::phases::Phases;
use crate::model::{Document, Moment};
use crate::text::{Msg, date};
use crate::ui::facts::Clock;
use crate::ui::state::{Hands, State};
use std::rc::Rc;
use yew::prelude::*;

/// The sections of a document, for [`reading`].
pub fn sections(live: &Live, document: &Document, clock: &Clock) -> Vec<Section> {
    let day = |at: i64| clock.civil(&Moment::from_unix(at.div_euclid(1_000))).date();
    outline(&live.index, &Phases::of(document), &day)
}

/// The sections in words, each with a way to its first event. No stop of the Tab key: a screen
/// reader goes through them by heading and button.
pub fn reading(state: &Rc<State>, hands: &Hands, clock: &Clock, sections: &[Section]) -> Html {
    let words = state.words;
    let mut last = None;
    let parts = sections.iter().map(|section| {
        let heading = (last != Some(section.phase)).then(|| {
            html! { <h2>{ phase_name(words, section.phase) }</h2> }
        });
        last = Some(section.phase);
        let time = |millis: i64| clock_text(clock, Moment::from_unix(millis.div_euclid(1_000)), &Default::default());
        let (from, to) = (time(section.range.0), time(section.range.1));
        let said = words.say(Msg::AxisSection, [&section.count, &date::long(words, section.day), &from, &to]);
        let id = state.session.document.events.get(section.first).map(|event| event.id.clone());
        let go = hands.happen.reform(move |_: MouseEvent| {
            Action::Go(id.clone().unwrap_or_default(), Select::Go).into()
        });
        html! {
            <>
                { heading }
                <p>{ said }<button type="button" tabindex="-1" onclick={go}>{ words.say(Msg::AxisGoTo, [&from]) }</button></p>
            </>
        }
    });
    html! { <div class="said">{ for parts }</div> }
}
