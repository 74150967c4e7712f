//! The identity of a rule: name, code, severity and target. Page, check and wording are in its file in [`crate::rules`].

use crate::features::JUDGES_HISTORIES;

/// Only errors make an event invalid, unless the caller is strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The event breaks a rule of its vocabulary, or cannot be read.
    Error,
    /// Valid, but most likely a mistake.
    Warning,
    /// Valid, but good to know.
    Note,
}

/// What a rule's findings point at in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The value; for an object or array its opening bracket.
    Value,
    /// The member's key with its quotes.
    Key,
    /// The object that lacks something: its key, or its opening bracket if it has none.
    Owner,
    /// The character that a syntax fault names.
    Syntax,
    /// The value's first character.
    First,
}

/// A rule, as its index among all rules, sorted by code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule(u8);

struct Identity {
    code: u16,
    severity: Severity,
    target: Target,
    /// See [`Rule::is_fixed`].
    fixed: bool,
    /// See [`Rule::is_of_shape`].
    shape: bool,
}

/// Passes every rule to a macro: the file in `src/rules/`, the constant, the name, the code, the default severity (the
/// rule's page names exceptions), the target, and flags: [`fixed`](Rule::is_fixed),
/// [`shape`](Rule::is_of_shape). Codes never change; their first digit is the rule's family.
macro_rules! every_rule {
    ($take:ident) => {
        $take! {
            json_syntax JSON_SYNTAX "json-syntax" 101 Error Syntax [fixed];
            invalid_utf8 INVALID_UTF8 "invalid-utf8" 102 Error Syntax [fixed];
            byte_order_mark BYTE_ORDER_MARK "byte-order-mark" 103 Warning Syntax [];
            duplicate_member DUPLICATE_MEMBER "duplicate-member" 104 Error Key [];
            unpaired_surrogate UNPAIRED_SURROGATE "unpaired-surrogate" 105 Error Syntax [];
            limit_bytes LIMIT_BYTES "limit-bytes" 110 Error Syntax [fixed];
            limit_depth LIMIT_DEPTH "limit-depth" 111 Error Syntax [fixed];
            limit_batch LIMIT_BATCH "limit-batch" 112 Error First [fixed];
            unreadable_object UNREADABLE_OBJECT "unreadable-object" 113 Error Value [fixed];
            engine_fault ENGINE_FAULT "engine-fault" 199 Error Value [fixed];
            not_an_event NOT_AN_EVENT "not-an-event" 201 Error Value [fixed];
            unknown_type UNKNOWN_TYPE "unknown-type" 202 Error Value [];
            type_not_in_release TYPE_NOT_IN_RELEASE "type-not-in-release" 203 Error Value [shape];
            release_assumed RELEASE_ASSUMED "release-assumed" 204 Warning Value [];
            release_key RELEASE_KEY "release-key" 205 Error Key [shape];
            event_version EVENT_VERSION "event-version" 206 Warning Value [];
            other_release OTHER_RELEASE "other-release" 207 Note Value [];
            unfilled_template UNFILLED_TEMPLATE "unfilled-template" 208 Note Value [];
            no_counterpart NO_COUNTERPART "no-counterpart" 209 Error Value [fixed];
            type_spelling TYPE_SPELLING "type-spelling" 301 Error Value [];
            unlisted_type UNLISTED_TYPE "unlisted-type" 302 Note Value [];
            draft_status DRAFT_STATUS "draft-status" 303 Error Value [];
            status_contradicts_event STATUS_CONTRADICTS_EVENT "status-contradicts-event" 304 Error Value [];
            errors_without_error ERRORS_WITHOUT_ERROR "errors-without-error" 305 Warning Value [];
            unsafe_url UNSAFE_URL "unsafe-url" 306 Error Value [];
            unidentified_event UNIDENTIFIED_EVENT "unidentified-event" 307 Note Owner [];
            pipeline_name_alias PIPELINE_NAME_ALIAS "pipeline-name-alias" 308 Note Key [];
            missing_field MISSING_FIELD "missing-field" 401 Error Owner [shape];
            unknown_field UNKNOWN_FIELD "unknown-field" 402 Error Key [shape];
            wrong_type WRONG_TYPE "wrong-type" 403 Error Value [];
            not_in_enum NOT_IN_ENUM "not-in-enum" 404 Error Value [];
            empty_value EMPTY_VALUE "empty-value" 405 Error Value [];
            bad_date_time BAD_DATE_TIME "bad-date-time" 406 Error Value [];
            bad_uri BAD_URI "bad-uri" 407 Error Value [];
            bad_uri_reference BAD_URI_REFERENCE "bad-uri-reference" 408 Error Value [];
            bad_base64 BAD_BASE64 "bad-base64" 409 Warning Value [];
            bad_pattern BAD_PATTERN "bad-pattern" 410 Error Value [];
            envelope_mismatch ENVELOPE_MISMATCH "envelope-mismatch" 501 Error Value [];
            envelope_missing ENVELOPE_MISSING "envelope-missing" 502 Error Owner [];
            attribute_name ATTRIBUTE_NAME "attribute-name" 503 Error Key [];
            content_type CONTENT_TYPE "content-type" 504 Warning Value [];
            data_schema DATA_SCHEMA "data-schema" 505 Note Value [];
            encoded_data ENCODED_DATA "encoded-data" 506 Error Value [fixed];
            header_encoding HEADER_ENCODING "header-encoding" 507 Error Value [];
            data_twice DATA_TWICE "data-twice" 508 Error Key [];
            bad_link BAD_LINK "bad-link" 601 Error Value [];
            link_kind LINK_KIND "link-kind" 602 Note Value [];
            prose_missing_field PROSE_MISSING_FIELD "prose-missing-field" 701 Warning Owner [];
            prose_uuid PROSE_UUID "prose-uuid" 702 Warning Value [];
            prose_purl PROSE_PURL "prose-purl" 703 Warning Value [];
            prose_value PROSE_VALUE "prose-value" 704 Warning Value [];
            prose_string PROSE_STRING "prose-string" 705 Warning Value [];
            known_defect KNOWN_DEFECT "known-defect" 711 Note Value [];
            own_schema OWN_SCHEMA "own-schema" 901 Error Value [];
        }
    };
}
pub(crate) use every_rule;

