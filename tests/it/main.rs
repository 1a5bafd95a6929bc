//! The integration tests: one binary.

mod exposure;
