//! `schakel serve`: the live page.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::Args;

use super::signals;
use crate::error::Result;
use crate::ids::Lang;
use crate::serve::app::MOST_DRAWS;
use crate::serve::{Settings, serve as run};
use crate::texts::{ServeText, fill};

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Port on this computer; 0 takes any that is free.
    #[arg(long, default_value_t = 8765)]
    pub port: u16,
    /// The reference; the scenarios beside it can be started from and built on.
    #[arg(long, value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
    pub scenario: PathBuf,
    /// Number of threads; otherwise all there are.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Number of draws up to which answers get better, in rounds of 512.
    #[arg(long, default_value_t = 10_240, value_parser = clap::value_parser!(u64).range(1..=MOST_DRAWS))]
    pub draws: u64,
    /// Listen on this address instead of on this computer alone. Others can reach it then, with the token: put it behind a
    /// reverse proxy with TLS.
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub bind: IpAddr,
    /// The address at which a reverse proxy shows the page, such as <https://schakel.example.nl>.
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
}

/// Serves until a signal.
///
/// # Errors
/// If the reference cannot be loaded, or the address cannot be had.
pub fn serve(arguments: &ServeArguments, lang: Lang) -> Result<()> {
    let stop = signals::stop_flag()?;
    let all = || std::thread::available_parallelism().map_or(1, usize::from);
    let settings = Settings {
        reference: arguments.scenario.clone(),
        address: arguments.bind,
        port: arguments.port,
        public: arguments.public_url.clone(),
        threads: arguments.threads.map_or_else(all, usize::from),
        draws: arguments.draws,
        lang,
    };
    run(&settings, &stop, |address| {
        super::print(&(fill(ServeText::Open.get(lang), &[("address", address)]) + "\n"))?;
        super::tell(ServeText::StopWith.get(lang));
        Ok(())
    })?;
    super::tell(ServeText::Stopping.get(lang));
    Ok(())
}
