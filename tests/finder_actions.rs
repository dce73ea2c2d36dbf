//! Update actions and phrases: what the build accepts, and that the tables hold what data/ says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use finder::{Action, EndpointId, endpoints, search};

#[allow(dead_code)]
#[path = "../build/mod.rs"]
mod build;

const CALLS: &str = "\
product\tmethod\tpath\tresource\tany_of\tname\talso
api\tPOST\t/{p}/as/{ID}\tas\tview_a\tUpdate A\t
api\tPOST\t/{p}/as/key={key}\tas\tview_a\tUpdate A by Key\t
api\tPOST\t/{p}/me/as/{ID}\tas\tview_a\tUpdate My A\t
";

/// The tables of some rows; cells are separated by `|`.
fn built(actions: &[&str], phrases: &[&str], synonyms: &[&str]) -> Result<String, String> {
    let table = |head: &str, rows: &[&str]| {
        let rows = rows.iter().map(|row| row.replace('|', "\t") + "\n");
        format!("{head}\n{}", rows.collect::<String>())
    };
    build::sayings(
        CALLS,
        &table(build::actions::HEAD, actions),
        &table(build::actions::PHRASE_HEAD, phrases),
        &table(build::actions::SYNONYM_HEAD, synonyms),
    )
}

#[track_caller]
fn refused(actions: &[&str], phrases: &[&str], synonyms: &[&str], part: &str) {
    let cause = built(actions, phrases, synonyms).unwrap_err();
    assert!(cause.contains(part), "{cause}");
}

const SET_KEY: &str = "as|setKey|give it a key|POST /{p}/as/{ID}";

#[test]
fn the_build_takes_sound_data() {
    let code = built(
        &[SET_KEY],
        &["open an a|POST /{p}/me/as/{ID}"],
        &["id|key, set key"],
    );
    let code = code.unwrap();
    assert!(
        code.contains("static WORDS: &str = \"setKeygiveopen\""),
        "each word once, and no fillers in phrases: {code}"
    );
    assert!(
        code.contains("static ACTIONS_OF: [u8; 3] = [1, 1, 0];"),
        "by key as by ID; a customer's own call takes others: {code}"
    );
    assert!(
        code.contains("static MORE: [[u16; 3]; 1] = [[0, 1, 0]];"),
        "{code}"
    );
    assert!(
        code.contains("static PHRASES: [[u16; 2]; 1] = [[2, 2]];"),
        "{code}"
    );
}

#[test]
fn the_build_refuses_data_that_leads_nowhere() {
    refused(
        &["as|setKey||POST /{p}/bs/{ID}"],
        &[],
        &[],
        "data/actions.tsv, as setKey: data/endpoints.tsv has no \"POST /{p}/bs/{ID}\"",
    );
    refused(
        &["bs|setKey||POST /{p}/as/{ID}"],
        &[],
        &[],
        "of the resource \"bs\"",
    );
    refused(&[SET_KEY, SET_KEY], &[], &[], "is there twice");
    refused(
        &["as|set key||POST /{p}/as/{ID}"],
        &[],
        &[],
        "not the name of an action",
    );
    refused(
        &["as|SetKey||POST /{p}/as/{ID}"],
        &[],
        &[],
        "not the name of an action",
    );
    refused(
        &["as|setKey|Give|POST /{p}/as/{ID}"],
        &[],
        &[],
        "lower case",
    );
    refused(
        &["as|setKey|give,,key|POST /{p}/as/{ID}"],
        &[],
        &[],
        "lower case",
    );
    refused(
        &["as|setKey|POST /{p}/as/{ID}"],
        &[],
        &[],
        "line 2: 3 columns, not 4",
    );
    refused(
        &[],
        &["open|GET /{p}/as/{ID}"],
        &[],
        "data/endpoints.tsv has no \"GET /{p}/as/{ID}\"",
    );
    refused(&[], &["to the|POST /{p}/as/{ID}"], &[], "says nothing");
    let open = "open|POST /{p}/as/{ID}";
    refused(&[], &[open, open], &[], "says the same as another row");
    refused(
        &[SET_KEY],
        &[],
        &["id|keys"],
        "no action and no phrase has the word \"keys\"",
    );
    refused(&[SET_KEY], &[], &["key|key"], "means itself");
    refused(&[SET_KEY], &[], &["id|key,"], "has the word \"key,\"");
    refused(&[SET_KEY], &[], &["an id|key"], "not one word");
    refused(&[SET_KEY], &[], &["id|key", "id|set"], "is there twice");
}

/// The rows of data/actions.tsv.
fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = include_str!("../data/actions.tsv").lines().skip(1);
    lines.map(|line| line.split('\t').collect())
}

fn at(call: &str) -> EndpointId {
    endpoints()
        .find(|endpoint| endpoint.call() == call)
        .unwrap()
}

#[test]
fn the_tables_hold_every_action_of_the_data() {
    let mut count = 0;
    for row in rows() {
        let call = endpoints().find(|one| one.call() == row[3] && one.resource().id == row[0]);
        let names: Vec<String> = call.unwrap().actions().map(Action::name).collect();
        assert!(names.contains(&row[1].to_owned()), "{row:?}");
        count += 1;
    }
    assert!(count > 800, "{count}");
    let all: usize = endpoints().map(|call| call.actions().count()).sum();
    assert!(all > count, "forms in a Store and by key take them too");
}

#[test]
fn forms_of_a_call_take_the_same_actions() {
    let names = |call: &str| at(call).actions().map(Action::name).collect::<Vec<_>>();
    let cart = names("POST /{projectKey}/carts/{ID}");
    assert!(cart.contains(&"addLineItem".to_owned()) && cart.len() > 70);
    for form in [
        "POST /{projectKey}/carts/key={key}",
        "POST /{projectKey}/in-store/key={storeKey}/carts/{ID}",
        "POST /{projectKey}/as-associate/{associateId}/in-business-unit/key={businessUnitKey}/carts/{ID}",
    ] {
        assert_eq!(names(form), cart, "{form}");
    }
    let mine = names("POST /{projectKey}/me/carts/{ID}");
    assert!(
        mine.contains(&"addLineItem".to_owned()) && !mine.contains(&"setCustomerId".to_owned())
    );
    assert_eq!(
        names("POST /{projectKey}/in-store/key={storeKey}/me/carts/{ID}"),
        mine
    );
    assert!(
        names("POST /{projectKey}/carts").is_empty()
            && names("GET /{projectKey}/carts/{ID}").is_empty()
    );
}

#[test]
fn each_action_leads_to_its_endpoint() {
    let (mut first, mut count) = (0, 0);
    for row in rows() {
        let resource = at(row[3]).resource().title;
        let mine = if row[3].contains("/me") { " my" } else { "" };
        // The name as it is in the API, beside what it is about.
        let query = format!("{} {resource}{mine}", row[1]);
        let hits = search(&query);
        let place = hits.iter().position(|hit| hit.endpoint.call() == row[3]);
        assert!(place.is_some_and(|place| place < 3), "{query}: {place:?}");
        count += 1;
        first += usize::from(place == Some(0));
    }
    println!("{first} of {count} come first");
    assert!(first * 100 >= count * 99, "{first} of {count}");
}

#[test]
fn a_hit_says_which_action_it_was_found_by() {
    let why = |query: &str| search(query)[0].why.words();
    assert_eq!(why("add line item"), "update action addLineItem");
    assert_eq!(why("apply coupon"), "update action addDiscountCode");
    assert_eq!(why("publish product"), "update action publish");
}
