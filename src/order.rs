//! Sorts lists of anything by one piece of code. The standard library's is made anew for every type, and large each time.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Puts a list in order. Equal items keep theirs.
pub fn sort_by<Item>(list: &mut [Item], compare: &mut dyn FnMut(&Item, &Item) -> Ordering) {
    let mut order = indexes(list.len(), &mut |one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other).is_gt(),
        _ => false,
    });
    permute(&mut order, &mut |one, other| list.swap(one, other));
}

/// Sorts a list whose items have an order of their own.
pub fn sort<Item: Ord>(list: &mut [Item]) {
    sort_by(list, &mut Item::cmp);
}

/// Swaps items until each is where it belongs. `order`: the item that belongs at each place.
fn permute(order: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = core::mem::replace(&mut order[at], at as u32) as usize;
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

/// The indexes of a list in the order of its items: a merge sort from the bottom up. `is_after`: the first item comes after the
/// other.
fn indexes(length: usize, is_after: &mut dyn FnMut(usize, usize) -> bool) -> Vec<u32> {
    let mut from: Vec<u32> = (0..length as u32).collect();
    let mut to: Vec<u32> = Vec::with_capacity(length);
    let mut width = 1;
    while width < length {
        to.clear();
        for pair in from.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at_checked(width).unwrap_or((pair, &[]));
            while let ([first, rest @ ..], [other, others @ ..]) = (left, right) {
                if is_after(*first as usize, *other as usize) {
                    to.push(*other);
                    right = others;
                } else {
                    to.push(*first);
                    left = rest;
                }
            }
            to.extend_from_slice(left);
            to.extend_from_slice(right);
        }
        core::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order_and_stable() {
        let mut seed = 1u32;
        for length in 0..200 {
            let list: Vec<(u32, u32)> = (0..length)
                .map(|at| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, at)
                })
                .collect();
            let (mut wanted, mut found) = (list.clone(), list);
            wanted.sort_by_key(|(key, _)| *key);
            sort_by(&mut found, &mut |(one, _), (other, _)| one.cmp(other));
            assert_eq!(found, wanted);
        }
    }
}
