//! Content files become domain types.

pub mod model;
