//! Dates and numbers, written without the standard library's formatting, which is taken out of the modules.

use alloc::string::String;

/// Writes a number with at least `length` digits.
pub fn digits(text: &mut String, number: u64, length: u32) {
    if number >= 10 || length > 1 {
        digits(text, number / 10, length.saturating_sub(1));
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Writes the lowest digits of a number, to the base of 16.
pub fn hexadecimal(text: &mut String, number: u64, length: u32) {
    for place in (0..length).rev() {
        text.push(char::from(b"0123456789abcdef"[(number >> (4 * place) & 15) as usize]));
    }
}

/// Writes a UUID from its halves, whatever its version.
pub fn write_uuid(high: u64, low: u64) -> String {
    let mut text = String::new();
    for (number, shift, length) in [(high, 32, 8), (high, 16, 4), (high, 0, 4), (low, 48, 4), (low, 0, 12)] {
        if !text.is_empty() {
            text.push('-');
        }
        hexadecimal(&mut text, number >> shift, length);
    }
    text
}

/// Year, month and day of a day since 1970-01-01. Days before the year 0 are in it.
pub fn date(day: i64) -> [u64; 3] {
    // Days since 400 years before 0000-03-01: years begin in March, so that a leap day is the last of its year.
    let day = (day + 719_468 + 146_097).max(0).cast_unsigned();
    let (era, of_era) = (day / 146_097, day % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    [(era * 400 + year + u64::from(month <= 2)).saturating_sub(400), month, of_month]
}
