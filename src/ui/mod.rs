//! What is seen: Leptos components. No rules live here.

/// Mounts the app.
#[cfg(target_arch = "wasm32")]
pub fn start() {}
