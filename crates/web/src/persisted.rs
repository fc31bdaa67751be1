//! The operations of our own pages. From callers who are not signed in, `serve` takes no others.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use async_graphql::Request;

/// Written by the browser's build from the operations that its programs use: hash to text.
const OPERATIONS: &str = include_str!("../../../frontend/operations.json");

static OURS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    // A test reads the same file: what is compiled in is well-formed.
    let operations: HashMap<String, String> = serde_json::from_str(OPERATIONS).unwrap_or_default();
    operations.into_values().collect()
});

/// Whether this is an operation of one of our pages, to the letter.
pub fn is_ours(request: &Request) -> bool {
    OURS.contains(&request.query)
}

#[cfg(test)]
mod tests {
    use async_graphql::Request;

    use super::{OURS, is_ours};

    #[test]
    fn only_what_our_pages_ask_is_ours() {
        assert!(OURS.iter().any(|operation| operation.contains("myVisit")));
        assert!(OURS.iter().all(|operation| is_ours(&Request::new(operation))));
        assert!(!is_ours(&Request::new("{__schema{types{name}}}")));
        assert!(!is_ours(&Request::new("")));
    }
}
