//! Types only: no I/O, no clock, no randomness, no environment, no JSON, no language.
