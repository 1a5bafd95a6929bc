//! What is kept on this machine, and in which files.

pub mod draft;
