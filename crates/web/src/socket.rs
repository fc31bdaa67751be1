//! A socket: one caller, authorised again with each operation, and not kept when nobody is at its other end.

use std::{borrow::Cow, collections::HashSet, sync::Arc, time::Duration};

use app::App;
use async_graphql::{
    Data, Executor, Request, Response, ServerError,
    http::{ClientMessage, WebSocket as Protocol, WebSocketProtocols, WsMessage},
};
use axum::{
    body::Bytes,
    extract::ws::{CloseFrame, Message, WebSocket},
};
use domain::Lang;
use futures_util::{
    FutureExt as _, SinkExt as _, StreamExt as _,
    stream::{self, BoxStream},
};
use graphql::ApiSchema;
use serde::Deserialize;
use tokio::{
    sync::{mpsc, watch},
    time::{Instant, interval, timeout_at},
};

use crate::persisted;

/// A socket that has not asked for anything by now is closed.
const INTRODUCTION: Duration = Duration::from_secs(10);
/// How often the browser itself is asked whether it is there. Its answer needs no script, so a page that sleeps in the
/// background gives it, too.
const PING: Duration = Duration::from_secs(20);
/// After this long without a word the network is gone. A phone that sleeps comes back with a new socket.
const SILENCE: Duration = Duration::from_secs(70);
/// Of WebSocket itself: come again, there is another.
const RESTART: u16 = 1012;
/// Close codes of graphql-transport-ws.
const TOO_LATE: u16 = 4408;
const TAKEN: u16 = 4409;
const TOO_MUCH: u16 = 4429;
/// How many operations may be under way on one socket: a console follows a few queues and a call.
const OPERATIONS_MAX: usize = 64;
/// A control frame has 125 bytes at most, and two of them are the code (RFC 6455, 5.5).
const REASON_MAX: usize = 123;
/// How many messages may wait to be read.
const BACKLOG: usize = 64;

/// Answers the operations of one socket.
#[derive(Clone)]
pub struct Operations {
    pub app: App,
    pub schema: ApiSchema,
    pub caller: Arc<graphql::Caller>,
    /// Anybody may send any operation.
    pub open: bool,
}

impl Operations {
    /// The request, asked at this moment by somebody with the roles of this moment.
    async fn renewed(&self, request: Request, lang: Option<Lang>) -> Result<Request, Response> {
        let mut ctx = self.app.renew(&self.caller.ctx).await.map_err(|error| {
            tracing::warn!(%error, "a caller could not be renewed");
            refusal("The service is unavailable for the moment. Try again.")
        })?;
        if !self.open && ctx.staff.is_none() && !persisted::is_ours(&request) {
            return Err(refusal("Only the operations of our own pages are taken."));
        }
        ctx.lang = lang.unwrap_or(ctx.lang);
        Ok(graphql::request(request, graphql::Caller { ctx, ..(*self.caller).clone() }))
    }
}

impl Executor for Operations {
    async fn execute(&self, request: Request) -> Response {
        match self.renewed(request, None).await {
            Ok(request) => self.schema.execute(request).await,
            Err(response) => response,
        }
    }

    fn execute_stream(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let this = self.clone();
        let lang = session
            .as_ref()
            .and_then(|data| data.get(&std::any::TypeId::of::<Lang>())?.downcast_ref().copied());
        async move {
            match this.renewed(request, lang).await {
                Ok(request) => this.schema.execute_stream(request).left_stream(),
                Err(response) => stream::once(async { response }).right_stream(),
            }
        }
        .flatten_stream()
        .boxed()
    }
}

