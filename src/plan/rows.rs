// Generated from schemas/ by `UPDATE=1 cargo test --test codegen`.

//! The compiled vocabularies.

use super::{EventType, Family, Field, Format, Node, Object, Piece, Role, Shape, Tagged, Text, Vocabulary};

/// What every type of a release begins with.
pub const TYPE_PREFIX: &str = "dev.cdevents.";

/// What every custom event's type begins with.
pub const CUSTOM_TYPE_PREFIX: &str = "dev.cdeventsx.";

/// Every vocabulary, in the order of `schemas/releases.json`.
pub static VOCABULARIES: &[Vocabulary] = &[
    Vocabulary {
        id: "draft",
        family: Family::Draft,
        released: false,
        version_key: "",
        open_types: false,
        custom: None,
        generic: &N14,
        cloudevents: Some(&N23),
        events: &[
            EventType {
                name: "CD.Pipeline.PipelineRun.Finished",
                subject: "pipelinerun",
                predicate: "finished",
                version: "",
                root: &N14,
            },
            EventType {
                name: "CD.Pipeline.PipelineRun.Queued",
                subject: "pipelinerun",
                predicate: "queued",
                version: "",
                root: &N14,
            },
            EventType {
                name: "CD.Pipeline.PipelineRun.Started",
                subject: "pipelinerun",
                predicate: "started",
                version: "",
                root: &N14,
            },
            EventType {
                name: "CD.Pipeline.TaskRun.Finished",
                subject: "taskrun",
                predicate: "finished",
                version: "",
                root: &N14,
            },
            EventType {
                name: "CD.Pipeline.TaskRun.Started",
                subject: "taskrun",
                predicate: "started",
                version: "",
                root: &N14,
            },
        ],
    },
    Vocabulary {
        id: "sig-v1",
        family: Family::Sig,
        released: true,
        version_key: "",
        open_types: false,
        custom: None,
        generic: &N24,
        cloudevents: None,
        events: &[
            EventType {
                name: "cd.artifact.packaged.v1",
                subject: "artifact",
                predicate: "packaged",
                version: "v1",
                root: &N26,
            },
            EventType {
                name: "cd.artifact.published.v1",
                subject: "artifact",
                predicate: "published",
                version: "v1",
                root: &N26,
            },
            EventType {
                name: "cd.build.finished.v1",
                subject: "build",
                predicate: "finished",
                version: "v1",
                root: &N27,
            },
            EventType { name: "cd.build.queued.v1", subject: "build", predicate: "queued", version: "v1", root: &N27 },
            EventType {
                name: "cd.build.started.v1",
                subject: "build",
                predicate: "started",
                version: "v1",
                root: &N27,
            },
            EventType {
                name: "cd.environment.created.v1",
                subject: "environment",
                predicate: "created",
                version: "v1",
                root: &N28,
            },
            EventType {
                name: "cd.environment.deleted.v1",
                subject: "environment",
                predicate: "deleted",
                version: "v1",
                root: &N28,
            },
            EventType {
                name: "cd.environment.modified.v1",
                subject: "environment",
                predicate: "modified",
                version: "v1",
                root: &N28,
            },
            EventType {
                name: "cd.pipelinerun.finished.v1",
                subject: "pipelinerun",
                predicate: "finished",
                version: "v1",
                root: &N29,
            },
            EventType {
                name: "cd.pipelinerun.queued.v1",
                subject: "pipelinerun",
                predicate: "queued",
                version: "v1",
                root: &N29,
            },
            EventType {
                name: "cd.pipelinerun.started.v1",
                subject: "pipelinerun",
                predicate: "started",
                version: "v1",
                root: &N29,
            },
            EventType {
                name: "cd.repository.branch.created.v1",
                subject: "repository.branch",
                predicate: "created",
                version: "v1",
                root: &N30,
            },
            EventType {
                name: "cd.repository.branch.deleted.v1",
                subject: "repository.branch",
                predicate: "deleted",
                version: "v1",
                root: &N30,
            },
            EventType {
                name: "cd.repository.change.abandoned.v1",
                subject: "repository.change",
                predicate: "abandoned",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.repository.change.created.v1",
                subject: "repository.change",
                predicate: "created",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.repository.change.merged.v1",
                subject: "repository.change",
                predicate: "merged",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.repository.change.reviewed.v1",
                subject: "repository.change",
                predicate: "reviewed",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.repository.change.updated.v1",
                subject: "repository.change",
                predicate: "updated",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.repository.created.v1",
                subject: "repository",
                predicate: "created",
                version: "v1",
                root: &N31,
            },
            EventType {
                name: "cd.repository.deleted.v1",
                subject: "repository",
                predicate: "deleted",
                version: "v1",
                root: &N31,
            },
            EventType {
                name: "cd.repository.modified.v1",
                subject: "repository",
                predicate: "modified",
                version: "v1",
                root: &N31,
            },
            EventType {
                name: "cd.service.deployed.v1",
                subject: "service",
                predicate: "deployed",
                version: "v1",
                root: &N32,
            },
            EventType {
                name: "cd.service.removed.v1",
                subject: "service",
                predicate: "removed",
                version: "v1",
                root: &N32,
            },
            EventType {
                name: "cd.service.rolledback.v1",
                subject: "service",
                predicate: "rolledback",
                version: "v1",
                root: &N32,
            },
            EventType {
                name: "cd.service.upgraded.v1",
                subject: "service",
                predicate: "upgraded",
                version: "v1",
                root: &N32,
            },
            EventType {
                name: "cd.taskrun.finished.v1",
                subject: "taskrun",
                predicate: "finished",
                version: "v1",
                root: &N33,
            },
            EventType {
                name: "cd.taskrun.started.v1",
                subject: "taskrun",
                predicate: "started",
                version: "v1",
                root: &N33,
            },
            EventType {
                name: "cd.test.case.finished.v1",
                subject: "test.case",
                predicate: "finished",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.test.case.queued.v1",
                subject: "test.case",
                predicate: "queued",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.test.case.started.v1",
                subject: "test.case",
                predicate: "started",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.test.suite.finished.v1",
                subject: "test.suite",
                predicate: "finished",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.test.suite.queued.v1",
                subject: "test.suite",
                predicate: "queued",
                version: "v1",
                root: &N24,
            },
            EventType {
                name: "cd.test.suite.started.v1",
                subject: "test.suite",
                predicate: "started",
                version: "v1",
                root: &N24,
            },
        ],
    },
    Vocabulary {
        id: "0.1.0",
        family: Family::Release,
        released: true,
        version_key: "version",
        open_types: true,
        custom: None,
        generic: &N41,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.packaged.0.1.0",
                subject: "artifact",
                predicate: "packaged",
                version: "0.1.0",
                root: &N45,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.1.0",
                subject: "artifact",
                predicate: "published",
                version: "0.1.0",
                root: &N48,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.1.0",
                subject: "branch",
                predicate: "created",
                version: "0.1.0",
                root: &N51,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.1.0",
                subject: "branch",
                predicate: "deleted",
                version: "0.1.0",
                root: &N51,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.1.0",
                subject: "build",
                predicate: "finished",
                version: "0.1.0",
                root: &N54,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.1.0",
                subject: "build",
                predicate: "queued",
                version: "0.1.0",
                root: &N48,
            },
            EventType {
                name: "dev.cdevents.build.started.0.1.0",
                subject: "build",
                predicate: "started",
                version: "0.1.0",
                root: &N48,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.1.0",
                subject: "change",
                predicate: "abandoned",
                version: "0.1.0",
                root: &N51,
            },
            EventType {
                name: "dev.cdevents.change.created.0.1.0",
                subject: "change",
                predicate: "created",
                version: "0.1.0",
                root: &N51,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.1.0",
                subject: "change",
                predicate: "merged",
                version: "0.1.0",
                root: &N51,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.1.0",
                subject: "change",
                predicate: "reviewed",
                version: "0.1.0",
                root: &N51,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.1.0",
                subject: "change",
                predicate: "updated",
                version: "0.1.0",
                root: &N51,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.1.0",
                subject: "environment",
                predicate: "created",
                version: "0.1.0",
                root: &N57,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.1.0",
                subject: "environment",
                predicate: "deleted",
                version: "0.1.0",
                root: &N60,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.1.0",
                subject: "environment",
                predicate: "modified",
                version: "0.1.0",
                root: &N57,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.1.0",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.1.0",
                root: &N63,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.1.0",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.1.0",
                root: &N66,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.1.0",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.1.0",
                root: &N69,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.1.0",
                subject: "repository",
                predicate: "created",
                version: "0.1.0",
                root: &N72,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.1.0",
                subject: "repository",
                predicate: "deleted",
                version: "0.1.0",
                root: &N75,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.1.0",
                subject: "repository",
                predicate: "modified",
                version: "0.1.0",
                root: &N75,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.1.0",
                subject: "service",
                predicate: "deployed",
                version: "0.1.0",
                root: &N78,
            },
            EventType {
                name: "dev.cdevents.service.published.0.1.0",
                subject: "service",
                predicate: "published",
                version: "0.1.0",
                root: &N81,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.1.0",
                subject: "service",
                predicate: "removed",
                version: "0.1.0",
                root: &N81,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.1.0",
                subject: "service",
                predicate: "rolledback",
                version: "0.1.0",
                root: &N78,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.1.0",
                subject: "service",
                predicate: "upgraded",
                version: "0.1.0",
                root: &N78,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.1.0",
                subject: "taskrun",
                predicate: "finished",
                version: "0.1.0",
                root: &N84,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.1.0",
                subject: "taskrun",
                predicate: "started",
                version: "0.1.0",
                root: &N87,
            },
            EventType {
                name: "dev.cdevents.testcase.finished.0.1.0",
                subject: "testcase",
                predicate: "finished",
                version: "0.1.0",
                root: &N48,
            },
            EventType {
                name: "dev.cdevents.testcase.queued.0.1.0",
                subject: "testcase",
                predicate: "queued",
                version: "0.1.0",
                root: &N48,
            },
            EventType {
                name: "dev.cdevents.testcase.started.0.1.0",
                subject: "testcase",
                predicate: "started",
                version: "0.1.0",
                root: &N48,
            },
            EventType {
                name: "dev.cdevents.testsuite.finished.0.1.0",
                subject: "testsuite",
                predicate: "finished",
                version: "0.1.0",
                root: &N48,
            },
            EventType {
                name: "dev.cdevents.testsuite.started.0.1.0",
                subject: "testsuite",
                predicate: "started",
                version: "0.1.0",
                root: &N48,
            },
        ],
    },
    Vocabulary {
        id: "0.1.1",
        family: Family::Release,
        released: true,
        version_key: "version",
        open_types: true,
        custom: None,
        generic: &N90,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.packaged.0.1.0",
                subject: "artifact",
                predicate: "packaged",
                version: "0.1.0",
                root: &N91,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.1.0",
                subject: "artifact",
                predicate: "published",
                version: "0.1.0",
                root: &N92,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.1.1",
                subject: "branch",
                predicate: "created",
                version: "0.1.1",
                root: &N97,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.1.1",
                subject: "branch",
                predicate: "deleted",
                version: "0.1.1",
                root: &N97,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.1.0",
                subject: "build",
                predicate: "finished",
                version: "0.1.0",
                root: &N98,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.1.0",
                subject: "build",
                predicate: "queued",
                version: "0.1.0",
                root: &N92,
            },
            EventType {
                name: "dev.cdevents.build.started.0.1.0",
                subject: "build",
                predicate: "started",
                version: "0.1.0",
                root: &N92,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.1.1",
                subject: "change",
                predicate: "abandoned",
                version: "0.1.1",
                root: &N97,
            },
            EventType {
                name: "dev.cdevents.change.created.0.1.1",
                subject: "change",
                predicate: "created",
                version: "0.1.1",
                root: &N97,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.1.1",
                subject: "change",
                predicate: "merged",
                version: "0.1.1",
                root: &N97,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.1.1",
                subject: "change",
                predicate: "reviewed",
                version: "0.1.1",
                root: &N97,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.1.1",
                subject: "change",
                predicate: "updated",
                version: "0.1.1",
                root: &N97,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.1.0",
                subject: "environment",
                predicate: "created",
                version: "0.1.0",
                root: &N99,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.1.0",
                subject: "environment",
                predicate: "deleted",
                version: "0.1.0",
                root: &N100,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.1.0",
                subject: "environment",
                predicate: "modified",
                version: "0.1.0",
                root: &N99,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.1.0",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.1.0",
                root: &N101,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.1.0",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.1.0",
                root: &N102,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.1.0",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.1.0",
                root: &N103,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.1.0",
                subject: "repository",
                predicate: "created",
                version: "0.1.0",
                root: &N104,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.1.0",
                subject: "repository",
                predicate: "deleted",
                version: "0.1.0",
                root: &N105,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.1.0",
                subject: "repository",
                predicate: "modified",
                version: "0.1.0",
                root: &N105,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.1.0",
                subject: "service",
                predicate: "deployed",
                version: "0.1.0",
                root: &N106,
            },
            EventType {
                name: "dev.cdevents.service.published.0.1.0",
                subject: "service",
                predicate: "published",
                version: "0.1.0",
                root: &N107,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.1.0",
                subject: "service",
                predicate: "removed",
                version: "0.1.0",
                root: &N107,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.1.0",
                subject: "service",
                predicate: "rolledback",
                version: "0.1.0",
                root: &N106,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.1.0",
                subject: "service",
                predicate: "upgraded",
                version: "0.1.0",
                root: &N106,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.1.0",
                subject: "taskrun",
                predicate: "finished",
                version: "0.1.0",
                root: &N108,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.1.0",
                subject: "taskrun",
                predicate: "started",
                version: "0.1.0",
                root: &N109,
            },
            EventType {
                name: "dev.cdevents.testcase.finished.0.1.0",
                subject: "testcase",
                predicate: "finished",
                version: "0.1.0",
                root: &N92,
            },
            EventType {
                name: "dev.cdevents.testcase.queued.0.1.0",
                subject: "testcase",
                predicate: "queued",
                version: "0.1.0",
                root: &N92,
            },
            EventType {
                name: "dev.cdevents.testcase.started.0.1.0",
                subject: "testcase",
                predicate: "started",
                version: "0.1.0",
                root: &N92,
            },
            EventType {
                name: "dev.cdevents.testsuite.finished.0.1.0",
                subject: "testsuite",
                predicate: "finished",
                version: "0.1.0",
                root: &N92,
            },
            EventType {
                name: "dev.cdevents.testsuite.started.0.1.0",
                subject: "testsuite",
                predicate: "started",
                version: "0.1.0",
                root: &N92,
            },
        ],
    },
    Vocabulary {
        id: "0.1.2",
        family: Family::Release,
        released: true,
        version_key: "version",
        open_types: false,
        custom: None,
        generic: &N112,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.packaged.0.1.0",
                subject: "artifact",
                predicate: "packaged",
                version: "0.1.0",
                root: &N113,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.1.0",
                subject: "artifact",
                predicate: "published",
                version: "0.1.0",
                root: &N114,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.1.1",
                subject: "branch",
                predicate: "created",
                version: "0.1.1",
                root: &N115,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.1.1",
                subject: "branch",
                predicate: "deleted",
                version: "0.1.1",
                root: &N115,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.1.0",
                subject: "build",
                predicate: "finished",
                version: "0.1.0",
                root: &N116,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.1.0",
                subject: "build",
                predicate: "queued",
                version: "0.1.0",
                root: &N114,
            },
            EventType {
                name: "dev.cdevents.build.started.0.1.0",
                subject: "build",
                predicate: "started",
                version: "0.1.0",
                root: &N114,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.1.1",
                subject: "change",
                predicate: "abandoned",
                version: "0.1.1",
                root: &N115,
            },
            EventType {
                name: "dev.cdevents.change.created.0.1.1",
                subject: "change",
                predicate: "created",
                version: "0.1.1",
                root: &N115,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.1.1",
                subject: "change",
                predicate: "merged",
                version: "0.1.1",
                root: &N115,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.1.1",
                subject: "change",
                predicate: "reviewed",
                version: "0.1.1",
                root: &N115,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.1.1",
                subject: "change",
                predicate: "updated",
                version: "0.1.1",
                root: &N115,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.1.0",
                subject: "environment",
                predicate: "created",
                version: "0.1.0",
                root: &N117,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.1.0",
                subject: "environment",
                predicate: "deleted",
                version: "0.1.0",
                root: &N118,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.1.0",
                subject: "environment",
                predicate: "modified",
                version: "0.1.0",
                root: &N117,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.1.0",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.1.0",
                root: &N119,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.1.0",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.1.0",
                root: &N120,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.1.0",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.1.0",
                root: &N121,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.1.0",
                subject: "repository",
                predicate: "created",
                version: "0.1.0",
                root: &N122,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.1.0",
                subject: "repository",
                predicate: "deleted",
                version: "0.1.0",
                root: &N123,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.1.0",
                subject: "repository",
                predicate: "modified",
                version: "0.1.0",
                root: &N123,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.1.0",
                subject: "service",
                predicate: "deployed",
                version: "0.1.0",
                root: &N124,
            },
            EventType {
                name: "dev.cdevents.service.published.0.1.0",
                subject: "service",
                predicate: "published",
                version: "0.1.0",
                root: &N125,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.1.0",
                subject: "service",
                predicate: "removed",
                version: "0.1.0",
                root: &N125,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.1.0",
                subject: "service",
                predicate: "rolledback",
                version: "0.1.0",
                root: &N124,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.1.0",
                subject: "service",
                predicate: "upgraded",
                version: "0.1.0",
                root: &N124,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.1.0",
                subject: "taskrun",
                predicate: "finished",
                version: "0.1.0",
                root: &N126,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.1.0",
                subject: "taskrun",
                predicate: "started",
                version: "0.1.0",
                root: &N127,
            },
            EventType {
                name: "dev.cdevents.testcase.finished.0.1.0",
                subject: "testcase",
                predicate: "finished",
                version: "0.1.0",
                root: &N114,
            },
            EventType {
                name: "dev.cdevents.testcase.queued.0.1.0",
                subject: "testcase",
                predicate: "queued",
                version: "0.1.0",
                root: &N114,
            },
            EventType {
                name: "dev.cdevents.testcase.started.0.1.0",
                subject: "testcase",
                predicate: "started",
                version: "0.1.0",
                root: &N114,
            },
            EventType {
                name: "dev.cdevents.testsuite.finished.0.1.0",
                subject: "testsuite",
                predicate: "finished",
                version: "0.1.0",
                root: &N114,
            },
            EventType {
                name: "dev.cdevents.testsuite.started.0.1.0",
                subject: "testsuite",
                predicate: "started",
                version: "0.1.0",
                root: &N114,
            },
        ],
    },
    Vocabulary {
        id: "0.2.0",
        family: Family::Release,
        released: true,
        version_key: "version",
        open_types: false,
        custom: None,
        generic: &N131,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.packaged.0.1.1",
                subject: "artifact",
                predicate: "packaged",
                version: "0.1.1",
                root: &N136,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.1.1",
                subject: "artifact",
                predicate: "published",
                version: "0.1.1",
                root: &N138,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.1.2",
                subject: "branch",
                predicate: "created",
                version: "0.1.2",
                root: &N142,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.1.2",
                subject: "branch",
                predicate: "deleted",
                version: "0.1.2",
                root: &N142,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.1.1",
                subject: "build",
                predicate: "finished",
                version: "0.1.1",
                root: &N145,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.1.1",
                subject: "build",
                predicate: "queued",
                version: "0.1.1",
                root: &N147,
            },
            EventType {
                name: "dev.cdevents.build.started.0.1.1",
                subject: "build",
                predicate: "started",
                version: "0.1.1",
                root: &N147,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.1.2",
                subject: "change",
                predicate: "abandoned",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.change.created.0.1.2",
                subject: "change",
                predicate: "created",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.1.2",
                subject: "change",
                predicate: "merged",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.1.2",
                subject: "change",
                predicate: "reviewed",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.1.2",
                subject: "change",
                predicate: "updated",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.1.1",
                subject: "environment",
                predicate: "created",
                version: "0.1.1",
                root: &N153,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.1.1",
                subject: "environment",
                predicate: "deleted",
                version: "0.1.1",
                root: &N155,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.1.1",
                subject: "environment",
                predicate: "modified",
                version: "0.1.1",
                root: &N153,
            },
            EventType {
                name: "dev.cdevents.incident.detected.0.1.0",
                subject: "incident",
                predicate: "detected",
                version: "0.1.0",
                root: &N159,
            },
            EventType {
                name: "dev.cdevents.incident.reported.0.1.0",
                subject: "incident",
                predicate: "reported",
                version: "0.1.0",
                root: &N162,
            },
            EventType {
                name: "dev.cdevents.incident.resolved.0.1.0",
                subject: "incident",
                predicate: "resolved",
                version: "0.1.0",
                root: &N159,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.1.1",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.1.1",
                root: &N165,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.1.1",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.1.1",
                root: &N167,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.1.1",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.1.1",
                root: &N169,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.1.1",
                subject: "repository",
                predicate: "created",
                version: "0.1.1",
                root: &N172,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.1.1",
                subject: "repository",
                predicate: "deleted",
                version: "0.1.1",
                root: &N174,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.1.1",
                subject: "repository",
                predicate: "modified",
                version: "0.1.1",
                root: &N174,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.1.1",
                subject: "service",
                predicate: "deployed",
                version: "0.1.1",
                root: &N178,
            },
            EventType {
                name: "dev.cdevents.service.published.0.1.1",
                subject: "service",
                predicate: "published",
                version: "0.1.1",
                root: &N181,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.1.1",
                subject: "service",
                predicate: "removed",
                version: "0.1.1",
                root: &N181,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.1.1",
                subject: "service",
                predicate: "rolledback",
                version: "0.1.1",
                root: &N178,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.1.1",
                subject: "service",
                predicate: "upgraded",
                version: "0.1.1",
                root: &N178,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.1.1",
                subject: "taskrun",
                predicate: "finished",
                version: "0.1.1",
                root: &N185,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.1.1",
                subject: "taskrun",
                predicate: "started",
                version: "0.1.1",
                root: &N188,
            },
            EventType {
                name: "dev.cdevents.testcase.finished.0.1.1",
                subject: "testcase",
                predicate: "finished",
                version: "0.1.1",
                root: &N191,
            },
            EventType {
                name: "dev.cdevents.testcase.queued.0.1.1",
                subject: "testcase",
                predicate: "queued",
                version: "0.1.1",
                root: &N191,
            },
            EventType {
                name: "dev.cdevents.testcase.started.0.1.1",
                subject: "testcase",
                predicate: "started",
                version: "0.1.1",
                root: &N191,
            },
            EventType {
                name: "dev.cdevents.testsuite.finished.0.1.1",
                subject: "testsuite",
                predicate: "finished",
                version: "0.1.1",
                root: &N194,
            },
            EventType {
                name: "dev.cdevents.testsuite.started.0.1.1",
                subject: "testsuite",
                predicate: "started",
                version: "0.1.1",
                root: &N194,
            },
        ],
    },
    Vocabulary {
        id: "0.3.0",
        family: Family::Release,
        released: true,
        version_key: "version",
        open_types: false,
        custom: None,
        generic: &N131,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.packaged.0.1.1",
                subject: "artifact",
                predicate: "packaged",
                version: "0.1.1",
                root: &N136,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.1.1",
                subject: "artifact",
                predicate: "published",
                version: "0.1.1",
                root: &N138,
            },
            EventType {
                name: "dev.cdevents.artifact.signed.0.1.0",
                subject: "artifact",
                predicate: "signed",
                version: "0.1.0",
                root: &N197,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.1.2",
                subject: "branch",
                predicate: "created",
                version: "0.1.2",
                root: &N142,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.1.2",
                subject: "branch",
                predicate: "deleted",
                version: "0.1.2",
                root: &N142,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.1.1",
                subject: "build",
                predicate: "finished",
                version: "0.1.1",
                root: &N145,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.1.1",
                subject: "build",
                predicate: "queued",
                version: "0.1.1",
                root: &N147,
            },
            EventType {
                name: "dev.cdevents.build.started.0.1.1",
                subject: "build",
                predicate: "started",
                version: "0.1.1",
                root: &N147,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.1.2",
                subject: "change",
                predicate: "abandoned",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.change.created.0.1.2",
                subject: "change",
                predicate: "created",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.1.2",
                subject: "change",
                predicate: "merged",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.1.2",
                subject: "change",
                predicate: "reviewed",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.1.2",
                subject: "change",
                predicate: "updated",
                version: "0.1.2",
                root: &N150,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.1.1",
                subject: "environment",
                predicate: "created",
                version: "0.1.1",
                root: &N153,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.1.1",
                subject: "environment",
                predicate: "deleted",
                version: "0.1.1",
                root: &N155,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.1.1",
                subject: "environment",
                predicate: "modified",
                version: "0.1.1",
                root: &N153,
            },
            EventType {
                name: "dev.cdevents.incident.detected.0.1.0",
                subject: "incident",
                predicate: "detected",
                version: "0.1.0",
                root: &N159,
            },
            EventType {
                name: "dev.cdevents.incident.reported.0.1.0",
                subject: "incident",
                predicate: "reported",
                version: "0.1.0",
                root: &N162,
            },
            EventType {
                name: "dev.cdevents.incident.resolved.0.1.0",
                subject: "incident",
                predicate: "resolved",
                version: "0.1.0",
                root: &N159,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.1.1",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.1.1",
                root: &N165,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.1.1",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.1.1",
                root: &N167,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.1.1",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.1.1",
                root: &N169,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.1.1",
                subject: "repository",
                predicate: "created",
                version: "0.1.1",
                root: &N172,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.1.1",
                subject: "repository",
                predicate: "deleted",
                version: "0.1.1",
                root: &N174,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.1.1",
                subject: "repository",
                predicate: "modified",
                version: "0.1.1",
                root: &N174,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.1.1",
                subject: "service",
                predicate: "deployed",
                version: "0.1.1",
                root: &N178,
            },
            EventType {
                name: "dev.cdevents.service.published.0.1.1",
                subject: "service",
                predicate: "published",
                version: "0.1.1",
                root: &N181,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.1.1",
                subject: "service",
                predicate: "removed",
                version: "0.1.1",
                root: &N181,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.1.1",
                subject: "service",
                predicate: "rolledback",
                version: "0.1.1",
                root: &N178,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.1.1",
                subject: "service",
                predicate: "upgraded",
                version: "0.1.1",
                root: &N178,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.1.1",
                subject: "taskrun",
                predicate: "finished",
                version: "0.1.1",
                root: &N185,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.1.1",
                subject: "taskrun",
                predicate: "started",
                version: "0.1.1",
                root: &N188,
            },
            EventType {
                name: "dev.cdevents.testcaserun.finished.0.1.0",
                subject: "testcaserun",
                predicate: "finished",
                version: "0.1.0",
                root: &N206,
            },
            EventType {
                name: "dev.cdevents.testcaserun.queued.0.1.0",
                subject: "testcaserun",
                predicate: "queued",
                version: "0.1.0",
                root: &N211,
            },
            EventType {
                name: "dev.cdevents.testcaserun.started.0.1.0",
                subject: "testcaserun",
                predicate: "started",
                version: "0.1.0",
                root: &N211,
            },
            EventType {
                name: "dev.cdevents.testoutput.published.0.1.0",
                subject: "testoutput",
                predicate: "published",
                version: "0.1.0",
                root: &N216,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.finished.0.1.0",
                subject: "testsuiterun",
                predicate: "finished",
                version: "0.1.0",
                root: &N221,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.queued.0.1.0",
                subject: "testsuiterun",
                predicate: "queued",
                version: "0.1.0",
                root: &N225,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.started.0.1.0",
                subject: "testsuiterun",
                predicate: "started",
                version: "0.1.0",
                root: &N228,
            },
        ],
    },
    Vocabulary {
        id: "0.4.0",
        family: Family::Release,
        released: true,
        version_key: "version",
        open_types: false,
        custom: Some(&N238),
        generic: &N233,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.deleted.0.1.0",
                subject: "artifact",
                predicate: "deleted",
                version: "0.1.0",
                root: &N241,
            },
            EventType {
                name: "dev.cdevents.artifact.downloaded.0.1.0",
                subject: "artifact",
                predicate: "downloaded",
                version: "0.1.0",
                root: &N241,
            },
            EventType {
                name: "dev.cdevents.artifact.packaged.0.2.0",
                subject: "artifact",
                predicate: "packaged",
                version: "0.2.0",
                root: &N245,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.2.0",
                subject: "artifact",
                predicate: "published",
                version: "0.2.0",
                root: &N248,
            },
            EventType {
                name: "dev.cdevents.artifact.signed.0.2.0",
                subject: "artifact",
                predicate: "signed",
                version: "0.2.0",
                root: &N249,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.2.0",
                subject: "branch",
                predicate: "created",
                version: "0.2.0",
                root: &N250,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.2.0",
                subject: "branch",
                predicate: "deleted",
                version: "0.2.0",
                root: &N250,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.2.0",
                subject: "build",
                predicate: "finished",
                version: "0.2.0",
                root: &N251,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.2.0",
                subject: "build",
                predicate: "queued",
                version: "0.2.0",
                root: &N252,
            },
            EventType {
                name: "dev.cdevents.build.started.0.2.0",
                subject: "build",
                predicate: "started",
                version: "0.2.0",
                root: &N252,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.2.0",
                subject: "change",
                predicate: "abandoned",
                version: "0.2.0",
                root: &N253,
            },
            EventType {
                name: "dev.cdevents.change.created.0.3.0",
                subject: "change",
                predicate: "created",
                version: "0.3.0",
                root: &N256,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.2.0",
                subject: "change",
                predicate: "merged",
                version: "0.2.0",
                root: &N253,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.2.0",
                subject: "change",
                predicate: "reviewed",
                version: "0.2.0",
                root: &N253,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.2.0",
                subject: "change",
                predicate: "updated",
                version: "0.2.0",
                root: &N253,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.2.0",
                subject: "environment",
                predicate: "created",
                version: "0.2.0",
                root: &N257,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.2.0",
                subject: "environment",
                predicate: "deleted",
                version: "0.2.0",
                root: &N258,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.2.0",
                subject: "environment",
                predicate: "modified",
                version: "0.2.0",
                root: &N257,
            },
            EventType {
                name: "dev.cdevents.incident.detected.0.2.0",
                subject: "incident",
                predicate: "detected",
                version: "0.2.0",
                root: &N259,
            },
            EventType {
                name: "dev.cdevents.incident.reported.0.2.0",
                subject: "incident",
                predicate: "reported",
                version: "0.2.0",
                root: &N260,
            },
            EventType {
                name: "dev.cdevents.incident.resolved.0.2.0",
                subject: "incident",
                predicate: "resolved",
                version: "0.2.0",
                root: &N259,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.2.0",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.2.0",
                root: &N261,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.2.0",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.2.0",
                root: &N262,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.2.0",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.2.0",
                root: &N263,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.2.0",
                subject: "repository",
                predicate: "created",
                version: "0.2.0",
                root: &N264,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.2.0",
                subject: "repository",
                predicate: "deleted",
                version: "0.2.0",
                root: &N265,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.2.0",
                subject: "repository",
                predicate: "modified",
                version: "0.2.0",
                root: &N265,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.2.0",
                subject: "service",
                predicate: "deployed",
                version: "0.2.0",
                root: &N266,
            },
            EventType {
                name: "dev.cdevents.service.published.0.2.0",
                subject: "service",
                predicate: "published",
                version: "0.2.0",
                root: &N267,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.2.0",
                subject: "service",
                predicate: "removed",
                version: "0.2.0",
                root: &N267,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.2.0",
                subject: "service",
                predicate: "rolledback",
                version: "0.2.0",
                root: &N266,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.2.0",
                subject: "service",
                predicate: "upgraded",
                version: "0.2.0",
                root: &N266,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.2.0",
                subject: "taskrun",
                predicate: "finished",
                version: "0.2.0",
                root: &N268,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.2.0",
                subject: "taskrun",
                predicate: "started",
                version: "0.2.0",
                root: &N269,
            },
            EventType {
                name: "dev.cdevents.testcaserun.finished.0.2.0",
                subject: "testcaserun",
                predicate: "finished",
                version: "0.2.0",
                root: &N271,
            },
            EventType {
                name: "dev.cdevents.testcaserun.queued.0.2.0",
                subject: "testcaserun",
                predicate: "queued",
                version: "0.2.0",
                root: &N272,
            },
            EventType {
                name: "dev.cdevents.testcaserun.skipped.0.1.0",
                subject: "testcaserun",
                predicate: "skipped",
                version: "0.1.0",
                root: &N275,
            },
            EventType {
                name: "dev.cdevents.testcaserun.started.0.2.0",
                subject: "testcaserun",
                predicate: "started",
                version: "0.2.0",
                root: &N272,
            },
            EventType {
                name: "dev.cdevents.testoutput.published.0.2.0",
                subject: "testoutput",
                predicate: "published",
                version: "0.2.0",
                root: &N276,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.finished.0.2.0",
                subject: "testsuiterun",
                predicate: "finished",
                version: "0.2.0",
                root: &N277,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.queued.0.2.0",
                subject: "testsuiterun",
                predicate: "queued",
                version: "0.2.0",
                root: &N278,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.started.0.2.0",
                subject: "testsuiterun",
                predicate: "started",
                version: "0.2.0",
                root: &N279,
            },
            EventType {
                name: "dev.cdevents.ticket.closed.0.1.0",
                subject: "ticket",
                predicate: "closed",
                version: "0.1.0",
                root: &N286,
            },
            EventType {
                name: "dev.cdevents.ticket.created.0.1.0",
                subject: "ticket",
                predicate: "created",
                version: "0.1.0",
                root: &N289,
            },
            EventType {
                name: "dev.cdevents.ticket.updated.0.1.0",
                subject: "ticket",
                predicate: "updated",
                version: "0.1.0",
                root: &N292,
            },
        ],
    },
    Vocabulary {
        id: "0.4.1",
        family: Family::Release,
        released: true,
        version_key: "version",
        open_types: false,
        custom: Some(&N307),
        generic: &N304,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.deleted.0.1.0",
                subject: "artifact",
                predicate: "deleted",
                version: "0.1.0",
                root: &N308,
            },
            EventType {
                name: "dev.cdevents.artifact.downloaded.0.1.0",
                subject: "artifact",
                predicate: "downloaded",
                version: "0.1.0",
                root: &N308,
            },
            EventType {
                name: "dev.cdevents.artifact.packaged.0.2.0",
                subject: "artifact",
                predicate: "packaged",
                version: "0.2.0",
                root: &N309,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.2.0",
                subject: "artifact",
                predicate: "published",
                version: "0.2.0",
                root: &N310,
            },
            EventType {
                name: "dev.cdevents.artifact.signed.0.2.0",
                subject: "artifact",
                predicate: "signed",
                version: "0.2.0",
                root: &N311,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.2.0",
                subject: "branch",
                predicate: "created",
                version: "0.2.0",
                root: &N312,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.2.0",
                subject: "branch",
                predicate: "deleted",
                version: "0.2.0",
                root: &N312,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.2.0",
                subject: "build",
                predicate: "finished",
                version: "0.2.0",
                root: &N313,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.2.0",
                subject: "build",
                predicate: "queued",
                version: "0.2.0",
                root: &N314,
            },
            EventType {
                name: "dev.cdevents.build.started.0.2.0",
                subject: "build",
                predicate: "started",
                version: "0.2.0",
                root: &N314,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.2.0",
                subject: "change",
                predicate: "abandoned",
                version: "0.2.0",
                root: &N315,
            },
            EventType {
                name: "dev.cdevents.change.created.0.3.0",
                subject: "change",
                predicate: "created",
                version: "0.3.0",
                root: &N316,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.2.0",
                subject: "change",
                predicate: "merged",
                version: "0.2.0",
                root: &N315,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.2.0",
                subject: "change",
                predicate: "reviewed",
                version: "0.2.0",
                root: &N315,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.2.0",
                subject: "change",
                predicate: "updated",
                version: "0.2.0",
                root: &N315,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.2.0",
                subject: "environment",
                predicate: "created",
                version: "0.2.0",
                root: &N317,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.2.0",
                subject: "environment",
                predicate: "deleted",
                version: "0.2.0",
                root: &N318,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.2.0",
                subject: "environment",
                predicate: "modified",
                version: "0.2.0",
                root: &N317,
            },
            EventType {
                name: "dev.cdevents.incident.detected.0.2.0",
                subject: "incident",
                predicate: "detected",
                version: "0.2.0",
                root: &N319,
            },
            EventType {
                name: "dev.cdevents.incident.reported.0.2.0",
                subject: "incident",
                predicate: "reported",
                version: "0.2.0",
                root: &N320,
            },
            EventType {
                name: "dev.cdevents.incident.resolved.0.2.0",
                subject: "incident",
                predicate: "resolved",
                version: "0.2.0",
                root: &N319,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.2.0",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.2.0",
                root: &N321,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.2.0",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.2.0",
                root: &N322,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.2.0",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.2.0",
                root: &N323,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.2.0",
                subject: "repository",
                predicate: "created",
                version: "0.2.0",
                root: &N324,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.2.0",
                subject: "repository",
                predicate: "deleted",
                version: "0.2.0",
                root: &N325,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.2.0",
                subject: "repository",
                predicate: "modified",
                version: "0.2.0",
                root: &N325,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.2.0",
                subject: "service",
                predicate: "deployed",
                version: "0.2.0",
                root: &N326,
            },
            EventType {
                name: "dev.cdevents.service.published.0.2.0",
                subject: "service",
                predicate: "published",
                version: "0.2.0",
                root: &N327,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.2.0",
                subject: "service",
                predicate: "removed",
                version: "0.2.0",
                root: &N327,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.2.0",
                subject: "service",
                predicate: "rolledback",
                version: "0.2.0",
                root: &N326,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.2.0",
                subject: "service",
                predicate: "upgraded",
                version: "0.2.0",
                root: &N326,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.2.0",
                subject: "taskrun",
                predicate: "finished",
                version: "0.2.0",
                root: &N328,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.2.0",
                subject: "taskrun",
                predicate: "started",
                version: "0.2.0",
                root: &N329,
            },
            EventType {
                name: "dev.cdevents.testcaserun.finished.0.2.0",
                subject: "testcaserun",
                predicate: "finished",
                version: "0.2.0",
                root: &N331,
            },
            EventType {
                name: "dev.cdevents.testcaserun.queued.0.2.0",
                subject: "testcaserun",
                predicate: "queued",
                version: "0.2.0",
                root: &N332,
            },
            EventType {
                name: "dev.cdevents.testcaserun.skipped.0.1.0",
                subject: "testcaserun",
                predicate: "skipped",
                version: "0.1.0",
                root: &N333,
            },
            EventType {
                name: "dev.cdevents.testcaserun.started.0.2.0",
                subject: "testcaserun",
                predicate: "started",
                version: "0.2.0",
                root: &N332,
            },
            EventType {
                name: "dev.cdevents.testoutput.published.0.2.0",
                subject: "testoutput",
                predicate: "published",
                version: "0.2.0",
                root: &N334,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.finished.0.2.0",
                subject: "testsuiterun",
                predicate: "finished",
                version: "0.2.0",
                root: &N335,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.queued.0.2.0",
                subject: "testsuiterun",
                predicate: "queued",
                version: "0.2.0",
                root: &N336,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.started.0.2.0",
                subject: "testsuiterun",
                predicate: "started",
                version: "0.2.0",
                root: &N337,
            },
            EventType {
                name: "dev.cdevents.ticket.closed.0.1.0",
                subject: "ticket",
                predicate: "closed",
                version: "0.1.0",
                root: &N338,
            },
            EventType {
                name: "dev.cdevents.ticket.created.0.1.0",
                subject: "ticket",
                predicate: "created",
                version: "0.1.0",
                root: &N339,
            },
            EventType {
                name: "dev.cdevents.ticket.updated.0.1.0",
                subject: "ticket",
                predicate: "updated",
                version: "0.1.0",
                root: &N340,
            },
        ],
    },
    Vocabulary {
        id: "0.5.0",
        family: Family::Release,
        released: true,
        version_key: "specversion",
        open_types: false,
        custom: Some(&N345),
        generic: &N343,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.deleted.0.2.0",
                subject: "artifact",
                predicate: "deleted",
                version: "0.2.0",
                root: &N347,
            },
            EventType {
                name: "dev.cdevents.artifact.downloaded.0.2.0",
                subject: "artifact",
                predicate: "downloaded",
                version: "0.2.0",
                root: &N347,
            },
            EventType {
                name: "dev.cdevents.artifact.packaged.0.3.0",
                subject: "artifact",
                predicate: "packaged",
                version: "0.3.0",
                root: &N349,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.3.0",
                subject: "artifact",
                predicate: "published",
                version: "0.3.0",
                root: &N351,
            },
            EventType {
                name: "dev.cdevents.artifact.signed.0.3.0",
                subject: "artifact",
                predicate: "signed",
                version: "0.3.0",
                root: &N353,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.3.0",
                subject: "branch",
                predicate: "created",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.3.0",
                subject: "branch",
                predicate: "deleted",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.3.0",
                subject: "build",
                predicate: "finished",
                version: "0.3.0",
                root: &N357,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.3.0",
                subject: "build",
                predicate: "queued",
                version: "0.3.0",
                root: &N359,
            },
            EventType {
                name: "dev.cdevents.build.started.0.3.0",
                subject: "build",
                predicate: "started",
                version: "0.3.0",
                root: &N359,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.3.0",
                subject: "change",
                predicate: "abandoned",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.change.created.0.4.0",
                subject: "change",
                predicate: "created",
                version: "0.4.0",
                root: &N361,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.3.0",
                subject: "change",
                predicate: "merged",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.3.0",
                subject: "change",
                predicate: "reviewed",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.3.0",
                subject: "change",
                predicate: "updated",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.3.0",
                subject: "environment",
                predicate: "created",
                version: "0.3.0",
                root: &N364,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.3.0",
                subject: "environment",
                predicate: "deleted",
                version: "0.3.0",
                root: &N366,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.3.0",
                subject: "environment",
                predicate: "modified",
                version: "0.3.0",
                root: &N364,
            },
            EventType {
                name: "dev.cdevents.incident.detected.0.3.0",
                subject: "incident",
                predicate: "detected",
                version: "0.3.0",
                root: &N368,
            },
            EventType {
                name: "dev.cdevents.incident.reported.0.3.0",
                subject: "incident",
                predicate: "reported",
                version: "0.3.0",
                root: &N370,
            },
            EventType {
                name: "dev.cdevents.incident.resolved.0.3.0",
                subject: "incident",
                predicate: "resolved",
                version: "0.3.0",
                root: &N368,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.3.0",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.3.0",
                root: &N374,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.3.0",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.3.0",
                root: &N377,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.3.0",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.3.0",
                root: &N380,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.3.0",
                subject: "repository",
                predicate: "created",
                version: "0.3.0",
                root: &N383,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.3.0",
                subject: "repository",
                predicate: "deleted",
                version: "0.3.0",
                root: &N386,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.3.0",
                subject: "repository",
                predicate: "modified",
                version: "0.3.0",
                root: &N386,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.3.0",
                subject: "service",
                predicate: "deployed",
                version: "0.3.0",
                root: &N388,
            },
            EventType {
                name: "dev.cdevents.service.published.0.3.0",
                subject: "service",
                predicate: "published",
                version: "0.3.0",
                root: &N390,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.3.0",
                subject: "service",
                predicate: "removed",
                version: "0.3.0",
                root: &N390,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.3.0",
                subject: "service",
                predicate: "rolledback",
                version: "0.3.0",
                root: &N388,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.3.0",
                subject: "service",
                predicate: "upgraded",
                version: "0.3.0",
                root: &N388,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.3.0",
                subject: "taskrun",
                predicate: "finished",
                version: "0.3.0",
                root: &N393,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.3.0",
                subject: "taskrun",
                predicate: "started",
                version: "0.3.0",
                root: &N396,
            },
            EventType {
                name: "dev.cdevents.testcaserun.finished.0.3.0",
                subject: "testcaserun",
                predicate: "finished",
                version: "0.3.0",
                root: &N400,
            },
            EventType {
                name: "dev.cdevents.testcaserun.queued.0.3.0",
                subject: "testcaserun",
                predicate: "queued",
                version: "0.3.0",
                root: &N402,
            },
            EventType {
                name: "dev.cdevents.testcaserun.skipped.0.2.0",
                subject: "testcaserun",
                predicate: "skipped",
                version: "0.2.0",
                root: &N404,
            },
            EventType {
                name: "dev.cdevents.testcaserun.started.0.3.0",
                subject: "testcaserun",
                predicate: "started",
                version: "0.3.0",
                root: &N402,
            },
            EventType {
                name: "dev.cdevents.testoutput.published.0.3.0",
                subject: "testoutput",
                predicate: "published",
                version: "0.3.0",
                root: &N406,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.finished.0.3.0",
                subject: "testsuiterun",
                predicate: "finished",
                version: "0.3.0",
                root: &N409,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.queued.0.3.0",
                subject: "testsuiterun",
                predicate: "queued",
                version: "0.3.0",
                root: &N411,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.started.0.3.0",
                subject: "testsuiterun",
                predicate: "started",
                version: "0.3.0",
                root: &N411,
            },
            EventType {
                name: "dev.cdevents.ticket.closed.0.2.0",
                subject: "ticket",
                predicate: "closed",
                version: "0.2.0",
                root: &N413,
            },
            EventType {
                name: "dev.cdevents.ticket.created.0.2.0",
                subject: "ticket",
                predicate: "created",
                version: "0.2.0",
                root: &N415,
            },
            EventType {
                name: "dev.cdevents.ticket.updated.0.2.0",
                subject: "ticket",
                predicate: "updated",
                version: "0.2.0",
                root: &N417,
            },
        ],
    },
    Vocabulary {
        id: "0.5.1",
        family: Family::Release,
        released: true,
        version_key: "specversion",
        open_types: false,
        custom: Some(&N345),
        generic: &N343,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.artifact.deleted.0.2.0",
                subject: "artifact",
                predicate: "deleted",
                version: "0.2.0",
                root: &N347,
            },
            EventType {
                name: "dev.cdevents.artifact.downloaded.0.2.0",
                subject: "artifact",
                predicate: "downloaded",
                version: "0.2.0",
                root: &N347,
            },
            EventType {
                name: "dev.cdevents.artifact.packaged.0.3.0",
                subject: "artifact",
                predicate: "packaged",
                version: "0.3.0",
                root: &N349,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.3.0",
                subject: "artifact",
                predicate: "published",
                version: "0.3.0",
                root: &N351,
            },
            EventType {
                name: "dev.cdevents.artifact.signed.0.3.0",
                subject: "artifact",
                predicate: "signed",
                version: "0.3.0",
                root: &N353,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.3.0",
                subject: "branch",
                predicate: "created",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.3.0",
                subject: "branch",
                predicate: "deleted",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.3.0",
                subject: "build",
                predicate: "finished",
                version: "0.3.0",
                root: &N357,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.3.0",
                subject: "build",
                predicate: "queued",
                version: "0.3.0",
                root: &N359,
            },
            EventType {
                name: "dev.cdevents.build.started.0.3.0",
                subject: "build",
                predicate: "started",
                version: "0.3.0",
                root: &N359,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.3.0",
                subject: "change",
                predicate: "abandoned",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.change.created.0.4.0",
                subject: "change",
                predicate: "created",
                version: "0.4.0",
                root: &N361,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.3.0",
                subject: "change",
                predicate: "merged",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.3.0",
                subject: "change",
                predicate: "reviewed",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.3.0",
                subject: "change",
                predicate: "updated",
                version: "0.3.0",
                root: &N355,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.3.0",
                subject: "environment",
                predicate: "created",
                version: "0.3.0",
                root: &N364,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.3.0",
                subject: "environment",
                predicate: "deleted",
                version: "0.3.0",
                root: &N366,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.3.0",
                subject: "environment",
                predicate: "modified",
                version: "0.3.0",
                root: &N364,
            },
            EventType {
                name: "dev.cdevents.incident.detected.0.3.0",
                subject: "incident",
                predicate: "detected",
                version: "0.3.0",
                root: &N368,
            },
            EventType {
                name: "dev.cdevents.incident.reported.0.3.0",
                subject: "incident",
                predicate: "reported",
                version: "0.3.0",
                root: &N370,
            },
            EventType {
                name: "dev.cdevents.incident.resolved.0.3.0",
                subject: "incident",
                predicate: "resolved",
                version: "0.3.0",
                root: &N368,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.3.0",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.3.0",
                root: &N374,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.3.0",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.3.0",
                root: &N377,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.3.0",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.3.0",
                root: &N380,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.3.0",
                subject: "repository",
                predicate: "created",
                version: "0.3.0",
                root: &N383,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.3.0",
                subject: "repository",
                predicate: "deleted",
                version: "0.3.0",
                root: &N386,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.3.0",
                subject: "repository",
                predicate: "modified",
                version: "0.3.0",
                root: &N386,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.3.0",
                subject: "service",
                predicate: "deployed",
                version: "0.3.0",
                root: &N388,
            },
            EventType {
                name: "dev.cdevents.service.published.0.3.0",
                subject: "service",
                predicate: "published",
                version: "0.3.0",
                root: &N390,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.3.0",
                subject: "service",
                predicate: "removed",
                version: "0.3.0",
                root: &N390,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.3.0",
                subject: "service",
                predicate: "rolledback",
                version: "0.3.0",
                root: &N388,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.3.0",
                subject: "service",
                predicate: "upgraded",
                version: "0.3.0",
                root: &N388,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.3.0",
                subject: "taskrun",
                predicate: "finished",
                version: "0.3.0",
                root: &N393,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.3.0",
                subject: "taskrun",
                predicate: "started",
                version: "0.3.0",
                root: &N396,
            },
            EventType {
                name: "dev.cdevents.testcaserun.finished.0.3.0",
                subject: "testcaserun",
                predicate: "finished",
                version: "0.3.0",
                root: &N400,
            },
            EventType {
                name: "dev.cdevents.testcaserun.queued.0.3.0",
                subject: "testcaserun",
                predicate: "queued",
                version: "0.3.0",
                root: &N402,
            },
            EventType {
                name: "dev.cdevents.testcaserun.skipped.0.2.0",
                subject: "testcaserun",
                predicate: "skipped",
                version: "0.2.0",
                root: &N404,
            },
            EventType {
                name: "dev.cdevents.testcaserun.started.0.3.0",
                subject: "testcaserun",
                predicate: "started",
                version: "0.3.0",
                root: &N402,
            },
            EventType {
                name: "dev.cdevents.testoutput.published.0.3.0",
                subject: "testoutput",
                predicate: "published",
                version: "0.3.0",
                root: &N406,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.finished.0.3.0",
                subject: "testsuiterun",
                predicate: "finished",
                version: "0.3.0",
                root: &N409,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.queued.0.3.0",
                subject: "testsuiterun",
                predicate: "queued",
                version: "0.3.0",
                root: &N411,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.started.0.3.0",
                subject: "testsuiterun",
                predicate: "started",
                version: "0.3.0",
                root: &N411,
            },
            EventType {
                name: "dev.cdevents.ticket.closed.0.2.0",
                subject: "ticket",
                predicate: "closed",
                version: "0.2.0",
                root: &N413,
            },
            EventType {
                name: "dev.cdevents.ticket.created.0.2.0",
                subject: "ticket",
                predicate: "created",
                version: "0.2.0",
                root: &N415,
            },
            EventType {
                name: "dev.cdevents.ticket.updated.0.2.0",
                subject: "ticket",
                predicate: "updated",
                version: "0.2.0",
                root: &N417,
            },
        ],
    },
    Vocabulary {
        id: "0.6.0-draft",
        family: Family::Release,
        released: false,
        version_key: "specversion",
        open_types: false,
        custom: Some(&N430),
        generic: &N428,
        cloudevents: None,
        events: &[
            EventType {
                name: "dev.cdevents.approval.closed.0.1.0",
                subject: "approval",
                predicate: "closed",
                version: "0.1.0",
                root: &N435,
            },
            EventType {
                name: "dev.cdevents.approval.created.0.1.0",
                subject: "approval",
                predicate: "created",
                version: "0.1.0",
                root: &N438,
            },
            EventType {
                name: "dev.cdevents.approval.updated.0.1.0",
                subject: "approval",
                predicate: "updated",
                version: "0.1.0",
                root: &N441,
            },
            EventType {
                name: "dev.cdevents.artifact.deleted.0.2.0",
                subject: "artifact",
                predicate: "deleted",
                version: "0.2.0",
                root: &N442,
            },
            EventType {
                name: "dev.cdevents.artifact.downloaded.0.2.0",
                subject: "artifact",
                predicate: "downloaded",
                version: "0.2.0",
                root: &N442,
            },
            EventType {
                name: "dev.cdevents.artifact.packaged.0.3.0",
                subject: "artifact",
                predicate: "packaged",
                version: "0.3.0",
                root: &N443,
            },
            EventType {
                name: "dev.cdevents.artifact.published.0.3.0",
                subject: "artifact",
                predicate: "published",
                version: "0.3.0",
                root: &N444,
            },
            EventType {
                name: "dev.cdevents.artifact.signed.0.3.0",
                subject: "artifact",
                predicate: "signed",
                version: "0.3.0",
                root: &N445,
            },
            EventType {
                name: "dev.cdevents.branch.created.0.3.0",
                subject: "branch",
                predicate: "created",
                version: "0.3.0",
                root: &N446,
            },
            EventType {
                name: "dev.cdevents.branch.deleted.0.3.0",
                subject: "branch",
                predicate: "deleted",
                version: "0.3.0",
                root: &N446,
            },
            EventType {
                name: "dev.cdevents.build.finished.0.3.0",
                subject: "build",
                predicate: "finished",
                version: "0.3.0",
                root: &N447,
            },
            EventType {
                name: "dev.cdevents.build.queued.0.3.0",
                subject: "build",
                predicate: "queued",
                version: "0.3.0",
                root: &N448,
            },
            EventType {
                name: "dev.cdevents.build.started.0.3.0",
                subject: "build",
                predicate: "started",
                version: "0.3.0",
                root: &N448,
            },
            EventType {
                name: "dev.cdevents.change.abandoned.0.3.0",
                subject: "change",
                predicate: "abandoned",
                version: "0.3.0",
                root: &N446,
            },
            EventType {
                name: "dev.cdevents.change.created.0.4.0",
                subject: "change",
                predicate: "created",
                version: "0.4.0",
                root: &N449,
            },
            EventType {
                name: "dev.cdevents.change.merged.0.3.0",
                subject: "change",
                predicate: "merged",
                version: "0.3.0",
                root: &N446,
            },
            EventType {
                name: "dev.cdevents.change.reviewed.0.3.0",
                subject: "change",
                predicate: "reviewed",
                version: "0.3.0",
                root: &N446,
            },
            EventType {
                name: "dev.cdevents.change.updated.0.3.0",
                subject: "change",
                predicate: "updated",
                version: "0.3.0",
                root: &N446,
            },
            EventType {
                name: "dev.cdevents.environment.created.0.3.0",
                subject: "environment",
                predicate: "created",
                version: "0.3.0",
                root: &N450,
            },
            EventType {
                name: "dev.cdevents.environment.deleted.0.3.0",
                subject: "environment",
                predicate: "deleted",
                version: "0.3.0",
                root: &N451,
            },
            EventType {
                name: "dev.cdevents.environment.modified.0.3.0",
                subject: "environment",
                predicate: "modified",
                version: "0.3.0",
                root: &N450,
            },
            EventType {
                name: "dev.cdevents.incident.detected.0.3.0",
                subject: "incident",
                predicate: "detected",
                version: "0.3.0",
                root: &N452,
            },
            EventType {
                name: "dev.cdevents.incident.reported.0.3.0",
                subject: "incident",
                predicate: "reported",
                version: "0.3.0",
                root: &N453,
            },
            EventType {
                name: "dev.cdevents.incident.resolved.0.3.0",
                subject: "incident",
                predicate: "resolved",
                version: "0.3.0",
                root: &N452,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.finished.0.3.0",
                subject: "pipelinerun",
                predicate: "finished",
                version: "0.3.0",
                root: &N454,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.queued.0.3.0",
                subject: "pipelinerun",
                predicate: "queued",
                version: "0.3.0",
                root: &N455,
            },
            EventType {
                name: "dev.cdevents.pipelinerun.started.0.3.0",
                subject: "pipelinerun",
                predicate: "started",
                version: "0.3.0",
                root: &N456,
            },
            EventType {
                name: "dev.cdevents.repository.created.0.3.0",
                subject: "repository",
                predicate: "created",
                version: "0.3.0",
                root: &N457,
            },
            EventType {
                name: "dev.cdevents.repository.deleted.0.3.0",
                subject: "repository",
                predicate: "deleted",
                version: "0.3.0",
                root: &N458,
            },
            EventType {
                name: "dev.cdevents.repository.modified.0.3.0",
                subject: "repository",
                predicate: "modified",
                version: "0.3.0",
                root: &N458,
            },
            EventType {
                name: "dev.cdevents.service.deployed.0.3.0",
                subject: "service",
                predicate: "deployed",
                version: "0.3.0",
                root: &N459,
            },
            EventType {
                name: "dev.cdevents.service.published.0.3.0",
                subject: "service",
                predicate: "published",
                version: "0.3.0",
                root: &N460,
            },
            EventType {
                name: "dev.cdevents.service.removed.0.3.0",
                subject: "service",
                predicate: "removed",
                version: "0.3.0",
                root: &N460,
            },
            EventType {
                name: "dev.cdevents.service.rolledback.0.3.0",
                subject: "service",
                predicate: "rolledback",
                version: "0.3.0",
                root: &N459,
            },
            EventType {
                name: "dev.cdevents.service.upgraded.0.3.0",
                subject: "service",
                predicate: "upgraded",
                version: "0.3.0",
                root: &N459,
            },
            EventType {
                name: "dev.cdevents.taskrun.finished.0.3.0",
                subject: "taskrun",
                predicate: "finished",
                version: "0.3.0",
                root: &N463,
            },
            EventType {
                name: "dev.cdevents.taskrun.started.0.3.0",
                subject: "taskrun",
                predicate: "started",
                version: "0.3.0",
                root: &N464,
            },
            EventType {
                name: "dev.cdevents.testcaserun.finished.0.3.0",
                subject: "testcaserun",
                predicate: "finished",
                version: "0.3.0",
                root: &N466,
            },
            EventType {
                name: "dev.cdevents.testcaserun.queued.0.3.0",
                subject: "testcaserun",
                predicate: "queued",
                version: "0.3.0",
                root: &N467,
            },
            EventType {
                name: "dev.cdevents.testcaserun.skipped.0.2.0",
                subject: "testcaserun",
                predicate: "skipped",
                version: "0.2.0",
                root: &N468,
            },
            EventType {
                name: "dev.cdevents.testcaserun.started.0.3.0",
                subject: "testcaserun",
                predicate: "started",
                version: "0.3.0",
                root: &N467,
            },
            EventType {
                name: "dev.cdevents.testoutput.published.0.3.0",
                subject: "testoutput",
                predicate: "published",
                version: "0.3.0",
                root: &N469,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.finished.0.3.0",
                subject: "testsuiterun",
                predicate: "finished",
                version: "0.3.0",
                root: &N470,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.queued.0.3.0",
                subject: "testsuiterun",
                predicate: "queued",
                version: "0.3.0",
                root: &N471,
            },
            EventType {
                name: "dev.cdevents.testsuiterun.started.0.3.0",
                subject: "testsuiterun",
                predicate: "started",
                version: "0.3.0",
                root: &N471,
            },
            EventType {
                name: "dev.cdevents.ticket.closed.0.2.0",
                subject: "ticket",
                predicate: "closed",
                version: "0.2.0",
                root: &N472,
            },
            EventType {
                name: "dev.cdevents.ticket.created.0.2.0",
                subject: "ticket",
                predicate: "created",
                version: "0.2.0",
                root: &N473,
            },
            EventType {
                name: "dev.cdevents.ticket.updated.0.2.0",
                subject: "ticket",
                predicate: "updated",
                version: "0.2.0",
                root: &N474,
            },
        ],
    },
];

