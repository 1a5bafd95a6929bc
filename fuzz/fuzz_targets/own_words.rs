#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::own_words(data));