/// Speaks graphql-transport-ws until either side has had enough, or the process is `ending`.
pub async fn serve(socket: WebSocket, operations: Operations, mut ending: watch::Receiver<bool>) {
    let (mut sink, mut incoming) = socket.split();
    let (forward, messages) = mpsc::channel(BACKLOG);
    let messages =
        stream::unfold(messages, |mut messages| async move { Some((messages.recv().await?, messages)) });
    let answers =
        Protocol::from_message_stream(operations, Box::pin(messages), WebSocketProtocols::GraphQLWS)
            .on_connection_init(|hello| async move { Ok(introduce(&hello)) });
    let mut answers = std::pin::pin!(answers);
    let mut pings = interval(PING);
    let mut ear = Ear { begun: false, heard: Instant::now() };
    let mut under_way = UnderWay::default();
    loop {
        let outgoing = tokio::select! {
            message = timeout_at(ear.patience(), incoming.next()) => match message {
                Err(_) => Some(close(TOO_LATE, "Nothing was asked for too long.")),
                Ok(None | Some(Err(_) | Ok(Message::Close(_)))) => return,
                Ok(Some(Ok(message))) => ear.hear(&message).and_then(|message| {
                    under_way.begin(&message).or_else(|| match forward.try_send(message) {
                        Ok(()) => None,
                        Err(_) => Some(close(TOO_MUCH, "Too much at once.")),
                    })
                }),
            },
            answer = answers.next() => match answer {
                Some(WsMessage::Text(text)) => {
                    under_way.end(&text);
                    Some(Message::Text(text.into()))
                }
                Some(WsMessage::Close(code, reason)) => Some(close(code, &reason)),
                None => return,
            },
            _ = pings.tick() => Some(Message::Ping(Bytes::new())),
            _ = ending.wait_for(|it| *it) => Some(close(RESTART, "The server is being replaced.")),
        };
        let Some(outgoing) = outgoing else { continue };
        let last = matches!(outgoing, Message::Close(_));
        let sent = tokio::time::timeout(SILENCE, sink.send(outgoing)).await;
        if last || !matches!(sent, Ok(Ok(()))) {
            return;
        }
    }
}

/// Listens to the other end.
struct Ear {
    /// Something was asked: until then a socket has little time.
    begun: bool,
    heard: Instant,
}

impl Ear {
    /// Until when something must be heard.
    fn patience(&self) -> Instant {
        self.heard + if self.begun { SILENCE } else { INTRODUCTION }
    }

    /// The protocol's message in a frame, if there is one. What is no such message is answered by the protocol.
    fn hear(&mut self, frame: &Message) -> Option<serde_json::Result<ClientMessage>> {
        let message = match frame {
            Message::Text(text) => serde_json::from_str(text),
            Message::Binary(bytes) => serde_json::from_slice(bytes),
            _ => {
                // A pong is a sign of life, and asks for nothing.
                if self.begun {
                    self.heard = Instant::now();
                }
                return None;
            }
        };
        self.begun |= matches!(message, Ok(ClientMessage::Start { .. }));
        if self.begun {
            self.heard = Instant::now();
        }
        Some(message)
    }
}

/// The operations of a socket that are not complete, by their ids.
#[derive(Default)]
struct UnderWay(HashSet<String>);

impl UnderWay {
    /// Notes an operation that begins; or says with what the socket is closed instead.
    fn begin(&mut self, message: &serde_json::Result<ClientMessage>) -> Option<Message> {
        let Ok(ClientMessage::Start { id, .. }) = message else { return None };
        if self.0.len() >= OPERATIONS_MAX {
            return Some(close(TOO_MUCH, "Too many operations at once."));
        }
        let taken = !self.0.insert(id.clone());
        taken.then(|| close(TAKEN, &format!("Subscriber for {id} already exists")))
    }

    /// Notes that an operation is complete, if that is what the protocol says.
    fn end(&mut self, said: &str) {
        // Every answer passes here, and few are this one.
        if said.starts_with(COMPLETE)
            && let Ok(Complete { id }) = serde_json::from_str(said)
        {
            self.0.remove(id.as_ref());
        }
    }
}

/// What the protocol says when an operation is over begins so: the tag goes first.
const COMPLETE: &str = r#"{"type":"complete""#;

/// The rest of it.
#[derive(Deserialize)]
struct Complete<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
}

fn refusal(message: &'static str) -> Response {
    Response::from_errors(vec![ServerError::new(message, None)])
}

/// The reason repeats what was received; one that does not fit would keep the frame from being sent at all.
fn close(code: u16, reason: &str) -> Message {
    let reason = &reason[..reason.floor_char_boundary(REASON_MAX)];
    Message::Close(Some(CloseFrame { code, reason: reason.into() }))
}

/// The page says in which language it is read.
fn introduce(hello: &serde_json::Value) -> Data {
    let mut data = Data::default();
    if let Some(lang) = hello.get("lang").and_then(serde_json::Value::as_str).and_then(Lang::lookup) {
        data.insert(lang);
    }
    data
}
