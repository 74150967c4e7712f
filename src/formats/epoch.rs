//! Unix time, which programs often write instead of a date-time.

use alloc::string::String;

/// Converts Unix time in seconds, milliseconds, microseconds or nanoseconds to an RFC 3339 date-time in UTC. The number of
/// digits tells the unit, which is unambiguous from 2001 to 2286; other times return none. Only seconds may have a
/// fraction. Also returns the unit in words.
pub fn from_epoch(text: &str) -> Option<(String, &'static str)> {
    let (whole, fraction) = super::header::cut(text, b'.');
    let fraction = fraction.unwrap_or_default();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || whole.starts_with('0') || fraction.len() > 9 {
        return None;
    }
    let unit = match whole.len() {
        10 => "as Unix seconds it is",
        13 if fraction.is_empty() => "as Unix milliseconds it is",
        16 if fraction.is_empty() => "as Unix microseconds it is",
        19 if fraction.is_empty() => "as Unix nanoseconds it is",
        _ => return None,
    };
    let (digits, rest) = whole.split_at_checked(10)?;
    let mut seconds: u64 = 0;
    for digit in digits.bytes() {
        seconds = seconds * 10 + u64::from(digit - b'0');
    }
    let (day, time) = ((seconds / 86_400) as u32, (seconds % 86_400) as u32);
    let (year, month, day) = date(day);
    let mut right = String::new();
    push(&mut right, year / 100, "");
    push(&mut right, year % 100, "-");
    push(&mut right, month, "-");
    push(&mut right, day, "T");
    push(&mut right, time / 3_600, ":");
    push(&mut right, time / 60 % 60, ":");
    push(&mut right, time % 60, "");
    let fraction = if rest.is_empty() { fraction } else { rest };
    if !fraction.is_empty() {
        right.push('.');
        right.push_str(fraction);
    }
    right.push('Z');
    Some((right, unit))
}

/// Appends a number of two digits, and a separator.
#[inline(never)]
fn push(text: &mut String, number: u32, mark: &str) {
    for digit in [number / 10, number % 10] {
        text.push(char::from(b'0' + digit as u8));
    }
    text.push_str(mark);
}

/// Year, month and day of a number of days since 1970.
fn date(days: u32) -> (u32, u32, u32) {
    let leap = |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let (mut year, mut left) = (1970, days);
    while left >= 365 + u32::from(leap(year)) {
        left -= 365 + u32::from(leap(year));
        year += 1;
    }
    let mut month = 1;
    loop {
        // The lengths alternate, but for July and August, which are both long.
        let length = if month == 2 { 28 + u32::from(leap(year)) } else { 30 + (month + month / 8) % 2 };
        if left < length {
            return (year, month, left + 1);
        }
        (left, month) = (left - length, month + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants() {
        for (text, right) in [
            ("1744617504469", "2025-04-14T07:58:24.469Z"),
            ("1744200633607", "2025-04-09T12:10:33.607Z"),
            ("1000000000", "2001-09-09T01:46:40Z"),
            ("1709164800", "2024-02-29T00:00:00Z"),
            ("1735689599", "2024-12-31T23:59:59Z"),
            ("9999999999", "2286-11-20T17:46:39Z"),
            ("1744617504.5", "2025-04-14T07:58:24.5Z"),
            ("1744617504469000", "2025-04-14T07:58:24.469000Z"),
            ("1744617504469000001", "2025-04-14T07:58:24.469000001Z"),
        ] {
            let (found, _) = from_epoch(text).unwrap_or_default();
            assert_eq!(found, right, "{text}");
            assert!(crate::formats::date_time(found.as_bytes()).is_ok(), "{text}");
        }
        for text in [
            "",
            "0",
            "1",
            "-1744617504",
            "174461750",
            "0744617504",
            "1744617504469.5",
            "1744617504e1",
            "17446175044690",
            "１７４４６１７５０４",
        ] {
            assert_eq!(from_epoch(text), None, "{text}");
        }
    }
}
