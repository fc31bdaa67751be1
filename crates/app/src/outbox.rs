//! What leaves the house. Use cases write it down by [`TenantTx::post`](store::TenantTx::post), in the transaction of what
//! it tells; the job [`deliver`](App::deliver) sends it.

use std::fmt::Write as _;

use domain::{DeliveryId, Fault, OfficeId, Outgoing, Tenant, TenantId};
use hmac::{Hmac, Mac as _};
use post::{Call, Letter};
use sha2::Sha256;
use store::Claimed;

use crate::App;

impl App {
    /// Whether this installation can send e-mail.
    #[must_use]
    pub fn mail_enabled(&self) -> bool {
        self.settings().post.mailer.is_some()
    }

    /// A page of a comune, as a letter links to it. `path` begins with a slash.
    #[must_use]
    pub fn page_url(&self, tenant: &Tenant, path: &str) -> String {
        format!("{}{path}", self.settings().comune_url.replace("{slug}", &tenant.slug))
    }

    /// A key for something that is to be sent.
    #[must_use]
    pub fn delivery_id(&self) -> DeliveryId {
        DeliveryId::new(self.now(), self.entropy())
    }

    /// The key with which the calls of an office are signed: 64 hexadecimal digits. It follows from the server's own
    /// key and is kept nowhere; another version is another key.
    #[must_use]
    pub fn webhook_key(&self, tenant: TenantId, office: OfficeId, version: u32) -> String {
        let mut key = String::with_capacity(64);
        // HMAC takes a key of any length: this cannot fail.
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.settings().secret_key) {
            mac.update(b"webhook");
            mac.update(tenant.uuid().as_bytes());
            mac.update(office.uuid().as_bytes());
            mac.update(&version.to_be_bytes());
            for byte in mac.finalize().into_bytes() {
                let _ = write!(key, "{byte:02x}");
            }
        }
        key
    }

    /// Makes one attempt.
    pub(crate) async fn attempt(&self, tenant: TenantId, claimed: &Claimed) -> Result<(), Fault> {
        let (post, id, at) = (&self.settings().post, claimed.id, self.now());
        match &claimed.outgoing {
            Outgoing::Mail(mail) => {
                let mailer = post.mailer.as_ref().ok_or(Fault::NoServer)?;
                mailer.send(Letter { id, at, mail }).await
            }
            Outgoing::Webhook(webhook) => {
                let office = claimed.office.ok_or(Fault::BadAddress)?;
                let key = self.webhook_key(tenant, office, webhook.key_version);
                let call = Call { id, at, url: &webhook.url, key: &key, body: &webhook.body };
                post.webhooks.send(call).await
            }
        }
    }
}
