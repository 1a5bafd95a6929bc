//! Writes KDBX files of any content, as cheap to open as can be: for what no program would write.

use aes::Aes256;
use aes::cipher::{BlockCipherEncrypt as _, KeyInit as _};
use argon2::{Algorithm, Argon2, Params, Version};
use cbc::Encryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _, StreamCipher as _};
use chacha20::ChaCha20;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};
use twofish::Twofish;

/// What a body is enciphered with.
#[derive(Clone, Copy, Debug)]
pub enum Cipher {
    Aes,
    Twofish,
    ChaCha20,
}

impl Cipher {
    /// Its name in a header.
    pub fn id(self) -> u128 {
        match self {
            Cipher::Aes => 0x31c1_f2e6_bf71_4350_be58_0521_6afc_5aff,
            Cipher::Twofish => 0xad68_f29f_576f_4bb9_a36a_d47a_f965_346c,
            Cipher::ChaCha20 => 0xd603_8a2b_8b6f_4cb5_a524_339a_31db_b59a,
        }
    }
}

/// How a key is derived: one round of AES, or one pass over as little memory as there may be.
#[derive(Clone, Copy, Debug)]
pub enum Kdf {
    Aes,
    Argon2d,
    Argon2id,
}

impl Kdf {
    /// Its name in a header.
    pub fn id(self) -> u128 {
        match self {
            Kdf::Aes => 0xc9d9_f39a_628a_4460_bf74_0d08_c18a_4fea,
            Kdf::Argon2d => 0xef63_6ddf_8c29_444b_91f7_a9a4_03e3_0a0c,
            Kdf::Argon2id => 0x9e29_8b19_56db_4773_b23d_fc3e_c6f0_a1e6,
        }
    }
}

/// How a file is locked.
#[derive(Clone, Copy, Debug)]
pub struct Lock {
    /// 3 or 4.
    pub major: u8,
    /// The body is compressed already.
    pub gzip: bool,
    pub cipher: Cipher,
    /// Of KDBX 4; KDBX 3 has one only.
    pub kdf: Kdf,
}

impl Lock {
    /// The usual one.
    pub fn new(major: u8, gzip: bool) -> Self {
        Self {
            major,
            gzip,
            cipher: Cipher::Aes,
            kdf: Kdf::Aes,
        }
    }
}

/// What opens a file: a password, and what a key file stands for.
pub fn key(password: Option<&str>, key_file: Option<&[u8; 32]>) -> [u8; 32] {
    let mut sum = Sha256::new();
    if let Some(password) = password {
        sum.update(Sha256::digest(password));
    }
    if let Some(key_file) = key_file {
        sum.update(key_file);
    }
    sum.finalize().into()
}

/// The inner header of KDBX 4, and a document behind it.
pub fn inner_4(xml: &[u8]) -> Vec<u8> {
    let mut body = vec![1, 4, 0, 0, 0, 3, 0, 0, 0, 2, 64, 0, 0, 0];
    body.extend([6; 64]);
    body.extend([0, 0, 0, 0, 0]);
    body.extend(xml);
    body
}

