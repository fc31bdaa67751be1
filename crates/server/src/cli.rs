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
    /// Add, list, suspend and resume comuni.
    #[command(subcommand)]
    Tenant(TenantCommand),
    /// Print the definition of the GraphQL schema.
    Schema,
}

#[derive(Debug, Subcommand)]
pub enum TenantCommand {
    /// Add a comune.
    Add(NewTenant),
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
