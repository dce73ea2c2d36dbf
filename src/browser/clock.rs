//! The time, as the visitor's own machine tells it.

use js_sys::{Date, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use client::{Day, Timestamp};
use platform::http::{Clock, LocalFuture};

/// The real clock and the browser's own chance.
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now_ms(&self) -> i64 {
        now().0
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'_, ()> {
        Box::pin(gloo_timers::future::TimeoutFuture::new(ms))
    }

    fn random(&self) -> f64 {
        js_sys::Math::random()
    }
}

/// Now.
#[allow(clippy::cast_possible_truncation)] // Date.now() is a whole number far below 2^53.
pub fn now() -> Timestamp {
    Timestamp(Date::now() as i64)
}

/// Today in UTC, the calendar that `lastUsedAt` is kept in.
pub fn today() -> Day {
    now().day()
}

/// Day and minute in the visitor's own language and time zone.
pub fn local_minutes(time: Timestamp) -> String {
    local(time, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

#[allow(clippy::cast_precision_loss)] // Times are far below 2^53 ms.
fn local(time: Timestamp, options: &[(&str, &str)]) -> String {
    let wanted = Object::new();
    for (name, value) in options {
        let _ = Reflect::set(&wanted, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let date = Date::new(&JsValue::from_f64(time.0 as f64));
    String::from(date.to_locale_string("default", &wanted))
}

/// How long work may go on until the browser gets its turn, in milliseconds: less than a frame.
const SLICE_MS: i64 = 10;

/// Long work in slices, so that the page answers meanwhile.
pub struct Slices(Timestamp);

impl Slices {
    /// Begins.
    pub fn new() -> Self {
        Self(now())
    }

    /// Lets the browser have its turn when it is time for that. Whether it was.
    pub async fn rest(&mut self) -> bool {
        if now().0 - self.0.0 < SLICE_MS {
            return false;
        }
        BrowserClock.sleep(0).await;
        self.0 = now();
        true
    }
}

impl Default for Slices {
    fn default() -> Self {
        Self::new()
    }
}

/// Lets the browser have its turn, and no longer than it needs: a timer rests for 4 ms even if it is set to none. Where
/// there are no channels, a timer does it.
pub async fn turn() {
    let Ok(channel) = MessageChannel::new() else {
        return BrowserClock.sleep(0).await;
    };
    let arrived = Promise::new(&mut |done, _| channel.port1().set_onmessage(Some(&done)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        let _ = JsFuture::from(arrived).await;
    }
    channel.port1().close();
}

/// A timer that runs until it is dropped.
pub use gloo_timers::callback::Interval;
/// A timer that runs once, unless it is dropped before.
pub use gloo_timers::callback::Timeout;

/// Calls `act` after so many milliseconds, unless what it returns is dropped before.
pub fn after(ms: u32, act: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(ms, act)
}

/// Calls `tick` every second, until what it returns is dropped.
pub fn every_second(tick: impl FnMut() + 'static) -> Interval {
    Interval::new(1000, tick)
}
