//! What each person tells of an event: did, saw, expected, assumed, understood. Side by side,
//! since several people may tell it differently.

use super::super::state::{Hands, State};
use crate::edit::{Action, Around, Change, Listed, Part};
use crate::model::{Account, AccountField, Event, FieldType, Text};
use crate::text::{Msg, Words};
use crate::ui::field::TextField;
use crate::ui::head::mark;
use yew::prelude::*;

/// The parts of an account, with what each asks.
pub const PARTS: [(AccountField, Msg); 5] = [
    (AccountField::Did, Msg::FieldDid),
    (AccountField::Saw, Msg::FieldSaw),
    (AccountField::Expected, Msg::FieldExpected),
    (AccountField::Assumed, Msg::FieldAssumed),
    (AccountField::Understood, Msg::FieldUnderstood),
];

/// The text of a part.
pub fn of(account: &Account, field: AccountField) -> &Text {
    match field {
        AccountField::Saw => &account.saw,
        AccountField::Expected => &account.expected,
        AccountField::Assumed => &account.assumed,
        AccountField::Understood => &account.understood,
        AccountField::Who => &account.who,
        _ => &account.did,
    }
}

/// A column for each account.
pub fn columns(state: &State, event: &Event, hands: &Hands) -> Html {
    if event.accounts.is_empty() {
        return Html::default();
    }
    let words = state.words;
    html! {
        <div class="accounts" role="group" aria-label={words.get(Msg::FieldAccounts)}>
            { for event.accounts.iter().map(|account| one(words, event, account, hands)) }
        </div>
    }
}

fn one(words: Words, event: &Event, account: &Account, hands: &Hands) -> Html {
    let list = Listed::Accounts(event.id.clone());
    let part = Part::Item(list.clone(), account.id.clone());
    let remove = {
        let (hands, id) = (hands.clone(), account.id.clone());
        Callback::from(move |_: MouseEvent| {
            hands.act(Action::Do(Change::Around(Around::Remove(list.clone(), id.clone()))));
        })
    };
    html! {
        <div class="account" key={account.id.to_string()} data-account={account.id.to_string()}>
            <div class="who-tells">
                { text(words, hands, &part, account, AccountField::Who, Msg::FieldTeller, "teller") }
                <button type="button" class="btn icon" data-act="remove-account" aria-label={words.get(Msg::DoRemoveAccount)} onclick={remove}><span aria-hidden="true">{ "✕" }</span></button>
            </div>
            { for PARTS.iter().map(|(field, label)| text(words, hands, &part, account, *field, *label, "account")) }
        </div>
    }
}

fn text(
    words: Words,
    hands: &Hands,
    part: &Part,
    account: &Account,
    field: AccountField,
    label: Msg,
    name: &'static str,
) -> Html {
    let oninput = {
        let (hands, part) = (hands.clone(), part.clone());
        Callback::from(move |text: Text| {
            hands.act(Action::Do(Change::Around(Around::Set(part.clone(), field.into(), text.to_value()))));
        })
    };
    html! {
        <TextField multiline={field != AccountField::Who} {name} value={of(account, field).clone()} label={words.get(label)}
            placeholder={words.get(label)} {oninput} onfocus={mark(hands)} />
    }
}
