//! The list on the screen, for what its controls do with it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use client::ApiClient;
use client::listing::{ListQuery, SortKey};

use crate::browser::elements::{Element, HtmlInputElement};
use crate::browser::presses::Press;
use crate::workspace::Workspace;

/// What draws the list.
pub trait Board {
    /// Shows what a query finds.
    fn ask(&self, query: &ListQuery);

    /// All clients, and the positions of those that match, in the order of the list.
    fn found(&self) -> (Arc<Vec<ApiClient>>, Vec<usize>);

    /// Says at the rows which of them are selected, as [`Hands::is_picked`] knows it.
    fn mark(&self);

    /// Gives it its controls.
    fn take(&self, hands: Rc<dyn Hands>);
}

/// What the list asks its controls.
pub trait Hands {
    /// Whether a client is selected.
    fn is_picked(&self, id: &str) -> bool;

    /// The rows that match are other ones now.
    fn found_others(&self);
}

/// The list on the screen: what draws it, and the elements that its controls belong to.
pub struct Sheet {
    /// Whose clients.
    pub workspace: Workspace,
    /// What draws it.
    pub board: Rc<dyn Board>,
    /// Where notices go.
    pub news: Element,
    /// The buttons of the tools: view, export, temporary client.
    pub tools: [Element; 3],
    /// The button of what is needed less often, and what its menu opens in.
    pub more: [Element; 2],
    /// The filter.
    pub filter: HtmlInputElement,
    /// The chips, in the order of [`client::listing::Show::ALL`].
    pub chips: [Element; 6],
    /// What says how the list is sorted, where its head does not.
    pub sorted: Element,
    /// What holds the table.
    pub around: Element,
    /// The table.
    pub table: Element,
    /// The box that selects all that match.
    pub pick_all: HtmlInputElement,
    /// What sorts the list by one of its columns.
    pub sorts: Vec<(SortKey, Element)>,
    /// The button that clears the filter.
    pub clear: Element,
    /// Presses that wait for the controls; nothing once those are here.
    pub waiting: RefCell<Option<Vec<Press>>>,
}
