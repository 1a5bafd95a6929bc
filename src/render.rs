//! Results become bytes.

pub mod score_json;
