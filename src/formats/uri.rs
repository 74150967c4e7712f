//! RFC 3986, appendix A: URI and URI-reference. Works on bytes, since the grammar is ASCII.

use super::{Why, why};

/// The parts of a URI-reference that rules need.
#[derive(Debug, PartialEq, Eq)]
pub struct Uri<'t> {
    /// The scheme as written; none for a relative reference.
    pub scheme: Option<&'t [u8]>,
    /// The host as written; none without an authority.
    pub host: Option<&'t [u8]>,
}

/// The scheme at the start of a text. The rest is not checked.
pub fn scheme(text: &[u8]) -> Option<&[u8]> {
    let mut length = 0;
    while class(*text.get(length)?) & SCHEME != 0 {
        length += 1;
    }
    let scheme = text.get(..length)?;
    (text[length] == b':' && scheme.first().is_some_and(u8::is_ascii_alphabetic)).then_some(scheme)
}

pub fn has_host(text: &[u8]) -> bool {
    matches!(uri_reference(text), Ok(Uri { host: Some(host), .. }) if !host.is_empty())
}

/// Checks a URI, which has a scheme.
///
/// # Errors
/// Why it is not a URI.
pub fn uri(text: &[u8]) -> Result<Uri<'_>, Why> {
    let found = uri_reference(text)?;
    if found.scheme.is_some() { Ok(found) } else { Err(why("is missing a scheme such as `https:`")) }
}

/// Checks a URI-reference: a URI or a relative reference.
///
/// # Errors
/// Why it is not a URI-reference.
pub fn uri_reference(text: &[u8]) -> Result<Uri<'_>, Why> {
    let scheme = scheme(text);
    let mut at = scheme.map_or(0, |scheme| scheme.len() + 1);
    let mut host = None;
    if text.get(at..at + 2) == Some(b"//") {
        let start = at + 2;
        at = start;
        while text.get(at).is_some_and(|&byte| !matches!(byte, b'/' | b'?' | b'#')) {
            at += 1;
        }
        host = Some(authority(&text[start..at])?);
    }
    let path = at;
    at = run(text, at, PATH);
    // Without a scheme, the first segment must not contain a colon.
    if scheme.is_none()
        && host.is_none()
        && text[path..at].iter().find(|byte| matches!(byte, b'/' | b':')) == Some(&b':')
    {
        return Err(why("has an invalid scheme before `:`"));
    }
    if text.get(at) == Some(&b'?') {
        at = run(text, at + 1, QUERY);
    }
    if text.get(at) == Some(&b'#') {
        at = run(text, at + 1, QUERY);
    }
    if at == text.len() { Ok(Uri { scheme, host }) } else { Err(wrong(text, at)) }
}

/// The host of `userinfo@host:port`.
fn authority(text: &[u8]) -> Result<&[u8], Why> {
    let mut rest = text;
    if let Some(at) = text.iter().rposition(|&byte| byte == b'@') {
        if run(text, 0, USER) != at {
            return Err(why("has a character in the user part that must be percent-encoded"));
        }
        rest = &text[at + 1..];
    }
    let (host, port) = if let Some(bracketed) = rest.strip_prefix(b"[") {
        let end = bracketed.iter().position(|&byte| byte == b']').unwrap_or(bracketed.len());
        let (literal, port) = bracketed.split_at(end);
        if port.is_empty() {
            return Err(why("has a host without a closing `]`"));
        }
        if !ip_v6(literal) && !ip_future(literal) {
            return Err(why("has a host in brackets that is not an IP address"));
        }
        (literal, &port[1..])
    } else {
        let end = run(rest, 0, NAME);
        if end < rest.len() && rest[end] != b':' {
            return Err(why("has an invalid character in the host"));
        }
        rest.split_at(end)
    };
    match port {
        [] => Ok(host),
        [b':', digits @ ..] if digits.iter().all(u8::is_ascii_digit) => Ok(host),
        _ => Err(why("has a port that is not a number")),
    }
}

/// Why the text is wrong at an offset.
#[cold]
fn wrong(text: &[u8], at: usize) -> Why {
    match text.get(at) {
        Some(b' ') => why("has a space, which must be written `%20`"),
        Some(0x80..) => why("has a character outside ASCII, which must be percent-encoded"),
        Some(b'%') => why("has a `%` without two hexadecimal digits after it"),
        _ => why("has a character that must be percent-encoded"),
    }
}

/// The components in which a byte is allowed, one bit each.
const NAME: u8 = 1;
const USER: u8 = 2;
const PATH: u8 = 4;
const QUERY: u8 = 8;
const SCHEME: u8 = 16;

