#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::kdbx_inside(data));
