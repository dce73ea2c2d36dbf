//! Words that the page says: notes, facts, and the space kept for what is loading.

use leptos::prelude::*;

use crate::browser::page;
use platform::ApiError;

/// How a note is meant. It is also said in words: colour alone says nothing.
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
    let role = if tone == Tone::Error { "alert" } else { "note" };
    view! {
        <div class=tone.class() role=role>
            <p class="note-title">{title}</p>
            {children.map(|children| children())}
        </div>
    }
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

/// A failed call: what happened, what to do, and the host's own words.
#[component]
pub fn ErrorNote(
    /// The failure.
    error: ApiError,
) -> impl IntoView {
    let offline = page::is_offline().then_some(" This browser is offline.");
    let words = (!error.message.is_empty()).then(|| {
        view! { <p class="host-words">"The host says: " <q dir="auto">{error.message.clone()}</q></p> }
    });
    let trace = error.correlation_id.clone().map(|id| {
        view! { <p class="hint">"Correlation ID for support: " <code>{id}</code></p> }
    });
    view! {
        <Note tone=Tone::Error title=error.title()>
            <p>{error.advice()} {offline}</p>
            {words}
            {trace}
        </Note>
    }
}
