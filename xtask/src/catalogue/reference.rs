//! Reads a checkout of the public API reference: `oas/PRODUCT/openapi.yaml`, an `OpenAPI` file for each product.

use super::actions::{self, Found};
use super::build::endpoints::{METHODS, PRODUCTS, shape};
use super::yaml::Node;
use super::{Outcome, read as read_file};
use std::path::Path;

/// Names in the reference that are no scopes of an API Client, and why.
const LEFT_OUT: [(&str, &str); 4] = [
    ("customer", "a slip for customer_id"),
    ("manage_projects", "a slip for manage_project"),
    ("view_deployments", "older for view_connectors_deployments"),
    (
        "manage_deployments",
        "older for manage_connectors_deployments",
    ),
];

/// What stands behind a scope that is limited to one Store.
pub(crate) const IN_STORE: &str = ":{storeKey}";

/// A call, as the reference describes it.
pub(crate) struct Operation {
    pub(crate) product: &'static str,
    pub(crate) method: &'static str,
    pub(crate) path: String,
    /// The path with all placeholders alike.
    pub(crate) shape: String,
    /// Any one of these suffices: `view_orders`, `view_orders:{storeKey}`.
    pub(crate) any_of: Vec<String>,
    pub(crate) summary: Option<String>,
}

/// The part of the reference that the catalog is about.
#[derive(Default)]
pub(crate) struct Reference {
    /// The products whose file is there.
    pub(crate) products: Vec<&'static str>,
    pub(crate) operations: Vec<Operation>,
    /// Scopes that a security scheme lists, each with its product.
    pub(crate) declared: Vec<(String, &'static str)>,
    /// The update actions.
    pub(crate) actions: Vec<Found>,
    pub(crate) notes: Vec<String>,
}

/// Reads all products that are there.
pub(crate) fn read(checkout: &Path) -> Outcome<Reference> {
    let mut reference = Reference::default();
    for product in PRODUCTS {
        let name = format!("oas/{product}/openapi.yaml");
        let path = checkout.join(&name);
        if !path.is_file() {
            continue;
        }
        let found = Node::parse(&read_file(&path)?)
            .and_then(|file| reference.take(product, &file))
            .map_err(|what| format!("{}: {what}", path.display()));
        if found? == 0 {
            return Err(format!("{}: no operation in it", path.display()));
        }
    }
    if reference.products.is_empty() {
        return Err(format!(
            "{} is not a checkout of the API reference: it has no oas/api/openapi.yaml",
            checkout.display()
        ));
    }
    let entries = std::fs::read_dir(checkout.join("oas"))
        .into_iter()
        .flatten();
    let mut others: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().join("openapi.yaml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !PRODUCTS.contains(&name.as_str()))
        .collect();
    others.sort();
    for name in others {
        reference.note(format!(
            "oas/{name} is not a product of the catalog: not read"
        ));
    }
    Ok(reference)
}

impl Reference {
    fn note(&mut self, text: String) {
        if !self.notes.contains(&text) {
            self.notes.push(text);
        }
    }

    /// Adds one product's file; says how many operations it has.
    fn take(&mut self, product: &'static str, file: &Node) -> Result<usize, String> {
        let before = self.operations.len();
        let paths = file
            .get("paths")
            .ok_or("not an OpenAPI file: it has no paths")?;
        for (path, item) in paths.pairs() {
            let Some(shape) = shape(path) else {
                self.note(format!(
                    "{product} {path}: a path of no known form, left out"
                ));
                continue;
            };
            for (word, operation) in item.pairs() {
                let upper = word.to_ascii_uppercase();
                let Some(method) = METHODS.into_iter().find(|method| *method == upper) else {
                    if ["PATCH", "OPTIONS", "TRACE"].contains(&upper.as_str()) {
                        self.note(format!("{product} {upper} {path}: a method that the build does not know, left out"));
                    }
                    continue;
                };
                let call = format!("{product} {method} {path}");
                let any_of = self.any_of(operation.get("security").or(file.get("security")), &call);
                let same = self.operations.iter_mut().find(|other| {
                    (other.product, other.method, &other.shape) == (product, method, &shape)
                });
                if let Some(same) = same {
                    same.any_of.extend(any_of);
                    same.any_of = once(std::mem::take(&mut same.any_of));
                    let note = format!(
                        "{call}: cannot be told from {}, their scopes are taken together",
                        same.path
                    );
                    self.note(note);
                    continue;
                }
                let summary = operation.get("summary").and_then(Node::text).map(one_line);
                self.operations.push(Operation {
                    product,
                    method,
                    path: path.clone(),
                    shape: shape.clone(),
                    any_of,
                    summary: summary.filter(|text| !text.is_empty()),
                });
            }
        }
        self.products.push(product);
        self.actions.extend(actions::read(product, file));
        self.declare(product, file);
        Ok(self.operations.len() - before)
    }

    /// The alternatives of an operation. Several requirements are alternatives too.
    fn any_of(&mut self, security: Option<&Node>, call: &str) -> Vec<String> {
        let mut found = Vec::new();
        for requirement in security.map(Node::items).unwrap_or_default() {
            for (_, list) in requirement.pairs() {
                for word in list.items().iter().filter_map(Node::text) {
                    let Some(scope) = self.scope(word, call) else {
                        continue;
                    };
                    if scope.ends_with(IN_STORE) && !call.contains("{storeKey}") {
                        self.note(format!(
                            "{call}: {scope} makes no sense without a Store in the path, left out"
                        ));
                    } else {
                        found.push(scope);
                    }
                }
            }
        }
        once(found)
    }

    fn declare(&mut self, product: &'static str, file: &Node) {
        let schemes = file
            .get("components")
            .and_then(|all| all.get("securitySchemes"));
        for (_, scheme) in schemes.map(Node::pairs).unwrap_or_default() {
            for (_, flow) in scheme.get("flows").map(Node::pairs).unwrap_or_default() {
                for (word, _) in flow.get("scopes").map(Node::pairs).unwrap_or_default() {
                    if let Some(scope) = self.scope(word, &format!("{product}, security scheme")) {
                        let name = scope.strip_suffix(IN_STORE).unwrap_or(&scope).to_owned();
                        if !self.declared.iter().any(|(other, _)| *other == name) {
                            self.declared.push((name, product));
                        }
                    }
                }
            }
        }
    }

    /// ` view_orders:{projectKey}:{storeKey}` as `view_orders:{storeKey}`.
    fn scope(&mut self, word: &str, place: &str) -> Option<String> {
        let mut parts = word.trim().split(':').map(str::trim);
        let name = parts.next().unwrap_or_default();
        if let Some((_, why)) = LEFT_OUT.iter().find(|(left, _)| *left == name) {
            self.note(format!("{name} is left out everywhere: {why}"));
            return None;
        }
        let sound = name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !sound || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            self.note(format!(
                "{place}: {word:?} is not the name of a scope, left out"
            ));
            return None;
        }
        let store = if parts.any(|part| part == "{storeKey}") {
            IN_STORE
        } else {
            ""
        };
        Some(format!("{name}{store}"))
    }
}

fn once(mut words: Vec<String>) -> Vec<String> {
    let mut seen = Vec::new();
    words.retain(|word| {
        !seen.contains(word) && {
            seen.push(word.clone());
            true
        }
    });
    words
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms that the real files use, of few operations.
    const REAL: &str = r#"openapi: "3.0.0"
info:
  title: Checkout API
  version: "v1"

servers:
  - url: https://checkout.{region}.commercetools.com
    variables:
      region:
        enum:
         - europe-west1.gcp
        description: |
          [Region](ctp:checkout:type:Region) in which it is hosted.


paths:
  /{projectKey}/payment-intents/{paymentId}:
    description: |-
      # A heading: with a colon
    parameters:
      - name: projectKey
        in: path
        required: true
        schema:
          type: "string"
      - name: /^var[.][a-zA-Z0-9]+$/
        x-annotation-default: 20
        in: query
    post:
      security:
        - oauth_2_0:
            - "manage_checkout_payment_intents:{projectKey}"
            - "manage_projects:{projectKey}"
      operationId: ByProjectKeyPaymentIntentsByPaymentIdPost
      description: |-
        Specific Error Codes:
        - [RequiredField](ctp:checkout:type:RequiredFieldError)
      responses:
        "200":
          description: |-
            200
          content: {}
        "400":
          $ref: '#/components/responses/errorable_400'
        "400":
          $ref: '#/components/responses/errorable_400'
    patch:
      operationId: X
  /{projectKey}/in-store/key={storeKey}/me/login:
    post:
      security:
        - oauth_2_0:
            - " manage_my_profile:{projectKey}"
            - "manage_my_profile:{projectKey}:{storeKey}"
            - "manage_my_profile:{projectKey}"
            - "Not a scope"
  /{projectKey}/in-store/key={key}/me/login:
    post:
      security:
        - oauth_2_0: [ "view_orders:{projectKey}", "view_orders:{projectKey}:{storeKey}" ]
  /{projectKey}/a b:
    get: {}
  /{projectKey}/subscriptions/{ID}/health:
    get:
      summary: |
        Get Health

components:

  securitySchemes:
    oauth_2_0:
      type: oauth2
      flows:
          clientCredentials:
            tokenUrl: https://auth.europe-west1.gcp.commercetools.com/oauth/token
            scopes:
              "view_connectors:{projectKey}": ""
              "manage_deployments:{projectKey}": ""

  schemas:
    SelectionMode:
      x-annotation-enumDescriptions:
        Cheapest: "Select
         the cheapest items.n"
"#;

    #[test]
    fn the_forms_of_the_real_files_are_read() {
        let mut reference = Reference::default();
        let count = reference.take("checkout", &Node::parse(REAL).unwrap());
        assert_eq!(count, Ok(3));
        let seen: Vec<String> = reference
            .operations
            .iter()
            .map(|one| {
                format!(
                    "{} {}: {} {:?}",
                    one.method,
                    one.path,
                    one.any_of.join(" "),
                    one.summary
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                "POST /{projectKey}/payment-intents/{paymentId}: manage_checkout_payment_intents None",
                "POST /{projectKey}/in-store/key={storeKey}/me/login: \
                 manage_my_profile manage_my_profile:{storeKey} view_orders None",
                "GET /{projectKey}/subscriptions/{ID}/health:  Some(\"Get Health\")",
            ]
        );
        assert_eq!(
            reference.declared,
            [("view_connectors".to_owned(), "checkout")]
        );
        let notes = reference.notes.join("\n");
        for part in [
            "manage_projects is left out everywhere",
            "manage_deployments is left out everywhere",
            "checkout PATCH /{projectKey}/payment-intents/{paymentId}: a method that the build does not know",
            "\"Not a scope\" is not the name of a scope",
            "view_orders:{storeKey} makes no sense without a Store in the path",
            "cannot be told from /{projectKey}/in-store/key={storeKey}/me/login",
            "checkout /{projectKey}/a b: a path of no known form",
        ] {
            assert!(notes.contains(part), "{part}: {notes}");
        }
        assert_eq!(reference.notes.len(), 7, "{notes}");
    }
}
