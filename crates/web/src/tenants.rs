//! From a host to a comune, without asking the database for each request.

use std::{sync::Arc, time::Duration};

use domain::Tenant;
use moka::future::Cache;
use store::{Store, StoreError};

/// How long a comune's entry is believed: a suspension, or another colour, takes effect within this time.
const FRESH: Duration = Duration::from_secs(2);
/// More hosts than there are comuni, so that guessing names cannot push real ones out for long.
const CAPACITY: u64 = 20_000;

/// The comuni, by subdomain; also the subdomains that are none.
#[derive(Clone)]
pub struct Tenants {
    store: Store,
    known: Cache<String, Option<Arc<Tenant>>>,
}

impl Tenants {
    pub fn new(store: Store) -> Self {
        let known = Cache::builder().max_capacity(CAPACITY).time_to_live(FRESH).build();
        Self { store, known }
    }

    /// The comune of a subdomain. Requests that miss together ask once.
    pub async fn lookup(&self, slug: &str) -> Result<Option<Arc<Tenant>>, Arc<StoreError>> {
        let load = async { Ok(self.store.lookup_tenant(slug).await?.map(Arc::new)) };
        self.known.try_get_with_by_ref(slug, load).await
    }
}
