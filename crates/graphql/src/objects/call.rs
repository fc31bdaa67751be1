//! The call.

use async_graphql::{Enum, ID, Object, SimpleObject};

/// An end of a call. One browser can sit at both: a clerk who tries the own door.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum CallSide {
    /// Whoever admitted the visit. Makes every offer.
    Clerk,
    /// Whoever knocked.
    Visitor,
}

impl From<CallSide> for app::Side {
    fn from(side: CallSide) -> Self {
        match side {
            CallSide::Clerk => Self::Clerk,
            CallSide::Visitor => Self::Visitor,
        }
    }
}

/// What a browser needs to join the call of one visit.
pub struct CallSetup {
    pub visit_id: ID,
    pub setup: app::CallSetup,
}

#[Object]
impl CallSetup {
    async fn visit_id(&self) -> &ID {
        &self.visit_id
    }

    /// This end makes every offer.
    async fn offers(&self) -> bool {
        self.setup.side == app::Side::Clerk
    }

    /// This end must connect by way of a relay alone.
    async fn relay_only(&self) -> bool {
        self.setup.relay_only
    }

    /// Relays, with credentials that are good for this visit and a limited time.
    async fn ice_servers(&self) -> Vec<IceServer> {
        self.setup.ice_servers.iter().cloned().map(IceServer::from).collect()
    }
}

/// As `RTCIceServer`.
#[derive(SimpleObject)]
pub struct IceServer {
    urls: Vec<String>,
    username: Option<String>,
    credential: Option<String>,
}

impl From<app::IceServer> for IceServer {
    fn from(server: app::IceServer) -> Self {
        Self { urls: server.urls, username: server.username, credential: server.credential }
    }
}

/// What an end of a call hears.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum CallEventKind {
    /// The other end is connected. Comes first if it already was; the clerk's end offers only now.
    Present,
    /// The other end's socket is gone; it may come back.
    Absent,
    /// The other end sent something.
    Signal,
    /// The same end has connected anew elsewhere: this socket must fall silent.
    Replaced,
    /// The visit is over, or back in the queue: hang up.
    Over,
}

/// What an end of a call hears.
#[derive(SimpleObject)]
pub struct CallEvent {
    kind: CallEventKind,
    /// With SIGNAL: what the other end sent, untouched.
    payload: Option<String>,
}

impl From<app::CallEvent> for CallEvent {
    fn from(event: app::CallEvent) -> Self {
        let (kind, payload) = match event {
            app::CallEvent::Present => (CallEventKind::Present, None),
            app::CallEvent::Absent => (CallEventKind::Absent, None),
            app::CallEvent::Signal(payload) => (CallEventKind::Signal, Some(payload)),
            app::CallEvent::Replaced => (CallEventKind::Replaced, None),
            app::CallEvent::Over => (CallEventKind::Over, None),
        };
        Self { kind, payload }
    }
}
