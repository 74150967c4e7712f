//! The grammars of strings, as pure functions: where a string first leaves its grammar, and what would stand there.

use crate::features::EXPLAINS;

mod base64;
mod date_time;
mod header;
mod identifiers;
mod uri;

pub use base64::{base64, decode_base64};
pub use date_time::{Instant, date_time, instant};
pub use header::{HeaderFault, charset, decode_header, essence, first_value, has_control};
pub use identifiers::{purl, uuid};
pub use uri::{Uri, has_host, scheme, uri, uri_reference};

/// Why a string is not of its grammar: one clause that follows "found `x`, ", in lower case.
pub type Why = &'static str;

/// Where only yes or no is wanted, nobody asks why.
const fn why(reason: Why) -> Why {
    if EXPLAINS { reason } else { "" }
}
