//! Settings: a file, and `RICEVIMENTO_*` before it. A wrong one stops the start with its name, its value and what
//! is expected.

use std::{net::SocketAddr, num::NonZeroU32, path::Path, str::FromStr};

use app::Turn;
use chrono::TimeDelta;
use config::{Config, Environment, File};
use identity::{Level, ProviderSettings};
use post::{InvalidSmtp, SmtpMailer};
use web::Scheme;

/// Every setting there is, so that a misspelt one in the file is not overlooked.
const NAMES: [&str; 22] = [
    "base_domain",
    "database_connections",
    "database_url",
    "knocks_per_minute",
    "listen",
    "log",
    "mail_from",
    "metrics_listen",
    "oidc_client_id",
    "oidc_client_secret",
    "oidc_issuer",
    "oidc_label",
    "oidc_minimum_level",
    "open_api",
    "otlp_endpoint",
    "public_port",
    "public_scheme",
    "secret_key",
    "smtp_url",
    "trusted_proxies",
    "turn_secret",
    "turn_urls",
];

/// Settings that the demonstration and the tests use beside them.
const MORE_NAMES: [&str; 4] = ["visit_grace_s", "demo_issuer", "demo_client_id", "demo_client_secret"];

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    /// It has a value, and not a possible one.
    #[error("the setting {name} is `{value}`; expected is {expected}", name = variable(name))]
    Wrong {
        /// Which.
        name: &'static str,
        /// As it was given; of a secret only that it was.
        value: String,
        /// In words.
        expected: &'static str,
    },
    /// It has no value, and no default.
    #[error("the setting {name} is missing; expected is {expected}", name = variable(name))]
    Missing {
        /// Which.
        name: &'static str,
        /// In words.
        expected: &'static str,
    },
    /// There is no such setting.
    #[error("there is no setting {name}: look for a misspelling", name = variable(.0))]
    Unknown(String),
    /// The file cannot be read.
    #[error("the settings cannot be read: {0}")]
    Unreadable(#[from] config::ConfigError),
}

fn variable(name: &str) -> String {
    format!("RICEVIMENTO_{}", name.to_uppercase())
}

/// Where settings come from.
pub struct Source {
    config: Config,
}

impl Source {
    /// Reads the file, if there is one, and the environment.
    pub fn read(file: Option<&Path>) -> Result<Self, SettingError> {
        let mut builder = Config::builder();
        if let Some(file) = file {
            builder = builder.add_source(File::from(file).format(config::FileFormat::Toml));
        }
        let config = builder.add_source(Environment::with_prefix("RICEVIMENTO")).build()?;
        let given: std::collections::HashMap<String, config::Value> = config.clone().try_deserialize()?;
        let known = |name: &str| NAMES.contains(&name) || MORE_NAMES.contains(&name);
        match given.into_keys().find(|name| !known(name)) {
            Some(unknown) => Err(SettingError::Unknown(unknown)),
            None => Ok(Self { config }),
        }
    }

    /// A text, if it is set and not empty.
    pub fn text(&self, name: &'static str) -> Option<String> {
        self.config
            .get_string(name)
            .ok()
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    }

    /// A value of some kind, if it is set.
    pub fn value<T: FromStr>(
        &self,
        name: &'static str,
        expected: &'static str,
    ) -> Result<Option<T>, SettingError> {
        let Some(value) = self.text(name) else { return Ok(None) };
        value.parse().map(Some).map_err(|_| SettingError::Wrong { name, value, expected })
    }

    fn required(&self, name: &'static str, expected: &'static str) -> Result<String, SettingError> {
        self.text(name).ok_or(SettingError::Missing { name, expected })
    }

