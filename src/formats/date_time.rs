//! RFC 3339 section 5.6: date-time.

use super::{Why, why};
use crate::features::EXPLAINS;

/// A point in time: seconds since a fixed point before the year 0, and the digits of the fraction without trailing zeros. A
/// leap second has the same seconds as the second after it, and is marked.
#[derive(Debug, PartialEq, Eq)]
pub struct Instant<'t> {
    seconds: i64,
    leap: bool,
    fraction: &'t [u8],
}

/// The parts of a date-time: a day, the seconds from its start in UTC, which may be negative or more than
/// a day's, and the fraction as written.
struct Stamp<'t> {
    date: [i32; 3],
    seconds: i32,
    leap: bool,
    fraction: &'t [u8],
}

impl Instant<'_> {
    /// Microseconds since 1970-01-01T00:00:00Z. What is smaller is left out.
    pub fn micros(&self) -> i64 {
        let mut fraction = 0;
        for place in 0..6 {
            fraction = fraction * 10 + i64::from(self.fraction.get(place).map_or(0, |digit| digit - b'0'));
        }
        (self.seconds - i64::from(days(1970, 1, 1)) * 86_400) * 1_000_000 + fraction
    }
}

/// Checks a string.
///
/// # Errors
/// Why it is not a date-time.
pub fn date_time(text: &[u8]) -> Result<(), Why> {
    if is_usual(text) {
        return Ok(());
    }
    stamp(text).map(|_| ())
}

/// Whether a text is a date-time in the usual form: `2021-03-14T09:26:53Z`, with or without a fraction, and not on a
/// day that only some months have (29 and 30 February, the 31st). [`stamp`] decides all others.
fn is_usual(text: &[u8]) -> bool {
    // Left out of the small module.
    let (true, Some((moment, rest))) = (EXPLAINS, text.split_first_chunk::<19>()) else { return false };
    let eight = |at: usize| moment[at..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let (Some(_), Some(date), Some(time)) =
        (digits(eight(0), *b"0000-00-"), digits(eight(3), *b"0-00-00T"), digits(eight(11), *b"00:00:00"))
    else {
        return false;
    };
    let ones = |word: u64, at: u32| (word >> (8 * at)) as u8;
    let two = |word: u64, at: u32| 10 * ones(word, at) + ones(word, at + 1);
    let month = two(date, 2);
    let there = (1..=12).contains(&month)
        && (1..=if month == 2 { 28 } else { 30 }).contains(&two(date, 5))
        && two(time, 0) < 24
        && ones(time, 3) < 6
        && ones(time, 6) < 6;
    there
        && match rest {
            [b'Z'] => true,
            [b'.', fraction @ .., b'Z'] => !fraction.is_empty() && fraction.iter().all(u8::is_ascii_digit),
            _ => false,
        }
}

/// The digits of eight bytes, at the places where `form` has a zero; none if the bytes have another form.
#[inline(always)]
fn digits(eight: u64, form: [u8; 8]) -> Option<u64> {
    const EACH: u64 = u64::MAX / 0xFF;
    let form = u64::from_le_bytes(form);
    let mut places = 0;
    let mut at = 0;
    while at < 64 {
        if (form >> at) as u8 == b'0' {
            places |= 0xFF << at;
        }
        at += 8;
    }
    // A digit leaves its value, a separator 0.
    let said = eight ^ form;
    // The addition carries values of ten or more into the high bit; a byte with that bit set is wrong too.
    let wrong = (said.wrapping_add(EACH * 0x76) | said) & (EACH * 0x80) | said & !places;
    (wrong == 0).then_some(said)
}

/// The point in time of a date-time, for comparison: `12:00:00Z` and `14:00:00.0+02:00` are equal.
///
/// # Errors
/// Why it is not a date-time.
pub fn instant(text: &[u8]) -> Result<Instant<'_>, Why> {
    let Stamp { date: [year, month, day], seconds, leap, fraction } = stamp(text)?;
    let seconds = i64::from(days(year, month, day)) * 86_400 + i64::from(seconds);
    Ok(Instant { seconds, leap, fraction: trimmed(fraction) })
}