/// Seals a body.
pub fn seal(lock: Lock, body: &[u8], key: &[u8; 32]) -> Vec<u8> {
    let Lock { major, gzip, .. } = lock;
    let (seed, salt, start) = ([1_u8; 32], [2_u8; 32], [4_u8; 32]);
    let iv: &[u8] = match lock.cipher {
        Cipher::ChaCha20 => &[3; 12],
        _ => &[3; 16],
    };
    let argon2 = |algorithm| {
        let mut out = [0; 32];
        let params = Params::new(8, 1, 1, Some(32)).expect("the least there may be");
        Argon2::new(algorithm, Version::V0x13, params)
            .hash_password_into(key, &salt, &mut out)
            .expect("a key");
        out
    };
    let transformed: [u8; 32] = match lock.kdf {
        Kdf::Argon2d => argon2(Algorithm::Argon2d),
        Kdf::Argon2id => argon2(Algorithm::Argon2id),
        Kdf::Aes => {
            let cipher = Aes256::new(&salt.into());
            let mut sum = Sha256::new();
            for half in key.chunks(16) {
                let mut block = aes::Block::try_from(half).expect("sixteen bytes");
                cipher.encrypt_block(&mut block);
                sum.update(block);
            }
            sum.finalize().into()
        }
    };
    let master: [u8; 32] = Sha256::new_with_prefix(seed)
        .chain_update(transformed)
        .finalize()
        .into();
    let encrypted = |plain: &[u8]| {
        let mut buffer = plain.to_vec();
        buffer.resize(plain.len() + 16, 0);
        let sealed = match lock.cipher {
            Cipher::Aes => Encryptor::<Aes256>::new_from_slices(&master, iv)
                .expect("the right lengths")
                .encrypt_padded::<Pkcs7>(&mut buffer, plain.len()),
            Cipher::Twofish => Encryptor::<Twofish>::new_from_slices(&master, iv)
                .expect("the right lengths")
                .encrypt_padded::<Pkcs7>(&mut buffer, plain.len()),
            Cipher::ChaCha20 => {
                buffer.truncate(plain.len());
                ChaCha20::new_from_slices(&master, iv)
                    .expect("the right lengths")
                    .apply_keystream(&mut buffer);
                return buffer;
            }
        };
        sealed.expect("room").to_vec()
    };
    let mut out = vec![0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 0, major, 0];
    let field = |out: &mut Vec<u8>, kind: u8, value: &[u8]| {
        out.push(kind);
        let length = u32::try_from(value.len()).expect("a short field").to_le_bytes();
        out.extend(&length[..if major == 3 { 2 } else { 4 }]);
        out.extend(value);
    };
    field(&mut out, 2, &lock.cipher.id().to_be_bytes());
    field(&mut out, 3, &u32::from(gzip).to_le_bytes());
    field(&mut out, 4, &seed);
    if major == 3 {
        field(&mut out, 5, &salt);
        field(&mut out, 6, &1_u64.to_le_bytes());
        field(&mut out, 7, iv);
        field(&mut out, 8, &[5; 32]);
        field(&mut out, 9, &start);
        field(&mut out, 10, &2_u32.to_le_bytes());
        field(&mut out, 0, b"\r\n\r\n");
        let mut plain = start.to_vec();
        for (number, block) in [body, &[]].iter().enumerate() {
            plain.extend(u32::try_from(number).expect("few blocks").to_le_bytes());
            if block.is_empty() {
                plain.extend([0; 32]);
            } else {
                plain.extend(Sha256::digest(block));
            }
            plain.extend(u32::try_from(block.len()).expect("a small block").to_le_bytes());
            plain.extend(*block);
            if block.is_empty() {
                break;
            }
        }
        out.extend(encrypted(&plain));
        return out;
    }
    field(&mut out, 7, iv);
    let mut kdf = vec![0, 1];
    let id = lock.kdf.id().to_be_bytes();
    let (one, least) = (1_u64.to_le_bytes(), (8 * 1024_u64).to_le_bytes());
    let (lanes, version) = (1_u32.to_le_bytes(), 0x13_u32.to_le_bytes());
    let mut values: Vec<(u8, &str, &[u8])> = vec![(0x42, "$UUID", &id), (0x42, "S", &salt)];
    match lock.kdf {
        Kdf::Aes => values.push((5, "R", &one)),
        Kdf::Argon2d | Kdf::Argon2id => values.extend([
            (5_u8, "I", &one[..]),
            (5, "M", &least),
            (4, "P", &lanes),
            (4, "V", &version),
        ]),
    }
    for (kind, name, value) in values {
        kdf.push(kind);
        for part in [name.as_bytes(), value] {
            kdf.extend(u32::try_from(part.len()).expect("a short value").to_le_bytes());
            kdf.extend(part);
        }
    }
    kdf.push(0);
    field(&mut out, 11, &kdf);
    field(&mut out, 0, b"\r\n\r\n");
    let mac_key = Sha512::new_with_prefix(seed)
        .chain_update(transformed)
        .chain_update([1])
        .finalize();
    let mac = |number: u64, parts: &[&[u8]]| {
        let key = Sha512::new_with_prefix(number.to_le_bytes())
            .chain_update(mac_key)
            .finalize();
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any length");
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes()
    };
    let (sum, tag) = (Sha256::digest(&out), mac(u64::MAX, &[&out]));
    out.extend(sum);
    out.extend(tag);
    for (number, block) in [encrypted(body), Vec::new()].iter().enumerate() {
        let number = number as u64;
        let length = u32::try_from(block.len()).expect("a small block").to_le_bytes();
        out.extend(mac(number, &[&number.to_le_bytes(), &length, block]));
        out.extend(length);
        out.extend(block);
    }
    out
}
