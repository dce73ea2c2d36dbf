//! The static table of the chains of builder names, which the build makes from `data/sdk-calls.tsv`.

include!(concat!(env!("OUT_DIR"), "/chains.rs"));

fn text(at: usize) -> &'static str {
    let bound = |at: usize| STEP_TEXT_AT.get(at).map_or(0, |at| usize::from(*at));
    STEP_TEXT.get(bound(at)..bound(at + 1)).unwrap_or_default()
}

/// The names of all steps, in lower case.
pub(crate) fn steps() -> impl Iterator<Item = &'static str> {
    (0..STEP_TEXT_AT.len().saturating_sub(1)).map(text)
}

/// The chains: the names of the steps, and the place of the call among all endpoints.
pub(crate) fn rows() -> impl Iterator<Item = (impl Iterator<Item = &'static str>, usize)> {
    CHAIN_AT.windows(2).filter_map(|bounds| {
        let row = CHAINS.get(usize::from(bounds[0])..usize::from(bounds[1]))?;
        let (endpoint, steps) = row.split_last()?;
        let steps = steps.iter().map(|step| text(usize::from(*step)));
        Some((steps, usize::from(*endpoint)))
    })
}
