//! The clients' types are generated from a file: it must be what is served.

#[test]
fn the_committed_schema_is_the_one_that_is_served() {
    let committed = include_str!("../../../frontend/schema.graphql");
    let same = committed.trim_end() == graphql::sdl().trim_end();
    assert!(
        same,
        "frontend/schema.graphql is stale: `ricevimento schema > frontend/schema.graphql` renews it"
    );
}
