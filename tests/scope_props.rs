//! Laws of sets, coverage and reading, for random sets.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scope::{Coverage, Grant, Literal, Permission, SCOPES, ScopeSet, compare_grant, review};

const STORES: [&str; 4] = ["berlin", "Hamburg_2", "st", "x-1"];

fn known() -> Vec<&'static str> {
    SCOPES
        .iter()
        .filter(|info| info.selectable())
        .map(|info| info.name)
        .collect()
}

/// Known names mostly, in few Stores, so that they meet.
fn permission() -> impl Strategy<Value = Permission> {
    let name = prop_oneof![
        9 => select(known()).prop_map(str::to_owned),
        1 => "(view|manage|zap)_[a-z]{1,4}",
    ];
    let store = prop_oneof![
        2 => Just(None),
        2 => select(&STORES[..]).prop_map(|s| Some(s.to_owned())),
        1 => "[A-Za-z0-9_-]{2,40}".prop_map(Some),
    ];
    (name, store).prop_map(|(name, store)| Permission { name, store })
}

fn set() -> impl Strategy<Value = ScopeSet> {
    vec(permission(), 0..40).prop_map(ScopeSet::new)
}

/// Whether each covers all of the other.
fn opens_the_same(a: &ScopeSet, b: &ScopeSet) -> bool {
    let covers = |by: &ScopeSet, set: &ScopeSet| set.iter().all(|p| Coverage::of(by).covers(p));
    covers(a, b) && covers(b, a)
}

fn without(set: &ScopeSet, gone: &Permission) -> ScopeSet {
    let mut rest = set.clone();
    assert!(rest.remove(gone));
    rest
}

proptest! {
    #[test]
    fn printing_and_parsing_is_a_round_trip(set in set(), key in "[a-z0-9][a-z0-9-]{0,30}") {
        let text = set.print(&key);
        let parsed = ScopeSet::parse(&text, Some(&key));
        prop_assert_eq!(&parsed.set, &set);
        prop_assert_eq!(parsed.set.print(&key), text);
        prop_assert_eq!(parsed.project_keys, if set.is_empty() { vec![] } else { vec![key] });
    }

    #[test]
    fn order_and_noise_do_not_matter(
        all in vec(permission(), 0..30),
        noise in vec(select(vec![" ", "\n", "\t", ",", ", ", "  ", "\" \"", ";"]), 30),
    ) {
        let mut text = String::from(" ");
        for (permission, noise) in all.iter().rev().zip(&noise) {
            text += &permission.print("p");
            text += noise;
        }
        let parsed = ScopeSet::parse(&text, Some("p"));
        prop_assert_eq!(parsed.set, ScopeSet::new(all));
    }

    #[test]
    fn no_garbage_panics_or_is_lost(
        text in prop_oneof![
            any::<String>(),
            "([a-z_:{}$<> ,\"\\[\\]\n]|manage_orders|view_products:p|customer_id:|:p:ab){0,40}",
        ],
        key in proptest::option::of("[a-z]{0,3}"),
    ) {
        let parsed = ScopeSet::parse(&text, key.as_deref());
        for problem in &parsed.problems {
            let text = problem.to_string();
            let told = text.strip_prefix(&format!("“{}” ", problem.scope()));
            let sentence = |told: &str| told.starts_with(char::is_lowercase) && told.ends_with('.');
            prop_assert!(told.is_some_and(sentence), "{text}");
        }
        let separator = |c: char| c.is_whitespace() || ",;+\"'`[]()\u{feff}\u{200b}“”".contains(c);
        for word in text.split(separator).filter(|word| !word.is_empty()) {
            let told = parsed.problems.iter().any(|problem| problem.scope() == word);
            let mut parts = word.splitn(3, ':');
            let (name, project) = (parts.next().unwrap(), parts.next().unwrap_or_default());
            let store = parts.next();
            prop_assert!(told || parsed.set.has(name, store), "{word:?} is lost");
            prop_assert!(told || parsed.project_keys.iter().any(|seen| seen == project));
        }
        let _ = review(&parsed.set);
    }

    #[test]
    fn minimising_keeps_the_calls_and_nothing_more_can_go(set in set()) {
        let least = set.minimise();
        prop_assert!(opens_the_same(&least, &set));
        prop_assert!(least.iter().all(|p| set.contains(p)));
        prop_assert_eq!(&least.minimise(), &least);
        for p in &least {
            let rest = without(&least, p);
            let reason = Coverage::of(&rest).covered_by(p);
            prop_assert!(reason.is_none_or(|reason| reason.deprecated), "{p:?} can go");
        }
    }

    #[test]
    fn what_may_be_asked_for_is_covered(set in set(), p in permission()) {
        let covers = Coverage::of(&set).covers(&p);
        prop_assert!(!Literal::of(&set).may_request(&p) || covers);
        prop_assert_eq!(Coverage::of(&set).covered_by(&p).is_some(), covers);
        for p in &set {
            prop_assert!(Literal::of(&set).may_request(p) && Coverage::of(&set).covers(p));
        }
    }

    #[test]
    fn coverage_grows_with_the_set_and_is_transitive(
        set in set(),
        more in permission(),
        a in permission(), b in permission(), c in permission(),
    ) {
        let mut larger = set.clone();
        larger.insert(more);
        for p in set.iter().chain([&a, &b, &c]) {
            prop_assert!(!Coverage::of(&set).covers(p) || Coverage::of(&larger).covers(p));
        }
        let covers = |by: &Permission, p: &Permission| {
            Coverage::of(&ScopeSet::new([by.clone()])).covers(p)
        };
        prop_assert!(!(covers(&a, &b) && covers(&b, &c)) || covers(&a, &c));
        prop_assert!(a == b || !(covers(&a, &b) && covers(&b, &a)));
    }

    #[test]
    fn a_store_scope_stays_in_its_store(p in permission(), q in permission()) {
        prop_assume!(p.store.is_some());
        let set = ScopeSet::new([p.clone()]);
        prop_assert!(!Coverage::of(&set).covers(&q) || q.store == p.store);
    }

    #[test]
    fn differences_put_both_sides_together_again(left in set(), right in set()) {
        let diff = left.diff(&right);
        let union = |a: &ScopeSet, b: &ScopeSet| -> ScopeSet {
            a.iter().chain(b).cloned().collect()
        };
        prop_assert_eq!(union(&diff.only_left, &diff.both), left);
        prop_assert_eq!(union(&diff.only_right, &diff.both), right);
    }

    #[test]
    fn a_grant_is_sorted_into_what_matters(requested in set(), granted in set()) {
        let grant = compare_grant(&requested, &granted);
        prop_assert!(grant.missing.iter().all(|p| !Coverage::of(&granted).covers(p)));
        prop_assert!(grant.extra.iter().all(|p| !Coverage::of(&requested).covers(p)));
        let lengths = grant.missing.len() + grant.missing_covered.len();
        prop_assert_eq!(lengths, requested.diff(&granted).only_left.len());
        let same = compare_grant(&requested, &requested);
        prop_assert_eq!(same, Grant::default());
    }

    #[test]
    fn places_are_what_their_permissions_say(set in set()) {
        let mut count = set.names(None).count();
        for store in set.stores() {
            count += set.names(Some(store)).count();
            prop_assert!(set.names(Some(store)).all(|name| set.has(name, Some(store))));
        }
        prop_assert_eq!(count, set.len());
        prop_assert_eq!(set.names(Some("")).count(), 0);
    }

    #[test]
    fn a_review_always_reads_as_sentences(set in set()) {
        let review = review(&set);
        prop_assert_eq!(review.can.is_empty(), set.is_empty());
        for line in [review.can, review.cannot].concat() {
            prop_assert!(line.ends_with('.') && !line.contains("  "), "{line}");
        }
    }
}

