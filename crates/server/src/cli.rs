//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Reception hours and video visits for Italian comuni.
#[derive(Debug, Parser)]
#[command(name = "ricevimento", version, max_term_width = 100)]
pub struct Cli {
    /// A file of settings in TOML. The environment (`RICEVIMENTO_*`) goes before it.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the comuni of the database.
    Serve,
    /// Serve an invented Pescaglia on this machine, with an identity provider of its own.
    Demo,
    /// Bring the database's schema up to date.
    Migrate,
    /// Say what is right and what is wrong with this installation.
    Doctor,
    /// Add comuni, invite who manages them, list, suspend and resume them.
    #[command(subcommand)]
    Tenant(TenantCommand),
    /// Print the definition of the GraphQL schema.
    Schema,
}

#[derive(Debug, Subcommand)]
pub enum TenantCommand {
    /// Add a comune.
    Add(NewTenant),
    /// Invite somebody to manage a comune: the first cannot be invited by anybody else.
    Invite(NewAdministrator),
    /// List all comuni.
    List,
    /// Stop serving a comune: its pages say so.
    Suspend {
        /// Its subdomain.
        slug: String,
    },
    /// Serve a comune again.
    Resume {
        /// Its subdomain.
        slug: String,
    },
}

#[derive(Debug, Args)]
pub struct NewTenant {
    /// Its subdomain: lower-case letters, digits and hyphens.
    pub slug: String,
    /// Its name, as people write it.
    #[arg(long)]
    pub name: String,
    /// Two letters.
    #[arg(long)]
    pub province: String,
    /// Such as "Toscana".
    #[arg(long)]
    pub region: String,
    /// The comune's own site.
    #[arg(long)]
    pub site_url: Option<String>,
}

#[derive(Debug, Args)]
pub struct NewAdministrator {
    /// The comune's subdomain.
    pub slug: String,
    /// As colleagues read it.
    #[arg(long)]
    pub name: String,
    /// By which the person is recognised at the first sign-in.
    #[arg(long, required_unless_present = "email")]
    pub fiscal_code: Option<String>,
    /// Likewise, where the identity provider has verified it.
    #[arg(long)]
    pub email: Option<String>,
}