/// unreserved and sub-delims are allowed everywhere, `:` everywhere but in a reg-name, `@` and `/` in a path, `?` in a query.
static CLASSES: [u8; 128] = {
    let mut classes = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        classes[byte] = match letter {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'+' => NAME | USER | PATH | QUERY | SCHEME,
            b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b',' | b';' | b'=' => {
                NAME | USER | PATH | QUERY
            }
            b':' => USER | PATH | QUERY,
            b'@' | b'/' => PATH | QUERY,
            b'?' => QUERY,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

#[inline(always)]
fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

/// The end of the run of allowed bytes from an offset, including percent-encoded ones.
fn run(text: &[u8], mut at: usize, place: u8) -> usize {
    while let Some(&byte) = text.get(at) {
        if class(byte) & place != 0 {
            at += 1;
        } else if byte == b'%'
            && text.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        {
            at += 3;
        } else {
            break;
        }
    }
    at
}

/// `IPv6address`: eight groups of 16 bits. The last two may be an `IPv4` address, and one run of zeros may be `::`.
fn ip_v6(text: &[u8]) -> bool {
    let Some(gap) = text.windows(2).position(|pair| pair == b"::") else { return groups(text, true) == Some(8) };
    match (groups(&text[..gap], false), groups(&text[gap + 2..], true)) {
        (Some(before), Some(behind)) => before + behind <= 7,
        _ => false,
    }
}

/// The number of groups in a part of an address; none if it is invalid.
fn groups(text: &[u8], last: bool) -> Option<usize> {
    let (mut rest, mut count) = (text, 0);
    while count > 0 || !rest.is_empty() {
        let length = leading(rest, u8::is_ascii_hexdigit);
        if last && rest.get(length) == Some(&b'.') {
            return ip_v4(rest).then_some(count + 2);
        }
        if !(1..=4).contains(&length) {
            return None;
        }
        count += 1;
        match rest.get(length) {
            None => break,
            Some(b':') => rest = &rest[length + 1..],
            Some(_) => return None,
        }
    }
    Some(count)
}

/// The number of leading bytes of a class.
fn leading(text: &[u8], class: fn(&u8) -> bool) -> usize {
    text.iter().position(|byte| !class(byte)).unwrap_or(text.len())
}

fn ip_v4(text: &[u8]) -> bool {
    let mut rest = text;
    for octet in 0..4 {
        let (digits, behind) = rest.split_at(leading(rest, u8::is_ascii_digit));
        // The length is checked first, so that the value cannot overflow.
        let sound = (1..=3).contains(&digits.len())
            && (digits.len() == 1 || digits[0] != b'0')
            && digits.iter().fold(0u32, |value, byte| value * 10 + u32::from(byte - b'0')) < 256;
        match behind {
            [b'.', next @ ..] if sound && octet < 3 => rest = next,
            _ => return sound && octet == 3 && behind.is_empty(),
        }
    }
    false
}

/// `IPvFuture`: `v`, hexadecimal digits, a dot, and at least one more character.
fn ip_future(text: &[u8]) -> bool {
    let [b'v' | b'V', rest @ ..] = text else { return false };
    let digits = leading(rest, u8::is_ascii_hexdigit);
    let [b'.', address @ ..] = &rest[digits..] else { return false };
    digits > 0 && !address.is_empty() && address.iter().all(|&byte| class(byte) & USER != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris() {
        for text in [
            "https://ci.example.com/runs/42",
            "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
            "a:",
            "mailto:a@b",
            "http://[2001:db8::7]:80/",
            "http://[::ffff:1.2.3.4]",
            "http://[v7.a:b]/",
            "http://u:p@h:/?q=a/b?c#f/?",
            "file:///etc",
            "pkg:oci/app@sha256%3Aabc?tag=1",
            "http://",
            "x://a@:1",
            "git+ssh://h/p;v=1,2",
        ] {
            assert!(uri(text.as_bytes()).is_ok(), "{text}: {:?}", uri(text.as_bytes()));
        }
        for text in [
            "",
            "/relative",
            "//host/x",
            "1a:b",
            "http://a b",
            "http://a/b c",
            "http://a/%zz",
            "http://a/%2",
            "http://[::1",
            "http://[1::2::3]",
            "http://[1:2:3:4:5:6:7:8:9]",
            "http://h:8x",
            "http://a/{b}",
            "http://a/b|c",
            "http://a/é",
            "http://a#b#c",
            "ht tp://x",
            "http://a\\b",
            "http://[]",
            "http://[::1.2.3.400]",
            "http://[::1.2.3.99999999999]",
            "http://[::1.2.3.!!!!!!!!!!!!]",
            "http://<x>",
            "a:\"b\"",
            "http://u[@h",
            "http://[v.a]",
            "http://[1:2:3:4:5:6:7::8:9]",
            "a:b^c",
            "a:b`c",
            "http://[::1]x",
        ] {
            assert!(uri(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn references() {
        for text in ["", "/event/source/123", "//host/x", "a/b:c", "?q", "#f", "./a:b", "a", "%20", "https://x"] {
            assert!(uri_reference(text.as_bytes()).is_ok(), "{text}");
        }
        for text in [":", "1a:b", "a b", "/a\u{1}", "#a#b", "\\a", "%", "//[x]", "a_b:c"] {
            assert!(uri_reference(text.as_bytes()).is_err(), "{text}");
        }
    }
}