#[test]
fn the_known_rules_hold() {
    let covers = |by: &str, p: &str| {
        let set = ScopeSet::parse(by, Some("p")).set;
        let wanted = ScopeSet::parse(p, Some("p")).set;
        wanted.iter().all(|p| Coverage::of(&set).covers(p))
    };
    assert!(covers("manage_orders:p", "view_orders:p"));
    assert!(covers("manage_orders:p", "view_orders:p:berlin"));
    assert!(covers("manage_orders:p:berlin", "view_orders:p:berlin"));
    assert!(!covers("manage_orders:p:berlin", "view_orders:p"));
    assert!(!covers(
        "manage_orders:p:berlin",
        "view_cart_discounts:p:berlin"
    ));
    assert!(!covers("view_orders:p", "manage_orders:p"));
    assert!(covers("manage_project:p", "manage_customers:p"));
    assert!(!covers("manage_project:p", "view_api_clients:p"));
    assert!(!covers("manage_sessions:p", "view_sessions:p"));
    assert!(!covers("manage_orders:p", "view_payments:p"));
}

#[test]
fn deprecated_coverage_is_told_and_never_relied_on() {
    let set = ScopeSet::parse("manage_orders:p view_orders:p view_discount_codes:p", None).set;
    assert_eq!(
        set.minimise().print("p"),
        "view_discount_codes:p manage_orders:p"
    );
    let codes = Permission::project("manage_discount_codes");
    assert!(Coverage::of(&set).covered_by(&codes).unwrap().deprecated);
}

#[test]
fn implied_view_scopes_in_a_grant_are_no_surprise() {
    let parse = |text: &str| ScopeSet::parse(text, Some("p")).set;
    let grant = compare_grant(
        &parse("manage_products:p"),
        &parse("view_products:p manage_products:p"),
    );
    let expected = Grant {
        implied: parse("view_products:p"),
        ..Grant::default()
    };
    assert_eq!(grant, expected);
    let less = compare_grant(
        &parse("manage_orders:p view_payments:p"),
        &parse("manage_orders:p"),
    );
    assert_eq!(less.missing, parse("view_payments:p"));
}