static N0: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Type,
};
static N1: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectId,
};
static N2: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::PipelineName,
};
static N3: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["Running", "Finished", "Error"],
        open: false,
        pattern: &[],
    }),
    role: Role::Status,
};
static N4: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Url,
};
static N5: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N6: Node = Node { shape: Shape::List(&N5), role: Role::Plain };
static N7: Node = Node { shape: Shape::Either(&[&N5, &N6]), role: Role::Errors };
static N8: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::TaskRunId,
};
static N9: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N10: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Id,
};
static N11: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Source,
};
static N12: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::DateTime,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Time,
};
static N13: Node = Node { shape: Shape::Any, role: Role::Plain };
static N14: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "type", node: &N0 },
            Field { name: "pipelineRunId", node: &N1 },
            Field { name: "pipelineName", node: &N2 },
            Field { name: "pipelineRunStatus", node: &N3 },
            Field { name: "pipelineRunUrl", node: &N4 },
            Field { name: "pipelineRunErrors", node: &N7 },
            Field { name: "taskRunId", node: &N8 },
            Field { name: "taskName", node: &N9 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "data", node: &N13 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N15: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["1.0"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N16: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::UriReference,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Source,
};
static N17: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Uri,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N18: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: true,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::PipelineNameAlias,
};
static N19: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: true,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Url,
};
static N20: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: true,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Errors,
};
static N21: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: true,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::TaskRunId,
};
static N22: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: true,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N23: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "pipelinerunid", node: &N1 },
            Field { name: "pipelinename", node: &N2 },
            Field { name: "pipelinerunname", node: &N18 },
            Field { name: "pipelinerunstatus", node: &N3 },
            Field { name: "pipelinerunurl", node: &N19 },
            Field { name: "pipelinerunerrors", node: &N20 },
            Field { name: "taskrunid", node: &N21 },
            Field { name: "taskname", node: &N22 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
        ],
        required: 2319,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N24: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N25: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: true,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectId,
};
static N26: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
            Field { name: "artifactid", node: &N25 },
            Field { name: "artifactname", node: &N22 },
            Field { name: "artifactversion", node: &N22 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N27: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
            Field { name: "buildid", node: &N25 },
            Field { name: "buildname", node: &N22 },
            Field { name: "buildartifactid", node: &N22 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N28: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
            Field { name: "envid", node: &N25 },
            Field { name: "envname", node: &N22 },
            Field { name: "envrepourl", node: &N22 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N29: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
            Field { name: "pipelinerunid", node: &N25 },
            Field { name: "pipelinerunname", node: &N22 },
            Field { name: "pipelinerunstatus", node: &N22 },
            Field { name: "pipelinerunurl", node: &N22 },
            Field { name: "pipelinerunerrors", node: &N22 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N30: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
            Field { name: "branchid", node: &N25 },
            Field { name: "branchname", node: &N22 },
            Field { name: "branchrepositoryid", node: &N22 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N31: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
            Field { name: "repositoryid", node: &N25 },
            Field { name: "repositoryname", node: &N22 },
            Field { name: "repositoryurl", node: &N22 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N32: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
            Field { name: "serviceenvid", node: &N22 },
            Field { name: "servicename", node: &N25 },
            Field { name: "serviceversion", node: &N22 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N33: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N15 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "time", node: &N12 },
            Field { name: "datacontenttype", node: &N9 },
            Field { name: "dataschema", node: &N17 },
            Field { name: "subject", node: &N9 },
            Field { name: "data", node: &N13 },
            Field { name: "data_base64", node: &N5 },
            Field { name: "taskrunid", node: &N25 },
            Field { name: "taskrunname", node: &N22 },
            Field { name: "taskrunpipelineid", node: &N22 },
        ],
        required: 15,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N34: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["0.1.0"],
        open: false,
        pattern: &[],
    }),
    role: Role::Version,
};
static N35: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N34 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N36: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N37: Node =
    Node { shape: Shape::Object(Object { fields: &[], required: 0, closed: false, any_of: &[] }), role: Role::Plain };
static N38: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N37 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N39: Node = Node { shape: Shape::Either(&[&N37, &N5]), role: Role::CustomData };
static N40: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::CustomDataContentType,
};
static N41: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N38 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N42: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "id", node: &N9 }, Field { name: "source", node: &N5 }],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N43: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "change", node: &N42 }],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N44: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N43 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N45: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N44 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N46: Node =
    Node { shape: Shape::Object(Object { fields: &[], required: 0, closed: true, any_of: &[] }), role: Role::Plain };
