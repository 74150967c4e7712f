//! The rules, one file each: page, wording, and a check if rows cannot express it. Their identities are in
//! [`crate::model::rule`]. Does not walk events: the caller runs the checks after the walk.

// Not by the macro below: rustfmt finds only modules that are named like this.
mod attribute_name;
mod bad_base64;
mod bad_date_time;
mod bad_link;
mod bad_pattern;
mod bad_uri;
mod bad_uri_reference;
mod byte_order_mark;
mod content_type;
mod context;
mod data_schema;
mod data_twice;
mod draft_status;
mod duplicate_member;
mod empty_value;
mod encoded_data;
mod engine_fault;
mod envelope_mismatch;
mod envelope_missing;
mod errors_without_error;
mod event_version;
mod finding;
mod foreign;
mod header_encoding;
mod headers;
mod invalid_utf8;
mod json_syntax;
mod known_defect;
mod limit_batch;
mod limit_bytes;
mod limit_depth;
mod link_kind;
mod missing_field;
mod no_counterpart;
mod not_an_event;
mod not_in_enum;
mod other_release;
mod own_schema;
mod pipeline_name_alias;
mod prose_missing_field;
mod prose_purl;
mod prose_string;
mod prose_uuid;
mod prose_value;
mod release_assumed;
mod release_key;
mod scattered;
mod sdk_attributes;
mod status_contradicts_event;
mod template;
mod type_not_in_release;
mod type_spelling;
mod unfilled_template;
mod unidentified_event;
mod unknown_field;
mod unknown_type;
mod unlisted_type;
mod unpaired_surrogate;
mod unreadable_object;
mod unsafe_url;
mod wrong_type;

pub use bad_link::kind_of_relation;
pub use content_type::is_json;
pub use context::Context;
pub use finding::{Expected, Finding, Fix, Words};
pub use other_release::{check as check_other_release, is_telling, right_release};

pub use foreign::may_be_template;
pub use scattered::moved_to_context;
pub use unfilled_template::check as check_template;
pub use wrong_type::holds_an_id;

use crate::json::{Doc, Kind, SyntaxKind};
use crate::model::event::Event;
use crate::model::fault::{Detail, Fault, Sink, Step};
use crate::model::plan::Family;
use crate::model::rule::{Rule, every_rule};

/// Whether a rule's findings come with a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixable {
    Always,
    /// If there is only one answer.
    Sometimes,
    Never,
}

/// A rule's documentation.
pub struct Page {
    /// What the rule finds.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// An input with a finding of the rule, which a test checks. Empty if no text can show it.
    pub example: &'static str,
    pub fixable: Fixable,
    /// The specification or schema that the rule comes from.
    pub source: &'static str,
}

/// A fault with everything that its message needs.
pub struct Case<'c> {
    pub doc: &'c Doc<'c>,
    pub fault: &'c Fault,
    /// The event that it belongs to; none for a fault of the text.
    pub event: Option<&'c Event>,
}

macro_rules! register {
    ($($file:ident $rule:ident $name:literal $code:literal $severity:ident $target:ident [$($flag:ident)*];)*) => {
        /// In the order of [`crate::model::rule::ALL`].
        pub static PAGES: &[&Page] = &[$(&$file::PAGE),*];

        /// In the same order.
        static RENDER: &[fn(&Case, &mut Finding)] = &[$($file::render),*];
    };
}
every_rule!(register);

pub fn page(rule: Rule) -> &'static Page {
    PAGES[rule.index()]
}

/// Writes a finding's message, help and fix. A build that only gives verdicts does not contain them.
pub fn render(case: &Case, finding: &mut Finding) {
    if let Detail::Header { what, event } = case.fault.detail {
        headers::render(case, what, event, finding);
        return;
    }
    RENDER[case.fault.rule.index()](case, finding);
}

/// Whether a text is something else than JSON from its beginning on, and what is known: all that follows from that is nothing
/// to report.
pub fn is_foreign(doc: &Doc) -> bool {
    let first = doc.faults.first().is_some_and(|fault| fault.kind != SyntaxKind::ByteOrderMark);
    let begins = doc.bytes.trim_ascii_start();
    let container = match doc.kind(0) {
        Some(Kind::Object) => true,
        // The bracket of a log line.
        Some(Kind::Array) => begins.get(1).is_none_or(|byte| !byte.is_ascii_alphanumeric()),
        _ => false,
    };
    first && !container && foreign::text(doc.bytes).is_some()
}

/// Runs the checks that rows cannot express on an event after its walk.
///
/// # Errors
/// If the sink stops the walk.
pub fn check(context: &Context, sink: &mut Sink) -> Step {
    if context.event.is_of(Family::Draft) {
        type_spelling::check(context, sink)?;
        status_contradicts_event::check(context, sink)?;
        unsafe_url::check(context, sink)?;
        if sink.advises() {
            unlisted_type::check(context, sink)?;
            errors_without_error::check(context, sink)?;
            unidentified_event::check(context, sink)?;
            pipeline_name_alias::check(context, sink)?;
        }
        missing_field::check(context, sink)?;
    }
    if context.event.is_of(Family::Sig) && sink.advises() {
        sdk_attributes::check(context, sink)?;
    }
    if context.wrapper().is_some() {
        envelope_missing::check(context, sink)?;
        envelope_mismatch::check(context, sink)?;
        attribute_name::check(context, sink)?;
        encoded_data::check(context, sink)?;
    }
    if context.in_envelope() {
        data_twice::check(context, sink)?;
    }
    if sink.advises() && context.in_envelope() {
        content_type::check(context, sink)?;
        data_schema::check(context, sink)?;
    }
    bad_base64::check(context, sink)
}
