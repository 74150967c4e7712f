//! Generated from schemas/ by `UPDATE=1 cargo test --test codegen`: edits here are lost.

use super::super::parts::LinkKind;
use super::{Kind, Life, Part, Phase};

/// Sorted by subject.
pub static KINDS: &[Kind] = &[
    Kind {
        subject: "approval",
        run: "approval",
        noun: "approval",
        life: Some(&LIVES[8]),
        level: 5,
        parent: None,
        each: None,
        named: None,
        parts: &[],
    },
    Kind {
        subject: "artifact",
        run: "artifact",
        noun: "artifact",
        life: Some(&LIVES[3]),
        level: 5,
        parent: None,
        each: None,
        named: Some(Part::Artifact),
        parts: &[(Part::Change, "subject.content.change.id")],
    },
    Kind {
        subject: "branch",
        run: "branch",
        noun: "branch",
        life: Some(&LIVES[5]),
        level: 5,
        parent: None,
        each: None,
        named: None,
        parts: &[],
    },
    Kind {
        subject: "build",
        run: "build",
        noun: "build",
        life: Some(&LIVES[0]),
        level: 2,
        parent: None,
        each: None,
        named: None,
        parts: &[(Part::Artifact, "subject.content.artifactId")],
    },
    Kind {
        subject: "change",
        run: "change",
        noun: "change",
        life: Some(&LIVES[6]),
        level: 5,
        parent: None,
        each: None,
        named: Some(Part::Change),
        parts: &[],
    },
    Kind {
        subject: "environment",
        run: "environment",
        noun: "environment",
        life: Some(&LIVES[5]),
        level: 5,
        parent: None,
        each: None,
        named: None,
        parts: &[(Part::Name, "subject.content.name")],
    },
    Kind {
        subject: "incident",
        run: "incident",
        noun: "incident",
        life: Some(&LIVES[7]),
        level: 5,
        parent: None,
        each: None,
        named: Some(Part::Incident),
        parts: &[
            (Part::Environment, "subject.content.environment.id"),
            (Part::Service, "subject.content.service.id"),
            (Part::Artifact, "subject.content.artifactId"),
        ],
    },
    Kind {
        subject: "pipelinerun",
        run: "pipelineRun",
        noun: "pipeline run",
        life: Some(&LIVES[0]),
        level: 0,
        parent: None,
        each: None,
        named: None,
        parts: &[
            (Part::Name, "subject.content.pipelineName"),
            (Part::Url, "subject.content.uri"),
            (Part::Outcome, "subject.content.outcome"),
        ],
    },
    Kind {
        subject: "repository",
        run: "repository",
        noun: "repository",
        life: Some(&LIVES[5]),
        level: 5,
        parent: None,
        each: None,
        named: None,
        parts: &[(Part::Name, "subject.content.name")],
    },
    Kind {
        subject: "service",
        run: "service",
        noun: "service",
        life: Some(&LIVES[4]),
        level: 5,
        parent: None,
        each: Some(Part::Environment),
        named: Some(Part::Service),
        parts: &[(Part::Environment, "subject.content.environment.id"), (Part::Artifact, "subject.content.artifactId")],
    },
    Kind {
        subject: "taskrun",
        run: "taskRun",
        noun: "task run",
        life: Some(&LIVES[0]),
        level: 1,
        parent: Some((7, "subject.content.pipelineRun")),
        each: None,
        named: None,
        parts: &[
            (Part::Name, "subject.content.taskName"),
            (Part::Url, "subject.content.uri"),
            (Part::Outcome, "subject.content.outcome"),
        ],
    },
    Kind {
        subject: "testcaserun",
        run: "testCaseRun",
        noun: "test case run",
        life: Some(&LIVES[1]),
        level: 3,
        parent: Some((13, "subject.content.testSuiteRun")),
        each: None,
        named: None,
        parts: &[
            (Part::Name, "subject.content.testCase.name"),
            (Part::Url, "subject.content.testCase.uri"),
            (Part::Outcome, "subject.content.outcome"),
            (Part::Environment, "subject.content.environment.id"),
        ],
    },
    Kind {
        subject: "testoutput",
        run: "testOutput",
        noun: "test output",
        life: Some(&LIVES[2]),
        level: 4,
        parent: Some((11, "subject.content.testCaseRun")),
        each: None,
        named: None,
        parts: &[],
    },
    Kind {
        subject: "testsuiterun",
        run: "testSuiteRun",
        noun: "test suite run",
        life: Some(&LIVES[0]),
        level: 2,
        parent: None,
        each: None,
        named: None,
        parts: &[
            (Part::Name, "subject.content.testSuite.name"),
            (Part::Url, "subject.content.testSuite.uri"),
            (Part::Outcome, "subject.content.outcome"),
            (Part::Environment, "subject.content.environment.id"),
        ],
    },
    Kind {
        subject: "ticket",
        run: "ticket",
        noun: "ticket",
        life: Some(&LIVES[8]),
        level: 5,
        parent: None,
        each: None,
        named: None,
        parts: &[(Part::Url, "subject.content.uri")],
    },
];

