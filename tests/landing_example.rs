//! What `index.html` has of the start page and of the header agrees with the program: the example on the start page says
//! what the Finder says, before and after the app is here.
#![cfg(not(target_arch = "wasm32"))]

mod text_support;

use finder::{Job, find_call, solve};
use scopesmith::ui::example::answer;
use scopesmith::ui::route::Route;
use text_support::{between, each};

const PAGE: &str = include_str!("../index.html");

fn example() -> &'static str {
    between(PAGE, "<section class=\"example\"", "</section>")
}

/// Method, path, and whether it is chosen at first.
fn calls() -> Vec<(&'static str, &'static str, bool)> {
    let labels = each(example(), "<label class=\"example-call\">", "</label>");
    let calls = labels.iter().map(|label| {
        let call = between(label, "<code>", "</code>").split_once(' ');
        let (method, path) = call.expect("a method and a path");
        (method, path, label.contains(" checked>"))
    });
    calls.collect()
}

#[test]
fn every_choice_has_the_finders_answer() {
    let calls = calls();
    assert_eq!(calls.len(), 6);
    for choice in 0..64_u8 {
        let chosen = calls.iter().enumerate();
        let chosen = chosen.filter(|(at, _)| choice >> at & 1 == 1);
        let calls = chosen
            .map(|(_, (method, path, _))| {
                let found = find_call(method, &format!("/shop{path}"))
                    .expect("the call is in the catalogue");
                assert_eq!(
                    found.endpoint.call(),
                    format!("{method} /{{projectKey}}{path}")
                );
                found.endpoint
            })
            .collect();
        let right = solve(&Job {
            calls,
            stores: Vec::new(),
            ..Job::default()
        });
        let mut wanted: Vec<&str> = right
            .scopes
            .iter()
            .map(|chosen| chosen.scope.name)
            .collect();
        let mut said: Vec<&str> = answer(choice).scopes().collect();
        wanted.sort_unstable();
        said.sort_unstable();
        assert_eq!(said, wanted, "the choice {choice:06b}");
        assert_eq!(
            u32::from(answer(choice).opens),
            right.reach.calls,
            "the choice {choice:06b}"
        );
    }
}

#[test]
fn the_document_has_the_answer_to_its_first_choice() {
    let ticked = calls().into_iter().enumerate();
    let first = ticked.fold(0, |bits, (at, (.., ticked))| bits | u8::from(ticked) << at);
    let right = answer(first);
    let shown = between(example(), "<div class=\"example-answer\">", "</div>");
    let scopes: Vec<&str> = right.scopes().collect();
    assert_eq!(each(shown, "<li><code>", "</code></li>"), scopes);
    let verdict = format!("{} calls need {} scopes.", first.count_ones(), scopes.len());
    assert_eq!(between(shown, "<p role=\"status\">", "</p>"), verdict);
    assert!(shown.contains(&format!("allow {} of the API’s calls.", right.opens)));
}

#[test]
fn the_header_names_the_pages_as_they_are_called() {
    let nav = between(PAGE, "<nav class=\"nav\"", "</nav>");
    let links = each(nav, "<a href=\"", "</a>");
    assert_eq!(links.len(), 4);
    for link in links {
        let (address, name) = link.split_once("\">").expect("an address and a name");
        let route = Route::parse(address);
        assert_eq!(route.to_string(), address);
        assert_eq!(route.title(), name);
    }
}
