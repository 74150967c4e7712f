//! Durations: as ISO 8601 writes them, and in words.

use super::written::digits;
use alloc::string::String;

/// The milliseconds of a duration of ISO 8601 in days, hours, minutes and seconds.
pub fn period(text: &str) -> Option<u64> {
    let mut sum = 0u64;
    let mut number: Option<u64> = None;
    let mut thousandths = None;
    for letter in text.strip_prefix('P')?.bytes() {
        let unit = match letter {
            b'T' if number.is_none() => continue,
            b'0'..=b'9' => {
                let digit = u64::from(letter - b'0');
                match &mut thousandths {
                    None => number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(digit)?),
                    Some((value, unit)) => {
                        *value += digit * *unit;
                        *unit /= 10;
                    }
                }
                continue;
            }
            b'.' | b',' if thousandths.is_none() => {
                thousandths = Some((0, 100));
                continue;
            }
            b'D' => 86_400_000,
            b'H' => 3_600_000,
            b'M' => 60_000,
            b'S' => 1_000,
            _ => return None,
        };
        let parts = thousandths.take().map_or(0, |(value, _)| value * unit / 1_000);
        sum = sum.checked_add(number.take()?.checked_mul(unit)?)?.checked_add(parts)?;
    }
    number.is_none().then_some(sum)
}

/// A duration in words: the two largest units.
pub fn spoken(milliseconds: u64) -> String {
    let seconds = milliseconds / 1_000;
    let units =
        [(seconds / 86_400, " d"), (seconds / 3_600 % 24, " h"), (seconds / 60 % 60, " min"), (seconds % 60, " s")];
    let mut text = String::new();
    let first = units.iter().position(|(count, _)| *count > 0);
    for (count, unit) in first.map_or(&[(milliseconds, " ms")][..], |first| &units[first..units.len().min(first + 2)]) {
        if *count > 0 || text.is_empty() {
            text.push_str(if text.is_empty() { "" } else { " " });
            digits(&mut text, *count, 1);
            text.push_str(unit);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, words) in [
            ("PT3M12S", "3 min 12 s"),
            ("PT0.25S", "250 ms"),
            ("PT1H", "1 h"),
            ("P1DT1S", "1 d"),
            ("PT90M", "1 h 30 min"),
            ("PT0S", "0 ms"),
        ] {
            assert_eq!(period(text).map(spoken).as_deref(), Some(words), "{text}");
        }
        for text in ["", "P", "3M", "PT3", "PTM", "PT3X", "PT99999999999999999999S", "P1Y"] {
            assert_eq!(period(text).filter(|took| *took > 0), None, "{text}");
        }
    }
}
