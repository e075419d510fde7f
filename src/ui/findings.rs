//! What is worth a look.

use super::head::PartProps;
use yew::prelude::*;

/// The findings.
#[component]
pub fn Findings(_props: &PartProps) -> Html {
    Html::default()
}
