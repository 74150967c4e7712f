//! The fast path: lines that are one value as they are.

const EACH: u64 = u64::MAX / 0xFF;
const HIGH: u64 = EACH * 0x80;

/// Record separator of RFC 7464.
pub(super) const SEPARATOR: u8 = 0x1E;

/// The offset of the first line feed or record separator, or the length.
pub(super) fn line_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    // Eight bytes at a time. Control characters are rare: where there is one, it may be one of the two.
    for word in bytes.as_chunks::<8>().0 {
        let word = u64::from_le_bytes(*word);
        if word.wrapping_sub(EACH * 0x20) & !word & HIGH != 0 {
            let found = zeros(word ^ (EACH * u64::from(b'\n'))) | zeros(word ^ (EACH * u64::from(SEPARATOR)));
            if found != 0 {
                return at + found.trailing_zeros() as usize;
            }
        }
        at += 8;
    }
    let ends = |&byte: &u8| byte == b'\n' || byte == SEPARATOR;
    bytes[at..].iter().position(ends).map_or(bytes.len(), |found| at + found)
}

/// Whether a byte is blank in JSON.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Without the blanks around it: where it begins, and its bytes.
pub(super) fn trimmed(bytes: &[u8]) -> (usize, &[u8]) {
    let Some(from) = bytes.iter().position(|&byte| !is_blank(byte)) else { return (bytes.len(), &[]) };
    let to = bytes.iter().rposition(|&byte| !is_blank(byte)).map_or(from, |last| last + 1);
    (from, &bytes[from..to])
}

/// A bit for each of eight bytes: whether it is zero.
#[inline(always)]
fn zeros(word: u64) -> u64 {
    let full = (word & !HIGH).wrapping_add(!HIGH) | word;
    ((!full & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Bits for 64 bytes: the quotes, the backslashes, and what may be a bracket (also `Y`, `y`, `_` and delete).
#[inline(always)]
fn masks(block: &[u8; 64]) -> (u64, u64, u64) {
    let (mut quotes, mut slashes, mut brackets) = (0, 0, 0);
    let (words, _) = block.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        quotes |= zeros(word ^ (EACH * 0x22)) << (index * 8);
        slashes |= zeros(word ^ (EACH * 0x5C)) << (index * 8);
        brackets |= zeros((word | (EACH * 0x26)) ^ (EACH * 0x7F)) << (index * 8);
    }
    (quotes, slashes, brackets)
}

/// The bytes that a backslash before them escapes, and whether the first of the next block is.
fn escaped(slashes: u64, first: bool) -> (u64, bool) {
    let mut escaped = u64::from(first);
    let mut left = slashes & !escaped;
    while left != 0 {
        let at = left.trailing_zeros();
        if at == 63 {
            return (escaped, true);
        }
        escaped |= 2 << at;
        left &= !(3 << at);
    }
    (escaped, false)
}

/// Whether a line is one object or array from its first byte to its last, by its brackets and strings: each bracket is
/// closed by its own kind, and the last byte closes the first. `line`: without line feed and record separator, and without
/// blanks around it. More than 64 levels are left to the slow path, as is a backslash outside strings.
pub(super) fn is_whole(line: &[u8]) -> bool {
    if !matches!((line.first(), line.last()), (Some(b'{'), Some(b'}')) | (Some(b'['), Some(b']'))) {
        return false;
    }
    let (mut stack, mut depth) = (0u64, 0u32);
    let (mut inside, mut escape) = (0u64, false);
    let mut at = 0;
    while at < line.len() {
        let mut padded = [b' '; 64];
        let block = if let Some(block) = line[at..].first_chunk::<64>() {
            block
        } else {
            padded[..line.len() - at].copy_from_slice(&line[at..]);
            &padded
        };
        let (quotes, slashes, brackets) = masks(block);
        let mut quotes = quotes;
        if slashes != 0 || escape {
            let (not, next) = escaped(slashes, escape);
            quotes &= !not;
            escape = next;
        }
        // Each bit becomes the parity of those up to it: set from an opening quote up to before the closing one.
        let mut strings = quotes;
        for shift in [1, 2, 4, 8, 16, 32] {
            strings ^= strings << shift;
        }
        strings ^= inside;
        inside = (strings >> 63).wrapping_neg();
        if slashes & !strings != 0 {
            return false;
        }
        let mut found = brackets & !strings;
        while found != 0 {
            let bit = found.trailing_zeros() as usize;
            found &= found - 1;
            let byte = block[bit];
            match byte {
                b'{' | b'[' => {
                    if depth == 64 {
                        return false;
                    }
                    stack = stack << 1 | u64::from(byte == b'[');
                    depth += 1;
                }
                b'}' | b']' => {
                    if stack & 1 != u64::from(byte == b']') {
                        return false;
                    }
                    stack >>= 1;
                    depth -= 1;
                    if depth == 0 {
                        return at + bit + 1 == line.len();
                    }
                }
                _ => {}
            }
        }
        at += 64;
    }
    false
}
