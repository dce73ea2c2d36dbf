//! The calls of an application as they are made: what the panel of the DevTools records.

use finder::{Ask, EndpointId};

use super::target::{Verdict, resolve};

/// So many different calls are kept.
const MOST: usize = 1000;

/// So long may a target be that fits no endpoint, in bytes.
const LONGEST: usize = 512;

/// The status of a refusal for want of a scope (documentation: General concepts, Errors, `insufficient_scope`).
const FORBIDDEN: u16 = 403;

/// Calls that differ in nothing that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct TapeRow {
    /// The endpoint; none if it is an API host of commercetools and no endpoint fits.
    pub call: Option<EndpointId>,
    /// `GET`, as it was sent.
    pub method: String,
    /// The target as it was called, for what is no endpoint; else empty.
    pub target: String,
    /// What a GraphQL request calls its operation; empty for other calls.
    pub operation: String,
    /// The status of the last answer; 0 if there was none.
    pub status: u16,
    /// How often it was called.
    pub times: usize,
}

impl TapeRow {
    /// Whether a scope was missing.
    pub fn is_refused(&self) -> bool {
        self.status == FORBIDDEN
    }
}

/// What was recorded so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tape {
    rows: Vec<TapeRow>,
    stores: Vec<String>,
    whole_project: bool,
    full: bool,
}

impl Tape {
    /// Adds a call, unless it goes elsewhere; `target` is an address, of which the query is not kept. Returns what
    /// the job needs for it: the endpoint, or the fields that a `document` of GraphQL asks for.
    pub fn add(
        &mut self,
        method: String,
        target: String,
        status: u16,
        operation: String,
        document: &str,
    ) -> Vec<Ask> {
        let (call, target) = match resolve(&method, &target) {
            Verdict::Call {
                endpoint,
                store,
                doubtful: false,
                ..
            } => {
                match store {
                    Some(key) if !self.stores.contains(&key) => self.stores.push(key),
                    Some(_) => {}
                    None => self.whole_project = true,
                }
                (Some(endpoint), String::new())
            }
            Verdict::Unknown { vendor: true } => {
                let target = target.split(['?', '#']).next().unwrap_or_default();
                (None, target.chars().take(LONGEST).collect())
            }
            _ => return Vec::new(),
        };
        let refused = status == FORBIDDEN;
        let same = |row: &&mut TapeRow| {
            row.call == call
                && row.target == target
                && row.method == method
                && row.operation == operation
                && row.is_refused() == refused
        };
        if let Some(row) = self.rows.iter_mut().find(same) {
            row.times += 1;
            row.status = status;
        } else if self.rows.len() < MOST {
            self.rows.push(TapeRow {
                call,
                method,
                target,
                operation,
                status,
                times: 1,
            });
        } else {
            self.full = true;
        }
        let fields = match document {
            "" => Vec::new(),
            document => crate::read(document).fields(),
        };
        if fields.is_empty() {
            return call.map(Ask::Call).into_iter().collect();
        }
        fields.into_iter().map(Ask::Field).collect()
    }

    /// The calls, in the order of their first appearance; a refused one is apart from one that succeeded.
    pub fn rows(&self) -> &[TapeRow] {
        &self.rows
    }

    /// The stores to which all calls were confined; none if one was made outside of them.
    pub fn stores(&self) -> &[String] {
        if self.whole_project {
            &[]
        } else {
            &self.stores
        }
    }

    /// How many calls were made.
    pub fn calls(&self) -> usize {
        self.rows.iter().map(|row| row.times).sum()
    }

    /// How many were refused for want of a scope.
    pub fn refused(&self) -> usize {
        let refused = self.rows.iter().filter(|row| row.is_refused());
        refused.map(|row| row.times).sum()
    }

