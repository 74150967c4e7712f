//! The grammars of strings, as pure functions.

use crate::features::EXPLAINS;

mod base64;
mod date_time;
mod duration;
mod epoch;
mod header;
mod identifiers;
mod uri;
mod written;

pub use base64::{base64, decode_base64};
pub use date_time::{Instant, date_time, instant};
pub use duration::{period, spoken};
pub use epoch::from_epoch;
pub use header::{HeaderFault, charset, decode_header, essence, first_value, has_control, same_word};
pub use identifiers::{purl, uuid};
pub use uri::{Uri, has_host, scheme, uri, uri_reference};
pub use written::{date, digits, hexadecimal, write_uuid};

/// Why a string does not match its grammar: a predicate in lower case that can follow the name of the value.
pub type Why = &'static str;

/// Drops the reason in a build that only gives verdicts.
const fn why(reason: Why) -> Why {
    if EXPLAINS { reason } else { "" }
}
