//! How far the scopes reach. The table of endpoints is fetched for it once scopes are chosen and the page
//! has nothing else to do.

use leptos::prelude::*;

use super::texts;
use crate::browser::clock::BrowserClock;
use crate::ui::part::Part;
use crate::ui::part::calls::Calls;
use crate::ui::state::JobStore;
use crate::workspace::PageTasks;
use platform::http::Clock;
use scope::ScopeSet;

/// How long the visitor must have chosen something before the table is fetched, in milliseconds.
const PAUSE_MS: u32 = 800;

/// The bar and its sentence, when they can be told.
#[component]
pub(super) fn Reach(
    /// What is sent.
    sent: Memo<ScopeSet>,
    /// The job of the Finder.
    job: JobStore,
) -> impl IntoView {
    let part = Part::<Calls>::here();
    let tasks = PageTasks::new();
    let wanted = Memo::new(move |_| sent.with(|sent| !sent.is_empty()));
    Effect::new(move || {
        if wanted.get() && part.now_untracked().is_none() {
            tasks.start(async move {
                BrowserClock.sleep(PAUSE_MS).await;
                // Without it there is no bar; nothing else is missing.
                let _ = part.get().await;
            });
        }
    });
    let counts = Memo::new(move |_| {
        let part = part.now().filter(|_| wanted.get())?;
        let calls = job.with(|job| job.calls.clone());
        let counts = sent.with(|sent| (part.reach)(sent, &calls));
        Some((counts, !calls.is_empty()))
    });
    move || {
        let (counts, has_job) = counts.get()?;
        let share = |number: u32| {
            // Whole numbers: to write fractions costs 4 KB of program.
            let hundredths = u64::from(number) * 10_000 / u64::from(counts.calls.max(1));
            ["calc(", &hundredths.to_string(), "% / 100)"].concat()
        };
        Some(view! {
            <div class="reach-box">
                <div class="reach-bar" aria-hidden="true">
                    <span class="changing" style:inline-size=share(counts.changing)></span>
                    <span class="reading" style:inline-size=share(counts.calls - counts.changing)></span>
                </div>
                <p>{texts::reach(counts, has_job)}</p>
            </div>
        })
    }
}
