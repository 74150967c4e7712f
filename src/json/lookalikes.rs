//! What people write in the place of double quotes.

/// The opening quotation mark of typography, and the closing one.
pub(super) const OPENING: &[u8] = "\u{201c}".as_bytes();
const CLOSING: &[u8] = "\u{201d}".as_bytes();

/// A text in single or in typographic quotes at the start of some bytes: where its inside begins and ends, and how long
/// it is with its quotes. None where it has an escape, a control character or no end.
pub(crate) fn other_quotes(bytes: &[u8]) -> Option<(usize, usize, usize)> {
    let (mark, close) = if bytes.starts_with(b"'") { (1, &b"'"[..]) } else { (OPENING.len(), CLOSING) };
    if mark > 1 && !bytes.starts_with(OPENING) {
        return None;
    }
    let rest = bytes.get(mark..)?;
    let end = rest.windows(close.len()).position(|window| window == close)?;
    let inside = &rest[..end];
    let plain = !inside.iter().any(|&byte| byte < b' ' || byte == b'"' || byte == b'\\');
    (plain && core::str::from_utf8(inside).is_ok()).then_some((mark, mark + end, mark + end + close.len()))
}
