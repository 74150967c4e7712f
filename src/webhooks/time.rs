//! Times in the spellings that senders have, as RFC 3339 in UTC.

use crate::formats::{date, digits, from_epoch, instant};
use alloc::string::String;

const DAY: i64 = 86_400;

/// A time as RFC 3339 in UTC, `seconds` later; the digits of its fraction are kept. Takes RFC 3339, the same with spaces before
/// time and offset, with `UTC` or an offset without a colon, and Unix time in seconds or milliseconds. None: it is no time, or
/// the year 1, which Go writes for no time.
pub fn in_utc(text: &str, seconds: i64) -> Option<String> {
    if let Some((found, _)) = from_epoch(text).filter(|_| text.len() <= 13) {
        return if seconds == 0 { Some(found) } else { in_utc(&found, seconds) };
    }
    let usual = spelt_as_rfc3339(text)?;
    let found = instant(usual.as_bytes()).ok()?;
    // An offset could lead out of the year 0.
    if usual.starts_with("0001") || usual.starts_with("0000") {
        return None;
    }
    let moment = found.micros().div_euclid(1_000_000).checked_add(seconds)?;
    let [year, month, day] = date(moment.div_euclid(DAY));
    if year > 9999 {
        return None;
    }
    let within = moment.rem_euclid(DAY).cast_unsigned();
    let mut right = String::new();
    for (number, length, mark) in
        [(year, 4, "-"), (month, 2, "-"), (day, 2, "T"), (within / 3600, 2, ":"), (within / 60 % 60, 2, ":")]
    {
        digits(&mut right, number, length);
        right.push_str(mark);
    }
    digits(&mut right, within % 60, 2);
    let fraction = usual.get(19..)?;
    let length = fraction.bytes().take_while(|byte| *byte == b'.' || byte.is_ascii_digit()).count();
    right.push_str(fraction.get(..length)?);
    right.push('Z');
    Some(right)
}

/// The same time with `T`, no spaces, and `Z` or an offset with a colon.
fn spelt_as_rfc3339(text: &str) -> Option<String> {
    let (day, rest) = (text.get(..10)?, text.get(11..)?);
    if !matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) {
        return None;
    }
    let mut usual = String::from(day);
    usual.push('T');
    let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    usual.push_str(rest.get(..length)?);
    let zone = rest.get(length..)?;
    let zone = zone.strip_prefix(' ').unwrap_or(zone);
    match zone {
        "UTC" | "Z" | "z" => usual.push('Z'),
        _ if zone.len() == 5 => {
            usual.push_str(zone.get(..3)?);
            usual.push(':');
            usual.push_str(zone.get(3..)?);
        }
        _ => usual.push_str(zone),
    }
    Some(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling() {
        for (text, right) in [
            ("2020-10-05T16:33:24Z", "2020-10-05T16:33:24Z"),
            ("2020-10-02T12:42:30.000Z", "2020-10-02T12:42:30.000Z"),
            ("2026-03-02T10:44:26.402973972+01:00", "2026-03-02T09:44:26.402973972Z"),
            ("2016-08-12 15:23:28 UTC", "2016-08-12T15:23:28Z"),
            ("2021-04-28 21:50:00 +0200", "2021-04-28T19:50:00Z"),
            ("2022-02-06T13:48:17.022+0800", "2022-02-06T05:48:17.022Z"),
            ("1557933657", "2019-05-15T15:20:57Z"),
            ("1772445600000", "2026-03-02T10:00:00.000Z"),
            ("2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00Z"),
        ] {
            assert_eq!(in_utc(text, 0).as_deref(), Some(right), "{text}");
        }
        for text in [
            "",
            "now",
            "0001-01-01T00:00:00Z",
            "2026-03-02",
            "2026-13-02T10:00:00Z",
            "2026-03-02T10:00:00",
            "17",
            "2026-03-02T10:00:00é",
            "2026-03-02T10:00:00 é0000",
            "1772445600000000",
        ] {
            assert_eq!(in_utc(text, 0), None, "{text}");
        }
        assert_eq!(in_utc("2026-03-02 09:59:58.5 UTC", 7).as_deref(), Some("2026-03-02T10:00:05.5Z"));
        assert_eq!(in_utc("9999-12-31T23:59:59Z", 1), None);
    }
}