static N47: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N46 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N48: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N47 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N49: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "repository", node: &N42 }],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N50: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N49 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N51: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N50 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N52: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "artifactId", node: &N5 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N53: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N52 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N54: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N53 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N55: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "name", node: &N5 }, Field { name: "url", node: &N5 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N56: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N55 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N57: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N56 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N58: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "name", node: &N5 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N59: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N58 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N60: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N59 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N61: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "pipelineName", node: &N5 },
            Field { name: "url", node: &N5 },
            Field { name: "outcome", node: &N5 },
            Field { name: "errors", node: &N5 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N62: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N61 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N63: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N62 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N64: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "pipelineName", node: &N5 }, Field { name: "url", node: &N5 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N65: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N64 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N66: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N65 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N67: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "pipelineName", node: &N5 }, Field { name: "url", node: &N5 }],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N68: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N67 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N69: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N68 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N70: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "name", node: &N9 },
            Field { name: "owner", node: &N5 },
            Field { name: "url", node: &N9 },
            Field { name: "viewUrl", node: &N5 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N71: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N70 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N72: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N71 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N73: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "name", node: &N5 },
            Field { name: "owner", node: &N5 },
            Field { name: "url", node: &N5 },
            Field { name: "viewUrl", node: &N5 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N74: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N73 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N75: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N74 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N76: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "environment", node: &N42 }, Field { name: "artifactId", node: &N9 }],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N77: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N76 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N78: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N77 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N79: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "environment", node: &N42 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N80: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N79 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N81: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N80 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N82: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "taskName", node: &N5 },
            Field { name: "url", node: &N5 },
            Field { name: "pipelineRun", node: &N42 },
            Field { name: "outcome", node: &N5 },
            Field { name: "errors", node: &N5 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N83: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N82 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N84: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N83 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N85: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "taskName", node: &N5 },
            Field { name: "url", node: &N5 },
            Field { name: "pipelineRun", node: &N42 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N86: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N85 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N87: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N35 },
            Field { name: "subject", node: &N86 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N88: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["0.1.0", "0.1.1"],
        open: false,
        pattern: &[],
    }),
    role: Role::Version,
};
static N89: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N88 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N90: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N38 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N91: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N44 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N92: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N47 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N93: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["0.1.1"],
        open: false,
        pattern: &[],
    }),
    role: Role::Version,
};
static N94: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N93 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N95: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "repository", node: &N42 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N96: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N95 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N97: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N94 },
            Field { name: "subject", node: &N96 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N98: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N53 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N99: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N56 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N100: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N59 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N101: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N62 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N102: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N65 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N103: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N68 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N104: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N71 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N105: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N74 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N106: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N77 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N107: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N80 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N108: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N83 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N109: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N89 },
            Field { name: "subject", node: &N86 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N110: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Version,
};
static N111: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N112: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N38 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N113: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N44 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N114: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N47 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N115: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N96 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N116: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N53 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N117: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N56 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N118: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N59 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N119: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N62 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N120: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N65 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N121: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N68 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N122: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N71 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N123: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N74 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N124: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N77 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N125: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N80 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N126: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N83 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N127: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N86 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N128: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N129: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::UriReference,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N130: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N36 },
            Field { name: "content", node: &N37 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N131: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N130 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N132: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["artifact"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N133: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "id", node: &N9 }, Field { name: "source", node: &N129 }],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N134: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "change", node: &N133 }],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N135: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N132 },
            Field { name: "content", node: &N134 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N136: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N135 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N137: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N132 },
            Field { name: "content", node: &N46 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N138: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N137 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N139: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["branch"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N140: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "repository", node: &N133 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N141: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N139 },
            Field { name: "content", node: &N140 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N142: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N141 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N143: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["build"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N144: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N143 },
            Field { name: "content", node: &N52 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N145: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N144 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N146: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N143 },
            Field { name: "content", node: &N46 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N147: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N146 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N148: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["change"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N149: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N148 },
            Field { name: "content", node: &N140 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N150: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N149 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N151: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["environment"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N152: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N151 },
            Field { name: "content", node: &N55 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N153: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N152 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N154: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N151 },
            Field { name: "content", node: &N58 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N155: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N154 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N156: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["incident"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N157: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "description", node: &N5 },
            Field { name: "environment", node: &N133 },
            Field { name: "service", node: &N133 },
            Field { name: "artifactId", node: &N9 },
        ],
        required: 2,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N158: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N156 },
            Field { name: "content", node: &N157 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N159: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N158 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N160: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "description", node: &N5 },
            Field { name: "environment", node: &N133 },
            Field { name: "ticketURI", node: &N17 },
            Field { name: "service", node: &N133 },
            Field { name: "artifactId", node: &N9 },
        ],
        required: 6,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N161: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N156 },
            Field { name: "content", node: &N160 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N162: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N161 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N163: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["pipelineRun"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N164: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N163 },
            Field { name: "content", node: &N61 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N165: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N164 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N166: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N163 },
            Field { name: "content", node: &N64 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N167: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N166 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N168: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N163 },
            Field { name: "content", node: &N67 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N169: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N168 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N170: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["repository"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N171: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N170 },
            Field { name: "content", node: &N70 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N172: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N171 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N173: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N170 },
            Field { name: "content", node: &N73 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N174: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N173 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N175: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["service"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N176: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "environment", node: &N133 }, Field { name: "artifactId", node: &N9 }],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N177: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N175 },
            Field { name: "content", node: &N176 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N178: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N177 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N179: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "environment", node: &N133 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N180: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N175 },
            Field { name: "content", node: &N179 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N181: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N180 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N182: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["taskRun"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N183: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "taskName", node: &N5 },
            Field { name: "url", node: &N5 },
            Field { name: "pipelineRun", node: &N133 },
            Field { name: "outcome", node: &N5 },
            Field { name: "errors", node: &N5 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N184: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N182 },
            Field { name: "content", node: &N183 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N185: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N184 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N186: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "taskName", node: &N5 },
            Field { name: "url", node: &N5 },
            Field { name: "pipelineRun", node: &N133 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N187: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N182 },
            Field { name: "content", node: &N186 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N188: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N187 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N189: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["testCase"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N190: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N189 },
            Field { name: "content", node: &N46 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N191: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N190 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N192: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["testSuite"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N193: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N192 },
            Field { name: "content", node: &N46 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N194: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N193 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N195: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "signature", node: &N9 }],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N196: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N132 },
            Field { name: "content", node: &N195 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N197: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N196 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N198: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["testCaseRun"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N199: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["pass", "fail", "cancel", "error"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N200: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["low", "medium", "high", "critical"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N201: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["performance", "functional", "unit", "security", "compliance", "integration", "e2e", "other"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N202: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Uri,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N203: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N9 },
            Field { name: "version", node: &N5 },
            Field { name: "name", node: &N5 },
            Field { name: "type", node: &N201 },
            Field { name: "uri", node: &N202 },
        ],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N204: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "outcome", node: &N199 },
            Field { name: "severity", node: &N200 },
            Field { name: "reason", node: &N5 },
            Field { name: "environment", node: &N133 },
            Field { name: "testSuiteRun", node: &N42 },
            Field { name: "testCase", node: &N203 },
        ],
        required: 9,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N205: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N198 },
            Field { name: "content", node: &N204 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N206: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N205 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N207: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["manual", "pipeline", "event", "schedule", "other"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N208: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "type", node: &N207 }, Field { name: "uri", node: &N202 }],
        required: 0,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N209: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "trigger", node: &N208 },
            Field { name: "environment", node: &N133 },
            Field { name: "testSuiteRun", node: &N42 },
            Field { name: "testCase", node: &N203 },
        ],
        required: 2,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N210: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N198 },
            Field { name: "content", node: &N209 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N211: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N210 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N212: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["testOutput"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N213: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["report", "video", "image", "log", "other"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N214: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "outputType", node: &N213 },
            Field { name: "format", node: &N5 },
            Field { name: "uri", node: &N202 },
            Field { name: "testCaseRun", node: &N42 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N215: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N212 },
            Field { name: "content", node: &N214 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N216: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N215 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N217: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["testSuiteRun"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N218: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N9 },
            Field { name: "version", node: &N5 },
            Field { name: "name", node: &N5 },
            Field { name: "uri", node: &N202 },
        ],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N219: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "environment", node: &N133 },
            Field { name: "testSuite", node: &N218 },
            Field { name: "outcome", node: &N199 },
            Field { name: "severity", node: &N200 },
            Field { name: "reason", node: &N5 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N220: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N217 },
            Field { name: "content", node: &N219 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N221: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N220 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N222: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N9 },
            Field { name: "version", node: &N5 },
            Field { name: "name", node: &N5 },
            Field { name: "url", node: &N202 },
        ],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N223: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "trigger", node: &N208 },
            Field { name: "environment", node: &N133 },
            Field { name: "testSuite", node: &N222 },
        ],
        required: 2,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N224: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N217 },
            Field { name: "content", node: &N223 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N225: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N224 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N226: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "trigger", node: &N208 },
            Field { name: "environment", node: &N133 },
            Field { name: "testSuite", node: &N218 },
        ],
        required: 2,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N227: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N217 },
            Field { name: "content", node: &N226 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N228: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N227 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N229: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Uri,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::SchemaUri,
};
static N230: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::ChainId,
};
static N231: Node = Node { shape: Shape::Any, role: Role::Links };
static N232: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chain_id", node: &N230 },
            Field { name: "links", node: &N231 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N233: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N130 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N234: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[
            Piece { ranges: &[('d', 'd')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('e', 'e')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('v', 'v')], not: false, repeat: false, skips: &[] },
            Piece {
                ranges: &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')],
                not: true,
                repeat: false,
                skips: &[],
            },
            Piece { ranges: &[('c', 'c')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('d', 'd')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('e', 'e')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('v', 'v')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('e', 'e')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('n', 'n')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('t', 't')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('s', 's')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('x', 'x')], not: false, repeat: false, skips: &[] },
            Piece {
                ranges: &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')],
                not: true,
                repeat: false,
                skips: &[],
            },
            Piece { ranges: &[('a', 'z'), ('A', 'Z'), ('0', '9')], not: false, repeat: true, skips: &[] },
            Piece { ranges: &[('-', '-')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('a', 'z'), ('A', 'Z')], not: false, repeat: true, skips: &[] },
            Piece {
                ranges: &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')],
                not: true,
                repeat: false,
                skips: &[],
            },
            Piece { ranges: &[('a', 'z'), ('A', 'Z')], not: false, repeat: true, skips: &[] },
        ],
    }),
    role: Role::Type,
};
static N235: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N234 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N236: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[
            Piece { ranges: &[('a', 'z'), ('A', 'Z'), ('0', '9')], not: false, repeat: true, skips: &[] },
            Piece { ranges: &[('-', '-')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('a', 'z'), ('A', 'Z')], not: false, repeat: true, skips: &[] },
        ],
    }),
    role: Role::SubjectType,
};
static N237: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N236 },
            Field { name: "content", node: &N37 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N238: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N235 },
            Field { name: "subject", node: &N237 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N239: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "user", node: &N9 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N240: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N132 },
            Field { name: "content", node: &N239 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N241: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N240 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N242: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "uri", node: &N129 }],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N243: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "change", node: &N133 }, Field { name: "sbom", node: &N242 }],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N244: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N132 },
            Field { name: "content", node: &N243 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N245: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N244 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N246: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "sbom", node: &N242 }, Field { name: "user", node: &N9 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N247: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N132 },
            Field { name: "content", node: &N246 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N248: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N247 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N249: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N196 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N250: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N141 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N251: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N144 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N252: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N146 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N253: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N149 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N254: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "description", node: &N9 }, Field { name: "repository", node: &N133 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N255: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N148 },
            Field { name: "content", node: &N254 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N256: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N255 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N257: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N152 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N258: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N154 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N259: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N158 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N260: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N161 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N261: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N164 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N262: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N166 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N263: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N168 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N264: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N171 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N265: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N173 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N266: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N177 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N267: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N180 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N268: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N184 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N269: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N232 },
            Field { name: "subject", node: &N187 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N270: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chain_id", node: &N230 },
            Field { name: "links", node: &N231 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N271: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N270 },
            Field { name: "subject", node: &N205 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N272: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N270 },
            Field { name: "subject", node: &N210 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N273: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "reason", node: &N5 },
            Field { name: "environment", node: &N133 },
            Field { name: "testSuiteRun", node: &N42 },
            Field { name: "testCase", node: &N203 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N274: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "type", node: &N198 },
            Field { name: "content", node: &N273 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N275: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N111 },
            Field { name: "subject", node: &N274 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N276: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N270 },
            Field { name: "subject", node: &N215 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N277: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N270 },
            Field { name: "subject", node: &N220 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N278: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N270 },
            Field { name: "subject", node: &N224 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N279: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N270 },
            Field { name: "subject", node: &N227 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N280: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["ticket"],
        open: false,
        pattern: &[],
    }),
    role: Role::SubjectType,
};
static N281: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["bug", "enhancement", "incident", "task", "question"],
        open: true,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N282: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["low", "medium", "high"],
        open: true,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N283: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &["completed", "withdrawn", "duplicate"],
        open: true,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N284: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "summary", node: &N5 },
            Field { name: "ticketType", node: &N281 },
            Field { name: "group", node: &N5 },
            Field { name: "creator", node: &N9 },
            Field { name: "assignees", node: &N6 },
            Field { name: "priority", node: &N282 },
            Field { name: "labels", node: &N6 },
            Field { name: "milestone", node: &N5 },
            Field { name: "uri", node: &N129 },
            Field { name: "resolution", node: &N283 },
            Field { name: "updatedBy", node: &N5 },
        ],
        required: 768,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N285: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N280 },
            Field { name: "content", node: &N284 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N286: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N285 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N287: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "summary", node: &N5 },
            Field { name: "ticketType", node: &N281 },
            Field { name: "group", node: &N5 },
            Field { name: "creator", node: &N9 },
            Field { name: "assignees", node: &N6 },
            Field { name: "priority", node: &N282 },
            Field { name: "labels", node: &N6 },
            Field { name: "milestone", node: &N5 },
            Field { name: "uri", node: &N129 },
        ],
        required: 265,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N288: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N280 },
            Field { name: "content", node: &N287 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N289: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N288 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N290: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "summary", node: &N5 },
            Field { name: "ticketType", node: &N281 },
            Field { name: "group", node: &N5 },
            Field { name: "creator", node: &N9 },
            Field { name: "assignees", node: &N6 },
            Field { name: "priority", node: &N282 },
            Field { name: "labels", node: &N6 },
            Field { name: "milestone", node: &N5 },
            Field { name: "updatedBy", node: &N5 },
            Field { name: "uri", node: &N129 },
        ],
        required: 512,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N291: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N280 },
            Field { name: "content", node: &N290 },
        ],
        required: 13,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N292: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N128 },
            Field { name: "subject", node: &N291 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N293: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["END"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N294: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "contextId", node: &N9 }],
        required: 1,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N295: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "linkType", node: &N293 },
            Field { name: "from", node: &N294 },
            Field { name: "tags", node: &N37 },
        ],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N296: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["PATH"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N297: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "linkType", node: &N296 },
            Field { name: "from", node: &N294 },
            Field { name: "tags", node: &N37 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N298: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["RELATION"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N299: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "contextId", node: &N9 }],
        required: 0,
        closed: false,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N300: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "linkType", node: &N298 },
            Field { name: "linkKind", node: &N9 },
            Field { name: "target", node: &N299 },
            Field { name: "tags", node: &N37 },
        ],
        required: 7,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N301: Node = Node {
    shape: Shape::Tagged(Tagged { tag: "linkType", branches: &[("END", &N295), ("PATH", &N297), ("RELATION", &N300)] }),
    role: Role::Plain,
};
static N302: Node = Node { shape: Shape::List(&N301), role: Role::Links };
static N303: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N302 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N304: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N130 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N305: Node = Node {
    shape: Shape::Text(Text {
        non_empty: true,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[
            Piece { ranges: &[('d', 'd')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('e', 'e')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('v', 'v')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('.', '.')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('c', 'c')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('d', 'd')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('e', 'e')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('v', 'v')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('e', 'e')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('n', 'n')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('t', 't')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('s', 's')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('x', 'x')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('.', '.')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('a', 'z'), ('A', 'Z'), ('0', '9')], not: false, repeat: true, skips: &[] },
            Piece { ranges: &[('-', '-')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('a', 'z'), ('A', 'Z')], not: false, repeat: true, skips: &[] },
            Piece { ranges: &[('.', '.')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('a', 'z'), ('A', 'Z')], not: false, repeat: true, skips: &[] },
            Piece { ranges: &[('.', '.')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('0', '9')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('.', '.')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('0', '9')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('.', '.')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('0', '9')], not: false, repeat: false, skips: &[] },
        ],
    }),
    role: Role::Type,
};
static N306: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N305 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N302 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N307: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N306 },
            Field { name: "subject", node: &N237 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N308: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N240 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N309: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N244 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N310: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N247 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N311: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N196 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N312: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N141 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N313: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N144 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N314: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N146 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N315: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N149 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N316: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N255 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N317: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N152 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N318: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N154 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N319: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N158 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N320: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N161 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N321: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N164 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N322: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N166 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N323: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N168 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N324: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N171 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N325: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N173 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N326: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N177 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N327: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N180 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N328: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N184 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N329: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N187 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N330: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "version", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N302 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N331: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N330 },
            Field { name: "subject", node: &N205 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N332: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N330 },
            Field { name: "subject", node: &N210 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N333: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N330 },
            Field { name: "subject", node: &N274 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N334: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N330 },
            Field { name: "subject", node: &N215 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N335: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N330 },
            Field { name: "subject", node: &N220 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N336: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N330 },
            Field { name: "subject", node: &N224 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N337: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N330 },
            Field { name: "subject", node: &N227 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N338: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N285 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N339: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N288 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N340: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N303 },
            Field { name: "subject", node: &N291 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N341: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N302 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N342: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N37 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N343: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N342 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N344: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N305 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N302 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N345: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N344 },
            Field { name: "subject", node: &N342 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N346: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N239 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N347: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N346 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N348: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N243 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N349: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N348 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N350: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N246 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N351: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N350 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N352: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N195 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N353: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N352 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N354: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N140 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N355: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N354 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N356: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N52 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N357: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N356 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N358: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N46 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N359: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N358 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N360: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N254 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N361: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N360 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N362: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "name", node: &N5 }, Field { name: "uri", node: &N202 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N363: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N362 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N364: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N363 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N365: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N58 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N366: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N365 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N367: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N157 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N368: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N367 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N369: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N160 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N370: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N369 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N371: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["success", "failure", "cancel", "error"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N372: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "pipelineName", node: &N5 },
            Field { name: "uri", node: &N202 },
            Field { name: "outcome", node: &N371 },
            Field { name: "errors", node: &N5 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N373: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N372 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N374: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N373 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N375: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "pipelineName", node: &N5 }, Field { name: "uri", node: &N202 }],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N376: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N375 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N377: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N376 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N378: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "pipelineName", node: &N5 }, Field { name: "uri", node: &N202 }],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N379: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N378 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N380: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N379 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N381: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "name", node: &N9 },
            Field { name: "owner", node: &N5 },
            Field { name: "uri", node: &N202 },
            Field { name: "viewUrl", node: &N202 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N382: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N381 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N383: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N382 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N384: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "name", node: &N5 },
            Field { name: "owner", node: &N5 },
            Field { name: "uri", node: &N202 },
            Field { name: "viewUrl", node: &N202 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N385: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N384 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N386: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N385 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N387: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N176 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N388: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N387 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N389: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N179 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N390: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N389 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N391: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "taskName", node: &N5 },
            Field { name: "uri", node: &N202 },
            Field { name: "pipelineRun", node: &N133 },
            Field { name: "outcome", node: &N5 },
            Field { name: "errors", node: &N5 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N392: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N391 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N393: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N392 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N394: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "taskName", node: &N5 },
            Field { name: "uri", node: &N202 },
            Field { name: "pipelineRun", node: &N133 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N395: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N394 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N396: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N395 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N397: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N302 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N398: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "outcome", node: &N371 },
            Field { name: "severity", node: &N200 },
            Field { name: "reason", node: &N5 },
            Field { name: "environment", node: &N133 },
            Field { name: "testSuiteRun", node: &N42 },
            Field { name: "testCase", node: &N203 },
        ],
        required: 9,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N399: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "content", node: &N398 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N400: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N397 },
            Field { name: "subject", node: &N399 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N401: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "content", node: &N209 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N402: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N397 },
            Field { name: "subject", node: &N401 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N403: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "content", node: &N273 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N404: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N397 },
            Field { name: "subject", node: &N403 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N405: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "content", node: &N214 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N406: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N397 },
            Field { name: "subject", node: &N405 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N407: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "environment", node: &N133 },
            Field { name: "testSuite", node: &N218 },
            Field { name: "outcome", node: &N371 },
            Field { name: "severity", node: &N200 },
            Field { name: "reason", node: &N5 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N408: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "content", node: &N407 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N409: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N397 },
            Field { name: "subject", node: &N408 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N410: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N5 },
            Field { name: "content", node: &N226 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N411: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N397 },
            Field { name: "subject", node: &N410 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N412: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "type", node: &N280 },
            Field { name: "content", node: &N284 },
        ],
        required: 9,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N413: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N412 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N414: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N287 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N415: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N414 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N416: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N290 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N417: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N341 },
            Field { name: "subject", node: &N416 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N418: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::UriReference,
        values: &[],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N419: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "contextId", node: &N9 }, Field { name: "domainId", node: &N418 }],
        required: 0,
        closed: false,
        any_of: &[1, 2],
    }),
    role: Role::Plain,
};
static N420: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "linkType", node: &N293 },
            Field { name: "from", node: &N419 },
            Field { name: "tags", node: &N37 },
        ],
        required: 1,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N421: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "linkType", node: &N296 },
            Field { name: "from", node: &N419 },
            Field { name: "tags", node: &N37 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N422: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &[],
        open: false,
        pattern: &[
            Piece { ranges: &[('c', 'c')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('d', 'd')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('e', 'e')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('v', 'v')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('e', 'e')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('n', 'n')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('t', 't')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('s', 's')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[(':', ':')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('v', 'v')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[('0', '0')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[(':', ':')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[(':', ':')], not: true, repeat: true, skips: &[1] },
            Piece { ranges: &[(':', ':')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[(':', ':')], not: true, repeat: true, skips: &[1] },
            Piece { ranges: &[(':', ':')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[(':', ':')], not: true, repeat: true, skips: &[1] },
            Piece { ranges: &[(':', ':')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[(':', ':'), ('/', '/')], not: true, repeat: false, skips: &[3] },
            Piece { ranges: &[(':', ':')], not: true, repeat: true, skips: &[1, 2] },
            Piece { ranges: &[(':', ':'), ('/', '/')], not: true, repeat: false, skips: &[] },
            Piece { ranges: &[(':', ':')], not: false, repeat: false, skips: &[] },
            Piece { ranges: &[(':', ':')], not: true, repeat: true, skips: &[] },
            Piece { ranges: &[(':', ':')], not: false, repeat: false, skips: &[] },
            Piece {
                ranges: &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')],
                not: true,
                repeat: true,
                skips: &[],
            },
        ],
    }),
    role: Role::Plain,
};
static N423: Node = Node {
    shape: Shape::Object(Object {
        fields: &[Field { name: "contextId", node: &N9 }, Field { name: "domainId", node: &N422 }],
        required: 0,
        closed: false,
        any_of: &[1, 2],
    }),
    role: Role::Plain,
};
static N424: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "linkType", node: &N298 },
            Field { name: "linkKind", node: &N9 },
            Field { name: "target", node: &N423 },
            Field { name: "tags", node: &N37 },
        ],
        required: 7,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N425: Node = Node {
    shape: Shape::Tagged(Tagged { tag: "linkType", branches: &[("END", &N420), ("PATH", &N421), ("RELATION", &N424)] }),
    role: Role::Plain,
};
static N426: Node = Node { shape: Shape::List(&N425), role: Role::Links };
static N427: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N426 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N428: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N342 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N429: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N16 },
            Field { name: "type", node: &N305 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N426 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N430: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N429 },
            Field { name: "subject", node: &N342 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N431: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["escalated", "delegate", "deferred", "requestChanges", "approved", "rejected"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N432: Node = Node {
    shape: Shape::Text(Text {
        non_empty: false,
        nullable: false,
        format: Format::Free,
        values: &["approved", "rejected", "cancelled", "expired"],
        open: false,
        pattern: &[],
    }),
    role: Role::Plain,
};
static N433: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "approvalDetailsUrl", node: &N9 },
            Field { name: "resourceTargetUrl", node: &N9 },
            Field { name: "responder", node: &N202 },
            Field { name: "decision", node: &N431 },
            Field { name: "status", node: &N432 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N434: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N433 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N435: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N434 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N436: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "approvalDetailsUrl", node: &N9 },
            Field { name: "resourceTargetUrl", node: &N9 },
            Field { name: "requestor", node: &N17 },
        ],
        required: 7,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N437: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N436 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N438: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N437 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N439: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "approvalDetailsUrl", node: &N9 },
            Field { name: "resourceTargetUrl", node: &N9 },
            Field { name: "responder", node: &N202 },
            Field { name: "decision", node: &N431 },
        ],
        required: 15,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N440: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N439 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N441: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N440 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N442: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N346 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N443: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N348 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N444: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N350 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N445: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N352 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N446: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N354 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N447: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N356 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N448: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N358 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N449: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N360 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N450: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N363 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N451: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N365 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N452: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N367 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N453: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N369 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N454: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N373 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N455: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N376 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N456: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N379 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N457: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N382 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N458: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N385 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N459: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N387 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N460: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N389 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N461: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "taskName", node: &N5 },
            Field { name: "uri", node: &N202 },
            Field { name: "pipelineRun", node: &N133 },
            Field { name: "outcome", node: &N371 },
            Field { name: "errors", node: &N5 },
        ],
        required: 0,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N462: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "id", node: &N1 },
            Field { name: "source", node: &N129 },
            Field { name: "content", node: &N461 },
        ],
        required: 5,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N463: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N462 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N464: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N395 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N465: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "specversion", node: &N110 },
            Field { name: "id", node: &N10 },
            Field { name: "source", node: &N11 },
            Field { name: "type", node: &N0 },
            Field { name: "timestamp", node: &N12 },
            Field { name: "schemaUri", node: &N229 },
            Field { name: "chainId", node: &N230 },
            Field { name: "links", node: &N426 },
        ],
        required: 31,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N466: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N465 },
            Field { name: "subject", node: &N399 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N467: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N465 },
            Field { name: "subject", node: &N401 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N468: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N465 },
            Field { name: "subject", node: &N403 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N469: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N465 },
            Field { name: "subject", node: &N405 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N470: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N465 },
            Field { name: "subject", node: &N408 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N471: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N465 },
            Field { name: "subject", node: &N410 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N472: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N412 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N473: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N414 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
static N474: Node = Node {
    shape: Shape::Object(Object {
        fields: &[
            Field { name: "context", node: &N427 },
            Field { name: "subject", node: &N416 },
            Field { name: "customData", node: &N39 },
            Field { name: "customDataContentType", node: &N40 },
        ],
        required: 3,
        closed: true,
        any_of: &[],
    }),
    role: Role::Plain,
};
