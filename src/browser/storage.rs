//! What the page remembers between visits: choices (theme, region) and templates, never a secret.

use web_sys::Storage;

use super::window;

/// Other pages of the same host share the storage, so our names carry a mark.
const MARK: &str = "scopesmith.";

fn store() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// A remembered choice.
pub fn get(name: &str) -> Option<String> {
    store()?.get_item(&format!("{MARK}{name}")).ok().flatten()
}

/// Remembers a choice; a browser that forbids it forgets, and nothing else happens. Whether it is
/// remembered.
pub fn set(name: &str, choice: &str) -> bool {
    store().is_some_and(|store| store.set_item(&format!("{MARK}{name}"), choice).is_ok())
}

/// Everything that is remembered: each name without the mark, and how many bytes name and value take.
pub fn all() -> Vec<(String, usize)> {
    let Some(store) = store() else {
        return Vec::new();
    };
    let keys = (0..store.length().unwrap_or(0)).filter_map(|at| store.key(at).ok().flatten());
    let entry = |key: String| {
        let value = store.get_item(&key).ok().flatten().unwrap_or_default();
        let name = key.strip_prefix(MARK)?.to_owned();
        Some((name, key.len() + value.len()))
    };
    let mut all: Vec<_> = keys.filter_map(entry).collect();
    all.sort();
    all
}

/// Forgets a choice.
pub fn remove(name: &str) {
    if let Some(store) = store() {
        let _ = store.remove_item(&format!("{MARK}{name}"));
    }
}
