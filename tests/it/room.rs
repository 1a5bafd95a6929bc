//! The training day's room.

mod client;
mod hall;
mod served;
mod suppression;
