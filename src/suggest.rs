//! Did you mean: finds the closest candidate.

use alloc::string::String;

/// Longer words are not compared.
const MAX_WORD: usize = 64;
/// The most edits of a misspelling.
const MAX_EDITS: usize = 3;
/// Shorter words are prefixes of too many others.
const MIN_PREFIX: usize = 4;
/// The most members of one object that get a suggestion.
pub const MAX_SUGGESTIONS: usize = 32;

/// A suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Index among the candidates.
    pub index: usize,
    /// Only case or separators differ.
    pub respelt: bool,
    /// No other candidate is as close.
    pub certain: bool,
}

/// The candidate that is closest to a word, if any is close: equal except for case and separators, or a few edits
/// away.
pub fn closest(wrong: &str, right: &[&str]) -> Option<Guess> {
    if wrong.len() > MAX_WORD || wrong.is_empty() {
        return None;
    }
    let plain = Letters::of(wrong);
    // At most a third of the word: `time` is not a misspelt `type`.
    let most = MAX_EDITS.min(plain.all().len() / 3).max(1);
    // The best so far: its index, its number of edits, and whether no other is as close.
    let mut best: Option<(usize, usize, bool)> = None;
    for (index, word) in right.iter().enumerate().filter(|(_, word)| word.len() <= MAX_WORD) {
        let least = best.map_or(most, |(_, least, _)| least);
        // A word has at most as many letters as bytes.
        if word.len() + least < plain.length {
            continue;
        }
        let word = Letters::of(word);
        if plain.is_far(&word, least) {
            continue;
        }
        let edits = if word.all() == plain.all() { 0 } else { distance(plain.all(), word.all(), least).max(1) };
        best = match best {
            Some((first, least, _)) if edits == least => Some((first, least, false)),
            _ if edits <= least => Some((index, edits, true)),
            _ => best,
        };
    }
    let near = best.map(|(index, edits, certain)| Guess { index, respelt: edits == 0, certain });
    near.or_else(|| cut_short(&plain, right))
}

/// The index of the candidate that equals a word except for case and separators.
pub fn respelt(wrong: &str, right: &[&str]) -> Option<usize> {
    right.iter().position(|word| alike(wrong, word))
}

/// The only candidate that begins with a word: `taskName` for `task`.
fn cut_short(wrong: &Letters, right: &[&str]) -> Option<Guess> {
    let goes_on = |word: &&str| word.len() <= MAX_WORD && Letters::of(word).all().starts_with(wrong.all());
    let mut longer = right.iter().enumerate().filter(|(_, word)| goes_on(word));
    let (index, _) = longer.next().filter(|_| wrong.all().len() >= MIN_PREFIX)?;
    longer.next().is_none().then_some(Guess { index, respelt: false, certain: false })
}

/// A word in lower case without separators. Every character beyond ASCII counts as a letter; candidates have none.
pub fn squeeze(word: &str) -> String {
    let mut plain = word.to_ascii_lowercase();
    plain.retain(counts);
    plain
}

/// Whether two words are equal except for case and separators.
#[inline(never)]
pub fn alike(one: &str, other: &str) -> bool {
    letters(one.as_bytes()).eq(letters(other.as_bytes()))
}

/// Whether a word begins with another, ignoring case and separators. Looks at no more than `most` bytes.
#[inline(never)]
pub fn begins(word: &str, right: &str, most: usize) -> bool {
    let word = word.as_bytes();
    let mut begun = letters(word.get(..most).unwrap_or(word));
    letters(right.as_bytes()).all(|letter| begun.next() == Some(letter))
}

/// The bytes of [`squeeze`].
fn letters(word: &[u8]) -> impl Iterator<Item = u8> {
    let counts = |byte: &&u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    word.iter().filter(counts).map(u8::to_ascii_lowercase)
}

/// Whether a character is not a separator.
fn counts(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii()
}

/// A squeezed word of at most [`MAX_WORD`] letters. Candidates are ASCII, so all other characters are the same letter.
struct Letters {
    bytes: [u8; MAX_WORD],
    length: usize,
    /// A bit for each letter in the word. Some letters share a bit.
    set: u64,
}

/// Any character beyond ASCII.
const FOREIGN: u8 = u8::MAX;

impl Letters {
    /// Cuts a word that is too long.
    #[inline(never)]
    fn of(word: &str) -> Self {
        let mut found = Letters { bytes: [0; MAX_WORD], length: 0, set: 0 };
        for &byte in word.as_bytes() {
            let letter = match byte {
                b'a'..=b'z' | b'0'..=b'9' => byte,
                b'A'..=b'Z' => byte | 0x20,
                // The first byte of a character.
                0xC0.. => FOREIGN,
                _ => continue,
            };
            if let Some(place) = found.bytes.get_mut(found.length) {
                *place = letter;
                found.length += 1;
                found.set |= 1 << (letter % 64);
            }
        }
        found
    }

    fn all(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Whether another word is certainly more than `most` edits away. An edit adds at most one letter and removes at most one.
    fn is_far(&self, other: &Letters, most: usize) -> bool {
        let (own, others) = (self.set & !other.set, other.set & !self.set);
        own.count_ones().max(others.count_ones()) as usize > most || self.length.abs_diff(other.length) > most
    }
}

/// The edit distance of two words: letters added, removed, changed or swapped with a neighbour. Above `most`, the result is
/// only some number above `most`. Both words have at most [`MAX_WORD`] letters.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut rows = [[0; MAX_WORD + 1]; 3];
    let [mut last, mut row, mut before] = rows.each_mut();
    for (index, edits) in (0..).zip(last.iter_mut()) {
        *edits = index;
    }
    let mut nearer = 0;
    for i in 0..a.len() {
        row[0] = i as u8 + 1;
        let mut least = row[0];
        for j in 0..b.len() {
            let change = last[j] + u8::from(a[i] != b[j]);
            let mut edits = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                edits = edits.min(before[j - 1] + 1);
            }
            row[j + 1] = edits;
            least = least.min(edits);
        }
        // Later rows cannot be smaller than this one and the one before.
        if least.min(nearer) as usize > most {
            return most + 1;
        }
        nearer = least;
        (last, row, before) = (row, before, last);
    }
    last[b.len()] as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest() {
        let right = ["pipelineName", "pipelineRunId", "uri", "outcome"];
        let found =
            |wrong: &str| closest(wrong, &right).map(|guess| (right[guess.index], guess.respelt, guess.certain));
        assert_eq!(found("pipelineNam"), Some(("pipelineName", false, true)));
        assert_eq!(found("pipeline_name"), Some(("pipelineName", true, true)));
        assert_eq!(found("url"), Some(("uri", false, true)));
        assert_eq!(found("otucome"), Some(("outcome", false, true)));
        assert_eq!(found("outc"), Some(("outcome", false, false)));
        assert_eq!(found("pipe"), None);
        assert_eq!(found("banana"), None);
        assert_eq!(found(""), None);
        assert_eq!(closest("ab", &["aa", "bb"]), Some(Guess { index: 0, respelt: false, certain: false }));
    }

    #[test]
    fn edits() {
        let distance = |one: &str, other: &str, most| distance(Letters::of(one).all(), Letters::of(other).all(), most);
        assert_eq!(distance("kitten", "sitting", 3), 3);
        assert!(distance("kitten", "sitting", 1) > 1);
        assert_eq!(distance("ab", "ba", 3), 1);
        assert_eq!(distance("", "abc", 3), 3);
        assert_eq!(distance("abcdef", "badcfe", 3), 3);
    }
}
