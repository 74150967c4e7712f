//! Generated from schemas/ by `UPDATE=1 cargo test --test codegen`: edits here are lost.

/// How events are written in a neighbouring vocabulary.
pub struct Step {
    /// The indexes of the vocabularies.
    pub ends: [u8; 2],
    /// Subject and predicate of events that have other words.
    pub events: &'static [[&'static str; 2]],
    pub moves: &'static [Move],
    pub values: &'static [Values],
}

/// A member with another place.
pub struct Move {
    /// A subject, or a subject and a predicate; empty: of every event.
    pub of: &'static str,
    /// Dotted paths.
    pub ends: [&'static str; 2],
}

/// Values with counterparts.
pub struct Values {
    pub of: &'static str,
    pub path: &'static str,
    /// The value there does not say which of the counterparts is meant.
    pub assumed: bool,
    pub there: &'static [[&'static str; 2]],
    pub back: &'static [[&'static str; 2]],
}

pub static STEPS: &[Step] = &[
    Step {
        ends: [0, 2],
        events: &[],
        moves: &[
            Move { of: "", ends: ["id", "context.id"] },
            Move { of: "", ends: ["source", "context.source"] },
            Move { of: "", ends: ["timestamp", "context.timestamp"] },
            Move { of: "", ends: ["data", "customData"] },
            Move { of: "pipelinerun", ends: ["pipelineRunId", "subject.id"] },
            Move { of: "pipelinerun", ends: ["pipelineName", "subject.content.pipelineName"] },
            Move { of: "pipelinerun", ends: ["pipelineRunUrl", "subject.content.url"] },
            Move { of: "pipelinerun.finished", ends: ["pipelineRunStatus", "subject.content.outcome"] },
            Move { of: "pipelinerun.finished", ends: ["pipelineRunErrors", "subject.content.errors"] },
            Move { of: "taskrun", ends: ["taskRunId", "subject.id"] },
            Move { of: "taskrun", ends: ["taskName", "subject.content.taskName"] },
            Move { of: "taskrun", ends: ["pipelineRunId", "subject.content.pipelineRun.id"] },
        ],
        values: &[Values {
            of: "pipelinerun.finished",
            path: "subject.content.outcome",
            assumed: true,
            there: &[["Finished", "success"], ["Error", "error"]],
            back: &[["success", "Finished"], ["error", "Error"], ["failure", "Error"], ["cancel", "Error"]],
        }],
    },
    Step {
        ends: [0, 1],
        events: &[],
        moves: &[
            Move { of: "", ends: ["id", "id"] },
            Move { of: "", ends: ["source", "source"] },
            Move { of: "", ends: ["timestamp", "time"] },
            Move { of: "", ends: ["data", "data"] },
            Move { of: "pipelinerun", ends: ["pipelineRunId", "pipelinerunid"] },
            Move { of: "pipelinerun", ends: ["pipelineName", "pipelinerunname"] },
            Move { of: "pipelinerun", ends: ["pipelineRunStatus", "pipelinerunstatus"] },
            Move { of: "pipelinerun", ends: ["pipelineRunUrl", "pipelinerunurl"] },
            Move { of: "pipelinerun", ends: ["pipelineRunErrors", "pipelinerunerrors"] },
            Move { of: "taskrun", ends: ["taskRunId", "taskrunid"] },
            Move { of: "taskrun", ends: ["taskName", "taskrunname"] },
            Move { of: "taskrun", ends: ["pipelineRunId", "taskrunpipelineid"] },
        ],
        values: &[Values {
            of: "pipelinerun.finished",
            path: "pipelinerunstatus",
            assumed: false,
            there: &[],
            back: &[["success", "Finished"], ["error", "Error"], ["failure", "Error"], ["cancel", "Error"]],
        }],
    },
    Step {
        ends: [1, 2],
        events: &[
            ["repository.branch.created", "branch.created"],
            ["repository.branch.deleted", "branch.deleted"],
            ["repository.change.created", "change.created"],
            ["repository.change.updated", "change.updated"],
            ["repository.change.reviewed", "change.reviewed"],
            ["repository.change.merged", "change.merged"],
            ["repository.change.abandoned", "change.abandoned"],
            ["test.case.queued", "testcase.queued"],
            ["test.case.started", "testcase.started"],
            ["test.case.finished", "testcase.finished"],
            ["test.suite.queued", "testsuite.queued"],
            ["test.suite.started", "testsuite.started"],
            ["test.suite.finished", "testsuite.finished"],
        ],
        moves: &[
            Move { of: "", ends: ["id", "context.id"] },
            Move { of: "", ends: ["source", "context.source"] },
            Move { of: "", ends: ["time", "context.timestamp"] },
            Move { of: "", ends: ["data", "customData"] },
            Move { of: "pipelinerun", ends: ["pipelinerunid", "subject.id"] },
            Move { of: "pipelinerun", ends: ["pipelinerunname", "subject.content.pipelineName"] },
            Move { of: "pipelinerun", ends: ["pipelinerunurl", "subject.content.url"] },
            Move { of: "pipelinerun.finished", ends: ["pipelinerunstatus", "subject.content.outcome"] },
            Move { of: "pipelinerun.finished", ends: ["pipelinerunerrors", "subject.content.errors"] },
            Move { of: "taskrun", ends: ["taskrunid", "subject.id"] },
            Move { of: "taskrun", ends: ["taskrunname", "subject.content.taskName"] },
            Move { of: "taskrun", ends: ["taskrunpipelineid", "subject.content.pipelineRun.id"] },
            Move { of: "repository", ends: ["repositoryid", "subject.id"] },
            Move { of: "repository", ends: ["repositoryname", "subject.content.name"] },
            Move { of: "repository", ends: ["repositoryurl", "subject.content.url"] },
            Move { of: "branch", ends: ["branchid", "subject.id"] },
            Move { of: "branch", ends: ["branchrepositoryid", "subject.content.repository.id"] },
            Move { of: "build", ends: ["buildid", "subject.id"] },
            Move { of: "build.finished", ends: ["buildartifactid", "subject.content.artifactId"] },
            Move { of: "artifact", ends: ["artifactid", "subject.id"] },
            Move { of: "environment", ends: ["envid", "subject.id"] },
            Move { of: "environment", ends: ["envname", "subject.content.name"] },
            Move { of: "environment.created", ends: ["envrepourl", "subject.content.url"] },
            Move { of: "environment.modified", ends: ["envrepourl", "subject.content.url"] },
            Move { of: "service", ends: ["servicename", "subject.id"] },
            Move { of: "service", ends: ["serviceenvid", "subject.content.environment.id"] },
            Move { of: "change", ends: ["subject", "subject.id"] },
            Move { of: "testcase", ends: ["subject", "subject.id"] },
            Move { of: "testsuite", ends: ["subject", "subject.id"] },
        ],
        values: &[Values {
            of: "pipelinerun.finished",
            path: "subject.content.outcome",
            assumed: true,
            there: &[["Finished", "success"], ["Error", "error"]],
            back: &[],
        }],
    },
    Step { ends: [2, 3], events: &[], moves: &[], values: &[] },
    Step { ends: [3, 4], events: &[], moves: &[], values: &[] },
    Step { ends: [4, 5], events: &[], moves: &[], values: &[] },
    Step {
        ends: [5, 6],
        events: &[
            ["testcase.queued", "testcaserun.queued"],
            ["testcase.started", "testcaserun.started"],
            ["testcase.finished", "testcaserun.finished"],
            ["testsuite.queued", "testsuiterun.queued"],
            ["testsuite.started", "testsuiterun.started"],
            ["testsuite.finished", "testsuiterun.finished"],
        ],
        moves: &[],
        values: &[],
    },
    Step { ends: [6, 7], events: &[], moves: &[], values: &[] },
    Step {
        ends: [7, 8],
        events: &[],
        moves: &[Move { of: "", ends: ["context.chain_id", "context.chainId"] }],
        values: &[],
    },
    Step {
        ends: [8, 9],
        events: &[],
        moves: &[
            Move { of: "pipelinerun", ends: ["subject.content.url", "subject.content.uri"] },
            Move { of: "taskrun", ends: ["subject.content.url", "subject.content.uri"] },
            Move { of: "repository", ends: ["subject.content.url", "subject.content.uri"] },
            Move { of: "environment.created", ends: ["subject.content.url", "subject.content.uri"] },
            Move { of: "environment.modified", ends: ["subject.content.url", "subject.content.uri"] },
            Move {
                of: "testsuiterun.queued",
                ends: ["subject.content.testSuite.url", "subject.content.testSuite.uri"],
            },
        ],
        values: &[
            Values {
                of: "testcaserun.finished",
                path: "subject.content.outcome",
                assumed: false,
                there: &[["pass", "success"], ["fail", "failure"]],
                back: &[["success", "pass"], ["failure", "fail"]],
            },
            Values {
                of: "testsuiterun.finished",
                path: "subject.content.outcome",
                assumed: false,
                there: &[["pass", "success"], ["fail", "failure"]],
                back: &[["success", "pass"], ["failure", "fail"]],
            },
        ],
    },
    Step { ends: [9, 10], events: &[], moves: &[], values: &[] },
    Step { ends: [10, 11], events: &[], moves: &[], values: &[] },
];

/// The names of the draft's attributes: plain, and as those of a CloudEvent.
pub static SPELLINGS: &[(&str, &str)] = &[
    ("pipelineRunId", "pipelinerunid"),
    ("pipelineName", "pipelinename"),
    ("pipelineRunStatus", "pipelinerunstatus"),
    ("pipelineRunUrl", "pipelinerunurl"),
    ("pipelineRunErrors", "pipelinerunerrors"),
    ("taskRunId", "taskrunid"),
    ("taskName", "taskname"),
    ("timestamp", "time"),
];

/// The draft's attribute for the status.
pub const STATUS: &str = "pipelineRunStatus";

/// The sender's own data.
pub const CUSTOM_DATA: &str = "customData";
