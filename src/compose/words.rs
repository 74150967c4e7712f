//! Texts that are cut at a byte. The library's search for characters is larger than what is cut with it here.

/// The text before the first such byte, and the text after it.
#[inline(never)]
pub fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    at(text, text.bytes().position(|byte| byte == mark)?)
}

/// The text before the last such byte, and the text after it.
#[inline(never)]
pub fn cut_last(text: &str, mark: u8) -> Option<(&str, &str)> {
    at(text, text.bytes().rposition(|byte| byte == mark)?)
}

fn at(text: &str, place: usize) -> Option<(&str, &str)> {
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The texts between such bytes.
pub fn parts(text: &str, mark: u8) -> Parts<'_> {
    Parts { rest: Some(text), mark }
}

/// See [`parts`].
#[derive(Clone)]
pub struct Parts<'t> {
    rest: Option<&'t str>,
    mark: u8,
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let text = self.rest?;
        let (part, rest) = cut(text, self.mark).map_or((text, None), |(part, rest)| (part, Some(rest)));
        self.rest = rest;
        Some(part)
    }
}

/// The whole number that digits say, if it is not too large.
#[inline(never)]
pub fn whole(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() {
        return None;
    }
    let mut number = 0u64;
    for digit in digits {
        let digit = u64::from(digit.wrapping_sub(b'0'));
        number = number.checked_mul(10)?.checked_add(digit).filter(|_| digit < 10)?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut() {
        assert_eq!(cut("a.b.c", b'.'), Some(("a", "b.c")));
        assert_eq!(cut_last("a.b.c", b'.'), Some(("a.b", "c")));
        assert_eq!(cut("abc", b'.'), None);
        assert!(parts("a,,é,", b',').eq(["a", "", "é", ""]));
        assert!(parts("", b',').eq([""]));
    }

    #[test]
    fn numbers() {
        assert_eq!(whole(b"18446744073709551615"), Some(u64::MAX));
        for wrong in ["18446744073709551616", "", "-1", "1e3", "1.5"] {
            assert_eq!(whole(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
