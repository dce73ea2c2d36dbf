//! Loading all pages of the list, from hosts of every temper.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod platform_support;

use std::{
    cell::RefCell,
    future::Future,
    rc::Rc,
    task::{Context, Waker},
};

use client::Secret;
use platform::http::{LocalFuture, Request, Transport};
use platform::{Credential, ErrorKind, ListEnd, Session};
use platform_support::*;
use pollster::block_on;

#[test]
fn pages_follow_the_last_id() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        host.then([page(0..500), page(500..1000), page(1000..1200)]);
        let seen = RefCell::new(Vec::new());
        let end = session.clients(None, |page| {
            seen.borrow_mut().push((page.position.count, page.total));
        });
        assert_eq!(end.await, ListEnd::Complete);
        // A total that is too small is only an estimate.
        assert_eq!(
            *seen.borrow(),
            [(500, Some(500)), (1000, Some(1000)), (1200, Some(1200))]
        );
        let asked = host.asked();
        assert!(asked[0].ends_with("&offset=0"), "{asked:?}");
        assert!(
            asked[1].contains("id-00499") && asked[2].contains("id-00999"),
            "{asked:?}"
        );
        host.then([page(0..500), page(0..0)]);
        assert_eq!(all(&session).await.unwrap().len(), 500);
        host.then([page(0..0)]);
        assert!(all(&session).await.unwrap().is_empty());
    });
}

#[test]
fn hosts_that_know_no_such_predicate_are_asked_by_offset() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        // It refuses, once; or it does as if nothing had been asked.
        for second in [
            refused(400, "InvalidInput", "Malformed parameter: where"),
            page(0..500),
        ] {
            host.then([page(0..500), second, page(500..1000), page(999..1100)]);
            let (all, end) = read(&session).await;
            assert_eq!((all.len(), end), (1100, ListEnd::Complete));
            assert!(all.is_sorted_by(|a, b| a.id < b.id));
            let asked = host.asked();
            assert!(
                asked[2].ends_with("offset=500") && asked[3].ends_with("offset=1000"),
                "{asked:?}"
            );
        }
        // One that always says the same comes to an end.
        host.then([page(0..500), page(0..500), page(0..500)]);
        let (all, end) = read(&session).await;
        assert_eq!((all.len(), end), (500, ListEnd::Repeats));
        // Beyond 10,000 an offset is refused; what was read stays.
        host.then([
            page(0..500),
            refused(400, "InvalidInput", "where"),
            refused(400, "InvalidInput", "offset"),
        ]);
        let (all, end) = read(&session).await;
        let ListEnd::Failed(error) = end else {
            panic!("{end:?}")
        };
        assert_eq!((all.len(), error.kind), (500, ErrorKind::BadInput));
    });
}

#[test]
fn a_page_that_is_none_ends_it() {
    block_on(async {
        let clock = Jump::new();
        let host = Scripted::default();
        let session = connect(&host, &clock).await;
        for body in ["{}", "[]", "<p>", "", r#"{"results":7}"#] {
            host.then([ok(body)]);
            assert_eq!(all(&session).await.unwrap_err().kind, ErrorKind::NotJson);
        }
        let odd = r#"{"results":[{"id":"a","name":null,"scope":7,"createdAt":[],"x":{"y":1}}],"total":"?","meta":1}"#;
        host.then([ok(odd)]);
        assert_eq!(all(&session).await.unwrap()[0].id, "a");
    });
}

/// A host that never answers, and knows whether anybody still waits.
struct Silent(Rc<()>);

impl Transport for Silent {
    fn send(&self, _: Request) -> LocalFuture<'_, Answer> {
        let waiting = Rc::clone(&self.0);
        Box::pin(async move {
            std::future::pending::<()>().await;
            drop(waiting);
            unreachable!("it never answers")
        })
    }

    fn send_detached(&self, _: Request) {}
}

#[test]
fn dropping_the_future_stops_the_call() {
    let waiting = Rc::new(());
    let transport = Rc::new(Silent(Rc::clone(&waiting)));
    let credential = Credential::Token(Secret::new("t"));
    let work = Session::connect(transport, Jump::new(), hosts(), "demo".into(), credential);
    let mut work = Box::pin(work);
    let mut context = Context::from_waker(Waker::noop());
    assert!(work.as_mut().poll(&mut context).is_pending());
    let held = Rc::strong_count(&waiting);
    assert!(held > 2, "the call is under way");
    drop(work);
    assert_eq!(Rc::strong_count(&waiting), 1);
}
