//! A job as a text for a link.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use finder::{EndpointId, Job, LinkError, Product, SharedJob, endpoints, find_call, solve};
use proptest::prelude::*;
use proptest::sample::subsequence;

fn call(method: &str, path: &str) -> EndpointId {
    find_call(method, path).unwrap().endpoint
}

fn shared(calls: Vec<EndpointId>, stores: &[&str]) -> SharedJob {
    SharedJob {
        job: Job {
            calls,
            stores: stores.iter().map(|key| (*key).to_owned()).collect(),
            ..Job::default()
        },
        ..SharedJob::default()
    }
}

#[test]
fn the_text_is_short_and_keeps_methods_and_paths() {
    let job = shared(
        vec![
            call("POST", "/p/orders"),
            call("GET", "/p/orders"),
            call("GET", "/p/in-store/key=berlin/carts/7"),
            call("GET", "/p"),
            call("POST", "/p/types/import-containers/1"),
        ],
        &["munich", "berlin"],
    );
    assert_eq!(
        job.text(),
        "1~g._~g._/in-store/key:_/carts/_~gp._/orders~Ip._/types/import-containers/_~@berlin~@munich"
    );
    let url = job.text();
    assert!(
        url.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._~:/@%".contains(&b)),
        "{url}"
    );
}

#[test]
fn a_job_of_all_calls_comes_back() {
    let job = shared(endpoints().collect(), &["a1", "b-2_3"]);
    let read = SharedJob::read(&job.text()).unwrap();
    assert_eq!(read, job);
    assert!(job.text().len() < 40_000, "{}", job.text().len());
}

#[test]
fn calls_that_the_catalogue_does_not_know_are_kept_and_named() {
    let text = "1~gp._/price-lists/_~g._/orders~Hg._/a/b/c/d";
    let read = SharedJob::read(text).unwrap();
    assert_eq!(read.job.calls, [call("GET", "/p/orders")]);
    let names: Vec<String> = read.unknown.iter().map(finder::UnknownCall::call).collect();
    assert_eq!(
        names,
        [
            "GET /{}/price-lists/{}",
            "POST /{}/price-lists/{}",
            "GET /{}/a/b/c/d"
        ]
    );
    assert_eq!(read.unread, 0);
    let again = SharedJob::read(&read.text()).unwrap();
    assert_eq!(again.unknown.len(), 3);
    assert_eq!(again.job, read.job);
}

#[test]
fn another_name_for_a_placeholder_changes_nothing() {
    // The text has no names of placeholders: the reference has changed those before.
    let text = shared(vec![call("GET", "/p/orders/7")], &[]).text();
    assert!(
        !text.contains("ID") && !text.contains("projectKey"),
        "{text}"
    );
}

#[test]
fn what_can_not_be_read_is_counted_and_never_kept() {
    let read =
        SharedJob::read("1~~x._/orders~g~g.<script>~gggggg._/orders~.a~g._/orders~g._/orders")
            .unwrap();
    assert_eq!(read.job.calls, [call("GET", "/p/orders")]);
    assert_eq!((read.unread, read.unknown.len()), (6, 0));
    let long = format!("1~g.{}", "a".repeat(300));
    assert_eq!(SharedJob::read(&long).unwrap().unread, 1);
    let many: Vec<String> = (0..400).map(|at| format!("~g._/x{at}")).collect();
    let read = SharedJob::read(&format!("1{}", many.concat())).unwrap();
    assert_eq!((read.unknown.len(), read.unread), (200, 200));
}

#[test]
fn what_is_no_job_is_said() {
    for text in ["", "2~g._", "g._", "{}"] {
        assert_eq!(SharedJob::read(text), Err(LinkError::Version), "{text}");
    }
    let long = format!("1{}", "~g._".repeat(100_000));
    assert_eq!(SharedJob::read(&long), Err(LinkError::TooLong));
    for error in [LinkError::Version, LinkError::TooLong, LinkError::Stores] {
        assert!(error.words().ends_with('.'));
    }
}

