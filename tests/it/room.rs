//! The training day's room.

mod alone;
mod client;
mod hall;
mod served;
mod suppression;
