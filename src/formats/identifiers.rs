//! UUIDs as text (RFC 9562), and package URLs: `pkg:type/name`.

/// Whether a text is a UUID: five groups of hexadecimal digits, of any version.
pub fn uuid(text: &[u8]) -> bool {
    let Some(text) = text.as_array::<36>() else { return false };
    let dashes = [text[8], text[13], text[18], text[23]] == [b'-'; 4];
    // All 32 digits, eight at a time.
    let digits = |at: usize, more: usize| {
        let mut eight = [0; 8];
        eight[..4].copy_from_slice(&text[at..at + 4]);
        eight[4..].copy_from_slice(&text[more..more + 4]);
        hexadecimal(u64::from_le_bytes(eight))
    };
    dashes && digits(0, 4) && digits(9, 14) && digits(19, 24) && digits(28, 32)
}

/// Whether eight bytes are hexadecimal digits.
fn hexadecimal(eight: u64) -> bool {
    const EACH: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = EACH * 0x80;
    // For ASCII, adding `0x80 - first` sets the high bit of bytes from `first` on, and no byte carries into the next.
    let from = |word: u64, first: u8| word.wrapping_add(EACH * u64::from(0x80 - first));
    let small = eight | (EACH * 0x20);
    let digit = from(eight, b'0') & !from(eight, b'9' + 1);
    let letter = from(small, b'a') & !from(small, b'f' + 1);
    eight & HIGH == 0 && (digit | letter) & HIGH == HIGH
}

/// Whether a text is a package URL: the scheme, a type, and at least a name, all of it a URI.
pub fn purl(text: &[u8]) -> bool {
    let Some((scheme, mut rest)) = text.split_at_checked(4) else { return false };
    // The specification ignores slashes after the scheme.
    while let [b'/', more @ ..] = rest {
        rest = more;
    }
    let of_type = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-');
    let length = rest.iter().take_while(of_type).count();
    let mut name = &rest[length..];
    let slashes = name.starts_with(b"/");
    while let [b'/', more @ ..] = name {
        name = more;
    }
    scheme.eq_ignore_ascii_case(b"pkg:")
        && rest.first().is_some_and(u8::is_ascii_alphabetic)
        && slashes
        && !matches!(name.first(), None | Some(b'@' | b'?' | b'#'))
        && super::uri(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids() {
        for text in [
            "4c8cb7dd-3448-41de-8768-eec704e2829b",
            "00000000-0000-0000-0000-000000000001",
            "AA6945F8-1F2B-4C3D-8E4F-0123456789AB",
        ] {
            assert!(uuid(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "1",
            "4c8cb7dd344841de8768eec704e2829b",
            "4c8cb7dd-3448-41de-8768-eec704e2829g",
            "{4c8cb7dd-3448-41de-8768-eec704e2829b}",
        ] {
            assert!(!uuid(text.as_bytes()), "{text}");
        }
        for byte in 0..=u8::MAX {
            for place in 0..36 {
                let mut text = *b"4c8cb7dd-3448-41de-8768-eec704e2829b";
                let dash = text[place] == b'-';
                text[place] = byte;
                let right = if dash { byte == b'-' } else { byte.is_ascii_hexdigit() };
                assert_eq!(uuid(&text), right, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn purls() {
        for text in [
            "pkg:oci/checkout@sha256%3Ac2f1",
            "pkg:npm/%40scope/name@1.0.0",
            "pkg:golang/github.com/a/b@v1?x=y#sub",
            "PKG:pypi/django",
            "pkg://deb/debian/curl",
        ] {
            assert!(purl(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "pkg:",
            "pkg:oci",
            "pkg:oci/",
            "pkg:/",
            "pkg:1a/b",
            "pkg:oci/@1",
            "oci/checkout",
            "sha256:c2f1",
            "pkg:oci/a b",
            "https://example.com/a",
        ] {
            assert!(!purl(text.as_bytes()), "{text}");
        }
    }
}
