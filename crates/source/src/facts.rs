//! What the whole text of a file says: whether it is about commercetools, and about which API. It is looked for when
//! somebody asks, since most files are never asked.

use std::cell::OnceCell;

use finder::Product;
use memchr::memmem;

/// What is known of a text.
pub(crate) struct Facts<'a> {
    text: &'a str,
    about: OnceCell<bool>,
    product: OnceCell<Option<Product>>,
    builders: OnceCell<bool>,
}

/// Names of the vendor, and of the root of its calls.
const ABOUT: [&str; 8] = [
    "commercetools",
    "Commercetools",
    "COMMERCETOOLS",
    "ctp",
    "CTP_",
    "apiRoot",
    "api_root",
    "ApiRoot",
];

/// The names of the SDKs of other APIs; the first that is in a text counts.
const PRODUCTS: [(Product, &[&str]); 3] = [
    (Product::Import, &["importapi", "import-sdk", "ImportApi"]),
    (Product::History, &["history-sdk", "commercetools.history"]),
    (
        Product::Checkout,
        &["checkout-sdk", "commercetools.checkout"],
    ),
];

/// A text is looked through in pieces, so that a name near its begin is found before all of it was looked through for
/// another one.
const PIECE: usize = 4_096;
/// No name is longer.
const LONGEST: usize = 32;

impl<'a> Facts<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self {
            text,
            about: OnceCell::new(),
            product: OnceCell::new(),
            builders: OnceCell::new(),
        }
    }

    /// Whether the file says that it is about commercetools.
    pub(crate) fn about(&self) -> bool {
        *self.about.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let names = ABOUT.map(|name| memmem::Finder::new(name.as_bytes()));
            (0..bytes.len()).step_by(PIECE).any(|from| {
                let to = (from + PIECE + LONGEST).min(bytes.len());
                let piece = &bytes[from..to];
                names.iter().any(|name| name.find(piece).is_some())
            })
        })
    }

    /// Whether the file names the builders of commands of the .NET SDK before version 2.
    pub(crate) fn has_builders(&self) -> bool {
        let bytes = self.text.as_bytes();
        let find = || memmem::find(bytes, b"HttpApi.CommandBuilders").is_some();
        *self.builders.get_or_init(find)
    }

    /// The API that the file is about, if it says so.
    pub(crate) fn product(&self) -> Option<Product> {
        *self.product.get_or_init(|| {
            let has = |name: &&str| memmem::find(self.text.as_bytes(), name.as_bytes()).is_some();
            let product = PRODUCTS.iter().find(|(_, names)| names.iter().any(has));
            product.map(|(product, _)| *product)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_wherever_they_stand() {
        for at in [0, 1, PIECE - 20, PIECE - 1, PIECE, 3 * PIECE - 5] {
            for name in ABOUT {
                let text = [" ".repeat(at).as_str(), name].concat();
                assert!(Facts::of(&text).about(), "{name} at {at}");
            }
            let cut = [" ".repeat(at).as_str(), "commercetool"].concat();
            assert!(!Facts::of(&cut).about(), "{at}");
        }
        let facts = |text| Facts::of(text).product();
        assert_eq!(facts("@commercetools/importapi-sdk"), Some(Product::Import));
        assert_eq!(facts("history-sdk, import-sdk"), Some(Product::Import));
        assert_eq!(facts("commercetools.checkout"), Some(Product::Checkout));
        assert_eq!(facts("commercetools"), None);
    }
}
