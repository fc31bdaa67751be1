//! A client of graphql-transport-ws.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Error, Message,
        client::IntoClientRequest as _,
        http::{HeaderName, HeaderValue},
    },
};

use crate::browser::Browser;

/// Longer than the server waits for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// What such a page sends with its handshake.
const PROTOCOL: (&str, &str) = ("sec-websocket-protocol", "graphql-transport-ws");

/// A socket of a page.
pub struct Socket(WebSocketStream<TcpStream>);

/// What came.
#[derive(Debug, PartialEq)]
pub enum Heard {
    Message(Value),
    /// The server closed it, with this code; without one the line was cut.
    Closed(Option<u16>),
}

impl Socket {
    /// Opens a socket, or gives the status of the refusal.
    pub async fn dial(browser: &Browser, headers: &[(&'static str, &str)]) -> Result<Self, u16> {
        let stream = TcpStream::connect(browser.address).await.unwrap();
        let address = format!("ws://{}/graphql/ws", browser.host);
        let mut request = address.into_client_request().unwrap();
        let cookie = browser.cookie();
        for (name, value) in headers.iter().copied().chain([("cookie", cookie.as_str())]) {
            let (name, value) = (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
            request.headers_mut().insert(name, value);
        }
        match tokio_tungstenite::client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(refused)) => Err(refused.status().as_u16()),
            Err(error) => panic!("{error}"),
        }
    }

    /// Opens a socket as a page of this host does, and says nothing.
    pub async fn silent(browser: &Browser) -> Self {
        Self::dial(browser, &[PROTOCOL, ("origin", &browser.origin())]).await.expect("a socket")
    }

    /// Opens a socket, and introduces itself.
    pub async fn open(browser: &Browser) -> Self {
        let mut socket = Self::silent(browser).await;
        socket.send(json!({ "type": "connection_init" })).await;
        assert_eq!(socket.hear().await, Heard::Message(json!({ "type": "connection_ack" })));
        socket
    }

    pub async fn send(&mut self, message: Value) {
        self.send_text(message.to_string()).await;
    }

    pub async fn send_text(&mut self, text: String) {
        self.0.send(Message::Text(text.into())).await.unwrap();
    }

    /// Begins an operation.
    pub async fn subscribe(&mut self, id: &str, query: &str) {
        self.send(json!({ "type": "subscribe", "id": id, "payload": { "query": query } })).await;
    }

    /// The next thing that is heard; the protocol's own pings are answered and passed over.
    pub async fn hear(&mut self) -> Heard {
        loop {
            match tokio::time::timeout(PATIENCE, self.0.next()).await.expect("something to hear") {
                Some(Ok(Message::Text(text))) => return Heard::Message(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => {
                    return Heard::Closed(frame.map(|frame| frame.code.into()));
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Heard::Closed(None),
            }
        }
    }

    /// What the next answer to an operation says.
    pub async fn answer(&mut self, id: &str) -> Value {
        match self.hear().await {
            Heard::Message(message) if message["type"] == "next" && message["id"] == id => {
                message["payload"].clone()
            }
            other => panic!("no answer: {other:?}"),
        }
    }

    /// The first answer to an operation of which this holds.
    pub async fn answer_with(&mut self, id: &str, holds: impl Fn(&Value) -> bool) -> Value {
        loop {
            let answer = self.answer(id).await;
            if holds(&answer) {
                return answer;
            }
        }
    }

    /// Listens until the server closes it; nothing but a close may come.
    pub async fn closed(&mut self) -> Option<u16> {
        match self.hear().await {
            Heard::Closed(code) => code,
            Heard::Message(message) => panic!("not closed: {message}"),
        }
    }
}
