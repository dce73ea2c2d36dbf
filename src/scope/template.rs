//! Ready-made selections for a job. A chosen one stays editable.

use super::{
    catalogue::{Kind, SCOPES, Status},
    permission::Permission,
    selection::Selection,
    set::ScopeSet,
};

/// How sure it is that the vendor's template of that name has these scopes. The vendor serves its
/// templates from its backend and changes them without notice, so none is more than observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Ours; there is nothing to confirm.
    Own,
    /// Seen in public configurations.
    Observed,
    /// Concluded from the name and the documentation.
    Inferred,
}

/// One scope of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct TemplateScope {
    /// Its bare name.
    pub name: &'static str,
    /// Why the job needs it, in one line.
    pub reason: &'static str,
}

/// A ready-made selection.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// The value of its option.
    pub id: &'static str,
    /// What the vendor's console calls it.
    pub name: &'static str,
    /// How sure the list is.
    pub confidence: Confidence,
    /// What to know before choosing it.
    pub note: &'static str,
    /// Its scopes; a template of all view scopes lists none here.
    pub scopes: &'static [TemplateScope],
}

const fn because(name: &'static str, reason: &'static str) -> TemplateScope {
    TemplateScope { name, reason }
}

/// All templates, in the order of the select.
pub static TEMPLATES: &[Template] = &[
    Template {
        id: "custom",
        name: "Custom",
        confidence: Confidence::Own,
        note: "Starts empty: tick what the job needs and nothing else.",
        scopes: &[],
    },
    Template {
        id: "admin",
        name: "Admin client",
        confidence: Confidence::Observed,
        note: "Access to nearly everything. Its list was seen in public configurations only and \
               changes over the years; the vendor's own may differ.",
        scopes: &[
            because("manage_project", "Covers nearly all resources of the project"),
            because("manage_api_clients", "Lists, creates and deletes API Clients"),
            because("view_audit_log", "Reads who changed what"),
        ],
    },
    Template {
        id: "mobile-spa",
        name: "Mobile & single-page application client",
        confidence: Confidence::Observed,
        note: "What a shopper's own device may hold. The list was seen in public configurations; \
               the vendor's own may differ.",
        scopes: &[
            because("view_published_products", "Shows products that are published"),
            because("view_categories", "Shows the category tree"),
            because("create_anonymous_token", "Lets a visitor shop before signing in"),
            because("manage_my_profile", "Lets shoppers sign up and edit their own profile"),
            because("manage_my_orders", "Lets shoppers fill a cart and order"),
            because("manage_my_shopping_lists", "Lets shoppers keep wish lists"),
            because("manage_my_payments", "Lets shoppers pay their own orders"),
            because("manage_my_quote_requests", "Lets business shoppers ask for quotes"),
            because("manage_my_quotes", "Lets business shoppers answer quotes"),
            because("manage_my_business_units", "Lets shoppers act for their own company"),
        ],
    },
    Template {
        id: "read-only",
        name: "Read only client",
        confidence: Confidence::Inferred,
        note: "Every view scope but the one for API Clients. The vendor's own list could not be \
               confirmed. It reads personal data of customers and orders.",
        scopes: &[],
    },
    Template {
        id: "payment-adapter",
        name: "Payment adapter client",
        confidence: Confidence::Inferred,
        note: "For a connector between the project and a payment provider. The vendor's own list \
               could not be confirmed.",
        scopes: &[
            because("manage_payments", "Creates payments and adds their transactions"),
            because("view_orders", "Reads the cart or order that is being paid"),
            because("view_types", "Reads the types of the custom fields on payments"),
        ],
    },
    Template {
        id: "frontend-b2c",
        name: "Frontend B2C",
        confidence: Confidence::Inferred,
        note: "For the server side of a shop for consumers. The vendor's own list could not be \
               confirmed.",
        scopes: &[
            because("manage_orders", "Carts, checkout and orders"),
            because("manage_order_edits", "Changes to placed orders"),
            because("manage_customers", "Sign-up, sign-in and profiles"),
            because("manage_shopping_lists", "Wish lists"),
            because("manage_sessions", "Checkout sessions"),
            because("create_anonymous_token", "Shopping before signing in"),
            because("view_products", "Product pages and previews"),
            because("view_published_products", "Named by token requests of shop pages"),
            because("view_categories", "The category tree"),
            because("view_types", "Custom fields"),
            because("view_product_selections", "Assortments"),
            because("view_standalone_prices", "Prices kept apart from products"),
            because("view_cart_discounts", "Shown discounts"),
            because("view_discount_codes", "Entered discount codes"),
            because("view_shipping_methods", "Delivery choices"),
            because("view_tax_categories", "Tax rates"),
            because("view_project_settings", "Countries, currencies and languages"),
        ],
    },
    Template {
        id: "frontend-b2b",
        name: "Frontend B2B",
        confidence: Confidence::Inferred,
        note: "For the server side of a shop for companies: the scopes of Frontend B2C that it \
               needs, and those for companies. The vendor's own list could not be confirmed.",
        scopes: &[
            because("manage_orders", "Carts, checkout and orders"),
            because("manage_customers", "Sign-up, sign-in and profiles"),
            because("manage_business_units", "Companies and their divisions"),
            because("view_associate_roles", "What an employee may do"),
            because("manage_approval_rules", "When an order needs approval"),
            because("manage_approval_flows", "Giving or refusing approval"),
            because("manage_quote_requests", "Asking for quotes"),
            because("view_staged_quotes", "Quotes in preparation"),
            because("manage_quotes", "Accepting and declining quotes"),
            because("manage_shopping_lists", "Purchase lists"),
            because("view_products", "Product pages and previews"),
            because("view_categories", "The category tree"),
            because("view_types", "Custom fields"),
            because("view_product_selections", "Assortments"),
            because("view_shipping_methods", "Delivery choices"),
            because("view_project_settings", "Countries, currencies and languages"),
        ],
    },
];

