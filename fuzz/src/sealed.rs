//! Writes KDBX files of any content, as cheap to open as can be: for what no program would write.

use aes::Aes256;
use aes::cipher::{BlockCipherEncrypt as _, KeyInit as _};
use cbc::Encryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};

const AES: [u8; 16] = [
    0x31, 0xc1, 0xf2, 0xe6, 0xbf, 0x71, 0x43, 0x50, 0xbe, 0x58, 0x05, 0x21, 0x6a, 0xfc, 0x5a, 0xff,
];
const AES_KDF: [u8; 16] = [
    0xc9, 0xd9, 0xf3, 0x9a, 0x62, 0x8a, 0x44, 0x60, 0xbf, 0x74, 0x0d, 0x08, 0xc1, 0x8a, 0x4f, 0xea,
];

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

/// Seals a body, which is compressed already where `gzip` says so. One round of AES.
pub fn seal(major: u8, gzip: bool, body: &[u8], key: &[u8; 32]) -> Vec<u8> {
    let (seed, salt, iv, start) = ([1_u8; 32], [2_u8; 32], [3_u8; 16], [4_u8; 32]);
    let transformed = {
        let cipher = Aes256::new(&salt.into());
        let mut sum = Sha256::new();
        for half in key.chunks(16) {
            let mut block = aes::Block::try_from(half).expect("sixteen bytes");
            cipher.encrypt_block(&mut block);
            sum.update(block);
        }
        sum.finalize()
    };
    let master: [u8; 32] = Sha256::new_with_prefix(seed)
        .chain_update(transformed)
        .finalize()
        .into();
    let encrypted = |plain: &[u8]| {
        let mut buffer = plain.to_vec();
        buffer.resize(plain.len() + 16, 0);
        Encryptor::<Aes256>::new_from_slices(&master, &iv)
            .expect("the right lengths")
            .encrypt_padded::<Pkcs7>(&mut buffer, plain.len())
            .expect("room")
            .to_vec()
    };
    let mut out = vec![0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5, 1, 0, major, 0];
    let field = |out: &mut Vec<u8>, kind: u8, value: &[u8]| {
        out.push(kind);
        let length = u32::try_from(value.len()).expect("a short field").to_le_bytes();
        out.extend(&length[..if major == 3 { 2 } else { 4 }]);
        out.extend(value);
    };
    field(&mut out, 2, &AES);
    field(&mut out, 3, &u32::from(gzip).to_le_bytes());
    field(&mut out, 4, &seed);
    if major == 3 {
        field(&mut out, 5, &salt);
        field(&mut out, 6, &1_u64.to_le_bytes());
        field(&mut out, 7, &iv);
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
    field(&mut out, 7, &iv);
    let mut kdf = vec![0, 1];
    for (kind, name, value) in [
        (0x42_u8, "$UUID", &AES_KDF[..]),
        (5, "R", &1_u64.to_le_bytes()),
        (0x42, "S", &salt),
    ] {
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
