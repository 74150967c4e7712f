//! Did you mean: the nearest of the right words.

/// Words longer than this are not compared.
const LONGEST: usize = 64;
/// More edits than this make another word.
const FARTHEST: usize = 3;
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
    if wrong.len() > LONGEST || wrong.is_empty() {
        return None;
    }
    let plain = squeeze(wrong);
    let mut same = right.iter().enumerate().filter(|(_, word)| squeeze(word) == plain).map(|(index, _)| index);
    if let Some(index) = same.next() {
        return Some(Guess { index, respelt: true, certain: same.next().is_none() });
    }
    // A third of a word at most: `time` is not a misspelt `type`.
    let most = FARTHEST.min(plain.len() / 3).max(1);
    let mut best: Option<(usize, usize, bool)> = None;
    for (index, word) in right.iter().enumerate().filter(|(_, word)| word.len() <= LONGEST) {
        let edits = distance(&plain, &squeeze(word));
        if edits > most {
            continue;
        }
        match best {
            Some((_, least, _)) if edits > least => {}
            Some((first, least, _)) if edits == least => best = Some((first, least, false)),
            _ => best = Some((index, edits, true)),
        }
    }
    best.map(|(index, _, certain)| Guess { index, respelt: false, certain })
}

/// A word without what people write differently: lower case, letters and digits only. The right words are all ASCII; of
/// others every character counts.
pub fn squeeze(word: &str) -> String {
    let counts = |letter: &char| letter.is_ascii_alphanumeric() || !letter.is_ascii();
    word.chars().filter(counts).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Edits from one word to another: letters added, dropped, changed or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > FARTHEST {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let change = last[j] + usize::from(a[i] != b[j]);
            row[j + 1] = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
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
        assert_eq!(found("banana"), None);
        assert_eq!(found(""), None);
        assert_eq!(closest("ab", &["aa", "bb"]), Some(Guess { index: 0, respelt: false, certain: false }));
    }

    #[test]
    fn edits() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
