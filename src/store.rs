//! What is kept on this machine, and in which files: the draft of an interview, the encrypted history, the log of menus
//! that differ, a person's profile file, the summaries of rooms.

pub mod counts;
pub mod draft;
mod files;
pub mod folder;
pub mod history;
pub mod journal;
pub mod menus;
pub mod own_words;
pub mod profile_file;
pub mod summary;
