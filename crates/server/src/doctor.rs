//! Looking at an installation.

use anyhow::Context as _;
use store::Store;

use crate::{clock::say, settings::Source};

/// Brings the schema up to date.
pub async fn migrate(source: &Source) -> anyhow::Result<()> {
    Store::migrate(&source.database_url()?).await.context("the schema could not be brought up to date")?;
    say(&mut std::io::stdout(), "The schema is up to date.");
    Ok(())
}

/// Says what is right and what is wrong. Fails if anything is wrong.
pub async fn doctor(source: &Source) -> anyhow::Result<()> {
    let mut wrong = 0;
    let mut check = |name: &str, result: anyhow::Result<String>| {
        let line = match result {
            Ok(text) => format!("ok     {name}: {text}"),
            Err(error) => {
                wrong += 1;
                format!("WRONG  {name}: {error:#}")
            }
        };
        say(&mut std::io::stdout(), &line);
    };
    check("hosts", source.web().map(|web| web.comune("<comune>")).map_err(Into::into));
    check(
        "secret key",
        source
            .secret_key()
            .map_err(Into::into)
            .and_then(|key| key.map(|_| "set".to_owned()).context("RICEVIMENTO_SECRET_KEY is missing")),
    );
    check(
        "relay for calls",
        source.app([0; 32]).map_err(Into::into).and_then(|app| {
            app.turn
                .map(|turn| turn.urls.join(", "))
                .context("none is set: calls will fail across most networks")
        }),
    );
    check("mail server", mail(source).await);
    check("browser's scripts", web::Assets::load().map(|_| "built".to_owned()).map_err(Into::into));
    check("database", database(source).await);
    check("identity provider", provider(source).await);
    if wrong > 0 {
        anyhow::bail!("{wrong} of the checks found something wrong");
    }
    Ok(())
}

async fn database(source: &Source) -> anyhow::Result<String> {
    let store = Store::connect(&source.database_url()?, 1).await?;
    store.ping().await?;
    let comuni = store.list_tenants().await?.len();
    Ok(format!("{:?}, {comuni} comuni", store.engine()))
}

async fn mail(source: &Source) -> anyhow::Result<String> {
    let mailer =
        source.mailer()?.context("none is set: nobody is written to when an office does not answer")?;
    mailer.greet().await.map_err(anyhow::Error::from_boxed).context("it does not take our letters")?;
    Ok("answers".to_owned())
}

async fn provider(source: &Source) -> anyhow::Result<String> {
    let provider = source.provider()?.context("RICEVIMENTO_OIDC_ISSUER is missing: nobody can sign in")?;
    let issuer = provider.issuer.clone();
    let party = crate::serve::relying_party(provider)?;
    let next = identity::LocalPath::default();
    let options = identity::BeginOptions { login_hint: None, ui_locales: domain::Lang::It, next };
    let now = (crate::clock::system())();
    party.begin(&format!("{issuer}/accedi/ritorno"), options, now).await?;
    Ok(issuer)
}
