//! The training day's room.

mod alone;
#[cfg(unix)]
mod browser;
#[cfg(target_os = "linux")]
mod choose;
pub(crate) mod client;
#[cfg(unix)]
mod driver;
mod hall;
mod served;
mod suppression;

pub(crate) use alone::Alone;
