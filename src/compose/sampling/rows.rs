//! Generated from schemas/ by `UPDATE=1 cargo test --test codegen`: edits here are lost.

/// Words to choose from.
pub static WORDS: &str = "pipeline=release,build-and-test,delivery,nightly,main\nservice=checkout,payments,search,accounts\nenvironment=production,staging,eu-west\nperson=amara,jonas,mei,priya\ntopic=rounding-of-totals,retry-on-timeout,sort-by-price,cache-expiry\ncause=connection refused,timed out after 30 s,exit code 1,assertion failed\ntaskrun=build,test,deploy\ntestcaserun=checkout-total,login,search-results\nteam=platform,storefront,payments\nbranch=main,release,hotfix";

/// The source of a kind of subject; the last one is that of all others.
pub static SOURCES: &str = "change=https://git.example.com/shop\nrepository=https://git.example.com/shop\nservice=https://deploy.example.com/clusters/1\nenvironment=https://deploy.example.com/clusters/1\nincident=https://monitoring.example.com\nticket=https://tickets.example.com\n=https://ci.example.com/shop";

/// The id of a kind of subject.
pub static IDS: &str = "pipelinerun=<pipeline>-<n>\ntaskrun=<pipeline>-<n>-<slot>\ntestcaserun=<slot>-<n>\ntestcase=<testcaserun>\ntestsuite=integration\nchange=<topic>-<n>\nrepository=shop/<service>\nbranch=<branch>\nservice=<service>\nenvironment=<environment>\nartifact=pkg:oci/<service>@sha256:<digest>\nticket=SHOP-<n>";

/// The values of members.
pub static FIELDS: &str = "pipelineName=<pipeline>\ntaskName=<slot>\noutcome=<outcome>\nerrors=!<cause>\nreason=!<cause>\nseverity=!\ndescription=<topic> in <service>\nchange:description=fix <topic>\nsummary=<topic> fails in <service>\nname=<id>\nrepository:name=<service>\nowner=<team>\nuri=https://ci.example.com/shop/<kind>/<id>\nrepository:uri=https://git.example.com/shop/<service>.git\nincident:ticketURI=https://tickets.example.com/SHOP-<n>\ntrigger.type=pipeline\ntrigger.uri=https://ci.example.com/shop/pipelinerun/<pipeline>-<n>\ntestCase.name=<testcaserun>\ntestCase.version=1.<hex>\ntestSuite.name=integration tests\ntestSuite.version=1.0\nformat=application/json\noutputType=report\nsignature=MEUCIQ<digest>\nsbom.uri=https://artifacts.example.com/<service>/<hex>.spdx.json\nuser=<person>\ncreator=<person>\nupdatedBy=<person>\nassignees=<person>\ngroup=<team>\nmilestone=2026.<n>\nrequestor=https://people.example.com/<person>\nresponder=https://people.example.com/<person>\napprovalDetailsUrl=https://tickets.example.com/<id>\nresourceTargetUrl=https://ci.example.com/shop/pipelinerun/<pipeline>-<n>\nsubject.source=\nspecversion=1.0\ndatacontenttype=application/json\ndataschema=\nbuildartifactid=pkg:oci/<service>@sha256:<digest>\nbuildname=<id>\nartifactname=<service>\nartifactversion=1.<n>.0\nbranchname=<id>\nserviceversion=1.<n>.0";

