//! The training day's room: a small server on the officer's laptop, its pages, its journal.
//!
//! Owns sockets, seats and what is written of them while a room is open. What may be shown is told by [`crate::tally`],
//! what is asked by [`crate::interview`]. There is no field for a password, an account name, a person's name or free
//! text; the only text field is the code of the room.

pub mod addresses;
pub mod alone;
pub mod desk;
pub mod hall;
mod limits;
pub mod pages;
pub mod record;
pub mod rehearsal;
mod request;
pub mod seat;
pub mod server;
pub mod sheet;
pub mod tasks;
mod web;
pub mod writer;
