//! The collections that the sandbox has nothing in: their queries answer an empty page, their items are not found.
//! That is enough to see whether a token may read them.

use super::{
    answer::{Answer, not_found},
    paging::Paging,
    target::Pairs,
};
use platform::http::Method;

/// Answers `GET` and `HEAD`, once it is clear that the token may.
pub(super) fn answer(is_page: bool, method: Method, query: &Pairs) -> Result<Answer, Answer> {
    if !is_page {
        return Err(not_found("that path"));
    }
    if method == Method::Head {
        return Ok(Answer {
            status: 404,
            body: String::new(),
        });
    }
    Ok(Paging::read(query, |_| true)?.page(0, &[]))
}
