//! Words that the page says: notes, facts, and the space kept for what is loading.

use leptos::prelude::*;

use super::el::{El, classed, el, nothing};

/// How a note is meant. It is also said in words: color alone says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Plain,
    /// Something to consider.
    Caution,
    /// Something failed.
    Error,
    /// Something succeeded.
    Good,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "note",
            Self::Caution => "note caution",
            Self::Error => "note error",
            Self::Good => "note good",
        }
    }
}

/// A boxed message with a heading of its own.
pub fn note(tone: Tone, title: &str) -> El {
    let role = if tone == Tone::Error { "alert" } else { "note" };
    classed("div", tone.class())
        .set("role", role)
        .child(classed("p", "note-title").text(title))
}

/// A boxed message with a heading of its own.
#[component]
pub fn Note(
    /// How it is meant.
    tone: Tone,
    /// The first line.
    #[prop(into)]
    title: String,
    /// The rest.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let rest = children.map_or_else(nothing, |children| children());
    note(tone, &title).view(rest).any()
}

/// Names and values, one pair a line.
#[component]
pub fn Facts(
    /// The pairs, in order.
    pairs: Vec<(&'static str, AnyView)>,
) -> impl IntoView {
    let rows = pairs
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}

/// Grey lines where rows will be. Screen readers hear the label instead.
pub fn skeleton(label: &str) -> El {
    let lines = (0..6).map(|_| el("i"));
    classed("div", "loading")
        .set("role", "status")
        .child(el("p").text(label))
        .child(
            classed("div", "bars")
                .set("aria-hidden", "true")
                .children(lines),
        )
}

/// Grey lines where rows will be. Screen readers hear the label instead.
#[component]
pub fn Skeleton(
    /// What is being waited for.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="loading" role="status">
            <p>{label}</p>
            <div class="bars" aria-hidden="true">
                <i></i><i></i><i></i><i></i><i></i><i></i>
            </div>
        </div>
    }
}
