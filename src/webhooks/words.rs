//! What a mapping can do to a text: to cut it, to encode it.

use crate::json::push;
use alloc::string::String;
use alloc::vec::Vec;

/// Where a text begins in another one. `last`: where it does for the last time.
pub fn position(text: &str, part: &str, last: bool) -> Option<usize> {
    let mut found = text.as_bytes().windows(part.len().max(1)).enumerate();
    let is = |&(_, window): &(usize, &[u8])| window == part.as_bytes();
    if last { found.rfind(is) } else { found.find(is) }.map(|(at, _)| at)
}

/// The text before and after a part of it.
pub fn around<'t>(text: &'t str, part: &str, last: bool) -> Option<(&'t str, &'t str)> {
    let at = position(text, part, last)?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// Writes a text with everything percent-encoded but letters, digits, `-._~` and some others.
pub fn encode(text: &mut String, value: &str, others: &[u8]) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || others.contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789ABCDEF"[digit as usize]));
            }
        }
    }
}

/// A percent-encoded text as it reads; what is not encoded properly stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        if *first == b'%'
            && let (Some(high), Some(low)) = (digit(0), digit(1))
        {
            bytes.push((high << 4 | low) as u8);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.into())
}

/// The segments of a path that come directly after a certain one, decoded, with slashes between them.
fn names_after(path: &str, word: &str) -> String {
    let mut names = String::new();
    let mut segments = path.split('/');
    while let Some(segment) = segments.next() {
        if segment == word
            && let Some(name) = segments.next()
        {
            if !names.is_empty() {
                names.push('/');
            }
            names.push_str(&decoded(name));
        }
    }
    names
}

/// What a filter makes of a text. None: nothing is left of it.
pub fn filtered(text: &str, filter: &str, given: &str) -> Option<String> {
    let cut = |found: Option<&str>| found.map(String::from);
    let result = match filter {
        "lower" => {
            let mut lower = String::new();
            for letter in text.chars() {
                push(&mut lower, letter.to_ascii_lowercase());
            }
            Some(lower)
        }
        "path" => {
            let mut encoded = String::new();
            encode(&mut encoded, text, b"/");
            Some(encoded)
        }
        "after" => cut(text.strip_prefix(given)),
        "trim" => cut(Some(text.strip_suffix(given).unwrap_or(text))),
        "without" => cut(text.strip_suffix(given)),
        "past" => cut(around(text, given, false).map(|(_, after)| after)),
        "pastlast" => cut(Some(around(text, given, true).map_or(text, |(_, after)| after))),
        "before" => cut(Some(around(text, given, false).map_or(text, |(before, _)| before))),
        "beforelast" => cut(around(text, given, true).map(|(before, _)| before)),
        "word" => cut(text.split(|letter: char| letter.is_ascii_whitespace()).next()),
        "names" => Some(names_after(text, given)),
        "not" => cut(Some(text).filter(|text| *text != given)),
        _ => None,
    };
    result.filter(|text| !text.is_empty())
}

/// A package URL (ECMA-427) of parts that are not encoded yet.
pub struct Purl<'p> {
    pub kind: &'p str,
    pub namespace: &'p str,
    pub name: &'p str,
    pub version: &'p str,
    /// Sorted by name.
    pub qualifiers: &'p [(String, String)],
    pub subpath: &'p str,
}

impl Purl<'_> {
    pub fn written(&self) -> String {
        let mut text = String::from("pkg:");
        text.push_str(self.kind);
        text.push('/');
        if !self.namespace.is_empty() {
            encode(&mut text, self.namespace, b"/:");
            text.push('/');
        }
        encode(&mut text, self.name, b":");
        if !self.version.is_empty() {
            text.push('@');
            encode(&mut text, self.version, b":");
        }
        for (index, (name, value)) in self.qualifiers.iter().enumerate() {
            text.push(if index == 0 { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            encode(&mut text, value, b":");
        }
        let subpath = self.subpath.trim_matches('/');
        if !subpath.is_empty() {
            text.push('#');
            encode(&mut text, subpath, b"/:");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters() {
        let cut = |text: &str, filter: &str, given: &str| filtered(text, filter, given);
        assert_eq!(cut("refs/heads/a/b", "after", "refs/heads/").as_deref(), Some("a/b"));
        assert_eq!(cut("refs/tags/a", "after", "refs/heads/"), None);
        assert_eq!(cut("job/a/job/b%20c/7/", "names", "job").as_deref(), Some("a/b c"));
        assert_eq!(cut("no jobs", "names", "job"), None);
        assert_eq!(cut("a b/ü?", "path", "").as_deref(), Some("a%20b/%C3%BC%3F"));
        assert_eq!(cut("x with chart é@1 y", "past", " with chart ").as_deref(), Some("é@1 y"));
        assert_eq!(cut("a/b/c", "beforelast", "/").as_deref(), Some("a/b"));
        assert_eq!(cut("a", "beforelast", "/"), None);
        assert_eq!(cut("a/b/c", "pastlast", "/").as_deref(), Some("c"));
        assert_eq!(cut("é é", "word", "").as_deref(), Some("é"));
        assert_eq!(cut("a", "not", "a"), None);
        assert_eq!(cut("a", "unknown", ""), None);
    }

    #[test]
    fn package_urls() {
        let qualifiers = [("vcs_url".into(), "git+https://example.com/a.git@v1".into())];
        let purl =
            Purl { kind: "generic", namespace: "a/b", name: "c", version: "1+x", qualifiers: &qualifiers, subpath: "" };
        assert_eq!(purl.written(), "pkg:generic/a/b/c@1%2Bx?vcs_url=git%2Bhttps:%2F%2Fexample.com%2Fa.git%40v1");
        let npm = Purl { kind: "npm", namespace: "@O", name: "n", version: "1", qualifiers: &[], subpath: "/x/y/" };
        assert_eq!(npm.written(), "pkg:npm/%40O/n@1#x/y");
    }
}
