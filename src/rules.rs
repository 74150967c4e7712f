//! The rules: each in a file of its own with its page, its check where the rows cannot say it, and its words. One line
//! here registers it; codes are grouped by family and are for ever.

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
mod header_encoding;
mod invalid_utf8;
mod json_syntax;
mod judged;
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
mod sdk_attributes;
mod status_contradicts_event;
mod type_not_in_release;
mod type_spelling;
mod unidentified_event;
mod unknown_field;
mod unknown_type;
mod unlisted_type;
mod unpaired_surrogate;
mod unreadable_object;
mod unsafe_url;
mod wrong_type;

pub use finding::{Expected, Finding, Fix, Words, json_string};
pub use judged::Judged;

use crate::engine::{Fault, Sink, Step};
use crate::event::Event;
use crate::plan::{Demand, Node};
use crate::text::Doc;

/// How bad a finding is. Only errors make an event invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The event breaks a rule of its vocabulary, or cannot be read.
    Error,
    /// Legal, and most likely not meant.
    Warning,
    /// Legal, and good to know.
    Note,
}

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

/// Where a finding points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The value; an object or array by its opening bracket.
    Value,
    /// The member, by its key with the quotes.
    Key,
    /// The object that lacks something, by its own key, or its bracket when it has none.
    Owner,
    /// One character of the text, named by a syntax fault.
    Syntax,
    /// The value's first character.
    First,
}

/// One rule.
pub struct Rule {
    /// The number of its code, which is `CDE` and these three digits; the first of them is the family.
    pub code: u16,
    /// How bad it is, unless the words on its page say otherwise.
    pub severity: Severity,
    /// Where its findings point.
    pub place: Place,
}

