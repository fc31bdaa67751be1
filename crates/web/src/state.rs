//! What every handler reaches.

use std::sync::Arc;

use app::App;
use graphql::ApiSchema;
use identity::RelyingParty;
use tokio::sync::watch;

use crate::{Assets, Settings, doors::DoorPages, limits::Limits, published::Feeds, tenants::Tenants};

/// The web's state. Cheap to clone.
#[derive(Clone)]
pub struct Web {
    pub(crate) app: App,
    pub(crate) schema: ApiSchema,
    pub(crate) settings: Arc<Settings>,
    /// Where the platform's own pages are.
    pub(crate) platform: Arc<str>,
    pub(crate) assets: Assets,
    pub(crate) sign_in: Arc<[RelyingParty]>,
    pub(crate) tenants: Tenants,
    pub(crate) doors: DoorPages,
    pub(crate) feeds: Feeds,
    pub(crate) limits: Limits,
    /// Whether the process is ending; each open socket listens.
    pub(crate) ending: Arc<watch::Sender<bool>>,
}

impl Web {
    /// Puts the web together.
    #[must_use]
    pub fn new(app: App, settings: Settings, assets: Assets, sign_in: Vec<RelyingParty>) -> Self {
        let schema = graphql::schema(app.clone(), settings.open_api);
        let tenants = Tenants::new(app.store().clone());
        let limits = Limits::new(settings.knocks_per_minute);
        let (doors, feeds) = (DoorPages::default(), Feeds::default());
        let (platform, settings) = (settings.platform().into(), Arc::new(settings));
        Self {
            app,
            schema,
            settings,
            platform,
            assets,
            sign_in: sign_in.into(),
            tenants,
            doors,
            feeds,
            limits,
            ending: Arc::default(),
        }
    }

    /// Closes every socket, now and from now on, with a word that makes its page come to another process at once.
    /// Resolves when all are closed: a browser that does not read may keep one open for a while.
    pub async fn close_sockets(&self) {
        self.ending.send_replace(true);
        self.ending.closed().await;
    }
}