    /// Whether calls were left out, since there were too many different ones.
    pub fn is_full(&self) -> bool {
        self.full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: &str = "https://api.europe-west1.gcp.commercetools.com/my-shop";

    fn tape(calls: &[(&str, &str, u16, &str)]) -> Tape {
        let mut tape = Tape::default();
        for (method, path, status, operation) in calls {
            let target = match path.strip_prefix('/') {
                Some(_) => [API, path].concat(),
                None => (*path).to_owned(),
            };
            tape.add(
                (*method).to_owned(),
                target,
                *status,
                (*operation).to_owned(),
                "",
            );
        }
        tape
    }

    #[test]
    fn calls_to_an_endpoint_are_one_row() {
        let tape = tape(&[
            ("GET", "/carts/1f?expand=a", 200, ""),
            ("GET", "/carts/2e", 404, ""),
            ("GET", "/carts/3d", 403, ""),
        ]);
        assert_eq!((tape.calls(), tape.refused(), tape.rows().len()), (3, 1, 2));
        assert_eq!((tape.rows()[0].times, tape.rows()[0].status), (2, 404));
        assert!(tape.rows()[0].target.is_empty());
    }

    #[test]
    fn operations_of_graphql_are_told_apart() {
        let tape = tape(&[
            ("POST", "/graphql", 200, "query Cart"),
            ("POST", "/graphql", 200, "mutation AddLine"),
            ("POST", "/graphql", 200, "query Cart"),
        ]);
        let operations: Vec<_> = tape
            .rows()
            .iter()
            .map(|row| row.operation.as_str())
            .collect();
        assert_eq!(operations, ["query Cart", "mutation AddLine"]);
    }

    #[test]
    fn a_document_stands_for_its_fields() {
        let mut tape = Tape::default();
        let mut ask = |document: &str| {
            let target = format!("{API}/graphql");
            tape.add("POST".into(), target, 200, "query Q".into(), document)
        };
        let fields =
            ask("query Q($id: String!) { cart(id: $id) { id } product(key: \"\") { id } }");
        let paths: Vec<_> = fields
            .iter()
            .filter_map(|ask| match ask {
                Ask::Field(field) => Some(field.path()),
                Ask::Call(_) => None,
            })
            .collect();
        assert_eq!(paths.len(), 2, "{paths:?}");
        // Without one, or with one that cannot be read, the endpoint is all that is known.
        for document in ["", "{ noSuchField }", "no document"] {
            assert!(matches!(ask(document)[..], [Ask::Call(_)]), "{document}");
        }
        assert_eq!((tape.calls(), tape.rows().len()), (4, 1));
    }

    #[test]
    fn other_hosts_tokens_and_preflights_leave_no_trace() {
        let tape = tape(&[
            ("GET", "https://shop.example/my-shop/carts", 200, ""),
            ("OPTIONS", "/carts", 204, ""),
            (
                "POST",
                "https://auth.europe-west1.gcp.commercetools.com/oauth/token",
                200,
                "",
            ),
            ("GET", "data:text/plain,x", 200, ""),
        ]);
        assert_eq!(tape, Tape::default());
    }

    #[test]
    fn what_is_no_endpoint_is_kept_without_its_query() {
        let tape = tape(&[("GET", "/no-such-thing?token=x#y", 404, "")]);
        assert_eq!(tape.rows()[0].call, None);
        assert!(tape.rows()[0].target.ends_with("/my-shop/no-such-thing"));
    }

    #[test]
    fn stores_count_while_every_call_is_made_in_one() {
        let mut tape = tape(&[
            ("GET", "/in-store/key=berlin/carts", 200, ""),
            ("GET", "/in-store/key=rome/carts", 200, ""),
        ]);
        assert_eq!(tape.stores(), ["berlin", "rome"]);
        tape.add("GET".into(), format!("{API}/carts"), 200, String::new(), "");
        assert!(tape.stores().is_empty());
    }

    #[test]
    fn the_list_has_an_end() {
        let mut tape = Tape::default();
        for at in 0..=MOST {
            let target = format!("{API}/graphql");
            tape.add("POST".into(), target, 200, format!("query Q{at}"), "");
        }
        assert!(tape.is_full() && tape.rows().len() == MOST);
    }
}
