//! What is kept on this machine, and in which files: the draft of an interview, a person's profile file.

pub mod draft;
pub mod own_words;
pub mod profile_file;
