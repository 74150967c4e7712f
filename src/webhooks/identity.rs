//! Ids that are made of facts: UUIDs of version 8 (RFC 9562, appendix B.2), of SHA-256 (FIPS 180-4).

use crate::formats::write_uuid;
use crate::json::{push, push_hex};
use alloc::string::String;
use alloc::vec::Vec;

/// The namespace of the ids of events, `2c0de083-65db-8362-9634-b57b9dc08b30`.
const NAMESPACE: [u8; 16] =
    [0x2c, 0x0d, 0xe0, 0x83, 0x65, 0xdb, 0x83, 0x62, 0x96, 0x34, 0xb5, 0x7b, 0x9d, 0xc0, 0x8b, 0x30];

/// The id of what some facts identify. An absent fact is the empty text.
pub fn of(facts: &[&str]) -> String {
    let mut text = String::from("[");
    for (index, fact) in facts.iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        stringify(&mut text, fact);
    }
    text.push(']');
    uuid(&NAMESPACE, text.as_bytes())
}

/// Writes a string as `JSON.stringify` does, so that anybody can compute the ids.
fn stringify(text: &mut String, value: &str) {
    text.push('"');
    for letter in value.chars() {
        match letter {
            '"' | '\\' => {
                push(text, '\\');
                push(text, letter);
            }
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..' ' => {
                text.push_str("\\u00");
                push_hex(text, letter, 2);
            }
            _ => push(text, letter),
        }
    }
    text.push('"');
}

/// The UUID of a name in a namespace.
fn uuid(namespace: &[u8; 16], name: &[u8]) -> String {
    let mut bytes = Vec::from(namespace);
    bytes.extend_from_slice(name);
    let hash = sha256(&bytes);
    let high = u64::from(hash[0]) << 32 | u64::from(hash[1] & 0xFFFF_0FFF | 0x8000);
    let low = u64::from(hash[2] & 0x3FFF_FFFF | 0x8000_0000) << 32 | u64::from(hash[3]);
    write_uuid(high, low)
}

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const ROUNDS: [u32; 64] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1,
    0xefbe_4786,
    0x0fc1_9dc6,
    0x240c_a1cc,
    0x2de9_2c6f,
    0x4a74_84aa,
    0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152,
    0xa831_c66d,
    0xb003_27c8,
    0xbf59_7fc7,
    0xc6e0_0bf3,
    0xd5a7_9147,
    0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85,
    0x2e1b_2138,
    0x4d2c_6dfc,
    0x5338_0d13,
    0x650a_7354,
    0x766a_0abb,
    0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1,
    0xa81a_664b,
    0xc24b_8b70,
    0xc76c_51a3,
    0xd192_e819,
    0xd699_0624,
    0xf40e_3585,
    0x106a_a070,
    0x19a4_c116,
    0x1e37_6c08,
    0x2748_774c,
    0x34b0_bcb5,
    0x391c_0cb3,
    0x4ed8_aa4a,
    0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee,
    0x78a5_636f,
    0x84c8_7814,
    0x8cc7_0208,
    0x90be_fffa,
    0xa450_6ceb,
    0xbef9_a3f7,
    0xc671_78f2,
];

fn sha256(bytes: &[u8]) -> [u32; 8] {
    let mut state: [u32; 8] =
        [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];
    let mut padded = Vec::from(bytes);
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend_from_slice(&(bytes.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        let mut words = [0u32; 64];
        for (word, four) in words.iter_mut().zip(block.as_chunks::<4>().0) {
            *word = u32::from_be_bytes(*four);
        }
        for at in 16..64 {
            let (early, late) = (words[at - 15], words[at - 2]);
            let small = early.rotate_right(7) ^ early.rotate_right(18) ^ early >> 3;
            let large = late.rotate_right(17) ^ late.rotate_right(19) ^ late >> 10;
            words[at] = words[at - 16].wrapping_add(small).wrapping_add(words[at - 7]).wrapping_add(large);
        }
        // The working variables, `a` to `h` in the standard.
        let mut work = state;
        for (round, word) in ROUNDS.iter().zip(words) {
            let [one, two, three, _, five, six, seven, eight] = work;
            let choice = five & six ^ !five & seven;
            let sum = five.rotate_right(6) ^ five.rotate_right(11) ^ five.rotate_right(25);
            let first = eight.wrapping_add(sum).wrapping_add(choice).wrapping_add(*round).wrapping_add(word);
            let majority = one & two ^ one & three ^ two & three;
            let sum = one.rotate_right(2) ^ one.rotate_right(13) ^ one.rotate_right(22);
            work.rotate_right(1);
            work[0] = first.wrapping_add(sum).wrapping_add(majority);
            work[4] = work[4].wrapping_add(first);
        }
        for (part, more) in state.iter_mut().zip(work) {
            *part = part.wrapping_add(more);
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector_of_the_rfc() {
        // RFC 9562, appendix B.2: the namespace of DNS names.
        let dns = [0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];
        assert_eq!(uuid(&dns, b"www.example.com"), "5c146b14-3c52-8afd-938a-375d0df1fbf6");
    }

    #[test]
    fn digests() {
        assert_eq!(sha256(b"")[0], 0xe3b0_c442);
        assert_eq!(sha256(b"abc")[7], 0xf200_15ad);
        // 56 bytes need a second block for the length.
        assert_eq!(sha256(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")[0], 0x248d_6a61);
    }

    #[test]
    fn strings_are_those_of_javascript() {
        let mut text = String::new();
        stringify(&mut text, "\"\\\u{8}\u{c}\n\r\t\u{1}\u{7f}\u{2028}/é");
        assert_eq!(text, "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\u{7f}\u{2028}/é\"");
    }
}