macro_rules! identities {
    ($($file:ident $rule:ident $name:literal $code:literal $severity:ident $target:ident [$($flag:ident)*];)*) => {
        #[expect(non_camel_case_types, reason = "only counts")]
        #[repr(u8)]
        enum Index { $($file),* }

        $(
            #[doc = concat!("`", $name, "`: its page is in `src/rules/", stringify!($file), ".rs`.")]
            pub const $rule: Rule = Rule(Index::$file as u8);
        )*

        const IDENTITIES: &[Identity] = &[$(Identity {
            code: $code,
            severity: Severity::$severity,
            target: Target::$target,
            fixed: false $(|| is(stringify!($flag), "fixed"))*,
            shape: false $(|| is(stringify!($flag), "shape"))*,
        }),*];

        /// Apart, since no module writes them: hosts find the name by the code.
        static NAMES: &[&str] = &[$($name),*];

        /// All rules about single events, sorted by code.
        pub const ALL: &[Rule] = &[$($rule),*];
    };
}

/// String comparison at compile time.
const fn is(flag: &str, name: &str) -> bool {
    flag.len() == name.len() && flag.as_bytes()[0] == name.as_bytes()[0]
}

every_rule!(identities);

/// Passes every rule of histories to a macro: the file in `src/lifecycle/rules/`, the constant, the name, the code and the
/// default severity.
macro_rules! every_history_rule {
    ($take:ident) => {
        $take! {
            event_id_reused EVENT_ID_REUSED "event-id-reused" 801 Error;
            redelivered REDELIVERED "redelivered" 802 Note;
            same_occurrence SAME_OCCURRENCE "same-occurrence" 803 Warning;
            missing_start MISSING_START "missing-start" 811 Warning;
            out_of_order OUT_OF_ORDER "out-of-order" 812 Warning;
            repeated_event REPEATED_EVENT "repeated-event" 813 Warning;
            after_the_end AFTER_THE_END "after-the-end" 814 Warning;
            skipped_after_start SKIPPED_AFTER_START "skipped-after-start" 815 Warning;
            never_finished NEVER_FINISHED "never-finished" 816 Warning;
            time_backwards TIME_BACKWARDS "time-backwards" 817 Warning;
            changed_name CHANGED_NAME "changed-name" 818 Warning;
            outside_parent OUTSIDE_PARENT "outside-parent" 821 Warning;
            unknown_parent UNKNOWN_PARENT "unknown-parent" 822 Warning;
            open_children OPEN_CHILDREN "open-children" 823 Warning;
            parallel_tasks PARALLEL_TASKS "parallel-tasks" 824 Note;
            shared_run_id SHARED_RUN_ID "shared-run-id" 825 Warning;
            queued_under_another_id QUEUED_UNDER_ANOTHER_ID "queued-under-another-id" 826 Warning;
            chain_mismatch CHAIN_MISMATCH "chain-mismatch" 831 Warning;
            unknown_link_target UNKNOWN_LINK_TARGET "unknown-link-target" 832 Warning;
            link_to_later LINK_TO_LATER "link-to-later" 833 Warning;
            link_to_self LINK_TO_SELF "link-to-self" 834 Warning;
            link_cycle LINK_CYCLE "link-cycle" 835 Warning;
            after_chain_end AFTER_CHAIN_END "after-chain-end" 836 Warning;
            several_chain_starts SEVERAL_CHAIN_STARTS "several-chain-starts" 837 Warning;
            links_without_chain LINKS_WITHOUT_CHAIN "links-without-chain" 838 Warning;
            unexpected_tasks UNEXPECTED_TASKS "unexpected-tasks" 841 Warning;
            missing_expected_event MISSING_EXPECTED_EVENT "missing-expected-event" 842 Warning;
            too_long TOO_LONG "too-long" 843 Warning;
            late_event LATE_EVENT "late-event" 851 Note;
            no_time NO_TIME "no-time" 852 Note;
            unreadable_stream UNREADABLE_STREAM "unreadable-stream" 853 Error;
        }
    };
}
pub(crate) use every_history_rule;

