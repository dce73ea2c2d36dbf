//! Update actions come from the bodies of the calls; what was written by hand stays.

use super::made_up::{ENDPOINTS, REFERENCE};
use super::{Folder, made_up};

/// Two calls with a body of update actions, as the generator of the reference writes them.
const PATHS: &str = r#"
  /{projectKey}/orders/{ID}:
    post:
      security:
        - oauth_2_0:
            - "manage_orders:{projectKey}"
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/OrderUpdate'
  /{projectKey}/in-store/key={storeKey}/orders/{ID}:
    post:
      security:
        - oauth_2_0:
            - "manage_orders:{projectKey}"
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/OrderUpdate'
components:
  schemas:
    OrderUpdate:
      type: "object"
      properties:
        version:
          type: "integer"
        actions:
          type: "array"
          items:
            $ref: '#/components/schemas/OrderUpdateAction'
    OrderUpdateAction:
      discriminator:
        propertyName: action
        mapping:
          addDelivery: '#/components/schemas/OrderAddDeliveryAction'
          setOrderNumber: '#/components/schemas/OrderSetOrderNumberAction'
"#;

const ACTIONS: &str = "\
resource\taction\twords\tendpoint
deployments\tredeploy\tdeploy again\tPOST /{projectKey}/deployments/{ID}
orders\taddDelivery\tship items\tPOST /{projectKey}/orders/{ID}
orders\tdoNothing\t\tPOST /{projectKey}/orders/{ID}
";

fn folder(name: &str) -> Folder {
    let folder = made_up(name);
    let reference = REFERENCE.replace("\ncomponents:\n", PATHS);
    assert_ne!(reference, REFERENCE);
    folder.write("oas/api/openapi.yaml", &reference);
    folder.write(
        "data/endpoints.tsv",
        &format!(
            "{ENDPOINTS}connect\tPOST\t/{{projectKey}}/deployments/{{ID}}\tdeployments\tmanage_orders\tUpdate Deployment\t\n"
        )
        .replace(
            "api\tGET\t/{projectKey}/types",
            "api\tPOST\t/{projectKey}/orders/{ID}\torders\tmanage_orders\tUpdate Order by ID\t\napi\tGET\t/{projectKey}/types",
        ),
    );
    folder.write("data/actions.tsv", ACTIONS);
    folder
}

#[test]
fn actions_are_refreshed_and_words_are_kept() {
    let folder = folder("actions");
    let (text, changed) = folder.refresh(true);
    assert!(changed);
    for part in [
        "Note: connect: no update actions in the checkout; rows left alone: 1\n",
        "Update actions added: 1\n  orders setOrderNumber: POST /{projectKey}/orders/{ID}\n",
        "Update actions removed: 1\n  orders | doNothing |  | POST /{projectKey}/orders/{ID}\n",
        "Written: data/actions.tsv\n",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(
        folder.read("data/actions.tsv"),
        "\
resource\taction\twords\tendpoint
deployments\tredeploy\tdeploy again\tPOST /{projectKey}/deployments/{ID}
orders\taddDelivery\tship items\tPOST /{projectKey}/orders/{ID}
orders\tsetOrderNumber\t\tPOST /{projectKey}/orders/{ID}
"
    );
    let (text, changed) = folder.refresh(true);
    assert!(!changed && text.ends_with("Nothing changed.\n"), "{text}");
}

#[test]
fn an_action_of_a_call_that_is_gone_stops_the_refresh() {
    let folder = folder("gone");
    let rows = ACTIONS.replace("/deployments/{ID}", "/deployments/{id}/again");
    folder.write("data/actions.tsv", &rows);
    let cause = folder.error();
    assert!(
        cause.contains("deployments redeploy: data/endpoints.tsv has no \"POST /{projectKey}/deployments/{id}/again\""),
        "{cause}"
    );
}

#[test]
fn the_actions_of_a_resource_that_is_gone_go_with_it() {
    let folder = folder("gone-resource");
    let row = "api\tPOST\t/{projectKey}/types/{ID}\ttypes\tmanage_orders\tUpdate Type\t\n";
    let endpoints = folder.read("data/endpoints.tsv");
    folder.write(
        "data/endpoints.tsv",
        &endpoints.replace("connect\tGET", &format!("{row}connect\tGET")),
    );
    let action = "types\tchangeName\t\tPOST /{projectKey}/types/{ID}\n";
    folder.write("data/actions.tsv", &format!("{ACTIONS}{action}"));
    let (text, _) = folder.refresh(true);
    assert!(
        text.contains("  types | changeName |  | POST /{projectKey}/types/{ID}\n"),
        "{text}"
    );
    assert!(!folder.read("data/actions.tsv").contains("changeName"));
}