/// A rule's public page.
pub struct Page {
    /// The rule's name: what is wrong.
    pub name: &'static str,
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

macro_rules! rules {
    ($($file:ident :: $rule:ident),* $(,)?) => {
        $(pub use $file::$rule;)*
        /// Every rule with its page, in the order of the codes. Whoever needs no pages does not carry them.
        pub static RULES: &[(&Rule, &Page)] = &[$((&$rule, &$file::PAGE)),*];

        /// Writes a finding's message, help, fix and the rest. Whoever only wants a verdict does not carry the words.
        pub fn words(case: &Case, finding: &mut Finding) {
            $(if core::ptr::eq(case.fault.rule, &raw const $rule) {
                return $file::words(case, finding);
            })*
        }
    };
}

rules! {
    json_syntax::JSON_SYNTAX,
    invalid_utf8::INVALID_UTF8,
    byte_order_mark::BYTE_ORDER_MARK,
    duplicate_member::DUPLICATE_MEMBER,
    unpaired_surrogate::UNPAIRED_SURROGATE,
    limit_bytes::LIMIT_BYTES,
    limit_depth::LIMIT_DEPTH,
    limit_batch::LIMIT_BATCH,
    unreadable_object::UNREADABLE_OBJECT,
    engine_fault::ENGINE_FAULT,
    not_an_event::NOT_AN_EVENT,
    unknown_type::UNKNOWN_TYPE,
    type_not_in_release::TYPE_NOT_IN_RELEASE,
    release_assumed::RELEASE_ASSUMED,
    release_key::RELEASE_KEY,
    event_version::EVENT_VERSION,
    other_release::OTHER_RELEASE,
    type_spelling::TYPE_SPELLING,
    unlisted_type::UNLISTED_TYPE,
    draft_status::DRAFT_STATUS,
    status_contradicts_event::STATUS_CONTRADICTS_EVENT,
    errors_without_error::ERRORS_WITHOUT_ERROR,
    unsafe_url::UNSAFE_URL,
    unidentified_event::UNIDENTIFIED_EVENT,
    pipeline_name_alias::PIPELINE_NAME_ALIAS,
    missing_field::MISSING_FIELD,
    unknown_field::UNKNOWN_FIELD,
    wrong_type::WRONG_TYPE,
    not_in_enum::NOT_IN_ENUM,
    empty_value::EMPTY_VALUE,
    bad_date_time::BAD_DATE_TIME,
    bad_uri::BAD_URI,
    bad_uri_reference::BAD_URI_REFERENCE,
    bad_base64::BAD_BASE64,
    bad_pattern::BAD_PATTERN,
    envelope_mismatch::ENVELOPE_MISMATCH,
    envelope_missing::ENVELOPE_MISSING,
    attribute_name::ATTRIBUTE_NAME,
    content_type::CONTENT_TYPE,
    data_schema::DATA_SCHEMA,
    encoded_data::ENCODED_DATA,
    header_encoding::HEADER_ENCODING,
    data_twice::DATA_TWICE,
    bad_link::BAD_LINK,
    link_kind::LINK_KIND,
    prose_missing_field::PROSE_MISSING_FIELD,
    prose_uuid::PROSE_UUID,
    prose_purl::PROSE_PURL,
    prose_value::PROSE_VALUE,
    prose_string::PROSE_STRING,
    known_defect::KNOWN_DEFECT,
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

pub use content_type::is_json;
pub use envelope_missing::DATA_ATTRIBUTE;
pub use other_release::other_release;

/// Whether a rule's findings are always errors: they say why there is no verdict, or none on all of the text.
pub fn is_fixed(rule: &Rule) -> bool {
    let fixed: [&Rule; 9] = [
        &JSON_SYNTAX,
        &INVALID_UTF8,
        &LIMIT_BYTES,
        &LIMIT_DEPTH,
        &LIMIT_BATCH,
        &UNREADABLE_OBJECT,
        &ENGINE_FAULT,
        &NOT_AN_EVENT,
        &ENCODED_DATA,
    ];
    is_among(rule, &fixed)
}

/// Whether the words of a rule's findings are made of rows, of names of members, and of the value that they are about,
/// and of nothing else in the event.
pub fn is_own(rule: &Rule) -> bool {
    let own: [&Rule; 14] = [
        &MISSING_FIELD,
        &UNKNOWN_FIELD,
        &WRONG_TYPE,
        &NOT_IN_ENUM,
        &EMPTY_VALUE,
        &BAD_DATE_TIME,
        &BAD_URI,
        &BAD_URI_REFERENCE,
        &BAD_LINK,
        &PROSE_MISSING_FIELD,
        &PROSE_UUID,
        &PROSE_PURL,
        &PROSE_VALUE,
        &PROSE_STRING,
    ];
    is_among(rule, &own)
}

/// Whether a rule is about what members an event has and of which release it is: what tells one release from another.
pub fn is_of_shape(rule: &Rule) -> bool {
    is_among(rule, &[&MISSING_FIELD, &UNKNOWN_FIELD, &RELEASE_KEY, &TYPE_NOT_IN_RELEASE])
}

fn is_among(rule: &Rule, rules: &[&Rule]) -> bool {
    rules.iter().any(|other| core::ptr::eq(*other, rule))
}

/// The checks that no row can say, over one event that was walked.
///
/// # Errors
/// Stops at the sink's wish.
pub fn check(event: &Judged, sink: &mut Sink) -> Step {
    if event.is_draft() {
        type_spelling::check(event, sink)?;
        status_contradicts_event::check(event, sink)?;
        unsafe_url::check(event, sink)?;
        if sink.advises() {
            unlisted_type::check(event, sink)?;
            errors_without_error::check(event, sink)?;
            unidentified_event::check(event, sink)?;
            pipeline_name_alias::check(event, sink)?;
        }
        missing_field::check(event, sink)?;
    }
    if event.is_of_sdk() && sink.advises() {
        sdk_attributes::check(event, sink)?;
    }
    if event.wrapper().is_some() {
        envelope_missing::check(event, sink)?;
        envelope_mismatch::check(event, sink)?;
        attribute_name::check(event, sink)?;
        encoded_data::check(event, sink)?;
    }
    if event.in_envelope() {
        data_twice::check(event, sink)?;
    }
    if sink.advises() && event.in_envelope() {
        content_type::check(event, sink)?;
        data_schema::check(event, sink)?;
    }
    bad_base64::check(event, sink)
}
