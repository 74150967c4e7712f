//! RFC 3986: URI and URI-reference, by the grammar of its appendix A.

use super::Why;

/// The parts of a URI-reference that the rules ask for.
#[derive(Debug, PartialEq, Eq)]
pub struct Uri<'t> {
    /// The scheme, as written; none: the reference is relative.
    pub scheme: Option<&'t str>,
    /// The host, as written; none: there is no authority.
    pub host: Option<&'t str>,
}

/// The scheme that a string begins with, whatever follows.
pub fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let sound = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    sound.then_some(scheme)
}

/// Whether a URI names a host.
pub fn has_host(text: &str) -> bool {
    matches!(uri_reference(text), Ok(Uri { host: Some(host), .. }) if !host.is_empty())
}

/// Checks a URI: it has a scheme.
///
/// # Errors
/// Says what is no URI in it.
pub fn uri(text: &str) -> Result<Uri<'_>, Why> {
    let found = uri_reference(text)?;
    if found.scheme.is_some() { Ok(found) } else { Err("which has no scheme, such as `https:`") }
}

/// Checks a URI-reference: a URI, or one that is relative to another.
///
/// # Errors
/// Says what is no URI-reference in it.
pub fn uri_reference(text: &str) -> Result<Uri<'_>, Why> {
    let scheme = scheme(text);
    let mut rest = scheme.map_or(text, |scheme| &text[scheme.len() + 1..]);
    if let Some((before, fragment)) = rest.split_once('#') {
        if !made_of(fragment, b":@/?") {
            return Err(wrong(fragment, b":@/?", "whose fragment has a character that must be percent-encoded"));
        }
        rest = before;
    }
    if let Some((before, query)) = rest.split_once('?') {
        if !made_of(query, b":@/?") {
            return Err(wrong(query, b":@/?", "whose query has a character that must be percent-encoded"));
        }
        rest = before;
    }
    let mut host = None;
    if let Some(behind) = rest.strip_prefix("//") {
        let end = behind.find('/').unwrap_or(behind.len());
        host = Some(authority(&behind[..end])?);
        rest = &behind[end..];
    }
    if !made_of(rest, b":@/") {
        return Err(wrong(rest, b":@/", "with a character that must be percent-encoded"));
    }
    // Without a scheme the first segment must not look as if it had one.
    if scheme.is_none() && host.is_none() && rest.split('/').next().is_some_and(|first| first.contains(':')) {
        return Err("whose part before `:` is no scheme");
    }
    Ok(Uri { scheme, host })
}

/// The host of `userinfo@host:port`.
fn authority(text: &str) -> Result<&str, Why> {
    let behind_user = match text.rsplit_once('@') {
        Some((user, _)) if !made_of(user, b":") => {
            return Err("whose user part has a character that must be percent-encoded");
        }
        Some((_, behind)) => behind,
        None => text,
    };
    let (host, port) = if behind_user.starts_with('[') {
        let end = behind_user.find(']').ok_or("whose host has no closing `]`")?;
        let literal = &behind_user[1..end];
        if !ip_v6(literal) && !ip_future(literal) {
            return Err("whose host in brackets is no IP address");
        }
        (&behind_user[..=end], &behind_user[end + 1..])
    } else {
        let end = behind_user.find(':').unwrap_or(behind_user.len());
        let host = &behind_user[..end];
        if !made_of(host, b"") {
            return Err("whose host has a character that a host cannot have");
        }
        (host, &behind_user[end..])
    };
    let port_is_sound =
        port.is_empty() || port.strip_prefix(':').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    if port_is_sound { Ok(host) } else { Err("whose port is no number") }
}

fn wrong(text: &str, more: &[u8], otherwise: Why) -> Why {
    if text.contains(' ') {
        "with a space, which must be written `%20`"
    } else if !text.is_ascii() {
        "with a character outside ASCII, which must be percent-encoded"
    } else if made_of(&text.replace('%', ""), more) {
        "with a `%` that two hexadecimal digits do not follow"
    } else {
        otherwise
    }
}

/// Whether a text holds only unreserved characters, sub-delims, percent-encoded bytes and some more.
fn made_of(text: &str, more: &[u8]) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {}
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' => {}
            b'%' => {
                if !bytes.get(at..at + 2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    return false;
                }
                at += 2;
            }
            _ if more.contains(&byte) => {}
            _ => return false,
        }
    }
    true
}

/// IPv6address: eight groups of sixteen bits, the last two perhaps as IPv4, one run of zeros perhaps as `::`.
fn ip_v6(text: &str) -> bool {
    let Some((before, behind)) = text.split_once("::") else { return groups(text, true) == Some(8) };
    match (groups(before, false), groups(behind, true)) {
        (Some(a), Some(b)) => a + b <= 7,
        _ => false,
    }
}

/// How many groups a part of an address has; none when it is no such part.
fn groups(text: &str, last: bool) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    let mut count = 0;
    let mut parts = text.split(':').peekable();
    while let Some(part) = parts.next() {
        if last && parts.peek().is_none() && part.contains('.') {
            return ip_v4(part).then_some(count + 2);
        }
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

fn ip_v4(text: &str) -> bool {
    let octet = |part: &str| {
        (1..=3).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part.len() == 1 || !part.starts_with('0'))
            && part.parse::<u16>().is_ok_and(|value| value < 256)
    };
    text.split('.').count() == 4 && text.split('.').all(octet)
}

/// IPvFuture: `v`, hexadecimal digits, a dot and something.
fn ip_future(text: &str) -> bool {
    let Some((version, address)) = text.strip_prefix(['v', 'V']).and_then(|rest| rest.split_once('.')) else {
        return false;
    };
    !version.is_empty()
        && version.bytes().all(|byte| byte.is_ascii_hexdigit())
        && !address.is_empty()
        && !address.contains('%')
        && made_of(address, b":")
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
            assert!(uri(text).is_ok(), "{text}: {:?}", uri(text));
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
            "http://<x>",
            "a:\"b\"",
            "http://u[@h",
            "http://[v.a]",
            "http://[1:2:3:4:5:6:7::8:9]",
            "a:b^c",
            "a:b`c",
            "http://[::1]x",
        ] {
            assert!(uri(text).is_err(), "{text}");
        }
    }

    #[test]
    fn references() {
        for text in ["", "/event/source/123", "//host/x", "a/b:c", "?q", "#f", "./a:b", "a", "%20", "https://x"] {
            assert!(uri_reference(text).is_ok(), "{text}");
        }
        for text in [":", "1a:b", "a b", "/a\u{1}", "#a#b", "\\a", "%", "//[x]", "a_b:c"] {
            assert!(uri_reference(text).is_err(), "{text}");
        }
    }
}
