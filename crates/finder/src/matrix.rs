//! The calls of a matrix of resources and what is done with them.

use super::table::{EndpointId, Method, Product, Resource, endpoints};

/// A column of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Get and query.
    Read,
    /// Create and update.
    Write,
    /// Delete.
    Delete,
}

/// The columns, in order.
pub const OPERATIONS: [Operation; 3] = [Operation::Read, Operation::Write, Operation::Delete];

impl Operation {
    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Write => "Create and change",
            Self::Delete => "Delete",
        }
    }

    fn is_of(self, call: EndpointId) -> bool {
        match call.method() {
            Method::Delete => self == Self::Delete,
            _ if call.writes() => self == Self::Write,
            _ => self == Self::Read,
        }
    }
}

/// The calls of a cell: those that an application makes for the whole project. Calls of a signed-in
/// customer (`me`), of an associate and in a Store are left to the search: they need other scopes.
pub fn cell(resource: &Resource, operation: Operation) -> Vec<EndpointId> {
    endpoints()
        .filter(|call| call.resource() == resource && call.product() == Product::Api)
        .filter(|call| is_plain(*call) && operation.is_of(*call))
        .collect()
}

fn is_plain(call: EndpointId) -> bool {
    let special = [
        "me",
        "as-associate",
        "in-store",
        "in-business-unit",
        "graphql",
    ];
    !call.segments().any(|part| special.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Job, RESOURCES, solve};

    #[test]
    fn a_cell_holds_plain_calls_of_its_kind() {
        for resource in RESOURCES {
            for operation in OPERATIONS {
                for call in cell(resource, operation) {
                    assert_eq!(
                        operation == Operation::Delete,
                        call.method() == Method::Delete
                    );
                    assert!(!call.in_store() && !call.path().contains("/me/"));
                }
            }
        }
    }

    #[test]
    fn reading_carts_takes_the_scope_for_orders() {
        let carts = RESOURCES.iter().find(|r| r.id == "carts").unwrap();
        let calls = cell(carts, Operation::Read);
        assert!(calls.len() >= 2);
        let answer = solve(&Job {
            calls,
            stores: Vec::new(),
            ..Job::default()
        });
        assert!(answer.set.has("view_orders", None));
        assert_eq!(answer.set.len(), 1);
    }
}
