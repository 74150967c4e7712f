//! What a row says of a string. The walk and the fast paths ask here, so that they cannot disagree.

use crate::formats;
use crate::json;
use crate::model::plan::{Format, Text};

/// Why a row does not allow a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    Empty,
    Unlisted,
    DateTime,
    Uri,
    UriReference,
    Pattern,
}

/// The first reason why a row does not allow the value of a string, in which escapes are resolved.
#[inline]
pub fn misfit(text: &Text, value: &[u8]) -> Option<Misfit> {
    if value.is_empty() && text.non_empty {
        return Some(Misfit::Empty);
    }
    if !text.values.is_empty() && !text.open && !listed(text.values, value) {
        return Some(Misfit::Unlisted);
    }
    match text.format {
        Format::DateTime if formats::date_time(value).is_err() => Some(Misfit::DateTime),
        Format::Uri if formats::uri(value).is_err() => Some(Misfit::Uri),
        Format::UriReference if formats::uri_reference(value).is_err() => Some(Misfit::UriReference),
        _ if !text.pattern.is_empty() && !text.matches(&json::without_escapes(value)) => Some(Misfit::Pattern),
        _ => None,
    }
}

fn listed(values: &[&str], value: &[u8]) -> bool {
    let mut index = 0;
    while let Some(word) = values.get(index) {
        if word.len() == value.len() && json::same(word.as_bytes(), value) {
            return true;
        }
        index += 1;
    }
    false
}
