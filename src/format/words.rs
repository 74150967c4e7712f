//! RFC 9562: UUIDs as text. The package-URL specification: `pkg:type/name`.

/// Whether a text is a UUID: five groups of hexadecimal digits, of any version.
pub fn uuid(text: &[u8]) -> bool {
    let groups = [(0, 8), (9, 13), (14, 18), (19, 23), (24, 36)];
    text.len() == 36
        && [8, 13, 18, 23].iter().all(|&dash| text[dash] == b'-')
        && groups.iter().all(|&(from, to)| text[from..to].iter().all(u8::is_ascii_hexdigit))
}

/// Whether a text is a package URL: the scheme, a type, and at least a name, all of it a URI.
pub fn purl(text: &[u8]) -> bool {
    let Some((scheme, mut rest)) = text.split_at_checked(4) else { return false };
    // Slashes behind the scheme mean nothing.
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
