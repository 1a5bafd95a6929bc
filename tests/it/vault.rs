//! Exports of password managers and browsers: the same logins in every format give the same result; what is wrong
//! with a file is said; and no secret leaves.

mod formats;
mod mutated;
mod programs;
mod refused;
pub(crate) mod samples;
mod schema;
mod secrets;
