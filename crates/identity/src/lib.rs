//! Who signs in: the OpenID Connect relying party of a comune.
//!
//! A sign-in is two calls. [`RelyingParty::begin`] gives the address to send the browser to and a
//! [`PendingSignIn`] to keep in the server-side session; [`RelyingParty::complete`] takes both back when the
//! browser returns and gives an [`Identity`], or a [`SignInRefused`] that says what the person can do.
//! Whether that identity was invited is decided elsewhere.
//!
//! The flow is the authorization code flow with PKCE (S256), state, nonce and the `iss` of RFC 9207. Nothing
//! here knows a web framework or a database, and the instant is an argument.

mod claims;
mod http;
mod level;
mod pending;
mod provider;
mod refused;
mod relying_party;
mod settings;

pub use claims::Identity;
pub use http::{HttpClient, HttpClientError};
pub use level::Level;
pub use pending::{CallbackParams, LocalPath, PendingSignIn};
pub use refused::{Cause, SignInRefused};
pub use relying_party::{BeginOptions, Begun, RelyingParty};
pub use settings::{InvalidSettings, ProviderSettings};
