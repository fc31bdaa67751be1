//! Belt 5: what is of another comune answers as what does not exist, in every field of the API.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test a panic is the report")]

mod cases;
mod world;

use std::collections::BTreeSet;

use access::Ctx;
use async_graphql::ServerError;
use cases::{APPOINTMENT_OUTCOME, CASES, Case, MANAGE, MOVE, OF_THE_HOLDER, REQUESTED, Root};
use serde_json::Value;
use testkit::{Database, on_both_engines};
use world::{Outside, World};

/// Who asks. The holder has the cookie of a visitor, from outside.
const CALLERS: [&str; 5] = ["anonymous", "visitor", "operator", "administrator", "holder"];

fn ctx(world: &World, caller: &str, outside: &Outside) -> Ctx {
    match caller {
        "visitor" => world.own.by(&world.own_visitor),
        "operator" => world.operator.clone(),
        "administrator" => world.administrator.clone(),
        "holder" => Ctx { visitor: Some(outside.holder), ..world.own.anonymous() },
        _ => world.own.anonymous(),
    }
}

fn operation(world: &World, document: &str, outside: &Outside) -> String {
    let quoted = |text: &str| format!("\"{text}\"");
    document
        .replace("<OWN_OFFICE>", &quoted(&world.own.office.to_string()))
        .replace("<OWN_VISIT>", &quoted(&world.own_visit.to_string()))
        .replace("<OFFICE>", &quoted(&outside.office.to_string()))
        .replace("<VISIT>", &quoted(&outside.visit.to_string()))
        .replace("<APPOINTMENT>", &quoted(&outside.appointment.to_string()))
        .replace("<TOKEN>", &quoted(&outside.token))
        .replace("<ROOM>", &quoted(&outside.room.to_string()))
        .replace("<PERSON>", &quoted(&outside.person.to_string()))
        .replace("<CHANGE>", &quoted(&outside.change.to_string()))
        .replace("<REQUEST>", &quoted(&outside.request.to_string()))
        .replace("<SLUG>", &quoted(outside.slug))
        .replace("<KEY>", &quoted(&outside.key))
        .replace("<MOVE>", MOVE)
        .replace("<APPOINTMENT_OUTCOME>", APPOINTMENT_OUTCOME)
        .replace("<REQUESTED>", REQUESTED)
        .replace("<MANAGE>", MANAGE)
}

/// The answer, without what the caller had named.
async fn answer(world: &World, caller: &str, document: &str, outside: &Outside) -> String {
    let ctx = ctx(world, caller, outside);
    let answer = world.ask(&world.own, ctx, &operation(world, document, outside)).await;
    // An error without a code is not ours: the operation itself would be wrong, and would prove nothing.
    let coded = |error: &ServerError| error.extensions.as_ref().is_some_and(|all| all.get("code").is_some());
    assert!(answer.errors.iter().all(coded), "{document}: {:?}", answer.errors);
    let text = serde_json::to_string(&answer).unwrap();
    let names =
        [outside.office.to_string(), outside.visit.to_string(), outside.slug.to_owned(), outside.key.clone()];
    names.iter().fold(text, |text, name| text.replace(name.as_str(), "?"))
}

/// By what something of the other comune would be recognised.
fn traces(world: &World) -> Vec<String> {
    let town = &world.other;
    let ids =
        [town.tenant.id.to_string(), town.office.to_string(), town.other.to_string(), town.shut.to_string()];
    let visits = world.foreign.iter().map(|foreign| foreign.visit.to_string());
    ids.into_iter().chain(visits).chain(["altrove".to_owned()]).collect()
}

async fn try_case(world: &World, case: &Case) {
    let traces = traces(world);
    for caller in CALLERS {
        if caller == "visitor" && OF_THE_HOLDER.contains(&case.field) {
            continue;
        }
        for document in case.documents {
            for foreign in &world.foreign {
                let told = answer(world, caller, document, foreign).await;
                let absent = answer(world, caller, document, &world.absent()).await;
                assert_eq!(told, absent, "{caller} asks for another comune's: {document}");
                let trace = traces.iter().find(|trace| told.contains(trace.as_str()));
                assert_eq!(trace, None, "{caller} learns of another comune: {document}: {told}");
            }
        }
    }
}

async fn try_all(db: Database, root: Root) {
    let world = World::new(db).await;
    let before = world.everything().await;
    for case in CASES.iter().filter(|case| case.root == root) {
        try_case(&world, case).await;
        let after = world.everything().await;
        let changed: Vec<_> = after.symmetric_difference(&before).collect();
        assert!(changed.is_empty(), "{} changed {changed:#?}", case.field);
    }
}

on_both_engines! {
    async fn queries_answer_as_if_it_did_not_exist(db: Database) {
        try_all(db, Root::Query).await;
    }

    async fn mutations_answer_as_if_it_did_not_exist_and_change_nothing(db: Database) {
        try_all(db, Root::Mutation).await;
    }

    async fn subscriptions_answer_as_if_it_did_not_exist(db: Database) {
        try_all(db, Root::Subscription).await;
    }
}

/// What a document gives for an argument that is an id.
const NAMED: [&str; 11] = [
    "<OFFICE>",
    "<VISIT>",
    "<APPOINTMENT>",
    "<ROOM>",
    "<PERSON>",
    "<CHANGE>",
    "<REQUEST>",
    "<KEY>",
    "[<OFFICE>]",
    "[<VISIT>]",
    "[<ROOM>]",
];

/// The fields of a root, each with its arguments that are ids.
fn fields(schema: &Value, root: Root) -> Vec<(String, Vec<String>)> {
    let key = match root {
        Root::Query => "queryType",
        Root::Mutation => "mutationType",
        Root::Subscription => "subscriptionType",
    };
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let is_id = |argument: &&Value| argument["type"].to_string().contains("\"ID\"");
    let ids = |field: &Value| field["args"].as_array().unwrap().iter().filter(is_id).map(name).collect();
    schema[key]["fields"].as_array().unwrap().iter().map(|field| (name(field), ids(field))).collect()
}

#[tokio::test]
async fn every_field_has_a_case_that_names_every_id() {
    let world = World::new(Database::sqlite().await).await;
    let kind = "type { name ofType { name ofType { name ofType { name } } } }";
    let roots = ["queryType", "mutationType", "subscriptionType"];
    let roots = roots.map(|root| format!("{root} {{ fields {{ name args {{ name {kind} }} }} }}")).concat();
    let document = format!("{{ __schema {{ {roots} }} }}");
    let answer = world.ask(&world.own, world.own.anonymous(), &document).await;
    let schema = answer.data.into_json().unwrap()["__schema"].clone();
    let mut known = BTreeSet::new();
    for root in [Root::Query, Root::Mutation, Root::Subscription] {
        for (field, ids) in fields(&schema, root) {
            let case = CASES.iter().find(|case| case.root == root && case.field == field);
            let case =
                case.unwrap_or_else(|| panic!("{root:?}.{field} needs a case with another comune's ids"));
            for id in ids {
                let named = NAMED.map(|what| format!("{id}: {what}"));
                let tried =
                    case.documents.iter().any(|d| named.iter().any(|named| d.contains(named.as_str())));
                assert!(tried, "{root:?}.{field} needs a case that gives {id}");
            }
            known.insert((root, field));
        }
    }
    let cases: BTreeSet<_> = CASES.iter().map(|case| (case.root, case.field.to_owned())).collect();
    assert_eq!(cases, known, "a case for each field, and none for what is gone");
}