static LIVES: &[Life] = &[
    Life {
        phases: &[("queued", Phase::Queue), ("started", Phase::Start), ("finished", Phase::End)],
        strict: false,
        begins: true,
        ends: true,
    },
    Life {
        phases: &[
            ("queued", Phase::Queue),
            ("started", Phase::Start),
            ("finished", Phase::End),
            ("skipped", Phase::Skip),
        ],
        strict: true,
        begins: true,
        ends: true,
    },
    Life { phases: &[("published", Phase::During)], strict: false, begins: false, ends: false },
    Life {
        phases: &[
            ("packaged", Phase::Again),
            ("signed", Phase::During),
            ("published", Phase::During),
            ("downloaded", Phase::During),
            ("deleted", Phase::End),
        ],
        strict: false,
        begins: false,
        ends: false,
    },
    Life {
        phases: &[
            ("deployed", Phase::Again),
            ("upgraded", Phase::During),
            ("rolledback", Phase::During),
            ("published", Phase::During),
            ("removed", Phase::End),
        ],
        strict: false,
        begins: true,
        ends: false,
    },
    Life {
        phases: &[("created", Phase::Start), ("modified", Phase::During), ("deleted", Phase::End)],
        strict: false,
        begins: true,
        ends: false,
    },
    Life {
        phases: &[
            ("created", Phase::Start),
            ("updated", Phase::During),
            ("reviewed", Phase::During),
            ("merged", Phase::End),
            ("abandoned", Phase::End),
        ],
        strict: false,
        begins: true,
        ends: false,
    },
    Life {
        phases: &[("detected", Phase::Begin), ("reported", Phase::Begin), ("resolved", Phase::End)],
        strict: false,
        begins: true,
        ends: false,
    },
    Life {
        phases: &[("created", Phase::Start), ("updated", Phase::During), ("closed", Phase::End)],
        strict: false,
        begins: true,
        ends: false,
    },
];

/// What parts are called in the run model.
pub static PART_NAMES: &[(Part, &str)] = &[
    (Part::Name, "name"),
    (Part::Url, "url"),
    (Part::Outcome, "outcome"),
    (Part::Environment, "environment"),
    (Part::Service, "service"),
    (Part::Artifact, "artifact"),
    (Part::Change, "change"),
    (Part::Incident, "incident"),
];

/// What the words for how something ended mean, in small letters.
pub static OUTCOMES: &[(&str, &str)] = &[
    ("success", "success"),
    ("pass", "success"),
    ("succeeded", "success"),
    ("finished", "success"),
    ("failure", "failure"),
    ("fail", "failure"),
    ("failed", "failure"),
    ("error", "error"),
    ("cancel", "cancel"),
    ("canceled", "cancel"),
    ("cancelled", "cancel"),
];

/// The member that tells the kinds of links apart.
pub const LINK_TAG: &str = "linkType";

/// Its values.
pub static LINK_KINDS: &[(&str, LinkKind)] =
    &[("PATH", LinkKind::Path), ("RELATION", LinkKind::Relation), ("END", LinkKind::End)];

/// Where a link names another event.
pub static LINK_TARGETS: &[[&str; 2]] = &[["from", "contextId"], ["target", "contextId"]];
