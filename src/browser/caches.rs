//! The copies of the page's own files that its service worker keeps.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::window;

fn storage() -> Option<CacheStorage> {
    let caches = Reflect::get(&window(), &"caches".into()).ok()?;
    caches.dyn_into().ok()
}

/// The name of the worker's copies begins so, as in public/sw.js: all pages of an origin share their caches.
fn ours() -> String {
    let path = window().location().pathname().unwrap_or_default();
    let folder = path.rfind('/').map_or("", |end| &path[..=end]);
    ["scopesmith ", folder, " "].concat()
}

async fn done(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

async fn names(caches: &CacheStorage) -> Vec<String> {
    let names = done(caches.keys()).await.map(|names| Array::from(&names));
    let names = names.iter().flat_map(Array::iter);
    let ours = ours();
    names
        .filter_map(|name| name.as_string())
        .filter(|name| name.starts_with(&ours))
        .collect()
}

/// How many files are kept, of this build and of an earlier one.
pub async fn count() -> u32 {
    let Some(caches) = storage() else { return 0 };
    let mut files = 0;
    for name in names(&caches).await {
        let cache = done(caches.open(&name)).await;
        if let Some(cache) = cache.and_then(|cache| cache.dyn_into::<Cache>().ok()) {
            let keys = done(cache.keys()).await;
            files += keys.map_or(0, |keys| Array::from(&keys).length());
        }
    }
    files
}

/// Removes the copies and the worker that made them. Whether nothing of them is left.
pub async fn remove() -> bool {
    let navigator = window().navigator();
    let worker = Reflect::get(&navigator, &"serviceWorker".into()).ok();
    // The worker first: it must not keep anything again.
    if let Some(worker) = worker.and_then(|worker| worker.dyn_into::<ServiceWorkerContainer>().ok())
        && let Some(found) = done(worker.get_registration()).await
        && let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>()
        && let Ok(ended) = registration.unregister()
    {
        done(ended).await;
    }
    let Some(caches) = storage() else { return true };
    for name in names(&caches).await {
        done(caches.delete(&name)).await;
    }
    names(&caches).await.is_empty()
}
