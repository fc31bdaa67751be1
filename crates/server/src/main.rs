//! The binary `ricevimento`: command line, configuration, telemetry, jobs. It puts the parts together.

mod cli;
mod clock;
mod demo;
mod doctor;
mod metrics;
mod serve;
mod settings;
mod telemetry;
mod tenant;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use cli::{Cli, Command};
use settings::Source;

fn main() -> ExitCode {
    // A wrong command line ends here, with 2.
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            clock::say(&mut std::io::stderr(), &format!("ricevimento: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<()> {
    if let Command::Schema = cli.command {
        clock::say(&mut std::io::stdout(), graphql::sdl().trim_end());
        return Ok(());
    }
    let source = Source::read(cli.config.as_deref())?;
    // One provider of cryptography, and the one that builds without a C tool chain of its own.
    let ring = rustls::crypto::ring::default_provider().install_default();
    ring.map_err(|_| anyhow::anyhow!("the cryptography provider was set twice"))?;
    let quiet = matches!(cli.command, Command::Demo);
    // Before the runtime: the exporter's client must not be made inside of it.
    let telemetry = telemetry::start(&source, quiet)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no runtime")?;
    let done = runtime.block_on(async {
        match cli.command {
            Command::Serve => serve::serve(&source).await,
            Command::Demo => demo::demo(&source).await,
            Command::Migrate => doctor::migrate(&source).await,
            Command::Doctor => doctor::doctor(&source).await,
            Command::Tenant(command) => tenant::run(&source, command).await,
            Command::Schema => Ok(()),
        }
    });
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    telemetry.stop();
    done
}
