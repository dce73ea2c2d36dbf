//! The browser extension that the page is part of, if it is: what `extension/extension.js` offers.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{document, window};

/// The extension. Cheap to clone.
#[derive(Clone)]
pub struct Extension(JsValue);

/// A call of the inspected page, as the DevTools told it.
pub struct Recorded {
    /// `GET`, as it was sent.
    pub method: String,
    /// Origin and path, without a query.
    pub target: String,
    /// The status of the answer; 0 if there was none.
    pub status: u16,
    /// What a GraphQL request calls its operation; empty for other calls.
    pub operation: String,
    /// What a GraphQL request asks for, without values; empty for other calls.
    pub document: String,
}

/// Whether the page stands in the panel of the DevTools, which the build marks.
pub fn is_panel() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.has_attribute("data-panel"))
}

impl Extension {
    /// The extension around this page; none on a web page.
    pub fn here() -> Option<Self> {
        let found = Reflect::get(window().as_ref(), &"scopesmithExtension".into()).ok()?;
        found.is_object().then_some(Self(found))
    }

    /// Whether the visitor has allowed the extension to call all hosts of commercetools.
    pub async fn is_granted(&self) -> bool {
        yes(self.call("granted", &[])).await
    }

    /// Asks the visitor to allow them. The question is put before this returns, since browsers allow it only within a
    /// press; the answer comes later.
    pub fn request(&self) -> impl Future<Output = bool> + use<> {
        yes(self.call("request", &[]))
    }

    /// The address of the project in the Merchant Center that was open when the extension's button was pressed.
    pub async fn project(&self) -> Option<String> {
        settled(self.call("project", &[])).await?.as_string()
    }

    /// Has `act` called when that is another one.
    pub fn on_project(&self, act: impl Fn(Option<String>) + 'static) {
        let listener =
            Closure::<dyn Fn(JsValue)>::new(move |address: JsValue| act(address.as_string()));
        self.call("onProject", &[listener.into_js_value()]);
    }

    /// Has `take` called with each call that the panel recorded: first with the former ones.
    pub fn listen(&self, take: impl Fn(Recorded) + 'static) {
        let listener = Closure::<dyn Fn(String, String, u16, String, String)>::new(
            move |method, target, status, operation, document| {
                take(Recorded {
                    method,
                    target,
                    status,
                    operation,
                    document,
                });
            },
        );
        self.call("listen", &[listener.into_js_value()]);
    }

    /// Forgets the calls that the panel recorded.
    pub fn forget_calls(&self) {
        self.call("forget", &[]);
    }

    fn call(&self, name: &str, given: &[JsValue]) -> Option<JsValue> {
        let act: Function = Reflect::get(&self.0, &name.into()).ok()?.dyn_into().ok()?;
        act.apply(&self.0, &given.iter().collect::<Array>()).ok()
    }
}

/// What a promise becomes; none when it fails.
async fn settled(promise: Option<JsValue>) -> Option<JsValue> {
    JsFuture::from(promise?.dyn_into::<Promise>().ok()?)
        .await
        .ok()
}

async fn yes(promise: Option<JsValue>) -> bool {
    settled(promise)
        .await
        .is_some_and(|answer| answer.is_truthy())
}