fn stamp(bytes: &[u8]) -> Result<Stamp<'_>, Why> {
    if bytes.len() < 10 {
        return Err(why("is not a full date"));
    }
    let year = number(bytes, 0, 4).ok_or(why("does not begin with a four-digit year"))?;
    let month = number(bytes, 5, 2).ok_or(why("is missing a two-digit month"))?;
    let day = number(bytes, 8, 2).ok_or(why("is missing a two-digit day"))?;
    if bytes[4] != b'-' || bytes[7] != b'-' {
        return Err(why("has a date that is not `YYYY-MM-DD`"));
    }
    if !(1..=12).contains(&month) {
        return Err(why("has a month that is not 01 to 12"));
    }
    if day < 1 || day > days_in(year, month) {
        return Err(why("has a day that does not exist in its month"));
    }
    match bytes.get(10) {
        None => return Err(why("has a date but no time")),
        Some(b'T' | b't') => {}
        Some(_) => return Err(why("is missing the `T` between date and time")),
    }
    let hour = number(bytes, 11, 2).ok_or(why("is missing a two-digit hour"))?;
    let minute = number(bytes, 14, 2).ok_or(why("is missing a two-digit minute"))?;
    let second = number(bytes, 17, 2).ok_or(why("is missing a two-digit second"))?;
    if bytes[13] != b':' || bytes[16] != b':' {
        return Err(why("has a time that is not `hh:mm:ss`"));
    }
    if hour > 23 || minute > 59 || second > 60 {
        return Err(why("has a time of day that does not exist"));
    }
    let mut at = 19;
    let mut fraction = &[][..];
    if bytes.get(at) == Some(&b'.') {
        let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return Err(why("has a fraction of a second without digits"));
        }
        fraction = bytes.get(at + 1..=at + digits).unwrap_or_default();
        at += 1 + digits;
    }
    let offset = match bytes.get(at) {
        None => return Err(why("is missing the UTC offset (`Z`, or like `+02:00`)")),
        Some(b'Z' | b'z') => {
            at += 1;
            0
        }
        Some(sign @ (b'+' | b'-')) => {
            let hours = number(bytes, at + 1, 2).ok_or(OFFSET)?;
            let minutes = number(bytes, at + 4, 2).ok_or(OFFSET)?;
            if bytes[at + 3] != b':' {
                return Err(OFFSET);
            }
            if hours > 23 || minutes > 59 {
                return Err(why("has a UTC offset that does not exist"));
            }
            at += 6;
            (hours * 60 + minutes) * if *sign == b'-' { -60 } else { 60 }
        }
        Some(_) => return Err(why("is missing the UTC offset (`Z`, or like `+02:00`) after the time")),
    };
    if at != bytes.len() {
        return Err(why("has extra characters after the UTC offset"));
    }
    let seconds = hour * 3_600 + minute * 60 + second - offset;
    let leap = second == 60;
    if leap && seconds % 86_400 != 0 {
        return Err(why("has a leap second that is not at 23:59:60 UTC"));
    }
    Ok(Stamp { date: [year, month, day], seconds, leap, fraction })
}

fn trimmed(mut digits: &[u8]) -> &[u8] {
    while let [rest @ .., b'0'] = digits {
        digits = rest;
    }
    digits
}

const OFFSET: Why = why("has a UTC offset that is not written like `+02:00`");

/// The number written with this many digits at an offset.
fn number(bytes: &[u8], at: usize, digits: usize) -> Option<i32> {
    let mut value = 0;
    for index in at..at + digits {
        let digit = bytes.get(index)?.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i32::from(digit);
    }
    Some(value)
}

