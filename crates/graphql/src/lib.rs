//! The API: schema, subscriptions, error mapping.
//!
//! What a caller can act on is a typed outcome; an error is a fault or a denial, carries a code, and never a cause.

#![expect(clippy::unused_async, reason = "async-graphql wants every resolver to be async")]

mod appointments;
mod brief;
mod error;
mod manage;
mod mutation;
mod objects;
mod outcome;
mod query;
mod requests;
mod scalar;
mod subscription;
mod talk;

use std::sync::Arc;

use access::Ctx;
use app::{App, Secret};
use async_graphql::{Request, Schema};
use domain::Tenant;

pub use mutation::Mutation;
pub use query::Query;
pub use subscription::Subscription;

/// The schema with its resolvers.
pub type ApiSchema = Schema<Query, Mutation, Subscription>;

/// How deep a query may nest: our own deepest is 6.
const DEPTH: usize = 10;
/// How many fields a query may ask for, lists counted as one.
const COMPLEXITY: usize = 500;
/// How many directives on one field.
const DIRECTIVES: usize = 4;
/// How deep the parser goes.
const RECURSION: usize = 24;

/// Writes the visitor's cookie: the name and the attributes are the web's business.
pub type IssueCookie = Arc<dyn Fn(&Secret) -> String + Send + Sync>;

/// Takes one of what the caller's address, or comune, may do so often, or says after how many seconds it may try again.
pub type MayKnock = Arc<dyn Fn() -> Result<(), u64> + Send + Sync>;

/// Everything a resolver needs to know about a request.
#[derive(Clone)]
pub struct Caller {
    /// Who asks, for which comune.
    pub ctx: Ctx,
    /// The comune.
    pub tenant: Arc<Tenant>,
    /// How to give the visitor a cookie; absent where none can be given, as on a socket.
    pub issue_cookie: Option<IssueCookie>,
    /// The limit on knocking.
    pub may_knock: MayKnock,
    /// The limit on leaving messages and wishes to be called back.
    pub may_leave_request: MayKnock,
    /// The comune's limit on trials of its alerts.
    pub may_try_alert: MayKnock,
}

/// Builds the schema. `open` answers introspection, too.
#[must_use]
pub fn schema(app: App, open: bool) -> ApiSchema {
    let builder = Schema::build(Query, Mutation::default(), Subscription)
        .data(app)
        .extension(brief::Brief)
        .limit_depth(DEPTH)
        .limit_complexity(COMPLEXITY)
        .limit_directives(DIRECTIVES)
        .limit_recursive_depth(RECURSION);
    let builder = if open { builder } else { builder.disable_introspection().disable_suggestions() };
    builder.finish()
}

/// The schema definition, as it is committed for the clients. Needs no application.
#[must_use]
pub fn sdl() -> String {
    let options =
        async_graphql::SDLExportOptions::new().sorted_fields().sorted_arguments().sorted_enum_items();
    Schema::build(Query, Mutation::default(), Subscription).finish().sdl_with_options(options)
}

/// Adds the caller to a request.
#[must_use]
pub fn request(request: Request, caller: Caller) -> Request {
    request.data(caller)
}
