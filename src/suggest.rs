//! Did you mean: the nearest of the right words.

use alloc::string::String;

/// Words longer than this are not compared.
const MAX_WORD: usize = 64;
/// More edits than this make another word.
const FARTHEST: usize = 3;
/// Shorter words begin too many others.
const SHORTEST: usize = 4;
/// So many wrong words of one object get a suggestion.
pub const MOST: usize = 32;

/// A right word for a wrong one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Which of the right words.
    pub index: usize,
    /// Only the case or separators differ.
    pub respelt: bool,
    /// No other right word is as near.
    pub certain: bool,
}

/// The nearest of the right words to a wrong one, if any is near: the same but for case and separators, or few edits
/// away.
pub fn closest(wrong: &str, right: &[&str]) -> Option<Guess> {
    if wrong.len() > MAX_WORD || wrong.is_empty() {
        return None;
    }
    let plain = Letters::of(wrong);
    // A third of a word at most: `time` is not a misspelt `type`.
    let most = FARTHEST.min(plain.all().len() / 3).max(1);
    // The best so far: its index, its edits, and whether no other is as near. An equal word has none.
    let mut best: Option<(usize, usize, bool)> = None;
    for (index, word) in right.iter().enumerate().filter(|(_, word)| word.len() <= MAX_WORD) {
        let least = best.map_or(most, |(_, least, _)| least);
        // Letters are not more than bytes.
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

/// Which of the right words a word is, but for case and separators.
pub fn respelt(wrong: &str, right: &[&str]) -> Option<usize> {
    right.iter().position(|word| alike(wrong, word))
}

/// The one right word that goes on where a wrong one ends: `task` for `taskName`.
fn cut_short(wrong: &Letters, right: &[&str]) -> Option<Guess> {
    let goes_on = |word: &&str| word.len() <= MAX_WORD && Letters::of(word).all().starts_with(wrong.all());
    let mut longer = right.iter().enumerate().filter(|(_, word)| goes_on(word));
    let (index, _) = longer.next().filter(|_| wrong.all().len() >= SHORTEST)?;
    longer.next().is_none().then_some(Guess { index, respelt: false, certain: false })
}

/// A word without what people write differently: lower case, letters and digits only. The right words are all ASCII; of
/// others every character counts.
pub fn squeeze(word: &str) -> String {
    let mut plain = word.to_ascii_lowercase();
    plain.retain(counts);
    plain
}

/// Whether two words are the same but for case and separators.
pub fn alike(one: &str, other: &str) -> bool {
    letters(one.as_bytes()).eq(letters(other.as_bytes()))
}

/// Whether a word begins with another, but for case and separators. No more than so many of its bytes are looked at.
pub fn begins(word: &str, right: &str, most: usize) -> bool {
    let word = word.as_bytes();
    let mut begun = letters(word.get(..most).unwrap_or(word));
    letters(right.as_bytes()).all(|letter| begun.next() == Some(letter))
}

/// The bytes of a squeezed word.
fn letters(word: &[u8]) -> impl Iterator<Item = u8> {
    let counts = |byte: &&u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    word.iter().filter(counts).map(u8::to_ascii_lowercase)
}

/// Whether a character is more than a separator.
fn counts(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii()
}

/// A squeezed word, its letters side by side. Right words are ASCII, so a letter that is not is as wrong as any other.
struct Letters {
    letters: [u8; MAX_WORD],
    length: usize,
    /// A bit for each letter that it has; some letters share one.
    set: u64,
}

/// Any letter beyond ASCII.
const FOREIGN: u8 = u8::MAX;

impl Letters {
    /// Of a word that is not too long.
    fn of(word: &str) -> Self {
        let mut found = Letters { letters: [0; MAX_WORD], length: 0, set: 0 };
        for &byte in word.as_bytes() {
            let letter = match byte {
                b'a'..=b'z' | b'0'..=b'9' => byte,
                b'A'..=b'Z' => byte | 0x20,
                // The first byte of a character.
                0xC0.. => FOREIGN,
                _ => continue,
            };
            if let Some(place) = found.letters.get_mut(found.length) {
                *place = letter;
                found.length += 1;
                found.set |= 1 << (letter % 64);
            }
        }
        found
    }

    fn all(&self) -> &[u8] {
        &self.letters[..self.length]
    }

    /// Whether another word is surely more than so many edits away: each edit brings one letter and takes one.
    fn is_far(&self, other: &Letters, most: usize) -> bool {
        let (own, others) = (self.set & !other.set, other.set & !self.set);
        own.count_ones().max(others.count_ones()) as usize > most || self.length.abs_diff(other.length) > most
    }
}

/// Edits from one word to another, if they are not more than `most`, else any number above it: letters added, dropped,
/// changed or swapped with their neighbour. Both words have at most [`MAX_WORD`] letters.
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
        // What follows is made of this row and the one before it, and never less.
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