fn days_in(year: i32, month: i32) -> i32 {
    match month {
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days of the proleptic Gregorian calendar since 400 years before the year 0. Years begin in March here, so that
/// a leap day is the last of its year.
fn days(year: i32, month: i32, day: i32) -> i32 {
    let (year, month) = if month > 2 { (year + 400, month - 3) } else { (year + 399, month + 9) };
    let of_year = (153 * month + 2) / 5 + day;
    365 * year + year / 4 - year / 100 + year / 400 + of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepted() {
        for text in [
            "2021-03-14T09:26:53Z",
            "2021-03-14t09:26:53z",
            "2021-03-14T09:26:53.589793+02:00",
            "0000-01-01T00:00:00Z",
            "2024-02-29T00:00:00-23:59",
            "1990-12-31T23:59:60Z",
            "1990-12-31T15:59:60-08:00",
            "1991-01-01T00:29:60+00:30",
        ] {
            assert_eq!(date_time(text.as_bytes()), Ok(()), "{text}");
        }
    }

    #[test]
    fn refused() {
        for text in [
            "",
            "2021",
            "2021-03-14",
            "2021-03-14T09:26:53",
            "2021-03-14 09:26:53Z",
            "2021-02-29T00:00:00Z",
            "2021-13-01T00:00:00Z",
            "2021-00-01T00:00:00Z",
            "2021-03-00T00:00:00Z",
            "2021-03-14T24:00:00Z",
            "2021-03-14T09:60:53Z",
            "2021-03-14T09:26:61Z",
            "2021-03-14T09:26:53.Z",
            "2021-03-14T09:26:53+0200",
            "2021-03-14T09:26:53+24:00",
            "2021-03-14T09:26:53+02:60",
            "2021-03-14T09:26:53ZZ",
            "1990-12-31T22:59:60Z",
            "1990-12-31T23:58:60Z",
            "+021-03-14T09:26:53Z",
            "2021-3-14T09:26:53Z",
            "２021-03-14T09:26:53Z",
            "2021-03-14T09:26:5",
            "2021-03-14T09:26:53+02",
            "2021-03-14T09:26:53+02:0",
        ] {
            assert!(date_time(text.as_bytes()).is_err(), "{text}");
        }
    }

    /// The short cut accepts only what the grammar accepts, and nearly all date-times in its form.
    #[test]
    fn usual() {
        let held = |text: &[u8]| {
            let usual = is_usual(text);
            assert!(!usual || stamp(text).is_ok(), "{}", String::from_utf8_lossy(text));
            usual
        };
        assert!(
            held(b"2021-03-14T09:26:53Z") && held(b"2021-03-14T09:26:53.5Z") && held(b"2021-03-14T09:26:53.589793238Z")
        );
        let seeds = [&b"2021-03-14T09:26:53.589Z"[..], b"2021-03-14T09:26:53Z", b"2000-02-28T23:59:59.999Z"];
        let bytes = b"/0123569:;-.TtZz+ \x00\x10\x7f\x80\xb0\xb9\xff";
        for seed in seeds {
            for at in 0..seed.len() {
                for byte in 0..=u8::MAX {
                    let mut text = seed.to_vec();
                    text[at] = byte;
                    held(&text);
                    held(&text[..at]);
                }
                for other in 0..at {
                    for (one, two) in bytes.iter().flat_map(|one| bytes.iter().map(move |two| (*one, *two))) {
                        let mut text = seed.to_vec();
                        (text[at], text[other]) = (one, two);
                        held(&text);
                    }
                }
            }
        }
        let (mut all, mut right) = (0, 0);
        for (month, day) in (0..=99).flat_map(|month| (0..=99).map(move |day| (month, day))) {
            let text = format!("2024-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", day % 60, month % 60, (month + day) % 60);
            right += u32::from(held(text.as_bytes()));
            all += u32::from(stamp(text.as_bytes()).is_ok());
        }
        assert!(right <= all && right * 100 > all * 90, "{right} of {all}");
    }

    #[test]
    fn the_same_instant() {
        assert_eq!(instant(b"2021-03-14T12:00:00Z"), instant(b"2021-03-14T14:00:00.000+02:00"));
        assert_eq!(instant(b"2000-03-01T00:30:00+01:00"), instant(b"2000-02-29T23:30:00Z"));
        assert_ne!(instant(b"2021-03-14T12:00:00Z"), instant(b"2021-03-14T12:00:00.001Z"));
        assert_ne!(instant(b"1990-12-31T23:59:60Z"), instant(b"1991-01-01T00:00:00Z"));
    }
}
