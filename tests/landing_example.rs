//! The example on the landing page says what the Finder says.
#![cfg(not(target_arch = "wasm32"))]

use finder::{Job, find_call, solve};
use scopesmith::ui::example::{CALLS, FIRST, answer};

#[test]
fn every_choice_has_the_finders_answer() {
    for choice in 0..64_u8 {
        let chosen = CALLS
            .iter()
            .enumerate()
            .filter(|(at, _)| choice >> at & 1 == 1);
        let calls = chosen
            .map(|(_, call)| {
                let path = format!("/shop{}", call.path);
                let found = find_call(call.method, &path).expect("the call is in the catalogue");
                assert_eq!(
                    found.endpoint.call(),
                    format!("{} /{{projectKey}}{}", call.method, call.path)
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
fn it_begins_with_three_calls_and_two_scopes() {
    assert_eq!(FIRST.count_ones(), 3);
    assert_eq!(answer(FIRST).scopes().count(), 2);
}
