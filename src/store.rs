//! What lies on disk.

pub mod profile_file;
