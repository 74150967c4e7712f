//! The rules: each in a file of its own with its page, its check where the rows cannot say it, and its words. What
//! identifies one is in [`crate::model::rule`]. Knows no walk: whoever has walked an event asks for the checks.

// Named one by one, not by the macro below: a formatter finds only such files.
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
mod invalid_utf8;
mod json_syntax;
mod known_defect;
mod limit_batch;
mod limit_bytes;
mod limit_depth;
mod link_kind;
mod missing_field;
mod not_an_event;
mod not_in_enum;
mod other_release;
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

pub use scattered::moved_to_context;
pub use unfilled_template::check as check_template;
pub use wrong_type::holds_an_id;

use crate::json::{Doc, Kind, SyntaxKind};
use crate::model::event::Event;
use crate::model::fault::{Fault, Sink, Step};
use crate::model::plan::{Demand, Family, Node};
use crate::model::rule::{Rule, every_rule};

/// Whether a rule's findings come with a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixable {
    /// Each of them.
    Always,
    /// Where there is one answer.
    Sometimes,
    /// None.
    Never,
}

/// A rule's public page.
pub struct Page {
    /// What it finds.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// A text in which it finds something; a test holds it to that. Empty for what no text can show.
    pub example: &'static str,
    /// Whether it comes with a fix.
    pub fixable: Fixable,
    /// Where the rule comes from.
    pub source: &'static str,
}

/// One fault with all that its words are made of.
pub struct Case<'c> {
    /// The text.
    pub doc: &'c Doc<'c>,
    /// The fault.
    pub fault: &'c Fault,
    /// The event it belongs to; none for a fault of the text before any event.
    pub event: Option<&'c Event>,
}

macro_rules! register {
    ($($file:ident $rule:ident $name:literal $code:literal $severity:ident $target:ident [$($flag:ident)*];)*) => {
        /// The page of every rule, in the order of [`crate::model::rule::ALL`].
        pub static PAGES: &[&Page] = &[$(&$file::PAGE),*];

        /// What writes the findings of each rule, in the same order.
        static RENDER: &[fn(&Case, &mut Finding)] = &[$($file::render),*];
    };
}
every_rule!(register);

/// A rule's public page.
pub fn page(rule: Rule) -> &'static Page {
    PAGES[rule.index()]
}

/// Writes a finding's message, help, fix and the rest. Whoever only wants a verdict does not carry the words.
pub fn render(case: &Case, finding: &mut Finding) {
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

/// Where an advice is written, as the help.
fn prose(node: Node, finding: &mut Finding) {
    if let Some(advice) = node.advice() {
        finding.help.say(advice.page);
        if !matches!(advice.demand, Demand::Defect) {
            finding.help.say(", the schema does not");
        }
    }
}

/// The checks that no row can say, over one event that was walked.
///
/// # Errors
/// Stops at the sink's wish.
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
