//! The one sort.

use alloc::vec::Vec;

/// Up to this many numbers, insertion sort is used.
const INSERTION_SORT_MAX: usize = 24;

/// Puts numbers in their order: many by one digit after the other, so that ten times as many take ten times as long.
/// `ordered`: by their lower halves they are in order already. All sorting is of such, since each kind of thing that is sorted is
/// another copy of the sort.
pub fn sort(numbers: &mut [u128], ordered: bool) {
    if numbers.len() <= INSERTION_SORT_MAX {
        for end in 1..numbers.len() {
            let mut at = end;
            while at > 0 && numbers[at] < numbers[at - 1] {
                numbers.swap(at, at - 1);
                at -= 1;
            }
        }
        return;
    }
    // Of more numbers larger digits, since there are fewer of those: names that count on have two of their own in one.
    let width = if numbers.len() < 4096 { 8 } else { 12 };
    let mut places = [0u32; 4096];
    let mut room = numbers.to_vec();
    let (mut from, mut to) = (&mut *numbers, &mut room[..]);
    let mut away = false;
    for half in usize::from(ordered)..2 {
        let of = |number: u128| if half == 0 { number as u64 } else { (number >> 64) as u64 };
        let first = of(from[0]);
        let mut varies = from.iter().fold(0, |bits, &number| bits | (of(number) ^ first));
        while varies != 0 {
            let shift = varies.trailing_zeros();
            let digit = |number: u128| (of(number) >> shift) as usize % (1 << width);
            varies &= !(((1 << width) - 1) << shift);
            let places = &mut places[..1 << width];
            places.fill(0);
            for &number in &*from {
                places[digit(number)] += 1;
            }
            let mut sum = 0;
            for place in &mut *places {
                (*place, sum) = (sum, sum + *place);
            }
            for &number in &*from {
                let place = &mut places[digit(number)];
                to[*place as usize] = number;
                *place += 1;
            }
            (from, to, away) = (to, from, !away);
        }
    }
    if away {
        to.copy_from_slice(from);
    }
}

/// Like [`sort`], for shorter numbers.
pub fn sort_words(numbers: &mut [u64]) {
    if numbers.len() > INSERTION_SORT_MAX {
        let mut wide = Vec::with_capacity(numbers.len());
        for &number in &*numbers {
            wide.push(u128::from(number));
        }
        sort(&mut wide, false);
        for (place, number) in numbers.iter_mut().zip(wide) {
            *place = number as u64;
        }
        return;
    }
    for end in 1..numbers.len() {
        let mut at = end;
        while at > 0 && numbers[at] < numbers[at - 1] {
            numbers.swap(at, at - 1);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn numbers_are_put_in_their_order() {
        let mut state = 1u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u128::from(state) * u128::from(state >> 7)
        };
        for length in (0..60).chain([257, 1_000, 5_000]) {
            for mask in [0, 0xF, 0xFF00, u128::MAX, 0xFF << 64, u128::from(u64::MAX) << 64] {
                let mut numbers: Vec<u128> = (0..length).map(|_| next() & mask).collect();
                let mut right = numbers.clone();
                right.sort_unstable();
                sort(&mut numbers, false);
                assert_eq!(numbers, right, "{length} of {mask:x}");
                // As they come from a list: each with its place there in the lowest bytes.
                let mut listed: Vec<u128> = (0..).zip(&right).map(|(at, _)| (next() & mask) << 64 | at).collect();
                let mut right = listed.clone();
                right.sort_unstable();
                sort(&mut listed, true);
                assert_eq!(listed, right, "{length} of {mask:x}");
            }
        }
    }
}
