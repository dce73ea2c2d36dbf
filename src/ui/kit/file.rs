//! A way to hand a file to the page.

use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::browser::file;
use crate::browser::file::File;

/// A button that picks a file, in an area that takes a dropped one.
#[component]
pub fn FilePick(
    /// The id of the input, unique in the page.
    id: &'static str,
    /// The text of the button.
    label: &'static str,
    /// Takes the file.
    on_file: Callback<File>,
    /// Takes what is dropped before it is looked at as one file; whether it was taken.
    #[prop(optional)]
    on_drop: Option<Callback<DragEvent, bool>>,
    /// What else is in the area.
    children: Children,
) -> impl IntoView {
    let over = RwSignal::new(false);
    view! {
        <div class="drop" class:over=over
            on:dragover=move |event| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                over.set(false);
                if on_drop.is_some_and(|take| take.run(event.clone())) {
                    event.prevent_default();
                    return;
                }
                // A dropped text goes where it was dropped.
                if let Some(file) = file::dropped(&event) {
                    event.prevent_default();
                    on_file.run(file);
                }
            }>
            {children()}
            <p class="pick">
                <label class="button small" for=id>{label}</label>
                <input class="picker-input" type="file" id=id on:change=move |event| {
                    if let Some(file) = file::picked(&event) {
                        on_file.run(file);
                    }
                }/>
                <span class="hint">"or drop it here"</span>
            </p>
        </div>
    }
}
