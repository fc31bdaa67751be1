//! The demonstration: an invented Pescaglia on this machine, and an identity provider that lets anybody be anybody.

mod bookings;

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::Path,
};

use anyhow::Context as _;
use app::{App, SeedOffice, SeedPerson};
use demo::{idp::DemoIdp, pescaglia};
use domain::{Lang, TenantId, office::OfficeWords};
use identity::ProviderSettings;
use post::Post;
use store::Store;
use tokio::net::TcpListener;
use url::Url;
use web::{Assets, Scheme, Web};

use crate::{
    clock::{self, say},
    serve,
    settings::{KNOCKS_PER_MINUTE, Source},
};

/// Where the demonstration keeps its data, unless told otherwise. In the folder in which it was started.
const FOLDER: &str = "var";
/// Where it listens, unless told otherwise.
const PORT: u16 = 8080;
/// Our name at the provider.
const CLIENT_ID: &str = "ricevimento";

/// Serves the demonstration until it is told to stop.
pub async fn demo(source: &Source) -> anyhow::Result<()> {
    let port = port()?;
    // First of all: a second demonstration must not touch the data of the first.
    let listener = serve::listen(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)).await?;
    let url = database()?;
    Store::migrate(&url).await.with_context(|| {
        format!(
            "the database `{url}` could not be prepared: if another version made it, remove it and begin anew"
        )
    })?;
    let store = Store::connect(&url, source.database_connections()?)
        .await
        .context("cannot connect to the database")?;
    let settings = settings(source, port)?;
    let ways_out = Post::demonstration();
    let own = app::Settings {
        comune_url: settings.comune("{slug}"),
        post: match source.mailer()? {
            Some(mailer) => ways_out.with_smtp(mailer),
            None => ways_out,
        },
        ..source.app(key()?)?
    };
    let app = App::new(store, own, clock::system(), clock::random());
    seed(&app).await.context("Pescaglia could not be made")?;
    let provider = match source.text("demo_issuer") {
        Some(issuer) => ProviderSettings {
            issuer,
            client_id: source.text("demo_client_id").unwrap_or_else(|| CLIENT_ID.to_owned()),
            client_secret: source.text("demo_client_secret"),
            minimum_level: Some(identity::Level::SpidL2),
            label: "SPID o CIE".to_owned(),
        },
        None => own_provider().await?,
    };
    let comune = settings.comune(pescaglia::SLUG);
    let platform = settings.origin(&settings.base_domain);
    let party = serve::relying_party(provider)?;
    let web = Web::new(app.clone(), settings, Assets::load()?, vec![party]);
    greet(&comune, &platform);
    serve::run(app, web, listener).await
}

fn settings(source: &Source, port: u16) -> anyhow::Result<web::Settings> {
    Ok(web::Settings {
        base_domain: "localhost".to_owned(),
        scheme: Scheme::Http,
        public_port: Some(port),
        open_api: true,
        knocks_per_minute: source.value("knocks_per_minute", "a number from 1")?.unwrap_or(KNOCKS_PER_MINUTE),
        demo: Some(pescaglia::SLUG.to_owned()),
        trusted_proxies: 0,
    })
}

fn port() -> anyhow::Result<u16> {
    let Ok(value) = std::env::var("PORT") else { return Ok(PORT) };
    value
        .parse()
        .with_context(|| format!("the setting PORT is `{value}`; expected is a port from 1 to 65535"))
}

fn database() -> anyhow::Result<String> {
    if let Ok(url) = std::env::var("DATABASE_URL")
        && !url.is_empty()
    {
        return Ok(url);
    }
    std::fs::create_dir_all(FOLDER).with_context(|| format!("the folder `{FOLDER}` cannot be made"))?;
    Ok(format!("sqlite://{FOLDER}/demo.sqlite?mode=rwc"))
}

/// The key of the demonstration lasts as long as its data.
fn key() -> anyhow::Result<[u8; 32]> {
    std::fs::create_dir_all(FOLDER).with_context(|| format!("the folder `{FOLDER}` cannot be made"))?;
    let path = Path::new(FOLDER).join("demo.key");
    if let Ok(kept) = std::fs::read(&path)
        && let Ok(key) = kept.try_into()
    {
        return Ok(key);
    }
    let mut key = [0; 32];
    (clock::random())(&mut key);
    std::fs::write(&path, key).with_context(|| format!("`{}` cannot be written", path.display()))?;
    Ok(key)
}

fn in_english((name, summary): (&str, &str)) -> OfficeWords {
    OfficeWords { name: Some(name.to_owned()), summary: Some(summary.to_owned()) }
}

async fn seed(app: &App) -> anyhow::Result<()> {
    let mut entropy = [0; 10];
    (clock::random())(&mut entropy);
    let tenant = pescaglia::tenant(TenantId::new(app.now(), entropy));
    let office = |door: &pescaglia::Door| SeedOffice {
        slug: door.slug.to_owned(),
        kind: door.kind,
        name: door.name.to_owned(),
        summary: door.summary.to_owned(),
        translations: BTreeMap::from([(Lang::En, in_english(door.english))]),
        hours: door.hours.to_owned(),
        reception: pescaglia::reception(door.slug),
        substitute: pescaglia::substitute(door.slug).map(str::to_owned),
    };
    let offices: Vec<_> = pescaglia::DOORS.iter().map(office).collect();
    let accounts = demo::accounts();
    let person = |staff: &pescaglia::Staff| {
        let account = accounts.iter().find(|account| account.login == staff.login)?;
        Some(SeedPerson {
            name: account.name.clone(),
            fiscal_code: account.fiscal_code.clone(),
            offices: staff.offices.iter().map(|slug| (*slug).to_owned()).collect(),
            administers: staff.administers,
        })
    };
    let people: Vec<_> = pescaglia::STAFF.iter().filter_map(person).collect();
    if app.seed(&tenant, &offices, &people).await? {
        bookings::seed(app, tenant.id).await?;
    }
    Ok(())
}

/// Starts the demonstration's own provider on a free port.
async fn own_provider() -> anyhow::Result<ProviderSettings> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no port for the identity provider")?;
    let address = listener.local_addr()?;
    let issuer = format!("http://{address}");
    let provider = DemoIdp::new(Url::parse(&issuer)?, demo::accounts(), clock::system());
    tokio::spawn(async move {
        let served = provider.serve(listener).await;
        tracing::error!(?served, "the demonstration's identity provider ended");
    });
    Ok(ProviderSettings {
        issuer,
        client_id: CLIENT_ID.to_owned(),
        client_secret: None,
        minimum_level: Some(identity::Level::SpidL2),
        label: "SPID o CIE (dimostrazione)".to_owned(),
    })
}

fn greet(comune: &str, platform: &str) {
    let lines = [
        String::new(),
        "Ricevimento is ready. Everything is invented, and stays on this machine.".to_owned(),
        String::new(),
        format!("  the citizen     {comune}/"),
        format!(
            "                  the Sportello digitale is open at any hour: {comune}/uffici/sportello-digitale"
        ),
        format!("  the clerk       {comune}/accedi?login_hint=anagrafe"),
        format!("  the platform    {platform}/"),
        format!("  its e-mails     {platform}/posta"),
        String::new(),
        "  Open the citizen in one window and the clerk in another. Ctrl-C ends it.".to_owned(),
        String::new(),
    ];
    for line in lines {
        say(&mut std::io::stdout(), &line);
    }
}