/// The steps of each scenario.
pub static SCENARIOS: &str = "delivery=change.created 0-60,change.reviewed 600-3600,change.merged 60-900,pipelinerun.queued 5-20,pipelinerun.started 2-60,taskrun.started:build 2-10,build.queued 1-3,build.started 1-10,build.finished 60-300,taskrun.finished:build 1-5,taskrun.started:test 1-5,testsuiterun.queued 1-3,testsuiterun.started 1-5,testcaserun.queued:login 1-3,testcaserun.started:login 1-3,testcaserun.finished:login 10-60,testcaserun.queued:checkout 1-3,testcaserun.started:checkout 1-3,testcaserun.finished:checkout 10-60,testsuiterun.finished 1-3,testoutput.published:login 1-3,taskrun.finished:test 1-5,artifact.packaged 1-30,artifact.signed 1-5,artifact.published 1-10,taskrun.started:deploy 1-5,service.deployed 10-120,taskrun.finished:deploy 1-10,pipelinerun.finished 1-5,incident.detected 300-1800,incident.reported 30-300,service.upgraded 300-1800,incident.resolved 60-600\npipeline=pipelinerun.queued 0-60,pipelinerun.started 2-60,taskrun.started:build 2-10,taskrun.finished:build 60-300,taskrun.started:test 1-5,taskrun.finished:test 60-300,pipelinerun.finished 1-5\nfailed-tests=change.created 0-60,pipelinerun.queued 5-20,pipelinerun.started 2-60,taskrun.started:build 2-10,build.queued 1-3,build.started 1-10,build.finished 60-300,taskrun.finished:build 1-5,taskrun.started:test 1-5,testsuiterun.queued 1-3,testsuiterun.started 1-5,testcaserun.queued:login 1-3,testcaserun.started:login 1-3,testcaserun.finished:login 10-60 failure,testsuiterun.finished 1-3 failure,taskrun.finished:test 1-5 failure,pipelinerun.finished 1-5 failure,change.abandoned 600-7200\nincident=pipelinerun.queued 0-60,pipelinerun.started 2-60,taskrun.started:deploy 1-5,service.deployed 10-120,taskrun.finished:deploy 1-10,pipelinerun.finished 1-5,incident.detected 300-1800,incident.reported 30-300,ticket.created 5-60,ticket.updated 300-1200,service.upgraded 300-1800,incident.resolved 60-600,ticket.closed 60-600\nrollback=pipelinerun.queued 0-60,pipelinerun.started 2-60,taskrun.started:deploy 1-5,service.deployed 10-120,taskrun.finished:deploy 1-10,pipelinerun.finished 1-5,incident.detected 60-600,service.rolledback 60-300,incident.resolved 30-120\ncanceled=change.created 0-60,pipelinerun.queued 5-20,pipelinerun.started 2-60,taskrun.started:build 2-10,build.queued 1-3,build.started 1-10,taskrun.finished:build 20-200 cancel,pipelinerun.finished 1-5 cancel";

/// What can go wrong in a delivery, and the rule that reports it.
pub static FAULTS: &str = "missing=open-children\nlate=out-of-order\nduplicate=redelivered\nreordered=\nmalformed=missing-field\nabort=\nclock-skew=time-backwards\nshared-id=event-id-reused";

/// What kinds of subjects are called.
pub static SUBJECTS: &str = "pipelinerun=pipeline run\ntaskrun=task run\ntestcaserun=test case run\ntestsuiterun=test suite run\ntestcase=test case\ntestsuite=test suite\ntestoutput=test output";

/// What predicates are called.
pub static PREDICATES: &str = "rolledback=rolled back";

/// What is said of a subject, by member of the content.
pub static DETAILS: &str = "pipelineName= of `<>`\ntaskName= of task `<>`\npipelineRun.id= in pipeline run `<>`\ntestSuiteRun.id= in test suite run `<>`\ntestCaseRun.id= of test case run `<>`\nrepository.id= in repository `<>`\nchange.id= from change `<>`\nservice.id= of service `<>`\nenvironment.id= in environment `<>`";

/// What is said after the predicate, by member of the content.
pub static ENDS: &str = "outcome=: <>\nartifactId=, artifact `<>`\nerrors=, errors: <>";

/// Members of the sender's own data that say how long something took.
pub static DURATIONS: &str = "duration=0\ndurationMs=1\ndurationSeconds=1000";

/// The kind of link from each event of a delivery to the one before it.
pub const LINK: &str = "PATH";