#[test]
fn no_store_is_lost_since_that_would_widen_the_job() {
    let many: Vec<String> = (0..501).map(|at| format!("~@store-{at}")).collect();
    let text = format!("1{}", many.concat());
    assert_eq!(SharedJob::read(&text), Err(LinkError::Stores));
    assert_eq!(SharedJob::read("1~@%ff"), Err(LinkError::Stores));
    let text = format!("1~@{}", "a".repeat(300));
    assert_eq!(SharedJob::read(&text), Err(LinkError::Stores));
    // A key that the API would not take stays one, and the answer stays none.
    for key in ["no key!", "a~@b", "", &"x".repeat(400)] {
        let job = shared(vec![call("GET", "/p/carts")], &[key]);
        let read = SharedJob::read(&job.text()).unwrap();
        assert_eq!(read.job.stores.len(), 1, "{key}");
        assert!(solve(&read.job).set.is_empty(), "{key}");
    }
}

#[test]
fn no_secret_can_be_in_it() {
    // A pasted call keeps nothing of what stood in its place.
    let url =
        "https://api.europe-west1.gcp.commercetools.com/secret-shop/carts/key=secret?token=secret";
    let text = shared(vec![call("GET", url)], &[]).text();
    assert!(!text.contains("secret"), "{text}");
}

proptest! {
    #[test]
    fn every_job_comes_back(
        calls in subsequence(endpoints().collect::<Vec<_>>(), 0..60),
        stores in proptest::collection::btree_set("[A-Za-z0-9_-]{2,20}|.{0,12}", 0..6),
    ) {
        let stores: Vec<&str> = stores.iter().map(String::as_str).collect();
        let job = shared(calls, &stores);
        let read = SharedJob::read(&job.text()).unwrap();
        prop_assert_eq!(&read, &job);
        prop_assert_eq!(read.text(), job.text());
    }

    #[test]
    fn no_text_is_too_strange(text in "(?s)(1~)?([ghpudIC~@!._/:%a-z-]|.){0,80}") {
        if let Ok(read) = SharedJob::read(&text) {
            let again = SharedJob::read(&read.text()).unwrap();
            prop_assert_eq!(again.text(), read.text());
            prop_assert_eq!(again.job, read.job);
        }
    }
}

#[test]
fn every_field_of_graphql_goes_into_a_link_and_out_again() {
    let job = SharedJob {
        job: Job {
            fields: finder::fields().collect(),
            ..Job::default()
        },
        ..SharedJob::default()
    };
    let text = job.text();
    assert!(
        text.contains("~!Query.inStore.carts") && !text.contains('('),
        "{text}"
    );
    assert_eq!(SharedJob::read(&text).unwrap(), job);
    let other = SharedJob::read("1~!Query.basket~!~!Query.carts").unwrap();
    assert_eq!((other.job.fields.len(), other.unread), (1, 2));
}

#[test]
fn each_product_has_its_letter() {
    for product in [
        Product::Api,
        Product::Import,
        Product::Checkout,
        Product::Connect,
        Product::History,
        Product::Auth,
        Product::Session,
    ] {
        let calls: Vec<EndpointId> = endpoints()
            .filter(|call| call.product() == product)
            .collect();
        let job = shared(calls, &[]);
        assert_eq!(SharedJob::read(&job.text()).unwrap(), job);
    }
}

#[test]
fn an_address_is_read_however_it_was_escaped_on_the_way() {
    let stores = ["berlin", "a~b", "100%", "x@y"];
    let job = shared(vec![call("GET", "/p/in-store/key=berlin/carts/7")], &stores);
    let query = job.query();
    let read = SharedJob::read_query(&query).unwrap();
    let mut kept = read.job.stores.clone();
    kept.sort_unstable();
    assert_eq!(kept, ["100%", "a~b", "berlin", "x@y"]);
    let text = query.strip_prefix("job=").unwrap();
    let component = |c: char| match c {
        '%' => "%25".to_owned(),
        '@' => "%40".to_owned(),
        ':' => "%3A".to_owned(),
        '/' => "%2F".to_owned(),
        other => other.to_string(),
    };
    let escaped: String = text.chars().map(component).collect();
    let all = escaped.replace('~', "%7E");
    for escaped in [escaped, all] {
        let again = SharedJob::read_query(&["x=1&job=", &escaped].concat()).unwrap();
        assert_eq!(again, read, "{escaped}");
    }
    assert_eq!(SharedJob::read_query("x=1"), Err(LinkError::Version));
    assert_eq!(SharedJob::read_query("job=%ff"), Err(LinkError::Version));
}