macro_rules! histories {
    ($($file:ident $rule:ident $name:literal $code:literal $severity:ident;)*) => {
        #[expect(non_camel_case_types, reason = "only counts")]
        #[repr(u8)]
        enum History { $($file),* }

        $(
            #[doc = concat!("`", $name, "`: its page is in `src/lifecycle/rules/", stringify!($file), ".rs`.")]
            pub const $rule: Rule = Rule(IDENTITIES.len() as u8 + History::$file as u8);
        )*

        const HISTORY: &[Identity] = &[$(Identity {
            code: $code,
            severity: Severity::$severity,
            target: Target::Value,
            fixed: false,
            shape: false,
        }),*];

        static HISTORY_NAMES: &[&str] = &[$($name),*];

        /// All rules of histories, sorted by code.
        pub const HISTORIES: &[Rule] = &[$($rule),*];
    };
}

every_history_rule!(histories);

impl Rule {
    #[inline(always)]
    const fn identity(self) -> &'static Identity {
        // Modules without histories do without their rules.
        if JUDGES_HISTORIES && self.0 as usize >= IDENTITIES.len() {
            return &HISTORY[self.0 as usize - IDENTITIES.len()];
        }
        &IDENTITIES[self.0 as usize]
    }

    /// In kebab case, such as `unknown-field`.
    pub const fn name(self) -> &'static str {
        if JUDGES_HISTORIES && self.0 as usize >= NAMES.len() {
            return HISTORY_NAMES[self.0 as usize - NAMES.len()];
        }
        NAMES[self.0 as usize]
    }

    /// The three digits of the code; `CDE` precedes them.
    pub const fn code(self) -> u16 {
        self.identity().code
    }

    /// The default severity. The rule's page names exceptions.
    #[inline(always)]
    pub const fn severity(self) -> Severity {
        self.identity().severity
    }

    pub const fn target(self) -> Target {
        self.identity().target
    }

    /// Whether its severity is fixed, because its findings say why there is no verdict on all or part of the text.
    pub const fn is_fixed(self) -> bool {
        self.identity().fixed
    }

    /// Whether it concerns the members or the release of an event, and so tells releases apart.
    pub const fn is_of_shape(self) -> bool {
        self.identity().shape
    }

    /// Index into [`ALL`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