/// What a selection has and lacks, seen from a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateDiff {
    /// In the selection only, store scopes included.
    pub added: ScopeSet,
    /// In the template only.
    pub removed: ScopeSet,
}

impl TemplateDiff {
    /// Whether the selection is the template, exactly.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}

/// The template with that id.
pub fn template(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.id == id)
}

impl Template {
    /// Its scopes as a set.
    pub fn set(&self) -> ScopeSet {
        if self.id == "read-only" {
            let views = SCOPES.iter().filter(|scope| {
                scope.kind == Kind::View
                    && scope.status == Status::Documented
                    && scope.name != "view_api_clients"
            });
            return views.map(|scope| Permission::project(scope.name)).collect();
        }
        self.scopes.iter().map(|scope| Permission::project(scope.name)).collect()
    }

    /// Why a scope is in the template.
    pub fn reason(&self, name: &str) -> Option<&'static str> {
        self.scopes.iter().find(|scope| scope.name == name).map(|scope| scope.reason)
    }

    /// How a selection differs from it.
    pub fn differs(&self, selection: &Selection) -> TemplateDiff {
        let wanted = Selection::of(&self.set()).sent(false);
        let diff = selection.sent(false).diff(&wanted);
        TemplateDiff { added: diff.only_left, removed: diff.only_right }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::catalogue::find;

    #[test]
    fn every_scope_of_a_template_is_known_and_has_a_reason() {
        for template in TEMPLATES {
            for scope in template.scopes {
                assert!(find(scope.name).is_some_and(|s| s.selectable()), "{}", scope.name);
                assert!(scope.reason.len() > 8, "{}", scope.name);
            }
        }
    }

    #[test]
    fn a_chosen_template_does_not_differ_from_itself() {
        for template in TEMPLATES {
            let mut selection = Selection::default();
            selection.apply(template);
            assert!(template.differs(&selection).is_empty(), "{}", template.name);
        }
    }

    #[test]
    fn the_read_only_client_changes_nothing() {
        let set = template("read-only").unwrap().set();
        assert!(set.len() > 40 && set.iter().all(|p| p.name.starts_with("view_")));
    }
}