    /// Where the database is; also by the usual name `DATABASE_URL`.
    pub fn database_url(&self) -> Result<String, SettingError> {
        let usual = std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        let url = self.text("database_url").or(usual);
        let (name, expected) = ("database_url", "sqlite://FILE or postgres://USER@HOST/NAME");
        let url = url.ok_or(SettingError::Missing { name, expected })?;
        if ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
            return Ok(url);
        }
        // A password may stand in it.
        let value = url.split(':').next().unwrap_or_default().to_owned();
        Err(SettingError::Wrong { name, value, expected })
    }

    /// How many connections to the database one process holds.
    pub fn database_connections(&self) -> Result<u32, SettingError> {
        let count = self.value::<NonZeroU32>("database_connections", "a number from 1")?;
        Ok(count.map_or(10, NonZeroU32::get))
    }

    /// Where to listen.
    pub fn listen(&self, name: &'static str) -> Result<Option<SocketAddr>, SettingError> {
        self.value(name, "an address and a port, such as 0.0.0.0:8080")
    }

    /// Settings of the application.
    pub fn app(&self, secret_key: [u8; 32]) -> Result<app::Settings, SettingError> {
        let mut settings = app::Settings::new(secret_key);
        if let Some(seconds) = self.value::<NonZeroU32>("visit_grace_s", "a number of seconds from 1")? {
            settings.grace = TimeDelta::seconds(i64::from(seconds.get()));
        }
        settings.turn = self.turn()?;
        if let Some(mailer) = self.mailer()? {
            settings.post = settings.post.with_smtp(mailer);
        }
        Ok(settings)
    }

    /// The mail server, if one is set.
    pub fn mailer(&self) -> Result<Option<SmtpMailer>, SettingError> {
        let Some(url) = self.text("smtp_url") else { return Ok(None) };
        let from = self.required("mail_from", FROM)?;
        SmtpMailer::new(&url, &from).map(Some).map_err(|wrong| match wrong {
            InvalidSmtp::From => SettingError::Wrong { name: "mail_from", value: from, expected: FROM },
            // A password may stand in it.
            InvalidSmtp::Url | InvalidSmtp::Unprotected => SettingError::Wrong {
                name: "smtp_url",
                value: url.split_once(':').map_or("(not shown)", |(scheme, _)| scheme).to_owned(),
                expected: "smtps://USER:PASSWORD@HOST or smtp://USER:PASSWORD@HOST:587?tls=required",
            },
        })
    }

    fn turn(&self) -> Result<Option<Turn>, SettingError> {
        let Some(value) = self.text("turn_urls") else { return Ok(None) };
        let urls: Vec<_> = value.split(',').map(|url| url.trim().to_owned()).collect();
        let expected = "addresses such as turn:turn.example.it:3478?transport=udp, with commas between them";
        if !urls.iter().all(|url| ["turn:", "turns:", "stun:"].iter().any(|scheme| url.starts_with(scheme))) {
            return Err(SettingError::Wrong { name: "turn_urls", value, expected });
        }
        let secret = self.required("turn_secret", "the static-auth-secret of coturn")?;
        Ok(Some(Turn { urls, secret, lifetime: TimeDelta::minutes(10) }))
    }

    /// The key from which visitors' secrets are derived.
    pub fn secret_key(&self) -> Result<Option<[u8; 32]>, SettingError> {
        let Some(hex) = self.text("secret_key") else { return Ok(None) };
        let expected = "64 hexadecimal digits, such as `openssl rand -hex 32` prints";
        let wrong = || SettingError::Wrong { name: "secret_key", value: "(not shown)".to_owned(), expected };
        let mut key = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return Err(wrong());
        }
        for (index, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Some(key))
    }

    /// Settings of the web, as `serve` wants them.
    pub fn web(&self) -> Result<web::Settings, SettingError> {
        let scheme = match self.text("public_scheme").as_deref() {
            None | Some("https") => Scheme::Https,
            Some("http") => Scheme::Http,
            Some(value) => {
                let value = value.to_owned();
                return Err(SettingError::Wrong { name: "public_scheme", value, expected: "http or https" });
            }
        };
        let knocks = self.value("knocks_per_minute", "a number from 1")?;
        Ok(web::Settings {
            base_domain: self.required("base_domain", "a domain under which each comune has a subdomain")?,
            scheme,
            public_port: self.value("public_port", "a port from 1 to 65535")?,
            open_api: self.value("open_api", "true or false")?.unwrap_or(false),
            knocks_per_minute: knocks.unwrap_or(KNOCKS_PER_MINUTE),
            demo: None,
            trusted_proxies: self.value("trusted_proxies", "a number from 0")?.unwrap_or(0),
        })
    }

    /// The identity provider, if one is set.
    pub fn provider(&self) -> Result<Option<ProviderSettings>, SettingError> {
        let Some(issuer) = self.text("oidc_issuer") else { return Ok(None) };
        let minimum_level = match self.text("oidc_minimum_level").as_deref() {
            None => None,
            Some("1") => Some(Level::SpidL1),
            Some("2") => Some(Level::SpidL2),
            Some("3") => Some(Level::SpidL3),
            Some(value) => {
                let (name, expected) = ("oidc_minimum_level", "1, 2 or 3, as in SpidL2");
                return Err(SettingError::Wrong { name, value: value.to_owned(), expected });
            }
        };
        Ok(Some(ProviderSettings {
            issuer,
            client_id: self.required("oidc_client_id", "our name at the identity provider")?,
            client_secret: self.text("oidc_client_secret"),
            minimum_level,
            label: self.text("oidc_label").unwrap_or_else(|| "OpenID Connect".to_owned()),
        }))
    }
}

const FROM: &str = "an address such as `Comune di Pescaglia <avvisi@comune.pescaglia.example>`";

/// One line at home has a family behind it; a town hall's public terminal has a queue.
pub const KNOCKS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(30).expect("30 is not zero");
