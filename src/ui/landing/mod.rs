//! The landing page: what this is, an example to touch, and three ways in.

mod texts;

use leptos::prelude::*;

use super::connecting::Connecting;
use super::example::{self, CALLS, FIRST, SCOPES};
use super::kit::el::{El, button, classed, el, link};
use super::state::App;

/// The landing page.
pub fn landing_page(app: App) -> AnyView {
    let connecting = Connecting::new(app);
    let waiting = connecting.waiting;
    let sandbox = button("button primary", move |_| connecting.start_sandbox())
        .flag("disabled", move || waiting.busy())
        .says(move || {
            let busy = waiting.busy();
            if busy {
                texts::SANDBOX_BUSY
            } else {
                texts::SANDBOX
            }
            .to_owned()
        });
    let ways = classed("div", "landing-ways")
        .child(sandbox)
        .child(link("button", "#/connect").text(texts::CONNECT))
        .child(link("button", "#/finder").text(texts::FIND));
    let words = classed("div", "landing-words")
        .child(el("h1").set("tabindex", "-1").text(texts::HEADING))
        .child(classed("p", "landing-lead").text(texts::WHAT))
        .child(el("p").text(texts::WHERE))
        .child(ways)
        .child(classed("p", "hint").text(texts::SANDBOX_HINT));
    classed("div", "landing")
        .child(words)
        .child(example())
        .any()
}

/// Calls to choose, and the scopes for them.
fn example() -> El {
    let choice = RwSignal::new(FIRST);
    let answer = move || example::answer(choice.get());
    let call = move |at: usize| {
        let bit = 1_u8 << at;
        let call = &CALLS[at];
        let tick = el("input")
            .set("type", "checkbox")
            .checked(move || choice.get() & bit != 0)
            .on("change", move |_| choice.update(|choice| *choice ^= bit));
        let label = classed("label", "example-call")
            .child(tick)
            .child(el("span").text(call.title))
            .child(el("code").text(call.method).text(" ").text(call.path));
        el("li").child(label)
    };
    let scope = move |name: &'static str| {
        let off = move || answer().scopes().all(|scope| scope != name);
        el("li").flag("hidden", off).child(el("code").text(name))
    };
    let verdict = move || {
        let calls = choice.get().count_ones();
        texts::verdict(calls, answer().scopes().count())
    };
    let opens = move || match answer().opens {
        0 => String::new(),
        opens => texts::opens(opens),
    };
    let shown = classed("div", "example-answer")
        .child(el("h3").text(texts::REQUIRED))
        .child(el("p").set("role", "status").says(verdict))
        .child(
            classed("ul", "plain example-scopes")
                .set("aria-label", texts::REQUIRED)
                .children(SCOPES.into_iter().map(scope)),
        )
        .child(classed("p", "hint").says(opens));
    classed("section", "example")
        .set("aria-labelledby", "example-title")
        .child(el("h2").set("id", "example-title").text(texts::EXAMPLE))
        .child(classed("ul", "plain").children((0..CALLS.len()).map(call)))
        .child(shown)
}
