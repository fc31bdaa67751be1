//! Errors are short: the parser's and the validator's repeat what they were sent, once for each mistake in it, so
//! that an answer could be many times larger than the question.

use std::sync::Arc;

use async_graphql::{
    Response, ServerError,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextRequest, NextSubscribe},
};
use futures_util::{StreamExt as _, stream::BoxStream};

/// How many errors an answer names.
const ERRORS: usize = 10;
/// How long a message is, characters. Our own are shorter.
const MESSAGE: usize = 300;

/// Shortens the errors of every answer.
pub struct Brief;

impl ExtensionFactory for Brief {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for Brief {
    async fn request(&self, ctx: &ExtensionContext<'_>, next: NextRequest<'_>) -> Response {
        brief(next.run(ctx).await)
    }

    fn subscribe<'s>(
        &self,
        ctx: &ExtensionContext<'_>,
        stream: BoxStream<'s, Response>,
        next: NextSubscribe<'_>,
    ) -> BoxStream<'s, Response> {
        next.run(ctx, stream).map(brief).boxed()
    }
}

fn brief(mut response: Response) -> Response {
    response.errors.truncate(ERRORS);
    for ServerError { message, .. } in &mut response.errors {
        if let Some((end, _)) = message.char_indices().nth(MESSAGE) {
            message.truncate(end);
        }
    }
    response
}
