//! The list page by page: what is kept, where it goes on, and where it ends.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod platform_support;

use std::{cell::Cell, rc::Rc};

use platform::http::{LocalFuture, Method, Request, Response, Transport};
use platform::session::LARGEST_LIST;
use platform::{ClientsPage, ErrorKind, ListEnd, ListPosition, Session};
use platform_support::*;
use pollster::block_on;

#[test]
fn pages_are_handed_over_as_they_arrive() {
    let (host, held, session) = block_on(connect_held());
    host.then([page(0..500)]);
    let seen = Cell::new(0);
    let mut work = Box::pin(session.clients(None, |page| seen.set(page.clients.len())));
    held.hold_after(1);
    assert!(step(&mut work).is_none());
    assert_eq!(seen.get(), 500);
    // Cancelled: what was handed over is kept, and nothing more is asked.
    drop(work);
    assert_eq!(host.asked().len(), 1);
}

#[test]
fn a_reading_goes_on_after_the_last_page_that_came() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        host.then([
            page(0..500),
            page(500..1000),
            refused(400, "X", "no"),
            refused(500, "X", "no"),
        ]);
        let mut last = None::<ClientsPage>;
        let mut count = 0;
        let end = session.clients(None, |page| {
            count += page.clients.len();
            last = Some(page);
        });
        let ListEnd::Failed(error) = end.await else {
            panic!("failed")
        };
        assert_eq!((error.kind, count), (ErrorKind::Unavailable, 1000));
        host.asked();
        let position = last.unwrap().position;
        assert_eq!(position.last_id.as_deref(), Some("id-00999"));
        host.then([page(1000..1200)]);
        let mut positions = Vec::new();
        let end = session.clients(Some(&position), |page| positions.push(page.position));
        assert_eq!(end.await, ListEnd::Complete);
        assert_eq!(positions[0].count, 1200);
        assert!(host.asked()[0].contains("id-00999"));
        // From the start, if there is nothing to go on from.
        host.then([page(0..10)]);
        let start = ListPosition::default();
        assert_eq!(
            session.clients(Some(&start), |_| ()).await,
            ListEnd::Complete
        );
        assert!(host.asked()[0].ends_with("offset=0"));
    });
}

#[test]
fn a_short_page_is_not_the_last_if_the_host_has_more() {
    block_on(async {
        let host = Scripted::default();
        let session = connect(&host, &Jump::new()).await;
        let of = |total: usize, answer: Answer| {
            let mut answer = answer?;
            let told = format!("\"total\":{total}");
            answer.body = answer.body.replace("\"total\":1", &told);
            Ok(answer)
        };
        host.then([of(250, page(0..100)), page(100..200), page(200..250)]);
        let (all, end) = read(&session).await;
        assert_eq!((all.len(), end), (250, ListEnd::Complete));
        // The total is an estimate: an empty page ends it all the same.
        host.then([of(9999, page(0..100)), page(0..0)]);
        let (all, end) = read(&session).await;
        assert_eq!((all.len(), end), (100, ListEnd::Complete));
    });
}

/// A host with a list of so many clients, in pages of one size, and what it makes of the question
/// where a page begins.
struct Endless {
    clients: usize,
    page: usize,
    advances: bool,
    asked: Cell<usize>,
}

impl Endless {
    fn answer(&self, request: &Request) -> Response {
        if request.method == Method::Post {
            return token("first").unwrap();
        }
        self.asked.set(self.asked.get() + 1);
        let after = request.url.split("%22").nth(1);
        let offset = request.url.split("offset=").nth(1);
        let start = match (after, offset) {
            _ if !self.advances => 0,
            (Some(id), _) => 1 + id["id-".len()..].parse::<usize>().unwrap(),
            (None, offset) => offset.unwrap().parse().unwrap(),
        };
        page(start..self.clients.min(start + self.page)).unwrap()
    }
}

impl Transport for Endless {
    fn send(&self, request: Request) -> LocalFuture<'_, Answer> {
        let answer = self.answer(&request);
        Box::pin(async { Ok(answer) })
    }

    fn send_detached(&self, _: Request) {}
}

/// How many clients came, how the reading ended, and how many pages were asked for.
fn read_endless(clients: usize, page: usize, advances: bool) -> (usize, ListEnd, usize) {
    let asked = Cell::new(0);
    let host = Rc::new(Endless {
        clients,
        page,
        advances,
        asked,
    });
    block_on(async {
        let shared = Rc::<Endless>::clone(&host);
        let session = Session::connect(shared, Jump::new(), hosts(), "demo".into(), credential());
        let (all, end) = read(&session.await.ok().unwrap()).await;
        (all.len(), end, host.asked.get())
    })
}

#[test]
fn a_list_without_end_is_stopped() {
    let limit = LARGEST_LIST;
    assert_eq!(limit, 20_000);
    // Exactly so many are all, and one more is too many.
    let (count, end, _) = read_endless(limit, 500, true);
    assert_eq!((count, end), (limit, ListEnd::Complete));
    let (count, end, asked) = read_endless(limit + 1, 500, true);
    assert_eq!((count, end, asked), (limit, ListEnd::Stopped(limit), 41));
    let (count, end, asked) = read_endless(usize::MAX, 500, true);
    assert_eq!((count, end, asked), (limit, ListEnd::Stopped(limit), 41));
    // Pages that are too large end within one.
    let (count, end, _) = read_endless(usize::MAX, 700, true);
    assert_eq!((count, end), (limit, ListEnd::Stopped(limit)));
}

#[test]
fn a_list_that_never_advances_is_stopped() {
    let (count, end, asked) = read_endless(usize::MAX, 500, false);
    assert_eq!((count, end, asked), (500, ListEnd::Repeats, 3));
}
