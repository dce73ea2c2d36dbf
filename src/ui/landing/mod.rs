//! The start page: what this is, an example to touch, and three ways in. `index.html` has it, since it is the first paint
//! of most visits; here it comes to life.

mod texts;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::connecting::Connecting;
use super::example::{self, SCOPES};
use super::kit::el::{El, el};
use super::state::App;
use crate::browser::elements::{Element, HtmlInputElement};
use crate::browser::{build, first};

/// The start page.
pub fn landing_page(app: App) -> AnyView {
    let page = first::start_page();
    let connecting = Connecting::new(app);
    let waiting = connecting.waiting;
    let sandbox = first::part(&page, "button");
    // Firefox remembers it when the page is loaded again.
    build::set_flag(&sandbox, "disabled", false);
    El::of(sandbox)
        .emptied()
        .on("click", move |_| connecting.start_sandbox())
        .flag("disabled", move || waiting.busy())
        .says(move || {
            let busy = waiting.busy();
            if busy {
                texts::SANDBOX_BUSY
            } else {
                texts::SANDBOX
            }
            .to_owned()
        })
        .done();
    example(&page);
    El::of(page).any()
}

/// Calls to choose, and the scopes for them. What was chosen before the app was here counts.
fn example(page: &Element) {
    let boxes = first::parts(page, "input");
    let bits = boxes.iter().enumerate().map(|(at, tick)| {
        let ticked = tick.unchecked_ref::<HtmlInputElement>().checked();
        u8::from(ticked) << at
    });
    let choice = RwSignal::new(bits.sum());
    for (at, tick) in boxes.into_iter().enumerate() {
        let bit = 1_u8 << at;
        El::of(tick)
            .checked(move || choice.get() & bit != 0)
            .on("change", move |_| choice.update(|choice| *choice ^= bit))
            .done();
    }
    let answer = move || example::answer(choice.get());
    let scope = move |name: &'static str| {
        let off = move || answer().scopes().all(|scope| scope != name);
        el("li").flag("hidden", off).child(el("code").text(name))
    };
    let part = |selector| El::of(first::part(page, selector)).emptied();
    let verdict = move || {
        let calls = choice.get().count_ones();
        texts::verdict(calls, answer().scopes().count())
    };
    let opens = move || match answer().opens {
        0 => String::new(),
        opens => texts::opens(opens),
    };
    part("[role=status]").says(verdict).done();
    part(".example-scopes")
        .children(SCOPES.into_iter().map(scope))
        .done();
    part(".example-answer .hint").says(opens).done();
}
