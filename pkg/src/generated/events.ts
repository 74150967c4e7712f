// Generated from schemas/ by `UPDATE=1 cargo test --test codegen`: edits here are lost.

/** Names another thing by its id and source; the source may be any string. */
export interface PlainReference {
  /**
   * Id of the thing referred to.
   * @example '2209'
   */
  id: string;
  /**
   * Where the thing referred to lives, when that is not where the event comes from.
   * @example 'https://git.example.com/shop/checkout'
   */
  source?: string;
}

/** What is known about the artifact at this moment. */
export interface ArtifactPackagedContent {
  /** The change that the artifact was made from. */
  change: PlainReference;
}

/** What is known about the branch at this moment. */
export interface BranchCreatedContent {
  /** The repository that holds the branch. */
  repository: PlainReference;
}

/** What is known about the branch at this moment. */
export interface BranchDeletedContent {
  /** The repository that holds the branch. */
  repository: PlainReference;
}

/** What is known about the build at this moment. */
export interface BuildFinishedContent {
  /**
   * The artifact that the build made, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
   */
  artifactId?: string;
}

/** What is known about the change at this moment. */
export interface ChangeAbandonedContent {
  /** The repository that the change is proposed to. */
  repository: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeCreatedContent {
  /** The repository that the change is proposed to. */
  repository: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeMergedContent {
  /** The repository that the change is proposed to. */
  repository: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeReviewedContent {
  /** The repository that the change is proposed to. */
  repository: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeUpdatedContent {
  /** The repository that the change is proposed to. */
  repository: PlainReference;
}

/** What is known about the environment at this moment. */
export interface EnvironmentCreatedContent {
  /**
   * Name of the environment.
   * @example 'Staging'
   */
  name?: string;
  /**
   * Where to reach the environment.
   * @example 'https://staging.shop.example.com'
   */
  url?: string;
}

/** What is known about the environment at this moment. */
export interface EnvironmentDeletedContent {
  /**
   * Name of the environment.
   * @example 'Preview of change 2197'
   */
  name?: string;
}

/** What is known about the environment at this moment. */
export interface EnvironmentModifiedContent {
  /**
   * Name of the environment.
   * @example 'Staging EU'
   */
  name?: string;
  /**
   * Where to reach the environment.
   * @example 'https://staging.shop.example.com'
   */
  url?: string;
}

/** What is known about the pipeline run at this moment. */
export interface PipelineRunFinishedContent {
  /**
   * Name of the pipeline that runs, the same for all its runs.
   * @example 'checkout-release'
   */
  pipelineName?: string;
  /**
   * Where to watch the run.
   * @example 'https://ci.example.com/shop/checkout-release/1842'
   */
  url?: string;
  /**
   * How the run ended.
   * @example 'failure'
   */
  outcome?: string;
  /**
   * What went wrong, in words.
   * @example 'acceptance: 1 of 48 tests failed'
   */
  errors?: string;
}

/** What is known about the pipeline run at this moment. */
export interface PipelineRunQueuedContent {
  /**
   * Name of the pipeline that runs, the same for all its runs.
   * @example 'checkout-release'
   */
  pipelineName?: string;
  /**
   * Where to watch the run.
   * @example 'https://ci.example.com/shop/checkout-release/1842'
   */
  url?: string;
}

/** What is known about the pipeline run at this moment. */
export interface PipelineRunStartedContent {
  /**
   * Name of the pipeline that runs, the same for all its runs.
   * @example 'checkout-release'
   */
  pipelineName: string;
  /**
   * Where to watch the run.
   * @example 'https://ci.example.com/shop/checkout-release/1842'
   */
  url: string;
}

/** What is known about the repository at this moment. */
export interface RepositoryCreatedContent {
  /**
   * Name of the repository.
   * @example 'checkout'
   */
  name: string;
  /**
   * Person or group that owns the repository.
   * @example 'shop'
   */
  owner?: string;
  /**
   * Where tools clone the repository from.
   * @example 'https://git.example.com/shop/checkout.git'
   */
  url: string;
  /**
   * Where people can browse the repository.
   * @example 'https://git.example.com/shop/checkout'
   */
  viewUrl?: string;
}

/** What is known about the repository at this moment. */
export interface RepositoryDeletedContent {
  /**
   * Name of the repository.
   * @example 'checkout-prototype'
   */
  name?: string;
  /**
   * Person or group that owns the repository.
   * @example 'shop'
   */
  owner?: string;
  /**
   * Where tools clone the repository from.
   * @example 'https://git.example.com/shop/checkout-prototype.git'
   */
  url?: string;
  /**
   * Where people can browse the repository.
   * @example 'https://git.example.com/shop/checkout'
   */
  viewUrl?: string;
}

/** What is known about the repository at this moment. */
export interface RepositoryModifiedContent {
  /**
   * Name of the repository.
   * @example 'checkout'
   */
  name?: string;
  /**
   * Person or group that owns the repository.
   * @example 'payments-team'
   */
  owner?: string;
  /**
   * Where tools clone the repository from.
   * @example 'https://git.example.com/shop/checkout.git'
   */
  url?: string;
  /**
   * Where people can browse the repository.
   * @example 'https://git.example.com/shop/checkout'
   */
  viewUrl?: string;
}

/** What is known about the service at this moment. */
export interface ServiceDeployedContent {
  /** The environment that the service runs in. */
  environment: PlainReference;
  /**
   * The artifact that runs now, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
   */
  artifactId: string;
}

/** What is known about the service at this moment. */
export interface ServicePublishedContent {
  /** The environment that the service runs in. */
  environment?: PlainReference;
}

/** What is known about the service at this moment. */
export interface ServiceRemovedContent {
  /** The environment that the service runs in. */
  environment?: PlainReference;
}

/** What is known about the service at this moment. */
export interface ServiceRolledBackContent {
  /** The environment that the service runs in. */
  environment: PlainReference;
  /**
   * The earlier artifact that runs again, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3A77b0e4d95a3c?repository_url=images.example.com/shop/checkout&tag=2.13.4'
   */
  artifactId: string;
}

/** What is known about the service at this moment. */
export interface ServiceUpgradedContent {
  /** The environment that the service runs in. */
  environment: PlainReference;
  /**
   * The artifact that runs now, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
   */
  artifactId: string;
}

/** What is known about the task run at this moment. */
export interface TaskRunFinishedContent {
  /**
   * Name of the task that runs, the same for all its runs.
   * @example 'compile'
   */
  taskName?: string;
  /**
   * Where to watch the run.
   * @example 'https://ci.example.com/shop/checkout-release/1842/compile'
   */
  url?: string;
  /** The pipeline run that this task run is part of; absent for a task on its own. */
  pipelineRun?: PlainReference;
  /**
   * How the run ended.
   * @example 'success'
   */
  outcome?: string;
  /**
   * What went wrong, in words.
   * @example 'acceptance: 1 of 48 tests failed'
   */
  errors?: string;
}

/** What is known about the task run at this moment. */
export interface TaskRunStartedContent {
  /**
   * Name of the task that runs, the same for all its runs.
   * @example 'compile'
   */
  taskName?: string;
  /**
   * Where to watch the run.
   * @example 'https://ci.example.com/shop/checkout-release/1842/compile'
   */
  url?: string;
  /** The pipeline run that this task run is part of; absent for a task on its own. */
  pipelineRun?: PlainReference;
}

/** What is known about the branch at this moment. */
export interface BranchCreatedContent_0_1_1 {
  /** The repository that holds the branch. */
  repository?: PlainReference;
}

/** What is known about the branch at this moment. */
export interface BranchDeletedContent_0_1_1 {
  /** The repository that holds the branch. */
  repository?: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeAbandonedContent_0_1_1 {
  /** The repository that the change is proposed to. */
  repository?: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeCreatedContent_0_1_1 {
  /** The repository that the change is proposed to. */
  repository?: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeMergedContent_0_1_1 {
  /** The repository that the change is proposed to. */
  repository?: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeReviewedContent_0_1_1 {
  /** The repository that the change is proposed to. */
  repository?: PlainReference;
}

/** What is known about the change at this moment. */
export interface ChangeUpdatedContent_0_1_1 {
  /** The repository that the change is proposed to. */
  repository?: PlainReference;
}

/** Names another thing by its id and source. */
export interface Reference {
  /**
   * Id of the thing referred to.
   * @example '2209'
   */
  id: string;
  /**
   * Where the thing referred to lives, when that is not where the event comes from. Format: uri-reference.
   * @example 'https://git.example.com/shop/checkout'
   */
  source?: string;
}

/** What is known about the artifact at this moment. */
export interface ArtifactPackagedContent_0_2_0 {
  /** The change that the artifact was made from. */
  change: Reference;
}

/** What is known about the branch at this moment. */
export interface BranchCreatedContent_0_2_0 {
  /** The repository that holds the branch. */
  repository?: Reference;
}

/** What is known about the branch at this moment. */
export interface BranchDeletedContent_0_2_0 {
  /** The repository that holds the branch. */
  repository?: Reference;
}

/** What is known about the change at this moment. */
export interface ChangeAbandonedContent_0_2_0 {
  /** The repository that the change is proposed to. */
  repository?: Reference;
}

/** What is known about the change at this moment. */
export interface ChangeCreatedContent_0_2_0 {
  /** The repository that the change is proposed to. */
  repository?: Reference;
}

/** What is known about the change at this moment. */
export interface ChangeMergedContent_0_2_0 {
  /** The repository that the change is proposed to. */
  repository?: Reference;
}

/** What is known about the change at this moment. */
export interface ChangeReviewedContent_0_2_0 {
  /** The repository that the change is proposed to. */
  repository?: Reference;
}

/** What is known about the change at this moment. */
export interface ChangeUpdatedContent_0_2_0 {
  /** The repository that the change is proposed to. */
  repository?: Reference;
}

/** What is known about the incident at this moment. */
export interface IncidentDetectedContent {
  /**
   * What was noticed, in words.
   * @example 'More than 5 % of card payments answer 502'
   */
  description?: string;
  /** The environment in which the service misbehaves. */
  environment: Reference;
  /** The service that is affected. */
  service?: Reference;
  /**
   * The artifact that the affected service runs, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
   */
  artifactId?: string;
}

/** What is known about the incident at this moment. */
export interface IncidentReportedContent {
  /**
   * What was noticed, in words.
   * @example 'More than 5 % of card payments answer 502'
   */
  description?: string;
  /** The environment in which the service misbehaves. */
  environment: Reference;
  /**
   * Where to find the ticket that was opened for the incident. Format: uri.
   * @example 'https://tickets.example.com/SHOP-731'
   */
  ticketURI: string;
  /** The service that is affected. */
  service?: Reference;
  /**
   * The artifact that the affected service runs, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
   */
  artifactId?: string;
}

/** What is known about the incident at this moment. */
export interface IncidentResolvedContent {
  /**
   * What was noticed, in words.
   * @example 'Card payments are back to normal'
   */
  description?: string;
  /** The environment in which the service misbehaves. */
  environment: Reference;
  /** The service that is affected. */
  service?: Reference;
  /**
   * The artifact that the affected service runs, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3A77b0e4d95a3c?repository_url=images.example.com/shop/checkout&tag=2.13.4'
   */
  artifactId?: string;
}

/** What is known about the service at this moment. */
export interface ServiceDeployedContent_0_2_0 {
  /** The environment that the service runs in. */
  environment: Reference;
  /**
   * The artifact that runs now, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
   */
  artifactId: string;
}

/** What is known about the service at this moment. */
export interface ServicePublishedContent_0_2_0 {
  /** The environment that the service runs in. */
  environment?: Reference;
}

/** What is known about the service at this moment. */
export interface ServiceRemovedContent_0_2_0 {
  /** The environment that the service runs in. */
  environment?: Reference;
}

/** What is known about the service at this moment. */
export interface ServiceRolledBackContent_0_2_0 {
  /** The environment that the service runs in. */
  environment: Reference;
  /**
   * The earlier artifact that runs again, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3A77b0e4d95a3c?repository_url=images.example.com/shop/checkout&tag=2.13.4'
   */
  artifactId: string;
}

/** What is known about the service at this moment. */
export interface ServiceUpgradedContent_0_2_0 {
  /** The environment that the service runs in. */
  environment: Reference;
  /**
   * The artifact that runs now, as a package URL.
   * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
   */
  artifactId: string;
}

/** What is known about the task run at this moment. */
export interface TaskRunFinishedContent_0_2_0 {
  /**
   * Name of the task that runs, the same for all its runs.
   * @example 'compile'
   */
  taskName?: string;
  /**
   * Where to watch the run.
   * @example 'https://ci.example.com/shop/checkout-release/1842/compile'
   */
  url?: string;
  /** The pipeline run that this task run is part of; absent for a task on its own. */
  pipelineRun?: Reference;
  /**
   * How the run ended.
   * @example 'success'
   */
  outcome?: string;
  /**
   * What went wrong, in words.
   * @example 'acceptance: 1 of 48 tests failed'
   */
  errors?: string;
}

/** What is known about the task run at this moment. */
export interface TaskRunStartedContent_0_2_0 {
  /**
   * Name of the task that runs, the same for all its runs.
   * @example 'compile'
   */
  taskName?: string;
  /**
   * Where to watch the run.
   * @example 'https://ci.example.com/shop/checkout-release/1842/compile'
   */
  url?: string;
  /** The pipeline run that this task run is part of; absent for a task on its own. */
  pipelineRun?: Reference;
}

/** A test case, as opposed to one run of it. */
export interface TestCase {
  /**
   * Id of the test case, the same for all its runs.
   * @example 'pay-by-card'
   */
  id: string;
  /**
   * Version of the test case.
   * @example '2.14'
   */
  version?: string;
  /**
   * Name that people know the test case by.
   * @example 'Pay by card'
   */
  name?: string;
  /**
   * What kind of test it is.
   * @example 'e2e'
   */
  type?: 'performance' | 'functional' | 'unit' | 'security' | 'compliance' | 'integration' | 'e2e' | 'other';
  /**
   * Where to look at the test case. Format: uri.
   * @example 'https://tests.example.com/shop/cases/pay-by-card'
   */
  uri?: string;
}

/** What triggered a run. Members of your own are allowed. */
export interface Trigger {
  /**
   * What kind of thing triggered the run.
   * @example 'pipeline'
   */
  type?: 'manual' | 'pipeline' | 'event' | 'schedule' | 'other';
  /**
   * Where to look at what triggered the run. Format: uri.
   * @example 'https://ci.example.com/shop/checkout-release/1842'
   */
  uri?: string;
  [member: string]: unknown;
}

/** A test suite, as opposed to one run of it. */
export interface TestSuite {
  /**
   * Id of the test suite, the same for all its runs.
   * @example 'checkout-acceptance'
   */
  id: string;
  /**
   * Version of the test suite.
   * @example '2.14'
   */
  version?: string;
  /**
   * Name that people know the test suite by.
   * @example 'Checkout acceptance'
   */
  name?: string;
  /**
   * Where to look at the test suite. Format: uri.
   * @example 'https://tests.example.com/shop/suites/checkout-acceptance'
   */
  uri?: string;
}

/** What is known about the artifact at this moment. */
export interface ArtifactSignedContent {
  /**
   * The signature of the artifact.
   * @example 'MEUCIQDk3rVb1qgH0sT9uYv5m2XWf7pLJc8aZ4eNn6oR1wIgUQ=='
   */
  signature: string;
}

/** What is known about the test case run at this moment. */
export interface TestCaseRunFinishedContent {
  /**
   * How the test ended.
   * @example 'fail'
   */
  outcome: 'pass' | 'fail' | 'cancel' | 'error';
  /**
   * How severe a failure is.
   * @example 'high'
   */
  severity?: 'low' | 'medium' | 'high' | 'critical';
  /**
   * Why it ended this way, in words.
   * @example 'payment page answered 502'
   */
  reason?: string;
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite run that this run is part of. */
  testSuiteRun?: PlainReference;
  /** The test case that is run. */
  testCase?: TestCase;
}

/** What is known about the test case run at this moment. */
export interface TestCaseRunQueuedContent {
  /** What triggered the run. */
  trigger?: Trigger;
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite run that this run is part of. */
  testSuiteRun?: PlainReference;
  /** The test case that is run. */
  testCase?: TestCase;
}

/** What is known about the test case run at this moment. */
export interface TestCaseRunStartedContent {
  /** What triggered the run. */
  trigger?: Trigger;
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite run that this run is part of. */
  testSuiteRun?: PlainReference;
  /** The test case that is run. */
  testCase?: TestCase;
}

/** What is known about the test output at this moment. */
export interface TestOutputPublishedContent {
  /**
   * What kind of thing the output is.
   * @example 'video'
   */
  outputType: 'report' | 'video' | 'image' | 'log' | 'other';
  /**
   * Media type or file format of the output.
   * @example 'video/mp4'
   */
  format: string;
  /**
   * Where to fetch the output. Format: uri.
   * @example 'https://tests.example.com/shop/outputs/5521/pay-by-card.mp4'
   */
  uri?: string;
  /** The test case run that produced the output. */
  testCaseRun?: PlainReference;
}

/** What is known about the test suite run at this moment. */
export interface TestSuiteRunFinishedContent {
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite that is run. */
  testSuite?: TestSuite;
  /**
   * How the suite ended.
   * @example 'fail'
   */
  outcome: 'pass' | 'fail' | 'cancel' | 'error';
  /**
   * How severe a failure is.
   * @example 'high'
   */
  severity?: 'low' | 'medium' | 'high' | 'critical';
  /**
   * Why it ended this way, in words.
   * @example '1 of 48 tests failed'
   */
  reason?: string;
}

/** What is known about the test suite run at this moment. */
export interface TestSuiteRunQueuedContent {
  /** What triggered the run. */
  trigger?: Trigger;
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite that is run. */
  testSuite?: {
    /**
     * Id of the test suite, the same for all its runs.
     * @example 'checkout-acceptance'
     */
    id: string;
    /**
     * Version of the test suite.
     * @example '2.14'
     */
    version?: string;
    /**
     * Name that people know the test suite by.
     * @example 'Checkout acceptance'
     */
    name?: string;
    /**
     * Where to look at the test suite. Format: uri.
     * @example 'https://tests.example.com/shop/suites/checkout-acceptance'
     */
    url?: string;
  };
}

/** What is known about the test suite run at this moment. */
export interface TestSuiteRunStartedContent {
  /** What triggered the run. */
  trigger?: Trigger;
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite that is run. */
  testSuite?: TestSuite;
}

/** The bill of materials of an artifact. */
export interface Sbom {
  /**
   * Where to fetch the bill of materials. Format: uri-reference.
   * @example 'https://images.example.com/shop/checkout/2.14.0/sbom.cdx.json'
   */
  uri: string;
}

/** What is known about the artifact at this moment. */
export interface ArtifactDeletedContent {
  /**
   * Who did it: a person, a machine account or a tool.
   * @example 'retention-job'
   */
  user?: string;
}

/** What is known about the artifact at this moment. */
export interface ArtifactDownloadedContent {
  /**
   * Who did it: a person, a machine account or a tool.
   * @example 'deploy-agent'
   */
  user?: string;
}

/** What is known about the artifact at this moment. */
export interface ArtifactPackagedContent_0_4_0 {
  /** The change that the artifact was made from. */
  change: Reference;
  /** The bill of materials of the artifact. */
  sbom?: Sbom;
}

/** What is known about the artifact at this moment. */
export interface ArtifactPublishedContent {
  /** The bill of materials of the artifact. */
  sbom?: Sbom;
  /**
   * Who did it: a person, a machine account or a tool.
   * @example 'ci-publisher'
   */
  user?: string;
}

/** What is known about the change at this moment. */
export interface ChangeCreatedContent_0_4_0 {
  /**
   * What the change is for, in words.
   * @example 'Store card tokens instead of card numbers'
   */
  description?: string;
  /** The repository that the change is proposed to. */
  repository?: Reference;
}

/** What is known about the test case run at this moment. */
export interface TestCaseRunSkippedContent {
  /**
   * Why the test was skipped, in words.
   * @example 'vouchers are switched off in staging'
   */
  reason?: string;
  /** The environment that is tested. */
  environment?: Reference;
  /** The test suite run that this run is part of. */
  testSuiteRun?: PlainReference;
  /** The test case that is run. */
  testCase?: TestCase;
}

/** What is known about the ticket at this moment. */
export interface TicketClosedContent {
  /**
   * The ticket in one line.
   * @example 'Card payments fail with 502 after 2.14.0'
   */
  summary?: string;
  /**
   * What kind of ticket it is; other words than the listed ones are allowed.
   * @example 'incident'
   */
  ticketType?: 'bug' | 'enhancement' | 'incident' | 'task' | 'question' | (string & {});
  /**
   * Team or area that the ticket is filed under.
   * @example 'checkout'
   */
  group?: string;
  /**
   * Who opened the ticket.
   * @example 'monitoring-bot'
   */
  creator?: string;
  /**
   * Who works on the ticket.
   * @example ['ines.park']
   */
  assignees?: string[];
  /**
   * How urgent the ticket is; other words than the listed ones are allowed.
   * @example 'medium'
   */
  priority?: 'low' | 'medium' | 'high' | (string & {});
  /**
   * Words that the ticket is tagged with.
   * @example ['payments', 'production']
   */
  labels?: string[];
  /**
   * Milestone that the ticket is planned for.
   * @example '2.14.1'
   */
  milestone?: string;
  /**
   * Where to look at the ticket. Format: uri-reference.
   * @example 'https://tickets.example.com/SHOP-731'
   */
  uri: string;
  /**
   * How the ticket was settled; other words than the listed ones are allowed.
   * @example 'completed'
   */
  resolution: 'completed' | 'withdrawn' | 'duplicate' | (string & {});
  /**
   * Who altered the ticket.
   * @example 'ines.park'
   */
  updatedBy?: string;
}

/** What is known about the ticket at this moment. */
export interface TicketCreatedContent {
  /**
   * The ticket in one line.
   * @example 'Card payments fail with 502 after 2.14.0'
   */
  summary: string;
  /**
   * What kind of ticket it is; other words than the listed ones are allowed.
   * @example 'incident'
   */
  ticketType?: 'bug' | 'enhancement' | 'incident' | 'task' | 'question' | (string & {});
  /**
   * Team or area that the ticket is filed under.
   * @example 'checkout'
   */
  group?: string;
  /**
   * Who opened the ticket.
   * @example 'monitoring-bot'
   */
  creator: string;
  /**
   * Who works on the ticket.
   * @example ['ines.park']
   */
  assignees?: string[];
  /**
   * How urgent the ticket is; other words than the listed ones are allowed.
   * @example 'high'
   */
  priority?: 'low' | 'medium' | 'high' | (string & {});
  /**
   * Words that the ticket is tagged with.
   * @example ['payments', 'production']
   */
  labels?: string[];
  /**
   * Milestone that the ticket is planned for.
   * @example '2.14.1'
   */
  milestone?: string;
  /**
   * Where to look at the ticket. Format: uri-reference.
   * @example 'https://tickets.example.com/SHOP-731'
   */
  uri: string;
}

/** What is known about the ticket at this moment. */
export interface TicketUpdatedContent {
  /**
   * The ticket in one line.
   * @example 'Card payments fail with 502 after 2.14.0'
   */
  summary?: string;
  /**
   * What kind of ticket it is; other words than the listed ones are allowed.
   * @example 'incident'
   */
  ticketType?: 'bug' | 'enhancement' | 'incident' | 'task' | 'question' | (string & {});
  /**
   * Team or area that the ticket is filed under.
   * @example 'checkout'
   */
  group?: string;
  /**
   * Who opened the ticket.
   * @example 'monitoring-bot'
   */
  creator?: string;
  /**
   * Who works on the ticket.
   * @example ['ines.park', 'tomas.lind']
   */
  assignees?: string[];
  /**
   * How urgent the ticket is; other words than the listed ones are allowed.
   * @example 'medium'
   */
  priority?: 'low' | 'medium' | 'high' | (string & {});
  /**
   * Words that the ticket is tagged with.
   * @example ['payments', 'production']
   */
  labels?: string[];
  /**
   * Milestone that the ticket is planned for.
   * @example '2.14.1'
   */
  milestone?: string;
  /**
   * Who altered the ticket.
   * @example 'ines.park'
   */
  updatedBy?: string;
  /**
   * Where to look at the ticket. Format: uri-reference.
   * @example 'https://tickets.example.com/SHOP-731'
   */
  uri: string;
}

/** Nothing follows this event in its chain. */
export interface LinkEnd {
  /** The kind of connection. */
  linkType: 'END';
  /** The event before this one in the chain. */
  from?: {
    /**
     * The `context.id` of the other event.
     * @example 'ab79ae1a-73f2-4a21-8821-95353efb1a61'
     */
    contextId: string;
    [member: string]: unknown;
  };
  /**
   * Names and values of your own about the connection.
   * @example { severity: 'high' }
   */
  tags?: { [member: string]: unknown };
}

/** This event follows another one in its chain. */
export interface LinkPath {
  /** The kind of connection. */
  linkType: 'PATH';
  /** The event before this one in the chain. */
  from: {
    /**
     * The `context.id` of the other event.
     * @example 'ab79ae1a-73f2-4a21-8821-95353efb1a61'
     */
    contextId: string;
    [member: string]: unknown;
  };
  /**
   * Names and values of your own about the connection.
   * @example { severity: 'high' }
   */
  tags?: { [member: string]: unknown };
}

/** This event has to do with another one outside the order of the chain. */
export interface LinkRelation {
  /** The kind of connection. */
  linkType: 'RELATION';
  /**
   * What the relation means, in a word of your own.
   * @example 'ARTIFACT'
   */
  linkKind: string;
  /** The event that this one is related to. */
  target: {
    /**
     * The `context.id` of the other event.
     * @example '553af8f8-0b0d-43c5-a932-f3c3f5b099e9'
     */
    contextId?: string;
    [member: string]: unknown;
  };
  /**
   * Names and values of your own about the connection.
   * @example { severity: 'high' }
   */
  tags?: { [member: string]: unknown };
}

/** What is known about the environment at this moment. */
export interface EnvironmentCreatedContent_0_5_0 {
  /**
   * Name of the environment.
   * @example 'Staging'
   */
  name?: string;
  /**
   * Where to reach the environment. Format: uri.
   * @example 'https://staging.shop.example.com'
   */
  uri?: string;
}

/** What is known about the environment at this moment. */
export interface EnvironmentModifiedContent_0_5_0 {
  /**
   * Name of the environment.
   * @example 'Staging EU'
   */
  name?: string;
  /**
   * Where to reach the environment. Format: uri.
   * @example 'https://staging.shop.example.com'
   */
  uri?: string;
}

/** What is known about the pipeline run at this moment. */
export interface PipelineRunFinishedContent_0_5_0 {
  /**
   * Name of the pipeline that runs, the same for all its runs.
   * @example 'checkout-release'
   */
  pipelineName?: string;
  /**
   * Where to watch the run. Format: uri.
   * @example 'https://ci.example.com/shop/checkout-release/1842'
   */
  uri?: string;
  /**
   * How the run ended.
   * @example 'failure'
   */
  outcome?: 'success' | 'failure' | 'cancel' | 'error';
  /**
   * What went wrong, in words.
   * @example 'acceptance: 1 of 48 tests failed'
   */
  errors?: string;
}

/** What is known about the pipeline run at this moment. */
export interface PipelineRunQueuedContent_0_5_0 {
  /**
   * Name of the pipeline that runs, the same for all its runs.
   * @example 'checkout-release'
   */
  pipelineName?: string;
  /**
   * Where to watch the run. Format: uri.
   * @example 'https://ci.example.com/shop/checkout-release/1842'
   */
  uri?: string;
}

/** What is known about the pipeline run at this moment. */
export interface PipelineRunStartedContent_0_5_0 {
  /**
   * Name of the pipeline that runs, the same for all its runs.
   * @example 'checkout-release'
   */
  pipelineName: string;
  /**
   * Where to watch the run. Format: uri.
   * @example 'https://ci.example.com/shop/checkout-release/1842'
   */
  uri: string;
}

/** What is known about the repository at this moment. */
export interface RepositoryCreatedContent_0_5_0 {
  /**
   * Name of the repository.
   * @example 'checkout'
   */
  name: string;
  /**
   * Person or group that owns the repository.
   * @example 'shop'
   */
  owner?: string;
  /**
   * Where tools clone the repository from. Format: uri.
   * @example 'https://git.example.com/shop/checkout.git'
   */
  uri: string;
  /**
   * Where people can browse the repository. Format: uri.
   * @example 'https://git.example.com/shop/checkout'
   */
  viewUrl?: string;
}

/** What is known about the repository at this moment. */
export interface RepositoryDeletedContent_0_5_0 {
  /**
   * Name of the repository.
   * @example 'checkout-prototype'
   */
  name?: string;
  /**
   * Person or group that owns the repository.
   * @example 'shop'
   */
  owner?: string;
  /**
   * Where tools clone the repository from. Format: uri.
   * @example 'https://git.example.com/shop/checkout-prototype.git'
   */
  uri?: string;
  /**
   * Where people can browse the repository. Format: uri.
   * @example 'https://git.example.com/shop/checkout'
   */
  viewUrl?: string;
}

/** What is known about the repository at this moment. */
export interface RepositoryModifiedContent_0_5_0 {
  /**
   * Name of the repository.
   * @example 'checkout'
   */
  name?: string;
  /**
   * Person or group that owns the repository.
   * @example 'payments-team'
   */
  owner?: string;
  /**
   * Where tools clone the repository from. Format: uri.
   * @example 'https://git.example.com/shop/checkout.git'
   */
  uri?: string;
  /**
   * Where people can browse the repository. Format: uri.
   * @example 'https://git.example.com/shop/checkout'
   */
  viewUrl?: string;
}

/** What is known about the task run at this moment. */
export interface TaskRunFinishedContent_0_5_0 {
  /**
   * Name of the task that runs, the same for all its runs.
   * @example 'compile'
   */
  taskName?: string;
  /**
   * Where to watch the run. Format: uri.
   * @example 'https://ci.example.com/shop/checkout-release/1842/compile'
   */
  uri?: string;
  /** The pipeline run that this task run is part of; absent for a task on its own. */
  pipelineRun?: Reference;
  /**
   * How the run ended.
   * @example 'success'
   */
  outcome?: string;
  /**
   * What went wrong, in words.
   * @example 'acceptance: 1 of 48 tests failed'
   */
  errors?: string;
}

/** What is known about the task run at this moment. */
export interface TaskRunStartedContent_0_5_0 {
  /**
   * Name of the task that runs, the same for all its runs.
   * @example 'compile'
   */
  taskName?: string;
  /**
   * Where to watch the run. Format: uri.
   * @example 'https://ci.example.com/shop/checkout-release/1842/compile'
   */
  uri?: string;
  /** The pipeline run that this task run is part of; absent for a task on its own. */
  pipelineRun?: Reference;
}

/** What is known about the test case run at this moment. */
export interface TestCaseRunFinishedContent_0_5_0 {
  /**
   * How the test ended.
   * @example 'failure'
   */
  outcome: 'success' | 'failure' | 'cancel' | 'error';
  /**
   * How severe a failure is.
   * @example 'high'
   */
  severity?: 'low' | 'medium' | 'high' | 'critical';
  /**
   * Why it ended this way, in words.
   * @example 'payment page answered 502'
   */
  reason?: string;
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite run that this run is part of. */
  testSuiteRun?: PlainReference;
  /** The test case that is run. */
  testCase?: TestCase;
}

/** What is known about the test suite run at this moment. */
export interface TestSuiteRunFinishedContent_0_5_0 {
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite that is run. */
  testSuite?: TestSuite;
  /**
   * How the suite ended.
   * @example 'failure'
   */
  outcome: 'success' | 'failure' | 'cancel' | 'error';
  /**
   * How severe a failure is.
   * @example 'high'
   */
  severity?: 'low' | 'medium' | 'high' | 'critical';
  /**
   * Why it ended this way, in words.
   * @example '1 of 48 tests failed'
   */
  reason?: string;
}

/** What is known about the test suite run at this moment. */
export interface TestSuiteRunQueuedContent_0_5_0 {
  /** What triggered the run. */
  trigger?: Trigger;
  /** The environment that is tested. */
  environment: Reference;
  /** The test suite that is run. */
  testSuite?: TestSuite;
}

/** Nothing follows this event in its chain. */
export interface LinkEnd_0_6_0_draft {
  /** The kind of connection. */
  linkType: 'END';
  /** The event before this one in the chain. */
  from?: {
    /**
     * The `context.id` of the other event.
     * @example 'c6e88b37-6c1b-4388-bc5a-714fc3239e95'
     */
    contextId?: string;
    /** Id of the other event's resource across systems: `cdevents:v0:` and six more parts. Format: uri-reference. */
    domainId?: string;
    [member: string]: unknown;
  };
  /**
   * Names and values of your own about the connection.
   * @example { severity: 'high' }
   */
  tags?: { [member: string]: unknown };
}

/** This event follows another one in its chain. */
export interface LinkPath_0_6_0_draft {
  /** The kind of connection. */
  linkType: 'PATH';
  /** The event before this one in the chain. */
  from: {
    /**
     * The `context.id` of the other event.
     * @example 'c6e88b37-6c1b-4388-bc5a-714fc3239e95'
     */
    contextId?: string;
    /** Id of the other event's resource across systems: `cdevents:v0:` and six more parts. Format: uri-reference. */
    domainId?: string;
    [member: string]: unknown;
  };
  /**
   * Names and values of your own about the connection.
   * @example { severity: 'high' }
   */
  tags?: { [member: string]: unknown };
}

/** This event has to do with another one outside the order of the chain. */
export interface LinkRelation_0_6_0_draft {
  /** The kind of connection. */
  linkType: 'RELATION';
  /**
   * What the relation means, in a word of your own.
   * @example 'ARTIFACT'
   */
  linkKind: string;
  /** The event that this one is related to. */
  target: {
    /**
     * The `context.id` of the other event.
     * @example '77d822d7-09fd-4679-9f4f-576bd9e056ec'
     */
    contextId?: string;
    /** Id of the other event's resource across systems: `cdevents:v0:` and six more parts. */
    domainId?: `cdevents:v0:${string}`;
    [member: string]: unknown;
  };
  /**
   * Names and values of your own about the connection.
   * @example { severity: 'high' }
   */
  tags?: { [member: string]: unknown };
}

/** What is known about the approval at this moment. */
export interface ApprovalClosedContent {
  /**
   * Where the approval itself can be read in its own system.
   * @example 'https://deploy.example.com/shop/approvals/checkout-2.14.0-production'
   */
  approvalDetailsUrl: string;
  /**
   * Where to find what waits for the approval.
   * @example 'https://deploy.example.com/shop/rollouts/checkout-2.14.0'
   */
  resourceTargetUrl: string;
  /**
   * Who decided, as a URN or another absolute URI. Format: uri.
   * @example 'urn:user:shop:ines.park'
   */
  responder: string;
  /**
   * What the responder decided; this alone does not close the approval.
   * @example 'approved'
   */
  decision: 'escalated' | 'delegate' | 'deferred' | 'requestChanges' | 'approved' | 'rejected';
  /**
   * The state in which the approval ended.
   * @example 'approved'
   */
  status: 'approved' | 'rejected' | 'cancelled' | 'expired';
}

/** What is known about the approval at this moment. */
export interface ApprovalCreatedContent {
  /**
   * Where the approval itself can be read in its own system.
   * @example 'https://deploy.example.com/shop/approvals/checkout-2.14.0-production'
   */
  approvalDetailsUrl: string;
  /**
   * Where to find what waits for the approval.
   * @example 'https://deploy.example.com/shop/rollouts/checkout-2.14.0'
   */
  resourceTargetUrl: string;
  /**
   * Who asked for the approval, as a URN or another absolute URI. Format: uri.
   * @example 'urn:user:shop:tomas.lind'
   */
  requestor: string;
}

/** What is known about the approval at this moment. */
export interface ApprovalUpdatedContent {
  /**
   * Where the approval itself can be read in its own system.
   * @example 'https://deploy.example.com/shop/approvals/checkout-2.14.0-production'
   */
  approvalDetailsUrl: string;
  /**
   * Where to find what waits for the approval.
   * @example 'https://deploy.example.com/shop/rollouts/checkout-2.14.0'
   */
  resourceTargetUrl: string;
  /**
   * Who decided, as a URN or another absolute URI. Format: uri.
   * @example 'urn:user:shop:ola.berg'
   */
  responder: string;
  /**
   * What the responder decided; this alone does not close the approval.
   * @example 'delegate'
   */
  decision: 'escalated' | 'delegate' | 'deferred' | 'requestChanges' | 'approved' | 'rejected';
}

/** What is known about the task run at this moment. */
export interface TaskRunFinishedContent_0_6_0_draft {
  /**
   * Name of the task that runs, the same for all its runs.
   * @example 'compile'
   */
  taskName?: string;
  /**
   * Where to watch the run. Format: uri.
   * @example 'https://ci.example.com/shop/checkout-release/1842/compile'
   */
  uri?: string;
  /** The pipeline run that this task run is part of; absent for a task on its own. */
  pipelineRun?: Reference;
  /**
   * How the run ended.
   * @example 'success'
   */
  outcome?: 'success' | 'failure' | 'cancel' | 'error';
  /**
   * What went wrong, in words.
   * @example 'acceptance: 1 of 48 tests failed'
   */
  errors?: string;
}

/** What all events of the CDEvents releases share. */
export interface CdEvent<Context extends object, Subject extends object> {
  /** When, where and what: the part that all events have. */
  context: Context;
  /** What the event is about. */
  subject: Subject;
  /**
   * Anything the sender wants to add: an object as it is, or other data as base64.
   * @example { reviewer: 'tomas.lind', verdict: 'approved' }
   */
  customData?: { [member: string]: unknown } | string;
  /**
   * Media type of `customData`; default: JSON.
   * @example 'application/json'
   */
  customDataContentType?: string;
}

/** The shapes of Events SIG draft of 2021-03-14. */
export namespace Draft {
  /** An event of the draft as one JSON object with the attributes as the draft writes them. */
  export interface PlainEvent {
    /**
     * What happened: `CD.Pipeline.`, then subject and predicate.
     * @example 'CD.Pipeline.PipelineRun.Queued'
     */
    type: `CD.Pipeline${string}`;
    /**
     * Id of the pipeline run: the same in every event of the run, and of no other.
     * @example 'checkout-release-1842'
     */
    pipelineRunId: string;
    /**
     * Name of the pipeline, the same for all its runs.
     * @example 'checkout-release'
     */
    pipelineName: string;
    /**
     * State of the pipeline run when the event was sent.
     * @example 'Running'
     */
    pipelineRunStatus: 'Running' | 'Finished' | 'Error';
    /**
     * Where to watch the pipeline run. Format: uri.
     * @example 'https://ci.example.com/shop/checkout-release/1842'
     */
    pipelineRunUrl?: string;
    /**
     * What went wrong: a string or a list of strings.
     * @example ['acceptance: 1 of 48 tests failed']
     */
    pipelineRunErrors?: string | string[];
    /**
     * Id of the task run: the same in every event of the task run.
     * @example 'checkout-release-1842-compile'
     */
    taskRunId?: string;
    /**
     * Name of the task, the same for all its runs.
     * @example 'compile'
     */
    taskName?: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '5419fd61-78dd-4eff-8ddf-33a5aeefe5f7'
     */
    id?: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://ci.example.com/shop'
     */
    source?: string;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:16:02.118Z'
     */
    timestamp?: string;
    /**
     * Anything the sender wants to add, as any JSON value.
     * @example { branch: 'main', commit: '9d1f2c7' }
     */
    data?: unknown;
  }

  /** An event of the draft as a CloudEvent 1.0: the draft's attributes are extension attributes, in lower case. */
  export interface CloudEvent {
    /** Version of CloudEvents: always `1.0`. */
    specversion: '1.0';
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '5419fd61-78dd-4eff-8ddf-33a5aeefe5f7'
     */
    id: string;
    /**
     * Where the event comes from: a URI reference that names the emitting system. Format: uri-reference.
     * @example 'https://ci.example.com/shop'
     */
    source: string;
    /**
     * What happened: `CD.Pipeline.`, then subject and predicate.
     * @example 'CD.Pipeline.PipelineRun.Queued'
     */
    type: `CD.Pipeline${string}`;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:16:02Z'
     */
    time?: string;
    /**
     * Media type of the data.
     * @example 'application/json'
     */
    datacontenttype?: string;
    /** URI of a schema for the data. Format: uri. */
    dataschema?: string;
    /** What the event is about, at its source. */
    subject?: string;
    /**
     * Id of the pipeline run: the same in every event of the run, and of no other.
     * @example 'checkout-release-1842'
     */
    pipelinerunid: string;
    /** Name of the pipeline, the same for all its runs. */
    pipelinename?: string;
    /**
     * Name of the pipeline in the spelling of the first SDK; `pipelinename` is preferred.
     * @example 'checkout-release'
     */
    pipelinerunname?: string;
    /**
     * State of the pipeline run when the event was sent.
     * @example 'Running'
     */
    pipelinerunstatus: 'Running' | 'Finished' | 'Error';
    /**
     * Where to watch the pipeline run. `null` or an empty string if there is none.
     * @example 'https://ci.example.com/shop/checkout-release/1842'
     */
    pipelinerunurl?: string | null;
    /**
     * What went wrong, in words. `null` or an empty string if there is none.
     * @example ''
     */
    pipelinerunerrors?: string | null;
    /**
     * Id of the task run: the same in every event of the task run. `null` or an empty string if there is none.
     * @example 'checkout-release-1842-compile'
     */
    taskrunid?: string | null;
    /** Name of the task, the same for all its runs. `null` or an empty string if there is none. */
    taskname?: string | null;
    /**
     * Anything the sender wants to add, as any JSON value.
     * @example { branch: 'main', commit: '9d1f2c7' }
     */
    data?: unknown;
    /** The data in base64, instead of `data`. Format: base64. */
    data_base64?: string;
    [attribute: string]: unknown;
  }

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends PlainEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.PipelineRun.Queued';
  }

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueuedCloudEvent extends CloudEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.PipelineRun.Queued';
  }

  /** A pipeline run started. */
  export interface PipelineRunStarted extends PlainEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.PipelineRun.Started';
  }

  /** A pipeline run started. */
  export interface PipelineRunStartedCloudEvent extends CloudEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.PipelineRun.Started';
  }

  /** A pipeline run finished, successfully or with an error. */
  export interface PipelineRunFinished extends PlainEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.PipelineRun.Finished';
    /**
     * State of the pipeline run when the event was sent; a run that is over is not `Running`.
     * @example 'Error'
     */
    pipelineRunStatus: 'Finished' | 'Error';
  }

  /** A pipeline run finished, successfully or with an error. */
  export interface PipelineRunFinishedCloudEvent extends CloudEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.PipelineRun.Finished';
    /** State of the pipeline run when the event was sent; a run that is over is not `Running`. */
    pipelinerunstatus: 'Finished' | 'Error';
  }

  /** A task run inside a pipeline run started. */
  export interface TaskRunStarted extends PlainEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.TaskRun.Started';
  }

  /** A task run inside a pipeline run started. */
  export interface TaskRunStartedCloudEvent extends CloudEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.TaskRun.Started';
  }

  /** A task run inside a pipeline run finished. */
  export interface TaskRunFinished extends PlainEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.TaskRun.Finished';
  }

  /** A task run inside a pipeline run finished. */
  export interface TaskRunFinishedCloudEvent extends CloudEvent {
    /** What happened: `CD.Pipeline.`, then subject and predicate. */
    type: 'CD.Pipeline.TaskRun.Finished';
  }
}

/** The shapes of Events SIG Go SDK, cd.*.v1. */
export namespace SigV1 {
  /** What all events of the SDK share: the attributes of CloudEvents 1.0. */
  export interface CloudEvent {
    /** Version of CloudEvents: always `1.0`. */
    specversion: '1.0';
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'd6f1f8d9-42bb-4756-a681-cb31e23ce6c1'
     */
    id: string;
    /**
     * Where the event comes from: a URI reference that names the emitting system. Format: uri-reference.
     * @example 'https://ci.example.com/shop'
     */
    source: string;
    /**
     * What happened: `cd.`, subject, predicate and `v1`.
     * @example 'cd.pipelinerun.queued.v1'
     */
    type: string;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:16:02Z'
     */
    time?: string;
    /**
     * Media type of the data.
     * @example 'application/json'
     */
    datacontenttype?: string;
    /** URI of a schema for the data. Format: uri. */
    dataschema?: string;
    /** What the event is about, at its source. */
    subject?: string;
    /**
     * Names and values of your own; the SDK sends an object of strings.
     * @example {  }
     */
    data?: unknown;
    /** The data in base64, instead of `data`. Format: base64. */
    data_base64?: string;
    [attribute: string]: unknown;
  }

  /** A CloudEvent with the extension attributes of the pipeline run. */
  export interface PipelineRunAttributes extends CloudEvent {
    /**
     * Id of the pipeline run. `null` or an empty string if there is none.
     * @example 'checkout-release-1842'
     */
    pipelinerunid?: string | null;
    /**
     * Name of the pipeline. `null` or an empty string if there is none.
     * @example 'checkout-release'
     */
    pipelinerunname?: string | null;
    /**
     * State of the pipeline run, in any word. `null` or an empty string if there is none.
     * @example 'Running'
     */
    pipelinerunstatus?: string | null;
    /**
     * Where to watch the pipeline run. `null` or an empty string if there is none.
     * @example 'https://ci.example.com/shop/checkout-release/1842'
     */
    pipelinerunurl?: string | null;
    /**
     * What went wrong, in words. `null` or an empty string if there is none.
     * @example ''
     */
    pipelinerunerrors?: string | null;
  }

  /** A CloudEvent with the extension attributes of the task run. */
  export interface TaskRunAttributes extends CloudEvent {
    /**
     * Id of the task run. `null` or an empty string if there is none.
     * @example 'checkout-release-1842-compile'
     */
    taskrunid?: string | null;
    /**
     * Name of the task. `null` or an empty string if there is none.
     * @example 'compile'
     */
    taskrunname?: string | null;
    /**
     * Id of the pipeline run that the task run is part of. `null` or an empty string if there is none.
     * @example 'checkout-release-1842'
     */
    taskrunpipelineid?: string | null;
  }

  /** A CloudEvent with the extension attributes of the repository. */
  export interface RepositoryAttributes extends CloudEvent {
    /**
     * Id of the repository. `null` or an empty string if there is none.
     * @example 'shop/checkout'
     */
    repositoryid?: string | null;
    /**
     * Name of the repository. `null` or an empty string if there is none.
     * @example 'checkout'
     */
    repositoryname?: string | null;
    /**
     * Where to find the repository. `null` or an empty string if there is none.
     * @example 'https://git.example.com/shop/checkout'
     */
    repositoryurl?: string | null;
  }

  /** A CloudEvent with the extension attributes of the branch. */
  export interface BranchAttributes extends CloudEvent {
    /**
     * Id of the branch. `null` or an empty string if there is none.
     * @example 'feature/card-tokens'
     */
    branchid?: string | null;
    /**
     * Name of the branch. `null` or an empty string if there is none.
     * @example 'feature/card-tokens'
     */
    branchname?: string | null;
    /**
     * Id of the repository that holds the branch. `null` or an empty string if there is none.
     * @example 'shop/checkout'
     */
    branchrepositoryid?: string | null;
  }

  /** A CloudEvent with the extension attributes of the build. */
  export interface BuildAttributes extends CloudEvent {
    /**
     * Id of the build. `null` or an empty string if there is none.
     * @example 'checkout-build-9930'
     */
    buildid?: string | null;
    /**
     * Name of the build. `null` or an empty string if there is none.
     * @example 'checkout'
     */
    buildname?: string | null;
    /**
     * Id of the artifact that the build makes. `null` or an empty string if there is none.
     * @example 'checkout-2.14.0'
     */
    buildartifactid?: string | null;
  }

  /** A CloudEvent with the extension attributes of the artifact. */
  export interface ArtifactAttributes extends CloudEvent {
    /**
     * Id of the artifact. `null` or an empty string if there is none.
     * @example 'checkout-2.14.0'
     */
    artifactid?: string | null;
    /**
     * Name of the artifact. `null` or an empty string if there is none.
     * @example 'checkout'
     */
    artifactname?: string | null;
    /**
     * Version of the artifact. `null` or an empty string if there is none.
     * @example '2.14.0'
     */
    artifactversion?: string | null;
  }

  /** A CloudEvent with the extension attributes of the environment. */
  export interface EnvironmentAttributes extends CloudEvent {
    /**
     * Id of the environment. `null` or an empty string if there is none.
     * @example 'staging'
     */
    envid?: string | null;
    /**
     * Name of the environment. `null` or an empty string if there is none.
     * @example 'Staging'
     */
    envname?: string | null;
    /**
     * Where the definition of the environment is kept. `null` or an empty string if there is none.
     * @example 'https://git.example.com/shop/environments'
     */
    envrepourl?: string | null;
  }

  /** A CloudEvent with the extension attributes of the service. */
  export interface ServiceAttributes extends CloudEvent {
    /**
     * Id of the environment that the service runs in. `null` or an empty string if there is none.
     * @example 'staging'
     */
    serviceenvid?: string | null;
    /**
     * Name of the service. `null` or an empty string if there is none.
     * @example 'checkout'
     */
    servicename?: string | null;
    /**
     * Version of the service. `null` or an empty string if there is none.
     * @example '2.14.0'
     */
    serviceversion?: string | null;
  }

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends PipelineRunAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.pipelinerun.queued.v1';
  }

  /** A pipeline run started. */
  export interface PipelineRunStarted extends PipelineRunAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.pipelinerun.started.v1';
  }

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends PipelineRunAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.pipelinerun.finished.v1';
  }

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends TaskRunAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.taskrun.started.v1';
  }

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends TaskRunAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.taskrun.finished.v1';
  }

  /** A source code repository was created. */
  export interface RepositoryCreated extends RepositoryAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.created.v1';
  }

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends RepositoryAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.modified.v1';
  }

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends RepositoryAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.deleted.v1';
  }

  /** A branch was created in a repository. */
  export interface BranchCreated extends BranchAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.branch.created.v1';
  }

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends BranchAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.branch.deleted.v1';
  }

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.change.created.v1';
  }

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.change.updated.v1';
  }

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.change.reviewed.v1';
  }

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.change.merged.v1';
  }

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.repository.change.abandoned.v1';
  }

  /** A build was accepted and is queued. */
  export interface BuildQueued extends BuildAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.build.queued.v1';
  }

  /** A build started. */
  export interface BuildStarted extends BuildAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.build.started.v1';
  }

  /** A build finished, whatever the result. */
  export interface BuildFinished extends BuildAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.build.finished.v1';
  }

  /** A test case was accepted and is queued. */
  export interface TestCaseQueued extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.test.case.queued.v1';
  }

  /** A test case started. */
  export interface TestCaseStarted extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.test.case.started.v1';
  }

  /** A test case finished. */
  export interface TestCaseFinished extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.test.case.finished.v1';
  }

  /** A test suite was accepted and is queued. */
  export interface TestSuiteQueued extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.test.suite.queued.v1';
  }

  /** A test suite started. */
  export interface TestSuiteStarted extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.test.suite.started.v1';
  }

  /** A test suite finished. */
  export interface TestSuiteFinished extends CloudEvent {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.test.suite.finished.v1';
  }

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends ArtifactAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.artifact.packaged.v1';
  }

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends ArtifactAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.artifact.published.v1';
  }

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends EnvironmentAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.environment.created.v1';
  }

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends EnvironmentAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.environment.modified.v1';
  }

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends EnvironmentAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.environment.deleted.v1';
  }

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends ServiceAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.service.deployed.v1';
  }

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends ServiceAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.service.upgraded.v1';
  }

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends ServiceAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.service.rolledback.v1';
  }

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends ServiceAttributes {
    /** What happened: `cd.`, subject, predicate and `v1`. */
    type: 'cd.service.removed.v1';
  }
}

/** The shapes of CDEvents 0.1.0. */
export namespace V0_1_0 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /** The release of the vocabulary that the event is written in. */
    version: '0.1.0';
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '92022746-b777-46b6-88d0-2607e6f55cfd'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://ci.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.packaged.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:22:16.481Z'
     */
    timestamp: string;
  }

  /** What the event is about. */
  export interface Subject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { change: { id: '2209', source: 'https://git.example.com/shop/checkout' } }
     */
    content: Content;
  }

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.1.0' | (string & {})>, Subject<'artifact' | (string & {}), ArtifactPackagedContent>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.1.0' | (string & {})>, Subject<'artifact' | (string & {}), NoContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.1.0' | (string & {})>, Subject<'branch' | (string & {}), BranchCreatedContent>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.1.0' | (string & {})>, Subject<'branch' | (string & {}), BranchDeletedContent>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.1.0' | (string & {})>, Subject<'build' | (string & {}), BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.1.0' | (string & {})>, Subject<'build' | (string & {}), NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.1.0' | (string & {})>, Subject<'build' | (string & {}), NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.1.0' | (string & {})>, Subject<'change' | (string & {}), ChangeAbandonedContent>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.1.0' | (string & {})>, Subject<'change' | (string & {}), ChangeCreatedContent>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.1.0' | (string & {})>, Subject<'change' | (string & {}), ChangeMergedContent>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.1.0' | (string & {})>, Subject<'change' | (string & {}), ChangeReviewedContent>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.1.0' | (string & {})>, Subject<'change' | (string & {}), ChangeUpdatedContent>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.1.0' | (string & {})>, Subject<'environment' | (string & {}), EnvironmentCreatedContent>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.1.0' | (string & {})>, Subject<'environment' | (string & {}), EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.1.0' | (string & {})>, Subject<'environment' | (string & {}), EnvironmentModifiedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.1.0' | (string & {})>, Subject<'pipelineRun' | (string & {}), PipelineRunFinishedContent>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.1.0' | (string & {})>, Subject<'pipelineRun' | (string & {}), PipelineRunQueuedContent>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.1.0' | (string & {})>, Subject<'pipelineRun' | (string & {}), PipelineRunStartedContent>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.1.0' | (string & {})>, Subject<'repository' | (string & {}), RepositoryCreatedContent>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.1.0' | (string & {})>, Subject<'repository' | (string & {}), RepositoryDeletedContent>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.1.0' | (string & {})>, Subject<'repository' | (string & {}), RepositoryModifiedContent>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.1.0' | (string & {})>, Subject<'service' | (string & {}), ServiceDeployedContent>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.1.0' | (string & {})>, Subject<'service' | (string & {}), ServicePublishedContent>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.1.0' | (string & {})>, Subject<'service' | (string & {}), ServiceRemovedContent>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.1.0' | (string & {})>, Subject<'service' | (string & {}), ServiceRolledBackContent>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.1.0' | (string & {})>, Subject<'service' | (string & {}), ServiceUpgradedContent>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.1.0' | (string & {})>, Subject<'taskRun' | (string & {}), TaskRunFinishedContent>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.1.0' | (string & {})>, Subject<'taskRun' | (string & {}), TaskRunStartedContent>> {}

  /** A test case finished. */
  export interface TestCaseFinished extends CdEvent<Context<'dev.cdevents.testcase.finished.0.1.0' | (string & {})>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test case was accepted and is queued. */
  export interface TestCaseQueued extends CdEvent<Context<'dev.cdevents.testcase.queued.0.1.0' | (string & {})>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test case started. */
  export interface TestCaseStarted extends CdEvent<Context<'dev.cdevents.testcase.started.0.1.0' | (string & {})>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test suite finished. */
  export interface TestSuiteFinished extends CdEvent<Context<'dev.cdevents.testsuite.finished.0.1.0' | (string & {})>, Subject<'testSuite' | (string & {}), NoContent>> {}

  /** A test suite started. */
  export interface TestSuiteStarted extends CdEvent<Context<'dev.cdevents.testsuite.started.0.1.0' | (string & {})>, Subject<'testSuite' | (string & {}), NoContent>> {}
}

/** The shapes of CDEvents 0.1.1. */
export namespace V0_1_1 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string, Version extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.1.1'
     */
    version: Version;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '4c287c81-63b8-4cb0-8a71-ee3fed4a0ffd'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://ci.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.packaged.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:22:16.481Z'
     */
    timestamp: string;
  }

  /** What the event is about. */
  export interface Subject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { change: { id: '2209', source: 'https://git.example.com/shop/checkout' } }
     */
    content: Content;
  }

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'artifact' | (string & {}), ArtifactPackagedContent>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'artifact' | (string & {}), NoContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.1.1' | (string & {}), '0.1.1'>, Subject<'branch' | (string & {}), BranchCreatedContent_0_1_1>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.1.1' | (string & {}), '0.1.1'>, Subject<'branch' | (string & {}), BranchDeletedContent_0_1_1>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'build' | (string & {}), BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'build' | (string & {}), NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'build' | (string & {}), NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.1.1' | (string & {}), '0.1.1'>, Subject<'change' | (string & {}), ChangeAbandonedContent_0_1_1>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.1.1' | (string & {}), '0.1.1'>, Subject<'change' | (string & {}), ChangeCreatedContent_0_1_1>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.1.1' | (string & {}), '0.1.1'>, Subject<'change' | (string & {}), ChangeMergedContent_0_1_1>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.1.1' | (string & {}), '0.1.1'>, Subject<'change' | (string & {}), ChangeReviewedContent_0_1_1>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.1.1' | (string & {}), '0.1.1'>, Subject<'change' | (string & {}), ChangeUpdatedContent_0_1_1>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'environment' | (string & {}), EnvironmentCreatedContent>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'environment' | (string & {}), EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'environment' | (string & {}), EnvironmentModifiedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'pipelineRun' | (string & {}), PipelineRunFinishedContent>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'pipelineRun' | (string & {}), PipelineRunQueuedContent>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'pipelineRun' | (string & {}), PipelineRunStartedContent>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'repository' | (string & {}), RepositoryCreatedContent>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'repository' | (string & {}), RepositoryDeletedContent>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'repository' | (string & {}), RepositoryModifiedContent>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'service' | (string & {}), ServiceDeployedContent>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'service' | (string & {}), ServicePublishedContent>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'service' | (string & {}), ServiceRemovedContent>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'service' | (string & {}), ServiceRolledBackContent>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'service' | (string & {}), ServiceUpgradedContent>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'taskRun' | (string & {}), TaskRunFinishedContent>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'taskRun' | (string & {}), TaskRunStartedContent>> {}

  /** A test case finished. */
  export interface TestCaseFinished extends CdEvent<Context<'dev.cdevents.testcase.finished.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test case was accepted and is queued. */
  export interface TestCaseQueued extends CdEvent<Context<'dev.cdevents.testcase.queued.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test case started. */
  export interface TestCaseStarted extends CdEvent<Context<'dev.cdevents.testcase.started.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test suite finished. */
  export interface TestSuiteFinished extends CdEvent<Context<'dev.cdevents.testsuite.finished.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'testSuite' | (string & {}), NoContent>> {}

  /** A test suite started. */
  export interface TestSuiteStarted extends CdEvent<Context<'dev.cdevents.testsuite.started.0.1.0' | (string & {}), '0.1.0' | '0.1.1'>, Subject<'testSuite' | (string & {}), NoContent>> {}
}

/** The shapes of CDEvents 0.1.2. */
export namespace V0_1_2 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.1.2'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'fa51c8ad-7bfe-4ba1-87c3-f3202576ae5f'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://ci.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.packaged.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:22:16.481Z'
     */
    timestamp: string;
  }

  /** What the event is about. */
  export interface Subject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { change: { id: '2209', source: 'https://git.example.com/shop/checkout' } }
     */
    content: Content;
  }

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.1.0'>, Subject<'artifact' | (string & {}), ArtifactPackagedContent>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.1.0'>, Subject<'artifact' | (string & {}), NoContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.1.1'>, Subject<'branch' | (string & {}), BranchCreatedContent_0_1_1>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.1.1'>, Subject<'branch' | (string & {}), BranchDeletedContent_0_1_1>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.1.0'>, Subject<'build' | (string & {}), BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.1.0'>, Subject<'build' | (string & {}), NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.1.0'>, Subject<'build' | (string & {}), NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.1.1'>, Subject<'change' | (string & {}), ChangeAbandonedContent_0_1_1>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.1.1'>, Subject<'change' | (string & {}), ChangeCreatedContent_0_1_1>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.1.1'>, Subject<'change' | (string & {}), ChangeMergedContent_0_1_1>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.1.1'>, Subject<'change' | (string & {}), ChangeReviewedContent_0_1_1>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.1.1'>, Subject<'change' | (string & {}), ChangeUpdatedContent_0_1_1>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.1.0'>, Subject<'environment' | (string & {}), EnvironmentCreatedContent>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.1.0'>, Subject<'environment' | (string & {}), EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.1.0'>, Subject<'environment' | (string & {}), EnvironmentModifiedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.1.0'>, Subject<'pipelineRun' | (string & {}), PipelineRunFinishedContent>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.1.0'>, Subject<'pipelineRun' | (string & {}), PipelineRunQueuedContent>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.1.0'>, Subject<'pipelineRun' | (string & {}), PipelineRunStartedContent>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.1.0'>, Subject<'repository' | (string & {}), RepositoryCreatedContent>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.1.0'>, Subject<'repository' | (string & {}), RepositoryDeletedContent>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.1.0'>, Subject<'repository' | (string & {}), RepositoryModifiedContent>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.1.0'>, Subject<'service' | (string & {}), ServiceDeployedContent>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.1.0'>, Subject<'service' | (string & {}), ServicePublishedContent>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.1.0'>, Subject<'service' | (string & {}), ServiceRemovedContent>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.1.0'>, Subject<'service' | (string & {}), ServiceRolledBackContent>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.1.0'>, Subject<'service' | (string & {}), ServiceUpgradedContent>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.1.0'>, Subject<'taskRun' | (string & {}), TaskRunFinishedContent>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.1.0'>, Subject<'taskRun' | (string & {}), TaskRunStartedContent>> {}

  /** A test case finished. */
  export interface TestCaseFinished extends CdEvent<Context<'dev.cdevents.testcase.finished.0.1.0'>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test case was accepted and is queued. */
  export interface TestCaseQueued extends CdEvent<Context<'dev.cdevents.testcase.queued.0.1.0'>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test case started. */
  export interface TestCaseStarted extends CdEvent<Context<'dev.cdevents.testcase.started.0.1.0'>, Subject<'testCase' | (string & {}), NoContent>> {}

  /** A test suite finished. */
  export interface TestSuiteFinished extends CdEvent<Context<'dev.cdevents.testsuite.finished.0.1.0'>, Subject<'testSuite' | (string & {}), NoContent>> {}

  /** A test suite started. */
  export interface TestSuiteStarted extends CdEvent<Context<'dev.cdevents.testsuite.started.0.1.0'>, Subject<'testSuite' | (string & {}), NoContent>> {}
}

/** The shapes of CDEvents 0.2.0. */
export namespace V0_2_0 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.2.0'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'a5e4fe2d-96d7-4e95-93b1-38b14bf21466'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
     * @example 'https://ci.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.packaged.0.1.1'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:22:16.481Z'
     */
    timestamp: string;
  }

  /** What the event is about. */
  export interface Subject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { change: { id: '2209', source: 'https://git.example.com/shop/checkout' } }
     */
    content: Content;
  }

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.1.1'>, Subject<'artifact', ArtifactPackagedContent_0_2_0>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.1.1'>, Subject<'artifact', NoContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.1.2'>, Subject<'branch', BranchCreatedContent_0_2_0>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.1.2'>, Subject<'branch', BranchDeletedContent_0_2_0>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.1.1'>, Subject<'build', BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.1.1'>, Subject<'build', NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.1.1'>, Subject<'build', NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.1.2'>, Subject<'change', ChangeAbandonedContent_0_2_0>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.1.2'>, Subject<'change', ChangeCreatedContent_0_2_0>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.1.2'>, Subject<'change', ChangeMergedContent_0_2_0>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.1.2'>, Subject<'change', ChangeReviewedContent_0_2_0>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.1.2'>, Subject<'change', ChangeUpdatedContent_0_2_0>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.1.1'>, Subject<'environment', EnvironmentCreatedContent>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.1.1'>, Subject<'environment', EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.1.1'>, Subject<'environment', EnvironmentModifiedContent>> {}

  /** Monitoring noticed that a service misbehaves in an environment. */
  export interface IncidentDetected extends CdEvent<Context<'dev.cdevents.incident.detected.0.1.0'>, Subject<'incident', IncidentDetectedContent>> {}

  /** A ticket was opened for an incident. */
  export interface IncidentReported extends CdEvent<Context<'dev.cdevents.incident.reported.0.1.0'>, Subject<'incident', IncidentReportedContent>> {}

  /** An incident is over: the service works again. */
  export interface IncidentResolved extends CdEvent<Context<'dev.cdevents.incident.resolved.0.1.0'>, Subject<'incident', IncidentResolvedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.1.1'>, Subject<'pipelineRun', PipelineRunFinishedContent>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.1.1'>, Subject<'pipelineRun', PipelineRunQueuedContent>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.1.1'>, Subject<'pipelineRun', PipelineRunStartedContent>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.1.1'>, Subject<'repository', RepositoryCreatedContent>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.1.1'>, Subject<'repository', RepositoryDeletedContent>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.1.1'>, Subject<'repository', RepositoryModifiedContent>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.1.1'>, Subject<'service', ServiceDeployedContent_0_2_0>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.1.1'>, Subject<'service', ServicePublishedContent_0_2_0>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.1.1'>, Subject<'service', ServiceRemovedContent_0_2_0>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.1.1'>, Subject<'service', ServiceRolledBackContent_0_2_0>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.1.1'>, Subject<'service', ServiceUpgradedContent_0_2_0>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.1.1'>, Subject<'taskRun', TaskRunFinishedContent_0_2_0>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.1.1'>, Subject<'taskRun', TaskRunStartedContent_0_2_0>> {}

  /** A test case finished. */
  export interface TestCaseFinished extends CdEvent<Context<'dev.cdevents.testcase.finished.0.1.1'>, Subject<'testCase', NoContent>> {}

  /** A test case was accepted and is queued. */
  export interface TestCaseQueued extends CdEvent<Context<'dev.cdevents.testcase.queued.0.1.1'>, Subject<'testCase', NoContent>> {}

  /** A test case started. */
  export interface TestCaseStarted extends CdEvent<Context<'dev.cdevents.testcase.started.0.1.1'>, Subject<'testCase', NoContent>> {}

  /** A test suite finished. */
  export interface TestSuiteFinished extends CdEvent<Context<'dev.cdevents.testsuite.finished.0.1.1'>, Subject<'testSuite', NoContent>> {}

  /** A test suite started. */
  export interface TestSuiteStarted extends CdEvent<Context<'dev.cdevents.testsuite.started.0.1.1'>, Subject<'testSuite', NoContent>> {}
}

/** The shapes of CDEvents 0.3.0. */
export namespace V0_3_0 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.3.0'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'be9bf71e-be23-4ca7-a4d9-c5da94f3610d'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
     * @example 'https://ci.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.packaged.0.1.1'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:22:16.481Z'
     */
    timestamp: string;
  }

  /** What the event is about. */
  export interface Subject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { change: { id: '2209', source: 'https://git.example.com/shop/checkout' } }
     */
    content: Content;
  }

  /** When, where and what, in testing events: the source may be any string. */
  export interface TestContext<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.3.0'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'be9bf71e-be23-4ca7-a4d9-c5da94f3610d'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://ci.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.packaged.0.1.1'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T10:22:16.481Z'
     */
    timestamp: string;
  }

  /** What the event is about, in testing events: the source may be any string. */
  export interface TestSubject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3Ac2f1a6be1d07?repository_url=images.example.com/shop/checkout&tag=2.14.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { change: { id: '2209', source: 'https://git.example.com/shop/checkout' } }
     */
    content: Content;
  }

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.1.1'>, Subject<'artifact', ArtifactPackagedContent_0_2_0>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.1.1'>, Subject<'artifact', NoContent>> {}

  /** An artifact was signed, so that others can check who made it. */
  export interface ArtifactSigned extends CdEvent<Context<'dev.cdevents.artifact.signed.0.1.0'>, Subject<'artifact', ArtifactSignedContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.1.2'>, Subject<'branch', BranchCreatedContent_0_2_0>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.1.2'>, Subject<'branch', BranchDeletedContent_0_2_0>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.1.1'>, Subject<'build', BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.1.1'>, Subject<'build', NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.1.1'>, Subject<'build', NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.1.2'>, Subject<'change', ChangeAbandonedContent_0_2_0>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.1.2'>, Subject<'change', ChangeCreatedContent_0_2_0>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.1.2'>, Subject<'change', ChangeMergedContent_0_2_0>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.1.2'>, Subject<'change', ChangeReviewedContent_0_2_0>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.1.2'>, Subject<'change', ChangeUpdatedContent_0_2_0>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.1.1'>, Subject<'environment', EnvironmentCreatedContent>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.1.1'>, Subject<'environment', EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.1.1'>, Subject<'environment', EnvironmentModifiedContent>> {}

  /** Monitoring noticed that a service misbehaves in an environment. */
  export interface IncidentDetected extends CdEvent<Context<'dev.cdevents.incident.detected.0.1.0'>, Subject<'incident', IncidentDetectedContent>> {}

  /** A ticket was opened for an incident. */
  export interface IncidentReported extends CdEvent<Context<'dev.cdevents.incident.reported.0.1.0'>, Subject<'incident', IncidentReportedContent>> {}

  /** An incident is over: the service works again. */
  export interface IncidentResolved extends CdEvent<Context<'dev.cdevents.incident.resolved.0.1.0'>, Subject<'incident', IncidentResolvedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.1.1'>, Subject<'pipelineRun', PipelineRunFinishedContent>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.1.1'>, Subject<'pipelineRun', PipelineRunQueuedContent>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.1.1'>, Subject<'pipelineRun', PipelineRunStartedContent>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.1.1'>, Subject<'repository', RepositoryCreatedContent>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.1.1'>, Subject<'repository', RepositoryDeletedContent>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.1.1'>, Subject<'repository', RepositoryModifiedContent>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.1.1'>, Subject<'service', ServiceDeployedContent_0_2_0>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.1.1'>, Subject<'service', ServicePublishedContent_0_2_0>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.1.1'>, Subject<'service', ServiceRemovedContent_0_2_0>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.1.1'>, Subject<'service', ServiceRolledBackContent_0_2_0>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.1.1'>, Subject<'service', ServiceUpgradedContent_0_2_0>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.1.1'>, Subject<'taskRun', TaskRunFinishedContent_0_2_0>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.1.1'>, Subject<'taskRun', TaskRunStartedContent_0_2_0>> {}

  /** A test case run finished, whatever the outcome. */
  export interface TestCaseRunFinished extends CdEvent<TestContext<'dev.cdevents.testcaserun.finished.0.1.0'>, TestSubject<'testCaseRun', TestCaseRunFinishedContent>> {}

  /** A test case run was accepted and is queued. */
  export interface TestCaseRunQueued extends CdEvent<TestContext<'dev.cdevents.testcaserun.queued.0.1.0'>, TestSubject<'testCaseRun', TestCaseRunQueuedContent>> {}

  /** A test case run started. */
  export interface TestCaseRunStarted extends CdEvent<TestContext<'dev.cdevents.testcaserun.started.0.1.0'>, TestSubject<'testCaseRun', TestCaseRunStartedContent>> {}

  /** Something that a test case run produced can now be fetched, such as a report or a video. */
  export interface TestOutputPublished extends CdEvent<TestContext<'dev.cdevents.testoutput.published.0.1.0'>, TestSubject<'testOutput', TestOutputPublishedContent>> {}

  /** A test suite run finished, whatever the outcome. */
  export interface TestSuiteRunFinished extends CdEvent<TestContext<'dev.cdevents.testsuiterun.finished.0.1.0'>, TestSubject<'testSuiteRun', TestSuiteRunFinishedContent>> {}

  /** A test suite run was accepted and is queued. */
  export interface TestSuiteRunQueued extends CdEvent<TestContext<'dev.cdevents.testsuiterun.queued.0.1.0'>, TestSubject<'testSuiteRun', TestSuiteRunQueuedContent>> {}

  /** A test suite run started. */
  export interface TestSuiteRunStarted extends CdEvent<TestContext<'dev.cdevents.testsuiterun.started.0.1.0'>, TestSubject<'testSuiteRun', TestSuiteRunStartedContent>> {}
}

/** The shapes of CDEvents 0.4.0. */
export namespace V0_4_0 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.4.0'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '29f67c4b-7851-4060-bded-2e8a14cc1dbd'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '8b21dce2-995b-4cf8-b43e-306ee332b51e'
     */
    chain_id?: string;
    /**
     * How this event is connected with others; this release gives no shape that works, so it is not read.
     * @example [{ linkType: 'RELATION', linkKind: 'ARTIFACT', target: { contextId: '553af8f8-0b0d-43c5-a932-f3c3f5b099e9' } }]
     */
    links?: unknown;
  }

  /** When, where and what, in the skipped event: this release gives it neither chain nor links. */
  export interface SkippedContext<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.4.0'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '29f67c4b-7851-4060-bded-2e8a14cc1dbd'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
  }

  /** What the event is about. */
  export interface Subject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** When, where and what, in testing events: the source may be any string. */
  export interface TestContext<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.4.0'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '29f67c4b-7851-4060-bded-2e8a14cc1dbd'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '8b21dce2-995b-4cf8-b43e-306ee332b51e'
     */
    chain_id?: string;
    /**
     * How this event is connected with others; this release gives no shape that works, so it is not read.
     * @example [{ linkType: 'RELATION', linkKind: 'ARTIFACT', target: { contextId: '553af8f8-0b0d-43c5-a932-f3c3f5b099e9' } }]
     */
    links?: unknown;
  }

  /** What the event is about, in testing events: the source may be any string. */
  export interface TestSubject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** When, where and what, in ticket events: this release gives them neither chain nor links. */
  export interface TicketContext<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.4.0'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '29f67c4b-7851-4060-bded-2e8a14cc1dbd'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
  }

  /** An artifact was removed from the place that offered it. */
  export interface ArtifactDeleted extends CdEvent<Context<'dev.cdevents.artifact.deleted.0.1.0'>, Subject<'artifact', ArtifactDeletedContent>> {}

  /** An artifact was fetched from the place that offers it. */
  export interface ArtifactDownloaded extends CdEvent<Context<'dev.cdevents.artifact.downloaded.0.1.0'>, Subject<'artifact', ArtifactDownloadedContent>> {}

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.2.0'>, Subject<'artifact', ArtifactPackagedContent_0_4_0>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.2.0'>, Subject<'artifact', ArtifactPublishedContent>> {}

  /** An artifact was signed, so that others can check who made it. */
  export interface ArtifactSigned extends CdEvent<Context<'dev.cdevents.artifact.signed.0.2.0'>, Subject<'artifact', ArtifactSignedContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.2.0'>, Subject<'branch', BranchCreatedContent_0_2_0>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.2.0'>, Subject<'branch', BranchDeletedContent_0_2_0>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.2.0'>, Subject<'build', BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.2.0'>, Subject<'build', NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.2.0'>, Subject<'build', NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.2.0'>, Subject<'change', ChangeAbandonedContent_0_2_0>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.3.0'>, Subject<'change', ChangeCreatedContent_0_4_0>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.2.0'>, Subject<'change', ChangeMergedContent_0_2_0>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.2.0'>, Subject<'change', ChangeReviewedContent_0_2_0>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.2.0'>, Subject<'change', ChangeUpdatedContent_0_2_0>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.2.0'>, Subject<'environment', EnvironmentCreatedContent>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.2.0'>, Subject<'environment', EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.2.0'>, Subject<'environment', EnvironmentModifiedContent>> {}

  /** Monitoring noticed that a service misbehaves in an environment. */
  export interface IncidentDetected extends CdEvent<Context<'dev.cdevents.incident.detected.0.2.0'>, Subject<'incident', IncidentDetectedContent>> {}

  /** A ticket was opened for an incident. */
  export interface IncidentReported extends CdEvent<Context<'dev.cdevents.incident.reported.0.2.0'>, Subject<'incident', IncidentReportedContent>> {}

  /** An incident is over: the service works again. */
  export interface IncidentResolved extends CdEvent<Context<'dev.cdevents.incident.resolved.0.2.0'>, Subject<'incident', IncidentResolvedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.2.0'>, Subject<'pipelineRun', PipelineRunFinishedContent>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.2.0'>, Subject<'pipelineRun', PipelineRunQueuedContent>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.2.0'>, Subject<'pipelineRun', PipelineRunStartedContent>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.2.0'>, Subject<'repository', RepositoryCreatedContent>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.2.0'>, Subject<'repository', RepositoryDeletedContent>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.2.0'>, Subject<'repository', RepositoryModifiedContent>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.2.0'>, Subject<'service', ServiceDeployedContent_0_2_0>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.2.0'>, Subject<'service', ServicePublishedContent_0_2_0>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.2.0'>, Subject<'service', ServiceRemovedContent_0_2_0>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.2.0'>, Subject<'service', ServiceRolledBackContent_0_2_0>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.2.0'>, Subject<'service', ServiceUpgradedContent_0_2_0>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.2.0'>, Subject<'taskRun', TaskRunFinishedContent_0_2_0>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.2.0'>, Subject<'taskRun', TaskRunStartedContent_0_2_0>> {}

  /** A test case run finished, whatever the outcome. */
  export interface TestCaseRunFinished extends CdEvent<TestContext<'dev.cdevents.testcaserun.finished.0.2.0'>, TestSubject<'testCaseRun', TestCaseRunFinishedContent>> {}

  /** A test case run was accepted and is queued. */
  export interface TestCaseRunQueued extends CdEvent<TestContext<'dev.cdevents.testcaserun.queued.0.2.0'>, TestSubject<'testCaseRun', TestCaseRunQueuedContent>> {}

  /** A test case was skipped: none of it ran. */
  export interface TestCaseRunSkipped extends CdEvent<SkippedContext<'dev.cdevents.testcaserun.skipped.0.1.0'>, TestSubject<'testCaseRun', TestCaseRunSkippedContent>> {}

  /** A test case run started. */
  export interface TestCaseRunStarted extends CdEvent<TestContext<'dev.cdevents.testcaserun.started.0.2.0'>, TestSubject<'testCaseRun', TestCaseRunStartedContent>> {}

  /** Something that a test case run produced can now be fetched, such as a report or a video. */
  export interface TestOutputPublished extends CdEvent<TestContext<'dev.cdevents.testoutput.published.0.2.0'>, TestSubject<'testOutput', TestOutputPublishedContent>> {}

  /** A test suite run finished, whatever the outcome. */
  export interface TestSuiteRunFinished extends CdEvent<TestContext<'dev.cdevents.testsuiterun.finished.0.2.0'>, TestSubject<'testSuiteRun', TestSuiteRunFinishedContent>> {}

  /** A test suite run was accepted and is queued. */
  export interface TestSuiteRunQueued extends CdEvent<TestContext<'dev.cdevents.testsuiterun.queued.0.2.0'>, TestSubject<'testSuiteRun', TestSuiteRunQueuedContent>> {}

  /** A test suite run started. */
  export interface TestSuiteRunStarted extends CdEvent<TestContext<'dev.cdevents.testsuiterun.started.0.2.0'>, TestSubject<'testSuiteRun', TestSuiteRunStartedContent>> {}

  /** A ticket was closed with a resolution. */
  export interface TicketClosed extends CdEvent<TicketContext<'dev.cdevents.ticket.closed.0.1.0'>, Subject<'ticket', TicketClosedContent>> {}

  /** A ticket was opened in an issue tracker. */
  export interface TicketCreated extends CdEvent<TicketContext<'dev.cdevents.ticket.created.0.1.0'>, Subject<'ticket', TicketCreatedContent>> {}

  /** A ticket was altered, for example its priority or its assignees. */
  export interface TicketUpdated extends CdEvent<TicketContext<'dev.cdevents.ticket.updated.0.1.0'>, Subject<'ticket', TicketUpdatedContent>> {}

  /** A vendor's own event, outside the vocabulary: its type begins with `dev.cdeventsx.`. */
  export interface Custom {
    /** When, where and what, in custom events: this release gives them neither chain nor links. */
    context: {
      /**
       * The release of the vocabulary that the event is written in.
       * @example '0.4.0'
       */
      version: string;
      /**
       * Id of this event: together with its source it names one event and no other.
       * @example '2f68cc35-5423-4b07-a57b-4bc8e19a148e'
       */
      id: string;
      /**
       * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source: string;
      /**
       * What happened: `dev.cdeventsx.`, tool and subject with a dash between, predicate.
       * @example 'dev.cdevents.ticket.updated.0.1.0'
       */
      type: `dev.cdeventsx.${string}`;
      /**
       * When it happened, as RFC 3339 date and time with offset. Format: date-time.
       * @example '2026-03-17T13:50:26.415Z'
       */
      timestamp: string;
      /**
       * Where a stricter schema for this event can be found. Format: uri.
       * @example 'https://schemas.example.com/environment-modified.json'
       */
      schemaUri?: string;
    };
    /** What the event is about. */
    subject: {
      /**
       * Id of the subject: the same in every event about it.
       * @example 'SHOP-731'
       */
      id: string;
      /**
       * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source?: string;
      /**
       * Tool and kind of subject with a dash between.
       * @example 'ticket'
       */
      type: string;
      /**
       * What is known about the subject at this moment; the sender decides what it contains.
       * @example { summary: 'Card payments fail with 502 after 2.14.0', ticketType: 'incident', group: 'checkout', creator: 'monitoring-bot', assignees: ['ines.park', 'tomas.lind'], priority: 'medium', labels: ['payments', 'production'], milestone: '2.14.1', updatedBy: 'ines.park', uri: 'https://tickets.example.com/SHOP-731' }
       */
      content: { [member: string]: unknown };
    };
    /**
     * Anything the sender wants to add: an object as it is, or other data as base64.
     * @example 'cmV0ZW50aW9uOiA5MCBkYXlz'
     */
    customData?: { [member: string]: unknown } | string;
    /**
     * Media type of `customData`; default: JSON.
     * @example 'text/plain'
     */
    customDataContentType?: string;
  }
}

/** The shapes of CDEvents 0.4.1. */
export namespace V0_4_1 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.4.1'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'b27ac73d-28e1-48ac-9fbf-9b7e078241bf'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '55681ba0-abd1-40f9-afae-8b738142bfdc'
     */
    chainId?: string;
    /** How this event is connected with others. */
    links?: (LinkEnd | LinkPath | LinkRelation)[];
  }

  /** What the event is about. */
  export interface Subject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** When, where and what, in testing events: the source may be any string. */
  export interface TestContext<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.4.1'
     */
    version: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'b27ac73d-28e1-48ac-9fbf-9b7e078241bf'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '55681ba0-abd1-40f9-afae-8b738142bfdc'
     */
    chainId?: string;
    /** How this event is connected with others. */
    links?: (LinkEnd | LinkPath | LinkRelation)[];
  }

  /** What the event is about, in testing events: the source may be any string. */
  export interface TestSubject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'artifact'
     */
    type: Type;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** An artifact was removed from the place that offered it. */
  export interface ArtifactDeleted extends CdEvent<Context<'dev.cdevents.artifact.deleted.0.1.0'>, Subject<'artifact', ArtifactDeletedContent>> {}

  /** An artifact was fetched from the place that offers it. */
  export interface ArtifactDownloaded extends CdEvent<Context<'dev.cdevents.artifact.downloaded.0.1.0'>, Subject<'artifact', ArtifactDownloadedContent>> {}

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.2.0'>, Subject<'artifact', ArtifactPackagedContent_0_4_0>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.2.0'>, Subject<'artifact', ArtifactPublishedContent>> {}

  /** An artifact was signed, so that others can check who made it. */
  export interface ArtifactSigned extends CdEvent<Context<'dev.cdevents.artifact.signed.0.2.0'>, Subject<'artifact', ArtifactSignedContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.2.0'>, Subject<'branch', BranchCreatedContent_0_2_0>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.2.0'>, Subject<'branch', BranchDeletedContent_0_2_0>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.2.0'>, Subject<'build', BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.2.0'>, Subject<'build', NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.2.0'>, Subject<'build', NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.2.0'>, Subject<'change', ChangeAbandonedContent_0_2_0>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.3.0'>, Subject<'change', ChangeCreatedContent_0_4_0>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.2.0'>, Subject<'change', ChangeMergedContent_0_2_0>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.2.0'>, Subject<'change', ChangeReviewedContent_0_2_0>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.2.0'>, Subject<'change', ChangeUpdatedContent_0_2_0>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.2.0'>, Subject<'environment', EnvironmentCreatedContent>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.2.0'>, Subject<'environment', EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.2.0'>, Subject<'environment', EnvironmentModifiedContent>> {}

  /** Monitoring noticed that a service misbehaves in an environment. */
  export interface IncidentDetected extends CdEvent<Context<'dev.cdevents.incident.detected.0.2.0'>, Subject<'incident', IncidentDetectedContent>> {}

  /** A ticket was opened for an incident. */
  export interface IncidentReported extends CdEvent<Context<'dev.cdevents.incident.reported.0.2.0'>, Subject<'incident', IncidentReportedContent>> {}

  /** An incident is over: the service works again. */
  export interface IncidentResolved extends CdEvent<Context<'dev.cdevents.incident.resolved.0.2.0'>, Subject<'incident', IncidentResolvedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.2.0'>, Subject<'pipelineRun', PipelineRunFinishedContent>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.2.0'>, Subject<'pipelineRun', PipelineRunQueuedContent>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.2.0'>, Subject<'pipelineRun', PipelineRunStartedContent>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.2.0'>, Subject<'repository', RepositoryCreatedContent>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.2.0'>, Subject<'repository', RepositoryDeletedContent>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.2.0'>, Subject<'repository', RepositoryModifiedContent>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.2.0'>, Subject<'service', ServiceDeployedContent_0_2_0>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.2.0'>, Subject<'service', ServicePublishedContent_0_2_0>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.2.0'>, Subject<'service', ServiceRemovedContent_0_2_0>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.2.0'>, Subject<'service', ServiceRolledBackContent_0_2_0>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.2.0'>, Subject<'service', ServiceUpgradedContent_0_2_0>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.2.0'>, Subject<'taskRun', TaskRunFinishedContent_0_2_0>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.2.0'>, Subject<'taskRun', TaskRunStartedContent_0_2_0>> {}

  /** A test case run finished, whatever the outcome. */
  export interface TestCaseRunFinished extends CdEvent<TestContext<'dev.cdevents.testcaserun.finished.0.2.0'>, TestSubject<'testCaseRun', TestCaseRunFinishedContent>> {}

  /** A test case run was accepted and is queued. */
  export interface TestCaseRunQueued extends CdEvent<TestContext<'dev.cdevents.testcaserun.queued.0.2.0'>, TestSubject<'testCaseRun', TestCaseRunQueuedContent>> {}

  /** A test case was skipped: none of it ran. */
  export interface TestCaseRunSkipped extends CdEvent<TestContext<'dev.cdevents.testcaserun.skipped.0.1.0'>, TestSubject<'testCaseRun', TestCaseRunSkippedContent>> {}

  /** A test case run started. */
  export interface TestCaseRunStarted extends CdEvent<TestContext<'dev.cdevents.testcaserun.started.0.2.0'>, TestSubject<'testCaseRun', TestCaseRunStartedContent>> {}

  /** Something that a test case run produced can now be fetched, such as a report or a video. */
  export interface TestOutputPublished extends CdEvent<TestContext<'dev.cdevents.testoutput.published.0.2.0'>, TestSubject<'testOutput', TestOutputPublishedContent>> {}

  /** A test suite run finished, whatever the outcome. */
  export interface TestSuiteRunFinished extends CdEvent<TestContext<'dev.cdevents.testsuiterun.finished.0.2.0'>, TestSubject<'testSuiteRun', TestSuiteRunFinishedContent>> {}

  /** A test suite run was accepted and is queued. */
  export interface TestSuiteRunQueued extends CdEvent<TestContext<'dev.cdevents.testsuiterun.queued.0.2.0'>, TestSubject<'testSuiteRun', TestSuiteRunQueuedContent>> {}

  /** A test suite run started. */
  export interface TestSuiteRunStarted extends CdEvent<TestContext<'dev.cdevents.testsuiterun.started.0.2.0'>, TestSubject<'testSuiteRun', TestSuiteRunStartedContent>> {}

  /** A ticket was closed with a resolution. */
  export interface TicketClosed extends CdEvent<Context<'dev.cdevents.ticket.closed.0.1.0'>, Subject<'ticket', TicketClosedContent>> {}

  /** A ticket was opened in an issue tracker. */
  export interface TicketCreated extends CdEvent<Context<'dev.cdevents.ticket.created.0.1.0'>, Subject<'ticket', TicketCreatedContent>> {}

  /** A ticket was altered, for example its priority or its assignees. */
  export interface TicketUpdated extends CdEvent<Context<'dev.cdevents.ticket.updated.0.1.0'>, Subject<'ticket', TicketUpdatedContent>> {}

  /** A vendor's own event, outside the vocabulary: its type begins with `dev.cdeventsx.`. */
  export interface Custom {
    /** When, where and what: the part that all events have. */
    context: {
      /**
       * The release of the vocabulary that the event is written in.
       * @example '0.4.1'
       */
      version: string;
      /**
       * Id of this event: together with its source it names one event and no other.
       * @example '5b98549b-9c3d-470d-8427-777e58370b72'
       */
      id: string;
      /**
       * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source: string;
      /**
       * What happened: `dev.cdeventsx.`, tool and subject with a dash between, predicate and version.
       * @example 'dev.cdevents.ticket.updated.0.1.0'
       */
      type: `dev.cdeventsx.${string}`;
      /**
       * When it happened, as RFC 3339 date and time with offset. Format: date-time.
       * @example '2026-03-17T13:50:26.415Z'
       */
      timestamp: string;
      /**
       * Where a stricter schema for this event can be found. Format: uri.
       * @example 'https://schemas.example.com/environment-modified.json'
       */
      schemaUri?: string;
      /**
       * Id of the chain of connected events that this one belongs to, a UUID.
       * @example '55681ba0-abd1-40f9-afae-8b738142bfdc'
       */
      chainId?: string;
      /** How this event is connected with others. */
      links?: (LinkEnd | LinkPath | LinkRelation)[];
    };
    /** What the event is about. */
    subject: {
      /**
       * Id of the subject: the same in every event about it.
       * @example 'SHOP-731'
       */
      id: string;
      /**
       * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source?: string;
      /**
       * Tool and kind of subject with a dash between.
       * @example 'ticket'
       */
      type: string;
      /**
       * What is known about the subject at this moment; the sender decides what it contains.
       * @example { summary: 'Card payments fail with 502 after 2.14.0', ticketType: 'incident', group: 'checkout', creator: 'monitoring-bot', assignees: ['ines.park', 'tomas.lind'], priority: 'medium', labels: ['payments', 'production'], milestone: '2.14.1', updatedBy: 'ines.park', uri: 'https://tickets.example.com/SHOP-731' }
       */
      content: { [member: string]: unknown };
    };
    /**
     * Anything the sender wants to add: an object as it is, or other data as base64.
     * @example 'cmV0ZW50aW9uOiA5MCBkYXlz'
     */
    customData?: { [member: string]: unknown } | string;
    /**
     * Media type of `customData`; default: JSON.
     * @example 'text/plain'
     */
    customDataContentType?: string;
  }
}

/** The shapes of CDEvents 0.5.0. */
export namespace V0_5_0 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.5.0'
     */
    specversion: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'a9deb429-095c-4173-98b3-59934475d98e'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.2.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '5724087e-5d53-49aa-bbe4-052fa8ad5bdf'
     */
    chainId?: string;
    /** How this event is connected with others. */
    links?: (LinkEnd | LinkPath | LinkRelation)[];
  }

  /** What the event is about. */
  export interface Subject<Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** When, where and what, in testing events: the source may be any string. */
  export interface TestContext<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.5.0'
     */
    specversion: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example 'a9deb429-095c-4173-98b3-59934475d98e'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.2.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '5724087e-5d53-49aa-bbe4-052fa8ad5bdf'
     */
    chainId?: string;
    /** How this event is connected with others. */
    links?: (LinkEnd | LinkPath | LinkRelation)[];
  }

  /** What the event is about, in testing events: the source may be any string. */
  export interface TestSubject<Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** What the event is about, where this release still allows its kind to be named. */
  export interface TicketSubject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'dev.cdevents.artifact.deleted.0.2.0'
     */
    type?: Type;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** An artifact was removed from the place that offered it. */
  export interface ArtifactDeleted extends CdEvent<Context<'dev.cdevents.artifact.deleted.0.2.0'>, Subject<ArtifactDeletedContent>> {}

  /** An artifact was fetched from the place that offers it. */
  export interface ArtifactDownloaded extends CdEvent<Context<'dev.cdevents.artifact.downloaded.0.2.0'>, Subject<ArtifactDownloadedContent>> {}

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.3.0'>, Subject<ArtifactPackagedContent_0_4_0>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.3.0'>, Subject<ArtifactPublishedContent>> {}

  /** An artifact was signed, so that others can check who made it. */
  export interface ArtifactSigned extends CdEvent<Context<'dev.cdevents.artifact.signed.0.3.0'>, Subject<ArtifactSignedContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.3.0'>, Subject<BranchCreatedContent_0_2_0>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.3.0'>, Subject<BranchDeletedContent_0_2_0>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.3.0'>, Subject<BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.3.0'>, Subject<NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.3.0'>, Subject<NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.3.0'>, Subject<ChangeAbandonedContent_0_2_0>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.4.0'>, Subject<ChangeCreatedContent_0_4_0>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.3.0'>, Subject<ChangeMergedContent_0_2_0>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.3.0'>, Subject<ChangeReviewedContent_0_2_0>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.3.0'>, Subject<ChangeUpdatedContent_0_2_0>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.3.0'>, Subject<EnvironmentCreatedContent_0_5_0>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.3.0'>, Subject<EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.3.0'>, Subject<EnvironmentModifiedContent_0_5_0>> {}

  /** Monitoring noticed that a service misbehaves in an environment. */
  export interface IncidentDetected extends CdEvent<Context<'dev.cdevents.incident.detected.0.3.0'>, Subject<IncidentDetectedContent>> {}

  /** A ticket was opened for an incident. */
  export interface IncidentReported extends CdEvent<Context<'dev.cdevents.incident.reported.0.3.0'>, Subject<IncidentReportedContent>> {}

  /** An incident is over: the service works again. */
  export interface IncidentResolved extends CdEvent<Context<'dev.cdevents.incident.resolved.0.3.0'>, Subject<IncidentResolvedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.3.0'>, Subject<PipelineRunFinishedContent_0_5_0>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.3.0'>, Subject<PipelineRunQueuedContent_0_5_0>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.3.0'>, Subject<PipelineRunStartedContent_0_5_0>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.3.0'>, Subject<RepositoryCreatedContent_0_5_0>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.3.0'>, Subject<RepositoryDeletedContent_0_5_0>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.3.0'>, Subject<RepositoryModifiedContent_0_5_0>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.3.0'>, Subject<ServiceDeployedContent_0_2_0>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.3.0'>, Subject<ServicePublishedContent_0_2_0>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.3.0'>, Subject<ServiceRemovedContent_0_2_0>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.3.0'>, Subject<ServiceRolledBackContent_0_2_0>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.3.0'>, Subject<ServiceUpgradedContent_0_2_0>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.3.0'>, Subject<TaskRunFinishedContent_0_5_0>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.3.0'>, Subject<TaskRunStartedContent_0_5_0>> {}

  /** A test case run finished, whatever the outcome. */
  export interface TestCaseRunFinished extends CdEvent<TestContext<'dev.cdevents.testcaserun.finished.0.3.0'>, TestSubject<TestCaseRunFinishedContent_0_5_0>> {}

  /** A test case run was accepted and is queued. */
  export interface TestCaseRunQueued extends CdEvent<TestContext<'dev.cdevents.testcaserun.queued.0.3.0'>, TestSubject<TestCaseRunQueuedContent>> {}

  /** A test case was skipped: none of it ran. */
  export interface TestCaseRunSkipped extends CdEvent<TestContext<'dev.cdevents.testcaserun.skipped.0.2.0'>, TestSubject<TestCaseRunSkippedContent>> {}

  /** A test case run started. */
  export interface TestCaseRunStarted extends CdEvent<TestContext<'dev.cdevents.testcaserun.started.0.3.0'>, TestSubject<TestCaseRunStartedContent>> {}

  /** Something that a test case run produced can now be fetched, such as a report or a video. */
  export interface TestOutputPublished extends CdEvent<TestContext<'dev.cdevents.testoutput.published.0.3.0'>, TestSubject<TestOutputPublishedContent>> {}

  /** A test suite run finished, whatever the outcome. */
  export interface TestSuiteRunFinished extends CdEvent<TestContext<'dev.cdevents.testsuiterun.finished.0.3.0'>, TestSubject<TestSuiteRunFinishedContent_0_5_0>> {}

  /** A test suite run was accepted and is queued. */
  export interface TestSuiteRunQueued extends CdEvent<TestContext<'dev.cdevents.testsuiterun.queued.0.3.0'>, TestSubject<TestSuiteRunQueuedContent_0_5_0>> {}

  /** A test suite run started. */
  export interface TestSuiteRunStarted extends CdEvent<TestContext<'dev.cdevents.testsuiterun.started.0.3.0'>, TestSubject<TestSuiteRunStartedContent>> {}

  /** A ticket was closed with a resolution. */
  export interface TicketClosed extends CdEvent<Context<'dev.cdevents.ticket.closed.0.2.0'>, TicketSubject<'ticket', TicketClosedContent>> {}

  /** A ticket was opened in an issue tracker. */
  export interface TicketCreated extends CdEvent<Context<'dev.cdevents.ticket.created.0.2.0'>, Subject<TicketCreatedContent>> {}

  /** A ticket was altered, for example its priority or its assignees. */
  export interface TicketUpdated extends CdEvent<Context<'dev.cdevents.ticket.updated.0.2.0'>, Subject<TicketUpdatedContent>> {}

  /** A vendor's own event, outside the vocabulary: its type begins with `dev.cdeventsx.`. */
  export interface Custom {
    /** When, where and what: the part that all events have. */
    context: {
      /**
       * The release of the vocabulary that the event is written in.
       * @example '0.5.0'
       */
      specversion: string;
      /**
       * Id of this event: together with its source it names one event and no other.
       * @example '4a330370-5cbc-41ed-b51f-9b6f21a92442'
       */
      id: string;
      /**
       * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source: string;
      /**
       * What happened: `dev.cdeventsx.`, tool and subject with a dash between, predicate and version.
       * @example 'dev.cdevents.ticket.updated.0.2.0'
       */
      type: `dev.cdeventsx.${string}`;
      /**
       * When it happened, as RFC 3339 date and time with offset. Format: date-time.
       * @example '2026-03-17T13:50:26.415Z'
       */
      timestamp: string;
      /**
       * Where a stricter schema for this event can be found. Format: uri.
       * @example 'https://schemas.example.com/environment-modified.json'
       */
      schemaUri?: string;
      /**
       * Id of the chain of connected events that this one belongs to, a UUID.
       * @example '5724087e-5d53-49aa-bbe4-052fa8ad5bdf'
       */
      chainId?: string;
      /** How this event is connected with others. */
      links?: (LinkEnd | LinkPath | LinkRelation)[];
    };
    /** What the event is about. */
    subject: {
      /**
       * Id of the subject: the same in every event about it.
       * @example 'SHOP-731'
       */
      id: string;
      /**
       * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source?: string;
      /**
       * What is known about the subject at this moment; the sender decides what it contains.
       * @example { summary: 'Card payments fail with 502 after 2.14.0', ticketType: 'incident', group: 'checkout', creator: 'monitoring-bot', assignees: ['ines.park', 'tomas.lind'], priority: 'medium', labels: ['payments', 'production'], milestone: '2.14.1', updatedBy: 'ines.park', uri: 'https://tickets.example.com/SHOP-731' }
       */
      content: { [member: string]: unknown };
    };
    /**
     * Anything the sender wants to add: an object as it is, or other data as base64.
     * @example 'cmV0ZW50aW9uOiA5MCBkYXlz'
     */
    customData?: { [member: string]: unknown } | string;
    /**
     * Media type of `customData`; default: JSON.
     * @example 'text/plain'
     */
    customDataContentType?: string;
  }
}

/** The shapes of CDEvents 0.5.1. */
export namespace V0_5_1 {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.5.1'
     */
    specversion: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '8ffc6022-25e4-4a7b-8894-6c38399724c7'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.2.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '8735ccfd-fdde-4a8b-8d5c-1fa4b318a339'
     */
    chainId?: string;
    /** How this event is connected with others. */
    links?: (LinkEnd | LinkPath | LinkRelation)[];
  }

  /** What the event is about. */
  export interface Subject<Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** When, where and what, in testing events: the source may be any string. */
  export interface TestContext<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.5.1'
     */
    specversion: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '8ffc6022-25e4-4a7b-8894-6c38399724c7'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://images.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.artifact.deleted.0.2.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T18:40:00Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '8735ccfd-fdde-4a8b-8d5c-1fa4b318a339'
     */
    chainId?: string;
    /** How this event is connected with others. */
    links?: (LinkEnd | LinkPath | LinkRelation)[];
  }

  /** What the event is about, in testing events: the source may be any string. */
  export interface TestSubject<Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** What the event is about, where this release still allows its kind to be named. */
  export interface TicketSubject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'pkg:oci/checkout@sha256%3A09d35c8ef412?repository_url=images.example.com/shop/checkout&tag=2.9.0'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'dev.cdevents.artifact.deleted.0.2.0'
     */
    type?: Type;
    /**
     * What is known about the subject at this moment.
     * @example { user: 'retention-job' }
     */
    content: Content;
  }

  /** An artifact was removed from the place that offered it. */
  export interface ArtifactDeleted extends CdEvent<Context<'dev.cdevents.artifact.deleted.0.2.0'>, Subject<ArtifactDeletedContent>> {}

  /** An artifact was fetched from the place that offers it. */
  export interface ArtifactDownloaded extends CdEvent<Context<'dev.cdevents.artifact.downloaded.0.2.0'>, Subject<ArtifactDownloadedContent>> {}

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.3.0'>, Subject<ArtifactPackagedContent_0_4_0>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.3.0'>, Subject<ArtifactPublishedContent>> {}

  /** An artifact was signed, so that others can check who made it. */
  export interface ArtifactSigned extends CdEvent<Context<'dev.cdevents.artifact.signed.0.3.0'>, Subject<ArtifactSignedContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.3.0'>, Subject<BranchCreatedContent_0_2_0>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.3.0'>, Subject<BranchDeletedContent_0_2_0>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.3.0'>, Subject<BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.3.0'>, Subject<NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.3.0'>, Subject<NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.3.0'>, Subject<ChangeAbandonedContent_0_2_0>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.4.0'>, Subject<ChangeCreatedContent_0_4_0>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.3.0'>, Subject<ChangeMergedContent_0_2_0>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.3.0'>, Subject<ChangeReviewedContent_0_2_0>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.3.0'>, Subject<ChangeUpdatedContent_0_2_0>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.3.0'>, Subject<EnvironmentCreatedContent_0_5_0>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.3.0'>, Subject<EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.3.0'>, Subject<EnvironmentModifiedContent_0_5_0>> {}

  /** Monitoring noticed that a service misbehaves in an environment. */
  export interface IncidentDetected extends CdEvent<Context<'dev.cdevents.incident.detected.0.3.0'>, Subject<IncidentDetectedContent>> {}

  /** A ticket was opened for an incident. */
  export interface IncidentReported extends CdEvent<Context<'dev.cdevents.incident.reported.0.3.0'>, Subject<IncidentReportedContent>> {}

  /** An incident is over: the service works again. */
  export interface IncidentResolved extends CdEvent<Context<'dev.cdevents.incident.resolved.0.3.0'>, Subject<IncidentResolvedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.3.0'>, Subject<PipelineRunFinishedContent_0_5_0>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.3.0'>, Subject<PipelineRunQueuedContent_0_5_0>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.3.0'>, Subject<PipelineRunStartedContent_0_5_0>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.3.0'>, Subject<RepositoryCreatedContent_0_5_0>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.3.0'>, Subject<RepositoryDeletedContent_0_5_0>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.3.0'>, Subject<RepositoryModifiedContent_0_5_0>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.3.0'>, Subject<ServiceDeployedContent_0_2_0>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.3.0'>, Subject<ServicePublishedContent_0_2_0>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.3.0'>, Subject<ServiceRemovedContent_0_2_0>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.3.0'>, Subject<ServiceRolledBackContent_0_2_0>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.3.0'>, Subject<ServiceUpgradedContent_0_2_0>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.3.0'>, Subject<TaskRunFinishedContent_0_5_0>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.3.0'>, Subject<TaskRunStartedContent_0_5_0>> {}

  /** A test case run finished, whatever the outcome. */
  export interface TestCaseRunFinished extends CdEvent<TestContext<'dev.cdevents.testcaserun.finished.0.3.0'>, TestSubject<TestCaseRunFinishedContent_0_5_0>> {}

  /** A test case run was accepted and is queued. */
  export interface TestCaseRunQueued extends CdEvent<TestContext<'dev.cdevents.testcaserun.queued.0.3.0'>, TestSubject<TestCaseRunQueuedContent>> {}

  /** A test case was skipped: none of it ran. */
  export interface TestCaseRunSkipped extends CdEvent<TestContext<'dev.cdevents.testcaserun.skipped.0.2.0'>, TestSubject<TestCaseRunSkippedContent>> {}

  /** A test case run started. */
  export interface TestCaseRunStarted extends CdEvent<TestContext<'dev.cdevents.testcaserun.started.0.3.0'>, TestSubject<TestCaseRunStartedContent>> {}

  /** Something that a test case run produced can now be fetched, such as a report or a video. */
  export interface TestOutputPublished extends CdEvent<TestContext<'dev.cdevents.testoutput.published.0.3.0'>, TestSubject<TestOutputPublishedContent>> {}

  /** A test suite run finished, whatever the outcome. */
  export interface TestSuiteRunFinished extends CdEvent<TestContext<'dev.cdevents.testsuiterun.finished.0.3.0'>, TestSubject<TestSuiteRunFinishedContent_0_5_0>> {}

  /** A test suite run was accepted and is queued. */
  export interface TestSuiteRunQueued extends CdEvent<TestContext<'dev.cdevents.testsuiterun.queued.0.3.0'>, TestSubject<TestSuiteRunQueuedContent_0_5_0>> {}

  /** A test suite run started. */
  export interface TestSuiteRunStarted extends CdEvent<TestContext<'dev.cdevents.testsuiterun.started.0.3.0'>, TestSubject<TestSuiteRunStartedContent>> {}

  /** A ticket was closed with a resolution. */
  export interface TicketClosed extends CdEvent<Context<'dev.cdevents.ticket.closed.0.2.0'>, TicketSubject<'ticket', TicketClosedContent>> {}

  /** A ticket was opened in an issue tracker. */
  export interface TicketCreated extends CdEvent<Context<'dev.cdevents.ticket.created.0.2.0'>, Subject<TicketCreatedContent>> {}

  /** A ticket was altered, for example its priority or its assignees. */
  export interface TicketUpdated extends CdEvent<Context<'dev.cdevents.ticket.updated.0.2.0'>, Subject<TicketUpdatedContent>> {}

  /** A vendor's own event, outside the vocabulary: its type begins with `dev.cdeventsx.`. */
  export interface Custom {
    /** When, where and what: the part that all events have. */
    context: {
      /**
       * The release of the vocabulary that the event is written in.
       * @example '0.5.1'
       */
      specversion: string;
      /**
       * Id of this event: together with its source it names one event and no other.
       * @example '0fc2a74c-945e-4223-abdb-6d5ccdad2aa6'
       */
      id: string;
      /**
       * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source: string;
      /**
       * What happened: `dev.cdeventsx.`, tool and subject with a dash between, predicate and version.
       * @example 'dev.cdevents.ticket.updated.0.2.0'
       */
      type: `dev.cdeventsx.${string}`;
      /**
       * When it happened, as RFC 3339 date and time with offset. Format: date-time.
       * @example '2026-03-17T13:50:26.415Z'
       */
      timestamp: string;
      /**
       * Where a stricter schema for this event can be found. Format: uri.
       * @example 'https://schemas.example.com/environment-modified.json'
       */
      schemaUri?: string;
      /**
       * Id of the chain of connected events that this one belongs to, a UUID.
       * @example '8735ccfd-fdde-4a8b-8d5c-1fa4b318a339'
       */
      chainId?: string;
      /** How this event is connected with others. */
      links?: (LinkEnd | LinkPath | LinkRelation)[];
    };
    /** What the event is about. */
    subject: {
      /**
       * Id of the subject: the same in every event about it.
       * @example 'SHOP-731'
       */
      id: string;
      /**
       * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source?: string;
      /**
       * What is known about the subject at this moment; the sender decides what it contains.
       * @example { summary: 'Card payments fail with 502 after 2.14.0', ticketType: 'incident', group: 'checkout', creator: 'monitoring-bot', assignees: ['ines.park', 'tomas.lind'], priority: 'medium', labels: ['payments', 'production'], milestone: '2.14.1', updatedBy: 'ines.park', uri: 'https://tickets.example.com/SHOP-731' }
       */
      content: { [member: string]: unknown };
    };
    /**
     * Anything the sender wants to add: an object as it is, or other data as base64.
     * @example 'cmV0ZW50aW9uOiA5MCBkYXlz'
     */
    customData?: { [member: string]: unknown } | string;
    /**
     * Media type of `customData`; default: JSON.
     * @example 'text/plain'
     */
    customDataContentType?: string;
  }
}

/** The shapes of CDEvents 0.6.0-draft. */
export namespace V0_6_0_draft {
  /** When, where and what: the part that all events have. */
  export interface Context<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.6.0-draft'
     */
    specversion: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '7120de68-41e2-4a68-936f-86b4fbee3ac1'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
     * @example 'https://deploy.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.approval.closed.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T12:55:31.848Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '03be044e-6795-4fc8-b85c-b3ca8c6f35e1'
     */
    chainId?: string;
    /** How this event is connected with others. */
    links?: (LinkEnd_0_6_0_draft | LinkPath_0_6_0_draft | LinkRelation_0_6_0_draft)[];
  }

  /** What the event is about. */
  export interface Subject<Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'checkout-2.14.0-production'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What is known about the subject at this moment.
     * @example { approvalDetailsUrl: 'https://deploy.example.com/shop/approvals/checkout-2.14.0-production', resourceTargetUrl: 'https://deploy.example.com/shop/rollouts/checkout-2.14.0', responder: 'urn:user:shop:ines.park', decision: 'approved', status: 'approved' }
     */
    content: Content;
  }

  /** When, where and what, in testing events: the source may be any string. */
  export interface TestContext<Type extends string> {
    /**
     * The release of the vocabulary that the event is written in.
     * @example '0.6.0-draft'
     */
    specversion: string;
    /**
     * Id of this event: together with its source it names one event and no other.
     * @example '7120de68-41e2-4a68-936f-86b4fbee3ac1'
     */
    id: string;
    /**
     * Where the event comes from: a URI or a path that names the emitting system.
     * @example 'https://deploy.example.com/shop'
     */
    source: string;
    /**
     * What happened: subject, predicate and version of the event.
     * @example 'dev.cdevents.approval.closed.0.1.0'
     */
    type: Type;
    /**
     * When it happened, as RFC 3339 date and time with offset. Format: date-time.
     * @example '2026-03-17T12:55:31.848Z'
     */
    timestamp: string;
    /**
     * Where a stricter schema for this event can be found. Format: uri.
     * @example 'https://schemas.example.com/environment-modified.json'
     */
    schemaUri?: string;
    /**
     * Id of the chain of connected events that this one belongs to, a UUID.
     * @example '03be044e-6795-4fc8-b85c-b3ca8c6f35e1'
     */
    chainId?: string;
    /** How this event is connected with others. */
    links?: (LinkEnd_0_6_0_draft | LinkPath_0_6_0_draft | LinkRelation_0_6_0_draft)[];
  }

  /** What the event is about, in testing events: the source may be any string. */
  export interface TestSubject<Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'checkout-2.14.0-production'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What is known about the subject at this moment.
     * @example { approvalDetailsUrl: 'https://deploy.example.com/shop/approvals/checkout-2.14.0-production', resourceTargetUrl: 'https://deploy.example.com/shop/rollouts/checkout-2.14.0', responder: 'urn:user:shop:ines.park', decision: 'approved', status: 'approved' }
     */
    content: Content;
  }

  /** What the event is about, where this release still allows its kind to be named. */
  export interface TicketSubject<Type extends string, Content extends object> {
    /**
     * Id of the subject: the same in every event about it.
     * @example 'checkout-2.14.0-production'
     */
    id: string;
    /**
     * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
     * @example 'https://images.example.com/shop'
     */
    source?: string;
    /**
     * What kind of thing the subject is.
     * @example 'dev.cdevents.approval.closed.0.1.0'
     */
    type?: Type;
    /**
     * What is known about the subject at this moment.
     * @example { approvalDetailsUrl: 'https://deploy.example.com/shop/approvals/checkout-2.14.0-production', resourceTargetUrl: 'https://deploy.example.com/shop/rollouts/checkout-2.14.0', responder: 'urn:user:shop:ines.park', decision: 'approved', status: 'approved' }
     */
    content: Content;
  }

  /** An approval reached its final state. */
  export interface ApprovalClosed extends CdEvent<Context<'dev.cdevents.approval.closed.0.1.0'>, Subject<ApprovalClosedContent>> {}

  /** Somebody was asked to let something proceed, such as a deployment. */
  export interface ApprovalCreated extends CdEvent<Context<'dev.cdevents.approval.created.0.1.0'>, Subject<ApprovalCreatedContent>> {}

  /** A decision was given on an approval that stays open. */
  export interface ApprovalUpdated extends CdEvent<Context<'dev.cdevents.approval.updated.0.1.0'>, Subject<ApprovalUpdatedContent>> {}

  /** An artifact was removed from the place that offered it. */
  export interface ArtifactDeleted extends CdEvent<Context<'dev.cdevents.artifact.deleted.0.2.0'>, Subject<ArtifactDeletedContent>> {}

  /** An artifact was fetched from the place that offers it. */
  export interface ArtifactDownloaded extends CdEvent<Context<'dev.cdevents.artifact.downloaded.0.2.0'>, Subject<ArtifactDownloadedContent>> {}

  /** An artifact was built from a change and packed for delivery. */
  export interface ArtifactPackaged extends CdEvent<Context<'dev.cdevents.artifact.packaged.0.3.0'>, Subject<ArtifactPackagedContent_0_4_0>> {}

  /** An artifact was uploaded to a place where others can fetch it. */
  export interface ArtifactPublished extends CdEvent<Context<'dev.cdevents.artifact.published.0.3.0'>, Subject<ArtifactPublishedContent>> {}

  /** An artifact was signed, so that others can check who made it. */
  export interface ArtifactSigned extends CdEvent<Context<'dev.cdevents.artifact.signed.0.3.0'>, Subject<ArtifactSignedContent>> {}

  /** A branch was created in a repository. */
  export interface BranchCreated extends CdEvent<Context<'dev.cdevents.branch.created.0.3.0'>, Subject<BranchCreatedContent_0_2_0>> {}

  /** A branch was deleted from a repository. */
  export interface BranchDeleted extends CdEvent<Context<'dev.cdevents.branch.deleted.0.3.0'>, Subject<BranchDeletedContent_0_2_0>> {}

  /** A build finished, whatever the result. */
  export interface BuildFinished extends CdEvent<Context<'dev.cdevents.build.finished.0.3.0'>, Subject<BuildFinishedContent>> {}

  /** A build was accepted and is queued. */
  export interface BuildQueued extends CdEvent<Context<'dev.cdevents.build.queued.0.3.0'>, Subject<NoContent>> {}

  /** A build started. */
  export interface BuildStarted extends CdEvent<Context<'dev.cdevents.build.started.0.3.0'>, Subject<NoContent>> {}

  /** A proposed change was closed without being merged. */
  export interface ChangeAbandoned extends CdEvent<Context<'dev.cdevents.change.abandoned.0.3.0'>, Subject<ChangeAbandonedContent_0_2_0>> {}

  /** A change to source code was proposed, for example as a pull request. */
  export interface ChangeCreated extends CdEvent<Context<'dev.cdevents.change.created.0.4.0'>, Subject<ChangeCreatedContent_0_4_0>> {}

  /** A proposed change became part of its target branch. */
  export interface ChangeMerged extends CdEvent<Context<'dev.cdevents.change.merged.0.3.0'>, Subject<ChangeMergedContent_0_2_0>> {}

  /** Somebody gave a verdict on a proposed change. */
  export interface ChangeReviewed extends CdEvent<Context<'dev.cdevents.change.reviewed.0.3.0'>, Subject<ChangeReviewedContent_0_2_0>> {}

  /** A proposed change was altered, for example by another commit. */
  export interface ChangeUpdated extends CdEvent<Context<'dev.cdevents.change.updated.0.3.0'>, Subject<ChangeUpdatedContent_0_2_0>> {}

  /** A place where services can run was set up. */
  export interface EnvironmentCreated extends CdEvent<Context<'dev.cdevents.environment.created.0.3.0'>, Subject<EnvironmentCreatedContent_0_5_0>> {}

  /** A place where services can run was taken down. */
  export interface EnvironmentDeleted extends CdEvent<Context<'dev.cdevents.environment.deleted.0.3.0'>, Subject<EnvironmentDeletedContent>> {}

  /** A place where services can run was changed. */
  export interface EnvironmentModified extends CdEvent<Context<'dev.cdevents.environment.modified.0.3.0'>, Subject<EnvironmentModifiedContent_0_5_0>> {}

  /** Monitoring noticed that a service misbehaves in an environment. */
  export interface IncidentDetected extends CdEvent<Context<'dev.cdevents.incident.detected.0.3.0'>, Subject<IncidentDetectedContent>> {}

  /** A ticket was opened for an incident. */
  export interface IncidentReported extends CdEvent<Context<'dev.cdevents.incident.reported.0.3.0'>, Subject<IncidentReportedContent>> {}

  /** An incident is over: the service works again. */
  export interface IncidentResolved extends CdEvent<Context<'dev.cdevents.incident.resolved.0.3.0'>, Subject<IncidentResolvedContent>> {}

  /** A pipeline run finished, whatever the outcome. */
  export interface PipelineRunFinished extends CdEvent<Context<'dev.cdevents.pipelinerun.finished.0.3.0'>, Subject<PipelineRunFinishedContent_0_5_0>> {}

  /** A pipeline run was scheduled and is queued. */
  export interface PipelineRunQueued extends CdEvent<Context<'dev.cdevents.pipelinerun.queued.0.3.0'>, Subject<PipelineRunQueuedContent_0_5_0>> {}

  /** A pipeline run started. */
  export interface PipelineRunStarted extends CdEvent<Context<'dev.cdevents.pipelinerun.started.0.3.0'>, Subject<PipelineRunStartedContent_0_5_0>> {}

  /** A source code repository was created. */
  export interface RepositoryCreated extends CdEvent<Context<'dev.cdevents.repository.created.0.3.0'>, Subject<RepositoryCreatedContent_0_5_0>> {}

  /** A source code repository was deleted. */
  export interface RepositoryDeleted extends CdEvent<Context<'dev.cdevents.repository.deleted.0.3.0'>, Subject<RepositoryDeletedContent_0_5_0>> {}

  /** Something about a source code repository changed, such as its name or owner. */
  export interface RepositoryModified extends CdEvent<Context<'dev.cdevents.repository.modified.0.3.0'>, Subject<RepositoryModifiedContent_0_5_0>> {}

  /** A new service instance was deployed to an environment. */
  export interface ServiceDeployed extends CdEvent<Context<'dev.cdevents.service.deployed.0.3.0'>, Subject<ServiceDeployedContent_0_2_0>> {}

  /** A service became reachable by its users. */
  export interface ServicePublished extends CdEvent<Context<'dev.cdevents.service.published.0.3.0'>, Subject<ServicePublishedContent_0_2_0>> {}

  /** A service was removed from an environment. */
  export interface ServiceRemoved extends CdEvent<Context<'dev.cdevents.service.removed.0.3.0'>, Subject<ServiceRemovedContent_0_2_0>> {}

  /** A running service was rolled back to an earlier artifact. */
  export interface ServiceRolledBack extends CdEvent<Context<'dev.cdevents.service.rolledback.0.3.0'>, Subject<ServiceRolledBackContent_0_2_0>> {}

  /** A running service was upgraded to a newer artifact. */
  export interface ServiceUpgraded extends CdEvent<Context<'dev.cdevents.service.upgraded.0.3.0'>, Subject<ServiceUpgradedContent_0_2_0>> {}

  /** A task run finished, whatever the outcome. */
  export interface TaskRunFinished extends CdEvent<Context<'dev.cdevents.taskrun.finished.0.3.0'>, Subject<TaskRunFinishedContent_0_6_0_draft>> {}

  /** A task run started, inside a pipeline run or on its own. */
  export interface TaskRunStarted extends CdEvent<Context<'dev.cdevents.taskrun.started.0.3.0'>, Subject<TaskRunStartedContent_0_5_0>> {}

  /** A test case run finished, whatever the outcome. */
  export interface TestCaseRunFinished extends CdEvent<TestContext<'dev.cdevents.testcaserun.finished.0.3.0'>, TestSubject<TestCaseRunFinishedContent_0_5_0>> {}

  /** A test case run was accepted and is queued. */
  export interface TestCaseRunQueued extends CdEvent<TestContext<'dev.cdevents.testcaserun.queued.0.3.0'>, TestSubject<TestCaseRunQueuedContent>> {}

  /** A test case was skipped: none of it ran. */
  export interface TestCaseRunSkipped extends CdEvent<TestContext<'dev.cdevents.testcaserun.skipped.0.2.0'>, TestSubject<TestCaseRunSkippedContent>> {}

  /** A test case run started. */
  export interface TestCaseRunStarted extends CdEvent<TestContext<'dev.cdevents.testcaserun.started.0.3.0'>, TestSubject<TestCaseRunStartedContent>> {}

  /** Something that a test case run produced can now be fetched, such as a report or a video. */
  export interface TestOutputPublished extends CdEvent<TestContext<'dev.cdevents.testoutput.published.0.3.0'>, TestSubject<TestOutputPublishedContent>> {}

  /** A test suite run finished, whatever the outcome. */
  export interface TestSuiteRunFinished extends CdEvent<TestContext<'dev.cdevents.testsuiterun.finished.0.3.0'>, TestSubject<TestSuiteRunFinishedContent_0_5_0>> {}

  /** A test suite run was accepted and is queued. */
  export interface TestSuiteRunQueued extends CdEvent<TestContext<'dev.cdevents.testsuiterun.queued.0.3.0'>, TestSubject<TestSuiteRunQueuedContent_0_5_0>> {}

  /** A test suite run started. */
  export interface TestSuiteRunStarted extends CdEvent<TestContext<'dev.cdevents.testsuiterun.started.0.3.0'>, TestSubject<TestSuiteRunStartedContent>> {}

  /** A ticket was closed with a resolution. */
  export interface TicketClosed extends CdEvent<Context<'dev.cdevents.ticket.closed.0.2.0'>, TicketSubject<'ticket', TicketClosedContent>> {}

  /** A ticket was opened in an issue tracker. */
  export interface TicketCreated extends CdEvent<Context<'dev.cdevents.ticket.created.0.2.0'>, Subject<TicketCreatedContent>> {}

  /** A ticket was altered, for example its priority or its assignees. */
  export interface TicketUpdated extends CdEvent<Context<'dev.cdevents.ticket.updated.0.2.0'>, Subject<TicketUpdatedContent>> {}

  /** A vendor's own event, outside the vocabulary: its type begins with `dev.cdeventsx.`. */
  export interface Custom {
    /** When, where and what: the part that all events have. */
    context: {
      /**
       * The release of the vocabulary that the event is written in.
       * @example '0.6.0-draft'
       */
      specversion: string;
      /**
       * Id of this event: together with its source it names one event and no other.
       * @example 'ee20f710-a5bf-4079-b0c8-9d4fd2acadb0'
       */
      id: string;
      /**
       * Where the event comes from: a URI or a path that names the emitting system. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source: string;
      /**
       * What happened: `dev.cdeventsx.`, tool and subject with a dash between, predicate and version.
       * @example 'dev.cdevents.ticket.updated.0.2.0'
       */
      type: `dev.cdeventsx.${string}`;
      /**
       * When it happened, as RFC 3339 date and time with offset. Format: date-time.
       * @example '2026-03-17T13:50:26.415Z'
       */
      timestamp: string;
      /**
       * Where a stricter schema for this event can be found. Format: uri.
       * @example 'https://schemas.example.com/environment-modified.json'
       */
      schemaUri?: string;
      /**
       * Id of the chain of connected events that this one belongs to, a UUID.
       * @example '03be044e-6795-4fc8-b85c-b3ca8c6f35e1'
       */
      chainId?: string;
      /** How this event is connected with others. */
      links?: (LinkEnd_0_6_0_draft | LinkPath_0_6_0_draft | LinkRelation_0_6_0_draft)[];
    };
    /** What the event is about. */
    subject: {
      /**
       * Id of the subject: the same in every event about it.
       * @example 'SHOP-731'
       */
      id: string;
      /**
       * Where the subject lives, when that is not where the event comes from. Format: uri-reference.
       * @example 'https://tickets.example.com'
       */
      source?: string;
      /**
       * What is known about the subject at this moment; the sender decides what it contains.
       * @example { summary: 'Card payments fail with 502 after 2.14.0', ticketType: 'incident', group: 'checkout', creator: 'monitoring-bot', assignees: ['ines.park', 'tomas.lind'], priority: 'medium', labels: ['payments', 'production'], milestone: '2.14.1', updatedBy: 'ines.park', uri: 'https://tickets.example.com/SHOP-731' }
       */
      content: { [member: string]: unknown };
    };
    /**
     * Anything the sender wants to add: an object as it is, or other data as base64.
     * @example 'cmV0ZW50aW9uOiA5MCBkYXlz'
     */
    customData?: { [member: string]: unknown } | string;
    /**
     * Media type of `customData`; default: JSON.
     * @example 'text/plain'
     */
    customDataContentType?: string;
  }
}

/** A content that tells nothing. */
export type NoContent = Record<string, never>;

/** An event of a vendor's own, in any release that has them. */
export type CustomEvent = V0_4_0.Custom | V0_4_1.Custom | V0_5_0.Custom | V0_5_1.Custom | V0_6_0_draft.Custom;

/** By type string: the shape of such an event; where several vocabularies share a type string, one of their shapes. */
export interface Events {
  'CD.Pipeline.PipelineRun.Queued': Draft.PipelineRunQueued | Draft.PipelineRunQueuedCloudEvent;
  'CD.Pipeline.PipelineRun.Started': Draft.PipelineRunStarted | Draft.PipelineRunStartedCloudEvent;
  'CD.Pipeline.PipelineRun.Finished': Draft.PipelineRunFinished | Draft.PipelineRunFinishedCloudEvent;
  'CD.Pipeline.TaskRun.Started': Draft.TaskRunStarted | Draft.TaskRunStartedCloudEvent;
  'CD.Pipeline.TaskRun.Finished': Draft.TaskRunFinished | Draft.TaskRunFinishedCloudEvent;
  'cd.pipelinerun.queued.v1': SigV1.PipelineRunQueued;
  'cd.pipelinerun.started.v1': SigV1.PipelineRunStarted;
  'cd.pipelinerun.finished.v1': SigV1.PipelineRunFinished;
  'cd.taskrun.started.v1': SigV1.TaskRunStarted;
  'cd.taskrun.finished.v1': SigV1.TaskRunFinished;
  'cd.repository.created.v1': SigV1.RepositoryCreated;
  'cd.repository.modified.v1': SigV1.RepositoryModified;
  'cd.repository.deleted.v1': SigV1.RepositoryDeleted;
  'cd.repository.branch.created.v1': SigV1.BranchCreated;
  'cd.repository.branch.deleted.v1': SigV1.BranchDeleted;
  'cd.repository.change.created.v1': SigV1.ChangeCreated;
  'cd.repository.change.updated.v1': SigV1.ChangeUpdated;
  'cd.repository.change.reviewed.v1': SigV1.ChangeReviewed;
  'cd.repository.change.merged.v1': SigV1.ChangeMerged;
  'cd.repository.change.abandoned.v1': SigV1.ChangeAbandoned;
  'cd.build.queued.v1': SigV1.BuildQueued;
  'cd.build.started.v1': SigV1.BuildStarted;
  'cd.build.finished.v1': SigV1.BuildFinished;
  'cd.test.case.queued.v1': SigV1.TestCaseQueued;
  'cd.test.case.started.v1': SigV1.TestCaseStarted;
  'cd.test.case.finished.v1': SigV1.TestCaseFinished;
  'cd.test.suite.queued.v1': SigV1.TestSuiteQueued;
  'cd.test.suite.started.v1': SigV1.TestSuiteStarted;
  'cd.test.suite.finished.v1': SigV1.TestSuiteFinished;
  'cd.artifact.packaged.v1': SigV1.ArtifactPackaged;
  'cd.artifact.published.v1': SigV1.ArtifactPublished;
  'cd.environment.created.v1': SigV1.EnvironmentCreated;
  'cd.environment.modified.v1': SigV1.EnvironmentModified;
  'cd.environment.deleted.v1': SigV1.EnvironmentDeleted;
  'cd.service.deployed.v1': SigV1.ServiceDeployed;
  'cd.service.upgraded.v1': SigV1.ServiceUpgraded;
  'cd.service.rolledback.v1': SigV1.ServiceRolledBack;
  'cd.service.removed.v1': SigV1.ServiceRemoved;
  'dev.cdevents.artifact.packaged.0.1.0': V0_1_0.ArtifactPackaged | V0_1_1.ArtifactPackaged | V0_1_2.ArtifactPackaged;
  'dev.cdevents.artifact.published.0.1.0': V0_1_0.ArtifactPublished | V0_1_1.ArtifactPublished | V0_1_2.ArtifactPublished;
  'dev.cdevents.branch.created.0.1.0': V0_1_0.BranchCreated;
  'dev.cdevents.branch.deleted.0.1.0': V0_1_0.BranchDeleted;
  'dev.cdevents.build.finished.0.1.0': V0_1_0.BuildFinished | V0_1_1.BuildFinished | V0_1_2.BuildFinished;
  'dev.cdevents.build.queued.0.1.0': V0_1_0.BuildQueued | V0_1_1.BuildQueued | V0_1_2.BuildQueued;
  'dev.cdevents.build.started.0.1.0': V0_1_0.BuildStarted | V0_1_1.BuildStarted | V0_1_2.BuildStarted;
  'dev.cdevents.change.abandoned.0.1.0': V0_1_0.ChangeAbandoned;
  'dev.cdevents.change.created.0.1.0': V0_1_0.ChangeCreated;
  'dev.cdevents.change.merged.0.1.0': V0_1_0.ChangeMerged;
  'dev.cdevents.change.reviewed.0.1.0': V0_1_0.ChangeReviewed;
  'dev.cdevents.change.updated.0.1.0': V0_1_0.ChangeUpdated;
  'dev.cdevents.environment.created.0.1.0': V0_1_0.EnvironmentCreated | V0_1_1.EnvironmentCreated | V0_1_2.EnvironmentCreated;
  'dev.cdevents.environment.deleted.0.1.0': V0_1_0.EnvironmentDeleted | V0_1_1.EnvironmentDeleted | V0_1_2.EnvironmentDeleted;
  'dev.cdevents.environment.modified.0.1.0': V0_1_0.EnvironmentModified | V0_1_1.EnvironmentModified | V0_1_2.EnvironmentModified;
  'dev.cdevents.pipelinerun.finished.0.1.0': V0_1_0.PipelineRunFinished | V0_1_1.PipelineRunFinished | V0_1_2.PipelineRunFinished;
  'dev.cdevents.pipelinerun.queued.0.1.0': V0_1_0.PipelineRunQueued | V0_1_1.PipelineRunQueued | V0_1_2.PipelineRunQueued;
  'dev.cdevents.pipelinerun.started.0.1.0': V0_1_0.PipelineRunStarted | V0_1_1.PipelineRunStarted | V0_1_2.PipelineRunStarted;
  'dev.cdevents.repository.created.0.1.0': V0_1_0.RepositoryCreated | V0_1_1.RepositoryCreated | V0_1_2.RepositoryCreated;
  'dev.cdevents.repository.deleted.0.1.0': V0_1_0.RepositoryDeleted | V0_1_1.RepositoryDeleted | V0_1_2.RepositoryDeleted;
  'dev.cdevents.repository.modified.0.1.0': V0_1_0.RepositoryModified | V0_1_1.RepositoryModified | V0_1_2.RepositoryModified;
  'dev.cdevents.service.deployed.0.1.0': V0_1_0.ServiceDeployed | V0_1_1.ServiceDeployed | V0_1_2.ServiceDeployed;
  'dev.cdevents.service.published.0.1.0': V0_1_0.ServicePublished | V0_1_1.ServicePublished | V0_1_2.ServicePublished;
  'dev.cdevents.service.removed.0.1.0': V0_1_0.ServiceRemoved | V0_1_1.ServiceRemoved | V0_1_2.ServiceRemoved;
  'dev.cdevents.service.rolledback.0.1.0': V0_1_0.ServiceRolledBack | V0_1_1.ServiceRolledBack | V0_1_2.ServiceRolledBack;
  'dev.cdevents.service.upgraded.0.1.0': V0_1_0.ServiceUpgraded | V0_1_1.ServiceUpgraded | V0_1_2.ServiceUpgraded;
  'dev.cdevents.taskrun.finished.0.1.0': V0_1_0.TaskRunFinished | V0_1_1.TaskRunFinished | V0_1_2.TaskRunFinished;
  'dev.cdevents.taskrun.started.0.1.0': V0_1_0.TaskRunStarted | V0_1_1.TaskRunStarted | V0_1_2.TaskRunStarted;
  'dev.cdevents.testcase.finished.0.1.0': V0_1_0.TestCaseFinished | V0_1_1.TestCaseFinished | V0_1_2.TestCaseFinished;
  'dev.cdevents.testcase.queued.0.1.0': V0_1_0.TestCaseQueued | V0_1_1.TestCaseQueued | V0_1_2.TestCaseQueued;
  'dev.cdevents.testcase.started.0.1.0': V0_1_0.TestCaseStarted | V0_1_1.TestCaseStarted | V0_1_2.TestCaseStarted;
  'dev.cdevents.testsuite.finished.0.1.0': V0_1_0.TestSuiteFinished | V0_1_1.TestSuiteFinished | V0_1_2.TestSuiteFinished;
  'dev.cdevents.testsuite.started.0.1.0': V0_1_0.TestSuiteStarted | V0_1_1.TestSuiteStarted | V0_1_2.TestSuiteStarted;
  'dev.cdevents.branch.created.0.1.1': V0_1_1.BranchCreated | V0_1_2.BranchCreated;
  'dev.cdevents.branch.deleted.0.1.1': V0_1_1.BranchDeleted | V0_1_2.BranchDeleted;
  'dev.cdevents.change.abandoned.0.1.1': V0_1_1.ChangeAbandoned | V0_1_2.ChangeAbandoned;
  'dev.cdevents.change.created.0.1.1': V0_1_1.ChangeCreated | V0_1_2.ChangeCreated;
  'dev.cdevents.change.merged.0.1.1': V0_1_1.ChangeMerged | V0_1_2.ChangeMerged;
  'dev.cdevents.change.reviewed.0.1.1': V0_1_1.ChangeReviewed | V0_1_2.ChangeReviewed;
  'dev.cdevents.change.updated.0.1.1': V0_1_1.ChangeUpdated | V0_1_2.ChangeUpdated;
  'dev.cdevents.artifact.packaged.0.1.1': V0_2_0.ArtifactPackaged | V0_3_0.ArtifactPackaged;
  'dev.cdevents.artifact.published.0.1.1': V0_2_0.ArtifactPublished | V0_3_0.ArtifactPublished;
  'dev.cdevents.branch.created.0.1.2': V0_2_0.BranchCreated | V0_3_0.BranchCreated;
  'dev.cdevents.branch.deleted.0.1.2': V0_2_0.BranchDeleted | V0_3_0.BranchDeleted;
  'dev.cdevents.build.finished.0.1.1': V0_2_0.BuildFinished | V0_3_0.BuildFinished;
  'dev.cdevents.build.queued.0.1.1': V0_2_0.BuildQueued | V0_3_0.BuildQueued;
  'dev.cdevents.build.started.0.1.1': V0_2_0.BuildStarted | V0_3_0.BuildStarted;
  'dev.cdevents.change.abandoned.0.1.2': V0_2_0.ChangeAbandoned | V0_3_0.ChangeAbandoned;
  'dev.cdevents.change.created.0.1.2': V0_2_0.ChangeCreated | V0_3_0.ChangeCreated;
  'dev.cdevents.change.merged.0.1.2': V0_2_0.ChangeMerged | V0_3_0.ChangeMerged;
  'dev.cdevents.change.reviewed.0.1.2': V0_2_0.ChangeReviewed | V0_3_0.ChangeReviewed;
  'dev.cdevents.change.updated.0.1.2': V0_2_0.ChangeUpdated | V0_3_0.ChangeUpdated;
  'dev.cdevents.environment.created.0.1.1': V0_2_0.EnvironmentCreated | V0_3_0.EnvironmentCreated;
  'dev.cdevents.environment.deleted.0.1.1': V0_2_0.EnvironmentDeleted | V0_3_0.EnvironmentDeleted;
  'dev.cdevents.environment.modified.0.1.1': V0_2_0.EnvironmentModified | V0_3_0.EnvironmentModified;
  'dev.cdevents.incident.detected.0.1.0': V0_2_0.IncidentDetected | V0_3_0.IncidentDetected;
  'dev.cdevents.incident.reported.0.1.0': V0_2_0.IncidentReported | V0_3_0.IncidentReported;
  'dev.cdevents.incident.resolved.0.1.0': V0_2_0.IncidentResolved | V0_3_0.IncidentResolved;
  'dev.cdevents.pipelinerun.finished.0.1.1': V0_2_0.PipelineRunFinished | V0_3_0.PipelineRunFinished;
  'dev.cdevents.pipelinerun.queued.0.1.1': V0_2_0.PipelineRunQueued | V0_3_0.PipelineRunQueued;
  'dev.cdevents.pipelinerun.started.0.1.1': V0_2_0.PipelineRunStarted | V0_3_0.PipelineRunStarted;
  'dev.cdevents.repository.created.0.1.1': V0_2_0.RepositoryCreated | V0_3_0.RepositoryCreated;
  'dev.cdevents.repository.deleted.0.1.1': V0_2_0.RepositoryDeleted | V0_3_0.RepositoryDeleted;
  'dev.cdevents.repository.modified.0.1.1': V0_2_0.RepositoryModified | V0_3_0.RepositoryModified;
  'dev.cdevents.service.deployed.0.1.1': V0_2_0.ServiceDeployed | V0_3_0.ServiceDeployed;
  'dev.cdevents.service.published.0.1.1': V0_2_0.ServicePublished | V0_3_0.ServicePublished;
  'dev.cdevents.service.removed.0.1.1': V0_2_0.ServiceRemoved | V0_3_0.ServiceRemoved;
  'dev.cdevents.service.rolledback.0.1.1': V0_2_0.ServiceRolledBack | V0_3_0.ServiceRolledBack;
  'dev.cdevents.service.upgraded.0.1.1': V0_2_0.ServiceUpgraded | V0_3_0.ServiceUpgraded;
  'dev.cdevents.taskrun.finished.0.1.1': V0_2_0.TaskRunFinished | V0_3_0.TaskRunFinished;
  'dev.cdevents.taskrun.started.0.1.1': V0_2_0.TaskRunStarted | V0_3_0.TaskRunStarted;
  'dev.cdevents.testcase.finished.0.1.1': V0_2_0.TestCaseFinished;
  'dev.cdevents.testcase.queued.0.1.1': V0_2_0.TestCaseQueued;
  'dev.cdevents.testcase.started.0.1.1': V0_2_0.TestCaseStarted;
  'dev.cdevents.testsuite.finished.0.1.1': V0_2_0.TestSuiteFinished;
  'dev.cdevents.testsuite.started.0.1.1': V0_2_0.TestSuiteStarted;
  'dev.cdevents.artifact.signed.0.1.0': V0_3_0.ArtifactSigned;
  'dev.cdevents.testcaserun.finished.0.1.0': V0_3_0.TestCaseRunFinished;
  'dev.cdevents.testcaserun.queued.0.1.0': V0_3_0.TestCaseRunQueued;
  'dev.cdevents.testcaserun.started.0.1.0': V0_3_0.TestCaseRunStarted;
  'dev.cdevents.testoutput.published.0.1.0': V0_3_0.TestOutputPublished;
  'dev.cdevents.testsuiterun.finished.0.1.0': V0_3_0.TestSuiteRunFinished;
  'dev.cdevents.testsuiterun.queued.0.1.0': V0_3_0.TestSuiteRunQueued;
  'dev.cdevents.testsuiterun.started.0.1.0': V0_3_0.TestSuiteRunStarted;
  'dev.cdevents.artifact.deleted.0.1.0': V0_4_0.ArtifactDeleted | V0_4_1.ArtifactDeleted;
  'dev.cdevents.artifact.downloaded.0.1.0': V0_4_0.ArtifactDownloaded | V0_4_1.ArtifactDownloaded;
  'dev.cdevents.artifact.packaged.0.2.0': V0_4_0.ArtifactPackaged | V0_4_1.ArtifactPackaged;
  'dev.cdevents.artifact.published.0.2.0': V0_4_0.ArtifactPublished | V0_4_1.ArtifactPublished;
  'dev.cdevents.artifact.signed.0.2.0': V0_4_0.ArtifactSigned | V0_4_1.ArtifactSigned;
  'dev.cdevents.branch.created.0.2.0': V0_4_0.BranchCreated | V0_4_1.BranchCreated;
  'dev.cdevents.branch.deleted.0.2.0': V0_4_0.BranchDeleted | V0_4_1.BranchDeleted;
  'dev.cdevents.build.finished.0.2.0': V0_4_0.BuildFinished | V0_4_1.BuildFinished;
  'dev.cdevents.build.queued.0.2.0': V0_4_0.BuildQueued | V0_4_1.BuildQueued;
  'dev.cdevents.build.started.0.2.0': V0_4_0.BuildStarted | V0_4_1.BuildStarted;
  'dev.cdevents.change.abandoned.0.2.0': V0_4_0.ChangeAbandoned | V0_4_1.ChangeAbandoned;
  'dev.cdevents.change.created.0.3.0': V0_4_0.ChangeCreated | V0_4_1.ChangeCreated;
  'dev.cdevents.change.merged.0.2.0': V0_4_0.ChangeMerged | V0_4_1.ChangeMerged;
  'dev.cdevents.change.reviewed.0.2.0': V0_4_0.ChangeReviewed | V0_4_1.ChangeReviewed;
  'dev.cdevents.change.updated.0.2.0': V0_4_0.ChangeUpdated | V0_4_1.ChangeUpdated;
  'dev.cdevents.environment.created.0.2.0': V0_4_0.EnvironmentCreated | V0_4_1.EnvironmentCreated;
  'dev.cdevents.environment.deleted.0.2.0': V0_4_0.EnvironmentDeleted | V0_4_1.EnvironmentDeleted;
  'dev.cdevents.environment.modified.0.2.0': V0_4_0.EnvironmentModified | V0_4_1.EnvironmentModified;
  'dev.cdevents.incident.detected.0.2.0': V0_4_0.IncidentDetected | V0_4_1.IncidentDetected;
  'dev.cdevents.incident.reported.0.2.0': V0_4_0.IncidentReported | V0_4_1.IncidentReported;
  'dev.cdevents.incident.resolved.0.2.0': V0_4_0.IncidentResolved | V0_4_1.IncidentResolved;
  'dev.cdevents.pipelinerun.finished.0.2.0': V0_4_0.PipelineRunFinished | V0_4_1.PipelineRunFinished;
  'dev.cdevents.pipelinerun.queued.0.2.0': V0_4_0.PipelineRunQueued | V0_4_1.PipelineRunQueued;
  'dev.cdevents.pipelinerun.started.0.2.0': V0_4_0.PipelineRunStarted | V0_4_1.PipelineRunStarted;
  'dev.cdevents.repository.created.0.2.0': V0_4_0.RepositoryCreated | V0_4_1.RepositoryCreated;
  'dev.cdevents.repository.deleted.0.2.0': V0_4_0.RepositoryDeleted | V0_4_1.RepositoryDeleted;
  'dev.cdevents.repository.modified.0.2.0': V0_4_0.RepositoryModified | V0_4_1.RepositoryModified;
  'dev.cdevents.service.deployed.0.2.0': V0_4_0.ServiceDeployed | V0_4_1.ServiceDeployed;
  'dev.cdevents.service.published.0.2.0': V0_4_0.ServicePublished | V0_4_1.ServicePublished;
  'dev.cdevents.service.removed.0.2.0': V0_4_0.ServiceRemoved | V0_4_1.ServiceRemoved;
  'dev.cdevents.service.rolledback.0.2.0': V0_4_0.ServiceRolledBack | V0_4_1.ServiceRolledBack;
  'dev.cdevents.service.upgraded.0.2.0': V0_4_0.ServiceUpgraded | V0_4_1.ServiceUpgraded;
  'dev.cdevents.taskrun.finished.0.2.0': V0_4_0.TaskRunFinished | V0_4_1.TaskRunFinished;
  'dev.cdevents.taskrun.started.0.2.0': V0_4_0.TaskRunStarted | V0_4_1.TaskRunStarted;
  'dev.cdevents.testcaserun.finished.0.2.0': V0_4_0.TestCaseRunFinished | V0_4_1.TestCaseRunFinished;
  'dev.cdevents.testcaserun.queued.0.2.0': V0_4_0.TestCaseRunQueued | V0_4_1.TestCaseRunQueued;
  'dev.cdevents.testcaserun.skipped.0.1.0': V0_4_0.TestCaseRunSkipped | V0_4_1.TestCaseRunSkipped;
  'dev.cdevents.testcaserun.started.0.2.0': V0_4_0.TestCaseRunStarted | V0_4_1.TestCaseRunStarted;
  'dev.cdevents.testoutput.published.0.2.0': V0_4_0.TestOutputPublished | V0_4_1.TestOutputPublished;
  'dev.cdevents.testsuiterun.finished.0.2.0': V0_4_0.TestSuiteRunFinished | V0_4_1.TestSuiteRunFinished;
  'dev.cdevents.testsuiterun.queued.0.2.0': V0_4_0.TestSuiteRunQueued | V0_4_1.TestSuiteRunQueued;
  'dev.cdevents.testsuiterun.started.0.2.0': V0_4_0.TestSuiteRunStarted | V0_4_1.TestSuiteRunStarted;
  'dev.cdevents.ticket.closed.0.1.0': V0_4_0.TicketClosed | V0_4_1.TicketClosed;
  'dev.cdevents.ticket.created.0.1.0': V0_4_0.TicketCreated | V0_4_1.TicketCreated;
  'dev.cdevents.ticket.updated.0.1.0': V0_4_0.TicketUpdated | V0_4_1.TicketUpdated;
  'dev.cdevents.artifact.deleted.0.2.0': V0_5_0.ArtifactDeleted | V0_5_1.ArtifactDeleted | V0_6_0_draft.ArtifactDeleted;
  'dev.cdevents.artifact.downloaded.0.2.0': V0_5_0.ArtifactDownloaded | V0_5_1.ArtifactDownloaded | V0_6_0_draft.ArtifactDownloaded;
  'dev.cdevents.artifact.packaged.0.3.0': V0_5_0.ArtifactPackaged | V0_5_1.ArtifactPackaged | V0_6_0_draft.ArtifactPackaged;
  'dev.cdevents.artifact.published.0.3.0': V0_5_0.ArtifactPublished | V0_5_1.ArtifactPublished | V0_6_0_draft.ArtifactPublished;
  'dev.cdevents.artifact.signed.0.3.0': V0_5_0.ArtifactSigned | V0_5_1.ArtifactSigned | V0_6_0_draft.ArtifactSigned;
  'dev.cdevents.branch.created.0.3.0': V0_5_0.BranchCreated | V0_5_1.BranchCreated | V0_6_0_draft.BranchCreated;
  'dev.cdevents.branch.deleted.0.3.0': V0_5_0.BranchDeleted | V0_5_1.BranchDeleted | V0_6_0_draft.BranchDeleted;
  'dev.cdevents.build.finished.0.3.0': V0_5_0.BuildFinished | V0_5_1.BuildFinished | V0_6_0_draft.BuildFinished;
  'dev.cdevents.build.queued.0.3.0': V0_5_0.BuildQueued | V0_5_1.BuildQueued | V0_6_0_draft.BuildQueued;
  'dev.cdevents.build.started.0.3.0': V0_5_0.BuildStarted | V0_5_1.BuildStarted | V0_6_0_draft.BuildStarted;
  'dev.cdevents.change.abandoned.0.3.0': V0_5_0.ChangeAbandoned | V0_5_1.ChangeAbandoned | V0_6_0_draft.ChangeAbandoned;
  'dev.cdevents.change.created.0.4.0': V0_5_0.ChangeCreated | V0_5_1.ChangeCreated | V0_6_0_draft.ChangeCreated;
  'dev.cdevents.change.merged.0.3.0': V0_5_0.ChangeMerged | V0_5_1.ChangeMerged | V0_6_0_draft.ChangeMerged;
  'dev.cdevents.change.reviewed.0.3.0': V0_5_0.ChangeReviewed | V0_5_1.ChangeReviewed | V0_6_0_draft.ChangeReviewed;
  'dev.cdevents.change.updated.0.3.0': V0_5_0.ChangeUpdated | V0_5_1.ChangeUpdated | V0_6_0_draft.ChangeUpdated;
  'dev.cdevents.environment.created.0.3.0': V0_5_0.EnvironmentCreated | V0_5_1.EnvironmentCreated | V0_6_0_draft.EnvironmentCreated;
  'dev.cdevents.environment.deleted.0.3.0': V0_5_0.EnvironmentDeleted | V0_5_1.EnvironmentDeleted | V0_6_0_draft.EnvironmentDeleted;
  'dev.cdevents.environment.modified.0.3.0': V0_5_0.EnvironmentModified | V0_5_1.EnvironmentModified | V0_6_0_draft.EnvironmentModified;
  'dev.cdevents.incident.detected.0.3.0': V0_5_0.IncidentDetected | V0_5_1.IncidentDetected | V0_6_0_draft.IncidentDetected;
  'dev.cdevents.incident.reported.0.3.0': V0_5_0.IncidentReported | V0_5_1.IncidentReported | V0_6_0_draft.IncidentReported;
  'dev.cdevents.incident.resolved.0.3.0': V0_5_0.IncidentResolved | V0_5_1.IncidentResolved | V0_6_0_draft.IncidentResolved;
  'dev.cdevents.pipelinerun.finished.0.3.0': V0_5_0.PipelineRunFinished | V0_5_1.PipelineRunFinished | V0_6_0_draft.PipelineRunFinished;
  'dev.cdevents.pipelinerun.queued.0.3.0': V0_5_0.PipelineRunQueued | V0_5_1.PipelineRunQueued | V0_6_0_draft.PipelineRunQueued;
  'dev.cdevents.pipelinerun.started.0.3.0': V0_5_0.PipelineRunStarted | V0_5_1.PipelineRunStarted | V0_6_0_draft.PipelineRunStarted;
  'dev.cdevents.repository.created.0.3.0': V0_5_0.RepositoryCreated | V0_5_1.RepositoryCreated | V0_6_0_draft.RepositoryCreated;
  'dev.cdevents.repository.deleted.0.3.0': V0_5_0.RepositoryDeleted | V0_5_1.RepositoryDeleted | V0_6_0_draft.RepositoryDeleted;
  'dev.cdevents.repository.modified.0.3.0': V0_5_0.RepositoryModified | V0_5_1.RepositoryModified | V0_6_0_draft.RepositoryModified;
  'dev.cdevents.service.deployed.0.3.0': V0_5_0.ServiceDeployed | V0_5_1.ServiceDeployed | V0_6_0_draft.ServiceDeployed;
  'dev.cdevents.service.published.0.3.0': V0_5_0.ServicePublished | V0_5_1.ServicePublished | V0_6_0_draft.ServicePublished;
  'dev.cdevents.service.removed.0.3.0': V0_5_0.ServiceRemoved | V0_5_1.ServiceRemoved | V0_6_0_draft.ServiceRemoved;
  'dev.cdevents.service.rolledback.0.3.0': V0_5_0.ServiceRolledBack | V0_5_1.ServiceRolledBack | V0_6_0_draft.ServiceRolledBack;
  'dev.cdevents.service.upgraded.0.3.0': V0_5_0.ServiceUpgraded | V0_5_1.ServiceUpgraded | V0_6_0_draft.ServiceUpgraded;
  'dev.cdevents.taskrun.finished.0.3.0': V0_5_0.TaskRunFinished | V0_5_1.TaskRunFinished | V0_6_0_draft.TaskRunFinished;
  'dev.cdevents.taskrun.started.0.3.0': V0_5_0.TaskRunStarted | V0_5_1.TaskRunStarted | V0_6_0_draft.TaskRunStarted;
  'dev.cdevents.testcaserun.finished.0.3.0': V0_5_0.TestCaseRunFinished | V0_5_1.TestCaseRunFinished | V0_6_0_draft.TestCaseRunFinished;
  'dev.cdevents.testcaserun.queued.0.3.0': V0_5_0.TestCaseRunQueued | V0_5_1.TestCaseRunQueued | V0_6_0_draft.TestCaseRunQueued;
  'dev.cdevents.testcaserun.skipped.0.2.0': V0_5_0.TestCaseRunSkipped | V0_5_1.TestCaseRunSkipped | V0_6_0_draft.TestCaseRunSkipped;
  'dev.cdevents.testcaserun.started.0.3.0': V0_5_0.TestCaseRunStarted | V0_5_1.TestCaseRunStarted | V0_6_0_draft.TestCaseRunStarted;
  'dev.cdevents.testoutput.published.0.3.0': V0_5_0.TestOutputPublished | V0_5_1.TestOutputPublished | V0_6_0_draft.TestOutputPublished;
  'dev.cdevents.testsuiterun.finished.0.3.0': V0_5_0.TestSuiteRunFinished | V0_5_1.TestSuiteRunFinished | V0_6_0_draft.TestSuiteRunFinished;
  'dev.cdevents.testsuiterun.queued.0.3.0': V0_5_0.TestSuiteRunQueued | V0_5_1.TestSuiteRunQueued | V0_6_0_draft.TestSuiteRunQueued;
  'dev.cdevents.testsuiterun.started.0.3.0': V0_5_0.TestSuiteRunStarted | V0_5_1.TestSuiteRunStarted | V0_6_0_draft.TestSuiteRunStarted;
  'dev.cdevents.ticket.closed.0.2.0': V0_5_0.TicketClosed | V0_5_1.TicketClosed | V0_6_0_draft.TicketClosed;
  'dev.cdevents.ticket.created.0.2.0': V0_5_0.TicketCreated | V0_5_1.TicketCreated | V0_6_0_draft.TicketCreated;
  'dev.cdevents.ticket.updated.0.2.0': V0_5_0.TicketUpdated | V0_5_1.TicketUpdated | V0_6_0_draft.TicketUpdated;
  'dev.cdevents.approval.closed.0.1.0': V0_6_0_draft.ApprovalClosed;
  'dev.cdevents.approval.created.0.1.0': V0_6_0_draft.ApprovalCreated;
  'dev.cdevents.approval.updated.0.1.0': V0_6_0_draft.ApprovalUpdated;
  [type: `dev.cdeventsx.${string}`]: CustomEvent;
}

/** An event of any type. */
export type AnyEvent = Events[keyof Events];

/** By vocabulary, then by type string: the shape; in the draft that of the plain spelling. */
export interface EventsOf {
  'draft': {
    'CD.Pipeline.PipelineRun.Queued': Draft.PipelineRunQueued;
    'CD.Pipeline.PipelineRun.Started': Draft.PipelineRunStarted;
    'CD.Pipeline.PipelineRun.Finished': Draft.PipelineRunFinished;
    'CD.Pipeline.TaskRun.Started': Draft.TaskRunStarted;
    'CD.Pipeline.TaskRun.Finished': Draft.TaskRunFinished;
  };
  'sig-v1': {
    'cd.pipelinerun.queued.v1': SigV1.PipelineRunQueued;
    'cd.pipelinerun.started.v1': SigV1.PipelineRunStarted;
    'cd.pipelinerun.finished.v1': SigV1.PipelineRunFinished;
    'cd.taskrun.started.v1': SigV1.TaskRunStarted;
    'cd.taskrun.finished.v1': SigV1.TaskRunFinished;
    'cd.repository.created.v1': SigV1.RepositoryCreated;
    'cd.repository.modified.v1': SigV1.RepositoryModified;
    'cd.repository.deleted.v1': SigV1.RepositoryDeleted;
    'cd.repository.branch.created.v1': SigV1.BranchCreated;
    'cd.repository.branch.deleted.v1': SigV1.BranchDeleted;
    'cd.repository.change.created.v1': SigV1.ChangeCreated;
    'cd.repository.change.updated.v1': SigV1.ChangeUpdated;
    'cd.repository.change.reviewed.v1': SigV1.ChangeReviewed;
    'cd.repository.change.merged.v1': SigV1.ChangeMerged;
    'cd.repository.change.abandoned.v1': SigV1.ChangeAbandoned;
    'cd.build.queued.v1': SigV1.BuildQueued;
    'cd.build.started.v1': SigV1.BuildStarted;
    'cd.build.finished.v1': SigV1.BuildFinished;
    'cd.test.case.queued.v1': SigV1.TestCaseQueued;
    'cd.test.case.started.v1': SigV1.TestCaseStarted;
    'cd.test.case.finished.v1': SigV1.TestCaseFinished;
    'cd.test.suite.queued.v1': SigV1.TestSuiteQueued;
    'cd.test.suite.started.v1': SigV1.TestSuiteStarted;
    'cd.test.suite.finished.v1': SigV1.TestSuiteFinished;
    'cd.artifact.packaged.v1': SigV1.ArtifactPackaged;
    'cd.artifact.published.v1': SigV1.ArtifactPublished;
    'cd.environment.created.v1': SigV1.EnvironmentCreated;
    'cd.environment.modified.v1': SigV1.EnvironmentModified;
    'cd.environment.deleted.v1': SigV1.EnvironmentDeleted;
    'cd.service.deployed.v1': SigV1.ServiceDeployed;
    'cd.service.upgraded.v1': SigV1.ServiceUpgraded;
    'cd.service.rolledback.v1': SigV1.ServiceRolledBack;
    'cd.service.removed.v1': SigV1.ServiceRemoved;
  };
  '0.1.0': {
    'dev.cdevents.artifact.packaged.0.1.0': V0_1_0.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.1.0': V0_1_0.ArtifactPublished;
    'dev.cdevents.branch.created.0.1.0': V0_1_0.BranchCreated;
    'dev.cdevents.branch.deleted.0.1.0': V0_1_0.BranchDeleted;
    'dev.cdevents.build.finished.0.1.0': V0_1_0.BuildFinished;
    'dev.cdevents.build.queued.0.1.0': V0_1_0.BuildQueued;
    'dev.cdevents.build.started.0.1.0': V0_1_0.BuildStarted;
    'dev.cdevents.change.abandoned.0.1.0': V0_1_0.ChangeAbandoned;
    'dev.cdevents.change.created.0.1.0': V0_1_0.ChangeCreated;
    'dev.cdevents.change.merged.0.1.0': V0_1_0.ChangeMerged;
    'dev.cdevents.change.reviewed.0.1.0': V0_1_0.ChangeReviewed;
    'dev.cdevents.change.updated.0.1.0': V0_1_0.ChangeUpdated;
    'dev.cdevents.environment.created.0.1.0': V0_1_0.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.1.0': V0_1_0.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.1.0': V0_1_0.EnvironmentModified;
    'dev.cdevents.pipelinerun.finished.0.1.0': V0_1_0.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.1.0': V0_1_0.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.1.0': V0_1_0.PipelineRunStarted;
    'dev.cdevents.repository.created.0.1.0': V0_1_0.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.1.0': V0_1_0.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.1.0': V0_1_0.RepositoryModified;
    'dev.cdevents.service.deployed.0.1.0': V0_1_0.ServiceDeployed;
    'dev.cdevents.service.published.0.1.0': V0_1_0.ServicePublished;
    'dev.cdevents.service.removed.0.1.0': V0_1_0.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.1.0': V0_1_0.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.1.0': V0_1_0.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.1.0': V0_1_0.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.1.0': V0_1_0.TaskRunStarted;
    'dev.cdevents.testcase.finished.0.1.0': V0_1_0.TestCaseFinished;
    'dev.cdevents.testcase.queued.0.1.0': V0_1_0.TestCaseQueued;
    'dev.cdevents.testcase.started.0.1.0': V0_1_0.TestCaseStarted;
    'dev.cdevents.testsuite.finished.0.1.0': V0_1_0.TestSuiteFinished;
    'dev.cdevents.testsuite.started.0.1.0': V0_1_0.TestSuiteStarted;
  };
  '0.1.1': {
    'dev.cdevents.artifact.packaged.0.1.0': V0_1_1.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.1.0': V0_1_1.ArtifactPublished;
    'dev.cdevents.branch.created.0.1.1': V0_1_1.BranchCreated;
    'dev.cdevents.branch.deleted.0.1.1': V0_1_1.BranchDeleted;
    'dev.cdevents.build.finished.0.1.0': V0_1_1.BuildFinished;
    'dev.cdevents.build.queued.0.1.0': V0_1_1.BuildQueued;
    'dev.cdevents.build.started.0.1.0': V0_1_1.BuildStarted;
    'dev.cdevents.change.abandoned.0.1.1': V0_1_1.ChangeAbandoned;
    'dev.cdevents.change.created.0.1.1': V0_1_1.ChangeCreated;
    'dev.cdevents.change.merged.0.1.1': V0_1_1.ChangeMerged;
    'dev.cdevents.change.reviewed.0.1.1': V0_1_1.ChangeReviewed;
    'dev.cdevents.change.updated.0.1.1': V0_1_1.ChangeUpdated;
    'dev.cdevents.environment.created.0.1.0': V0_1_1.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.1.0': V0_1_1.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.1.0': V0_1_1.EnvironmentModified;
    'dev.cdevents.pipelinerun.finished.0.1.0': V0_1_1.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.1.0': V0_1_1.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.1.0': V0_1_1.PipelineRunStarted;
    'dev.cdevents.repository.created.0.1.0': V0_1_1.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.1.0': V0_1_1.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.1.0': V0_1_1.RepositoryModified;
    'dev.cdevents.service.deployed.0.1.0': V0_1_1.ServiceDeployed;
    'dev.cdevents.service.published.0.1.0': V0_1_1.ServicePublished;
    'dev.cdevents.service.removed.0.1.0': V0_1_1.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.1.0': V0_1_1.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.1.0': V0_1_1.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.1.0': V0_1_1.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.1.0': V0_1_1.TaskRunStarted;
    'dev.cdevents.testcase.finished.0.1.0': V0_1_1.TestCaseFinished;
    'dev.cdevents.testcase.queued.0.1.0': V0_1_1.TestCaseQueued;
    'dev.cdevents.testcase.started.0.1.0': V0_1_1.TestCaseStarted;
    'dev.cdevents.testsuite.finished.0.1.0': V0_1_1.TestSuiteFinished;
    'dev.cdevents.testsuite.started.0.1.0': V0_1_1.TestSuiteStarted;
  };
  '0.1.2': {
    'dev.cdevents.artifact.packaged.0.1.0': V0_1_2.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.1.0': V0_1_2.ArtifactPublished;
    'dev.cdevents.branch.created.0.1.1': V0_1_2.BranchCreated;
    'dev.cdevents.branch.deleted.0.1.1': V0_1_2.BranchDeleted;
    'dev.cdevents.build.finished.0.1.0': V0_1_2.BuildFinished;
    'dev.cdevents.build.queued.0.1.0': V0_1_2.BuildQueued;
    'dev.cdevents.build.started.0.1.0': V0_1_2.BuildStarted;
    'dev.cdevents.change.abandoned.0.1.1': V0_1_2.ChangeAbandoned;
    'dev.cdevents.change.created.0.1.1': V0_1_2.ChangeCreated;
    'dev.cdevents.change.merged.0.1.1': V0_1_2.ChangeMerged;
    'dev.cdevents.change.reviewed.0.1.1': V0_1_2.ChangeReviewed;
    'dev.cdevents.change.updated.0.1.1': V0_1_2.ChangeUpdated;
    'dev.cdevents.environment.created.0.1.0': V0_1_2.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.1.0': V0_1_2.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.1.0': V0_1_2.EnvironmentModified;
    'dev.cdevents.pipelinerun.finished.0.1.0': V0_1_2.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.1.0': V0_1_2.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.1.0': V0_1_2.PipelineRunStarted;
    'dev.cdevents.repository.created.0.1.0': V0_1_2.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.1.0': V0_1_2.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.1.0': V0_1_2.RepositoryModified;
    'dev.cdevents.service.deployed.0.1.0': V0_1_2.ServiceDeployed;
    'dev.cdevents.service.published.0.1.0': V0_1_2.ServicePublished;
    'dev.cdevents.service.removed.0.1.0': V0_1_2.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.1.0': V0_1_2.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.1.0': V0_1_2.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.1.0': V0_1_2.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.1.0': V0_1_2.TaskRunStarted;
    'dev.cdevents.testcase.finished.0.1.0': V0_1_2.TestCaseFinished;
    'dev.cdevents.testcase.queued.0.1.0': V0_1_2.TestCaseQueued;
    'dev.cdevents.testcase.started.0.1.0': V0_1_2.TestCaseStarted;
    'dev.cdevents.testsuite.finished.0.1.0': V0_1_2.TestSuiteFinished;
    'dev.cdevents.testsuite.started.0.1.0': V0_1_2.TestSuiteStarted;
  };
  '0.2.0': {
    'dev.cdevents.artifact.packaged.0.1.1': V0_2_0.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.1.1': V0_2_0.ArtifactPublished;
    'dev.cdevents.branch.created.0.1.2': V0_2_0.BranchCreated;
    'dev.cdevents.branch.deleted.0.1.2': V0_2_0.BranchDeleted;
    'dev.cdevents.build.finished.0.1.1': V0_2_0.BuildFinished;
    'dev.cdevents.build.queued.0.1.1': V0_2_0.BuildQueued;
    'dev.cdevents.build.started.0.1.1': V0_2_0.BuildStarted;
    'dev.cdevents.change.abandoned.0.1.2': V0_2_0.ChangeAbandoned;
    'dev.cdevents.change.created.0.1.2': V0_2_0.ChangeCreated;
    'dev.cdevents.change.merged.0.1.2': V0_2_0.ChangeMerged;
    'dev.cdevents.change.reviewed.0.1.2': V0_2_0.ChangeReviewed;
    'dev.cdevents.change.updated.0.1.2': V0_2_0.ChangeUpdated;
    'dev.cdevents.environment.created.0.1.1': V0_2_0.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.1.1': V0_2_0.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.1.1': V0_2_0.EnvironmentModified;
    'dev.cdevents.incident.detected.0.1.0': V0_2_0.IncidentDetected;
    'dev.cdevents.incident.reported.0.1.0': V0_2_0.IncidentReported;
    'dev.cdevents.incident.resolved.0.1.0': V0_2_0.IncidentResolved;
    'dev.cdevents.pipelinerun.finished.0.1.1': V0_2_0.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.1.1': V0_2_0.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.1.1': V0_2_0.PipelineRunStarted;
    'dev.cdevents.repository.created.0.1.1': V0_2_0.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.1.1': V0_2_0.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.1.1': V0_2_0.RepositoryModified;
    'dev.cdevents.service.deployed.0.1.1': V0_2_0.ServiceDeployed;
    'dev.cdevents.service.published.0.1.1': V0_2_0.ServicePublished;
    'dev.cdevents.service.removed.0.1.1': V0_2_0.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.1.1': V0_2_0.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.1.1': V0_2_0.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.1.1': V0_2_0.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.1.1': V0_2_0.TaskRunStarted;
    'dev.cdevents.testcase.finished.0.1.1': V0_2_0.TestCaseFinished;
    'dev.cdevents.testcase.queued.0.1.1': V0_2_0.TestCaseQueued;
    'dev.cdevents.testcase.started.0.1.1': V0_2_0.TestCaseStarted;
    'dev.cdevents.testsuite.finished.0.1.1': V0_2_0.TestSuiteFinished;
    'dev.cdevents.testsuite.started.0.1.1': V0_2_0.TestSuiteStarted;
  };
  '0.3.0': {
    'dev.cdevents.artifact.packaged.0.1.1': V0_3_0.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.1.1': V0_3_0.ArtifactPublished;
    'dev.cdevents.artifact.signed.0.1.0': V0_3_0.ArtifactSigned;
    'dev.cdevents.branch.created.0.1.2': V0_3_0.BranchCreated;
    'dev.cdevents.branch.deleted.0.1.2': V0_3_0.BranchDeleted;
    'dev.cdevents.build.finished.0.1.1': V0_3_0.BuildFinished;
    'dev.cdevents.build.queued.0.1.1': V0_3_0.BuildQueued;
    'dev.cdevents.build.started.0.1.1': V0_3_0.BuildStarted;
    'dev.cdevents.change.abandoned.0.1.2': V0_3_0.ChangeAbandoned;
    'dev.cdevents.change.created.0.1.2': V0_3_0.ChangeCreated;
    'dev.cdevents.change.merged.0.1.2': V0_3_0.ChangeMerged;
    'dev.cdevents.change.reviewed.0.1.2': V0_3_0.ChangeReviewed;
    'dev.cdevents.change.updated.0.1.2': V0_3_0.ChangeUpdated;
    'dev.cdevents.environment.created.0.1.1': V0_3_0.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.1.1': V0_3_0.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.1.1': V0_3_0.EnvironmentModified;
    'dev.cdevents.incident.detected.0.1.0': V0_3_0.IncidentDetected;
    'dev.cdevents.incident.reported.0.1.0': V0_3_0.IncidentReported;
    'dev.cdevents.incident.resolved.0.1.0': V0_3_0.IncidentResolved;
    'dev.cdevents.pipelinerun.finished.0.1.1': V0_3_0.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.1.1': V0_3_0.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.1.1': V0_3_0.PipelineRunStarted;
    'dev.cdevents.repository.created.0.1.1': V0_3_0.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.1.1': V0_3_0.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.1.1': V0_3_0.RepositoryModified;
    'dev.cdevents.service.deployed.0.1.1': V0_3_0.ServiceDeployed;
    'dev.cdevents.service.published.0.1.1': V0_3_0.ServicePublished;
    'dev.cdevents.service.removed.0.1.1': V0_3_0.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.1.1': V0_3_0.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.1.1': V0_3_0.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.1.1': V0_3_0.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.1.1': V0_3_0.TaskRunStarted;
    'dev.cdevents.testcaserun.finished.0.1.0': V0_3_0.TestCaseRunFinished;
    'dev.cdevents.testcaserun.queued.0.1.0': V0_3_0.TestCaseRunQueued;
    'dev.cdevents.testcaserun.started.0.1.0': V0_3_0.TestCaseRunStarted;
    'dev.cdevents.testoutput.published.0.1.0': V0_3_0.TestOutputPublished;
    'dev.cdevents.testsuiterun.finished.0.1.0': V0_3_0.TestSuiteRunFinished;
    'dev.cdevents.testsuiterun.queued.0.1.0': V0_3_0.TestSuiteRunQueued;
    'dev.cdevents.testsuiterun.started.0.1.0': V0_3_0.TestSuiteRunStarted;
  };
  '0.4.0': {
    'dev.cdevents.artifact.deleted.0.1.0': V0_4_0.ArtifactDeleted;
    'dev.cdevents.artifact.downloaded.0.1.0': V0_4_0.ArtifactDownloaded;
    'dev.cdevents.artifact.packaged.0.2.0': V0_4_0.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.2.0': V0_4_0.ArtifactPublished;
    'dev.cdevents.artifact.signed.0.2.0': V0_4_0.ArtifactSigned;
    'dev.cdevents.branch.created.0.2.0': V0_4_0.BranchCreated;
    'dev.cdevents.branch.deleted.0.2.0': V0_4_0.BranchDeleted;
    'dev.cdevents.build.finished.0.2.0': V0_4_0.BuildFinished;
    'dev.cdevents.build.queued.0.2.0': V0_4_0.BuildQueued;
    'dev.cdevents.build.started.0.2.0': V0_4_0.BuildStarted;
    'dev.cdevents.change.abandoned.0.2.0': V0_4_0.ChangeAbandoned;
    'dev.cdevents.change.created.0.3.0': V0_4_0.ChangeCreated;
    'dev.cdevents.change.merged.0.2.0': V0_4_0.ChangeMerged;
    'dev.cdevents.change.reviewed.0.2.0': V0_4_0.ChangeReviewed;
    'dev.cdevents.change.updated.0.2.0': V0_4_0.ChangeUpdated;
    'dev.cdevents.environment.created.0.2.0': V0_4_0.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.2.0': V0_4_0.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.2.0': V0_4_0.EnvironmentModified;
    'dev.cdevents.incident.detected.0.2.0': V0_4_0.IncidentDetected;
    'dev.cdevents.incident.reported.0.2.0': V0_4_0.IncidentReported;
    'dev.cdevents.incident.resolved.0.2.0': V0_4_0.IncidentResolved;
    'dev.cdevents.pipelinerun.finished.0.2.0': V0_4_0.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.2.0': V0_4_0.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.2.0': V0_4_0.PipelineRunStarted;
    'dev.cdevents.repository.created.0.2.0': V0_4_0.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.2.0': V0_4_0.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.2.0': V0_4_0.RepositoryModified;
    'dev.cdevents.service.deployed.0.2.0': V0_4_0.ServiceDeployed;
    'dev.cdevents.service.published.0.2.0': V0_4_0.ServicePublished;
    'dev.cdevents.service.removed.0.2.0': V0_4_0.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.2.0': V0_4_0.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.2.0': V0_4_0.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.2.0': V0_4_0.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.2.0': V0_4_0.TaskRunStarted;
    'dev.cdevents.testcaserun.finished.0.2.0': V0_4_0.TestCaseRunFinished;
    'dev.cdevents.testcaserun.queued.0.2.0': V0_4_0.TestCaseRunQueued;
    'dev.cdevents.testcaserun.skipped.0.1.0': V0_4_0.TestCaseRunSkipped;
    'dev.cdevents.testcaserun.started.0.2.0': V0_4_0.TestCaseRunStarted;
    'dev.cdevents.testoutput.published.0.2.0': V0_4_0.TestOutputPublished;
    'dev.cdevents.testsuiterun.finished.0.2.0': V0_4_0.TestSuiteRunFinished;
    'dev.cdevents.testsuiterun.queued.0.2.0': V0_4_0.TestSuiteRunQueued;
    'dev.cdevents.testsuiterun.started.0.2.0': V0_4_0.TestSuiteRunStarted;
    'dev.cdevents.ticket.closed.0.1.0': V0_4_0.TicketClosed;
    'dev.cdevents.ticket.created.0.1.0': V0_4_0.TicketCreated;
    'dev.cdevents.ticket.updated.0.1.0': V0_4_0.TicketUpdated;
    [type: `dev.cdeventsx.${string}`]: V0_4_0.Custom;
  };
  '0.4.1': {
    'dev.cdevents.artifact.deleted.0.1.0': V0_4_1.ArtifactDeleted;
    'dev.cdevents.artifact.downloaded.0.1.0': V0_4_1.ArtifactDownloaded;
    'dev.cdevents.artifact.packaged.0.2.0': V0_4_1.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.2.0': V0_4_1.ArtifactPublished;
    'dev.cdevents.artifact.signed.0.2.0': V0_4_1.ArtifactSigned;
    'dev.cdevents.branch.created.0.2.0': V0_4_1.BranchCreated;
    'dev.cdevents.branch.deleted.0.2.0': V0_4_1.BranchDeleted;
    'dev.cdevents.build.finished.0.2.0': V0_4_1.BuildFinished;
    'dev.cdevents.build.queued.0.2.0': V0_4_1.BuildQueued;
    'dev.cdevents.build.started.0.2.0': V0_4_1.BuildStarted;
    'dev.cdevents.change.abandoned.0.2.0': V0_4_1.ChangeAbandoned;
    'dev.cdevents.change.created.0.3.0': V0_4_1.ChangeCreated;
    'dev.cdevents.change.merged.0.2.0': V0_4_1.ChangeMerged;
    'dev.cdevents.change.reviewed.0.2.0': V0_4_1.ChangeReviewed;
    'dev.cdevents.change.updated.0.2.0': V0_4_1.ChangeUpdated;
    'dev.cdevents.environment.created.0.2.0': V0_4_1.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.2.0': V0_4_1.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.2.0': V0_4_1.EnvironmentModified;
    'dev.cdevents.incident.detected.0.2.0': V0_4_1.IncidentDetected;
    'dev.cdevents.incident.reported.0.2.0': V0_4_1.IncidentReported;
    'dev.cdevents.incident.resolved.0.2.0': V0_4_1.IncidentResolved;
    'dev.cdevents.pipelinerun.finished.0.2.0': V0_4_1.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.2.0': V0_4_1.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.2.0': V0_4_1.PipelineRunStarted;
    'dev.cdevents.repository.created.0.2.0': V0_4_1.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.2.0': V0_4_1.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.2.0': V0_4_1.RepositoryModified;
    'dev.cdevents.service.deployed.0.2.0': V0_4_1.ServiceDeployed;
    'dev.cdevents.service.published.0.2.0': V0_4_1.ServicePublished;
    'dev.cdevents.service.removed.0.2.0': V0_4_1.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.2.0': V0_4_1.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.2.0': V0_4_1.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.2.0': V0_4_1.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.2.0': V0_4_1.TaskRunStarted;
    'dev.cdevents.testcaserun.finished.0.2.0': V0_4_1.TestCaseRunFinished;
    'dev.cdevents.testcaserun.queued.0.2.0': V0_4_1.TestCaseRunQueued;
    'dev.cdevents.testcaserun.skipped.0.1.0': V0_4_1.TestCaseRunSkipped;
    'dev.cdevents.testcaserun.started.0.2.0': V0_4_1.TestCaseRunStarted;
    'dev.cdevents.testoutput.published.0.2.0': V0_4_1.TestOutputPublished;
    'dev.cdevents.testsuiterun.finished.0.2.0': V0_4_1.TestSuiteRunFinished;
    'dev.cdevents.testsuiterun.queued.0.2.0': V0_4_1.TestSuiteRunQueued;
    'dev.cdevents.testsuiterun.started.0.2.0': V0_4_1.TestSuiteRunStarted;
    'dev.cdevents.ticket.closed.0.1.0': V0_4_1.TicketClosed;
    'dev.cdevents.ticket.created.0.1.0': V0_4_1.TicketCreated;
    'dev.cdevents.ticket.updated.0.1.0': V0_4_1.TicketUpdated;
    [type: `dev.cdeventsx.${string}`]: V0_4_1.Custom;
  };
  '0.5.0': {
    'dev.cdevents.artifact.deleted.0.2.0': V0_5_0.ArtifactDeleted;
    'dev.cdevents.artifact.downloaded.0.2.0': V0_5_0.ArtifactDownloaded;
    'dev.cdevents.artifact.packaged.0.3.0': V0_5_0.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.3.0': V0_5_0.ArtifactPublished;
    'dev.cdevents.artifact.signed.0.3.0': V0_5_0.ArtifactSigned;
    'dev.cdevents.branch.created.0.3.0': V0_5_0.BranchCreated;
    'dev.cdevents.branch.deleted.0.3.0': V0_5_0.BranchDeleted;
    'dev.cdevents.build.finished.0.3.0': V0_5_0.BuildFinished;
    'dev.cdevents.build.queued.0.3.0': V0_5_0.BuildQueued;
    'dev.cdevents.build.started.0.3.0': V0_5_0.BuildStarted;
    'dev.cdevents.change.abandoned.0.3.0': V0_5_0.ChangeAbandoned;
    'dev.cdevents.change.created.0.4.0': V0_5_0.ChangeCreated;
    'dev.cdevents.change.merged.0.3.0': V0_5_0.ChangeMerged;
    'dev.cdevents.change.reviewed.0.3.0': V0_5_0.ChangeReviewed;
    'dev.cdevents.change.updated.0.3.0': V0_5_0.ChangeUpdated;
    'dev.cdevents.environment.created.0.3.0': V0_5_0.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.3.0': V0_5_0.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.3.0': V0_5_0.EnvironmentModified;
    'dev.cdevents.incident.detected.0.3.0': V0_5_0.IncidentDetected;
    'dev.cdevents.incident.reported.0.3.0': V0_5_0.IncidentReported;
    'dev.cdevents.incident.resolved.0.3.0': V0_5_0.IncidentResolved;
    'dev.cdevents.pipelinerun.finished.0.3.0': V0_5_0.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.3.0': V0_5_0.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.3.0': V0_5_0.PipelineRunStarted;
    'dev.cdevents.repository.created.0.3.0': V0_5_0.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.3.0': V0_5_0.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.3.0': V0_5_0.RepositoryModified;
    'dev.cdevents.service.deployed.0.3.0': V0_5_0.ServiceDeployed;
    'dev.cdevents.service.published.0.3.0': V0_5_0.ServicePublished;
    'dev.cdevents.service.removed.0.3.0': V0_5_0.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.3.0': V0_5_0.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.3.0': V0_5_0.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.3.0': V0_5_0.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.3.0': V0_5_0.TaskRunStarted;
    'dev.cdevents.testcaserun.finished.0.3.0': V0_5_0.TestCaseRunFinished;
    'dev.cdevents.testcaserun.queued.0.3.0': V0_5_0.TestCaseRunQueued;
    'dev.cdevents.testcaserun.skipped.0.2.0': V0_5_0.TestCaseRunSkipped;
    'dev.cdevents.testcaserun.started.0.3.0': V0_5_0.TestCaseRunStarted;
    'dev.cdevents.testoutput.published.0.3.0': V0_5_0.TestOutputPublished;
    'dev.cdevents.testsuiterun.finished.0.3.0': V0_5_0.TestSuiteRunFinished;
    'dev.cdevents.testsuiterun.queued.0.3.0': V0_5_0.TestSuiteRunQueued;
    'dev.cdevents.testsuiterun.started.0.3.0': V0_5_0.TestSuiteRunStarted;
    'dev.cdevents.ticket.closed.0.2.0': V0_5_0.TicketClosed;
    'dev.cdevents.ticket.created.0.2.0': V0_5_0.TicketCreated;
    'dev.cdevents.ticket.updated.0.2.0': V0_5_0.TicketUpdated;
    [type: `dev.cdeventsx.${string}`]: V0_5_0.Custom;
  };
  '0.5.1': {
    'dev.cdevents.artifact.deleted.0.2.0': V0_5_1.ArtifactDeleted;
    'dev.cdevents.artifact.downloaded.0.2.0': V0_5_1.ArtifactDownloaded;
    'dev.cdevents.artifact.packaged.0.3.0': V0_5_1.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.3.0': V0_5_1.ArtifactPublished;
    'dev.cdevents.artifact.signed.0.3.0': V0_5_1.ArtifactSigned;
    'dev.cdevents.branch.created.0.3.0': V0_5_1.BranchCreated;
    'dev.cdevents.branch.deleted.0.3.0': V0_5_1.BranchDeleted;
    'dev.cdevents.build.finished.0.3.0': V0_5_1.BuildFinished;
    'dev.cdevents.build.queued.0.3.0': V0_5_1.BuildQueued;
    'dev.cdevents.build.started.0.3.0': V0_5_1.BuildStarted;
    'dev.cdevents.change.abandoned.0.3.0': V0_5_1.ChangeAbandoned;
    'dev.cdevents.change.created.0.4.0': V0_5_1.ChangeCreated;
    'dev.cdevents.change.merged.0.3.0': V0_5_1.ChangeMerged;
    'dev.cdevents.change.reviewed.0.3.0': V0_5_1.ChangeReviewed;
    'dev.cdevents.change.updated.0.3.0': V0_5_1.ChangeUpdated;
    'dev.cdevents.environment.created.0.3.0': V0_5_1.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.3.0': V0_5_1.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.3.0': V0_5_1.EnvironmentModified;
    'dev.cdevents.incident.detected.0.3.0': V0_5_1.IncidentDetected;
    'dev.cdevents.incident.reported.0.3.0': V0_5_1.IncidentReported;
    'dev.cdevents.incident.resolved.0.3.0': V0_5_1.IncidentResolved;
    'dev.cdevents.pipelinerun.finished.0.3.0': V0_5_1.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.3.0': V0_5_1.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.3.0': V0_5_1.PipelineRunStarted;
    'dev.cdevents.repository.created.0.3.0': V0_5_1.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.3.0': V0_5_1.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.3.0': V0_5_1.RepositoryModified;
    'dev.cdevents.service.deployed.0.3.0': V0_5_1.ServiceDeployed;
    'dev.cdevents.service.published.0.3.0': V0_5_1.ServicePublished;
    'dev.cdevents.service.removed.0.3.0': V0_5_1.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.3.0': V0_5_1.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.3.0': V0_5_1.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.3.0': V0_5_1.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.3.0': V0_5_1.TaskRunStarted;
    'dev.cdevents.testcaserun.finished.0.3.0': V0_5_1.TestCaseRunFinished;
    'dev.cdevents.testcaserun.queued.0.3.0': V0_5_1.TestCaseRunQueued;
    'dev.cdevents.testcaserun.skipped.0.2.0': V0_5_1.TestCaseRunSkipped;
    'dev.cdevents.testcaserun.started.0.3.0': V0_5_1.TestCaseRunStarted;
    'dev.cdevents.testoutput.published.0.3.0': V0_5_1.TestOutputPublished;
    'dev.cdevents.testsuiterun.finished.0.3.0': V0_5_1.TestSuiteRunFinished;
    'dev.cdevents.testsuiterun.queued.0.3.0': V0_5_1.TestSuiteRunQueued;
    'dev.cdevents.testsuiterun.started.0.3.0': V0_5_1.TestSuiteRunStarted;
    'dev.cdevents.ticket.closed.0.2.0': V0_5_1.TicketClosed;
    'dev.cdevents.ticket.created.0.2.0': V0_5_1.TicketCreated;
    'dev.cdevents.ticket.updated.0.2.0': V0_5_1.TicketUpdated;
    [type: `dev.cdeventsx.${string}`]: V0_5_1.Custom;
  };
  '0.6.0-draft': {
    'dev.cdevents.approval.closed.0.1.0': V0_6_0_draft.ApprovalClosed;
    'dev.cdevents.approval.created.0.1.0': V0_6_0_draft.ApprovalCreated;
    'dev.cdevents.approval.updated.0.1.0': V0_6_0_draft.ApprovalUpdated;
    'dev.cdevents.artifact.deleted.0.2.0': V0_6_0_draft.ArtifactDeleted;
    'dev.cdevents.artifact.downloaded.0.2.0': V0_6_0_draft.ArtifactDownloaded;
    'dev.cdevents.artifact.packaged.0.3.0': V0_6_0_draft.ArtifactPackaged;
    'dev.cdevents.artifact.published.0.3.0': V0_6_0_draft.ArtifactPublished;
    'dev.cdevents.artifact.signed.0.3.0': V0_6_0_draft.ArtifactSigned;
    'dev.cdevents.branch.created.0.3.0': V0_6_0_draft.BranchCreated;
    'dev.cdevents.branch.deleted.0.3.0': V0_6_0_draft.BranchDeleted;
    'dev.cdevents.build.finished.0.3.0': V0_6_0_draft.BuildFinished;
    'dev.cdevents.build.queued.0.3.0': V0_6_0_draft.BuildQueued;
    'dev.cdevents.build.started.0.3.0': V0_6_0_draft.BuildStarted;
    'dev.cdevents.change.abandoned.0.3.0': V0_6_0_draft.ChangeAbandoned;
    'dev.cdevents.change.created.0.4.0': V0_6_0_draft.ChangeCreated;
    'dev.cdevents.change.merged.0.3.0': V0_6_0_draft.ChangeMerged;
    'dev.cdevents.change.reviewed.0.3.0': V0_6_0_draft.ChangeReviewed;
    'dev.cdevents.change.updated.0.3.0': V0_6_0_draft.ChangeUpdated;
    'dev.cdevents.environment.created.0.3.0': V0_6_0_draft.EnvironmentCreated;
    'dev.cdevents.environment.deleted.0.3.0': V0_6_0_draft.EnvironmentDeleted;
    'dev.cdevents.environment.modified.0.3.0': V0_6_0_draft.EnvironmentModified;
    'dev.cdevents.incident.detected.0.3.0': V0_6_0_draft.IncidentDetected;
    'dev.cdevents.incident.reported.0.3.0': V0_6_0_draft.IncidentReported;
    'dev.cdevents.incident.resolved.0.3.0': V0_6_0_draft.IncidentResolved;
    'dev.cdevents.pipelinerun.finished.0.3.0': V0_6_0_draft.PipelineRunFinished;
    'dev.cdevents.pipelinerun.queued.0.3.0': V0_6_0_draft.PipelineRunQueued;
    'dev.cdevents.pipelinerun.started.0.3.0': V0_6_0_draft.PipelineRunStarted;
    'dev.cdevents.repository.created.0.3.0': V0_6_0_draft.RepositoryCreated;
    'dev.cdevents.repository.deleted.0.3.0': V0_6_0_draft.RepositoryDeleted;
    'dev.cdevents.repository.modified.0.3.0': V0_6_0_draft.RepositoryModified;
    'dev.cdevents.service.deployed.0.3.0': V0_6_0_draft.ServiceDeployed;
    'dev.cdevents.service.published.0.3.0': V0_6_0_draft.ServicePublished;
    'dev.cdevents.service.removed.0.3.0': V0_6_0_draft.ServiceRemoved;
    'dev.cdevents.service.rolledback.0.3.0': V0_6_0_draft.ServiceRolledBack;
    'dev.cdevents.service.upgraded.0.3.0': V0_6_0_draft.ServiceUpgraded;
    'dev.cdevents.taskrun.finished.0.3.0': V0_6_0_draft.TaskRunFinished;
    'dev.cdevents.taskrun.started.0.3.0': V0_6_0_draft.TaskRunStarted;
    'dev.cdevents.testcaserun.finished.0.3.0': V0_6_0_draft.TestCaseRunFinished;
    'dev.cdevents.testcaserun.queued.0.3.0': V0_6_0_draft.TestCaseRunQueued;
    'dev.cdevents.testcaserun.skipped.0.2.0': V0_6_0_draft.TestCaseRunSkipped;
    'dev.cdevents.testcaserun.started.0.3.0': V0_6_0_draft.TestCaseRunStarted;
    'dev.cdevents.testoutput.published.0.3.0': V0_6_0_draft.TestOutputPublished;
    'dev.cdevents.testsuiterun.finished.0.3.0': V0_6_0_draft.TestSuiteRunFinished;
    'dev.cdevents.testsuiterun.queued.0.3.0': V0_6_0_draft.TestSuiteRunQueued;
    'dev.cdevents.testsuiterun.started.0.3.0': V0_6_0_draft.TestSuiteRunStarted;
    'dev.cdevents.ticket.closed.0.2.0': V0_6_0_draft.TicketClosed;
    'dev.cdevents.ticket.created.0.2.0': V0_6_0_draft.TicketCreated;
    'dev.cdevents.ticket.updated.0.2.0': V0_6_0_draft.TicketUpdated;
    [type: `dev.cdeventsx.${string}`]: V0_6_0_draft.Custom;
  };
}

/** By type string: the shape in the newest vocabulary that is released and knows the type. */
export interface NewestEvents {
  'CD.Pipeline.PipelineRun.Queued': Draft.PipelineRunQueued;
  'CD.Pipeline.PipelineRun.Started': Draft.PipelineRunStarted;
  'CD.Pipeline.PipelineRun.Finished': Draft.PipelineRunFinished;
  'CD.Pipeline.TaskRun.Started': Draft.TaskRunStarted;
  'CD.Pipeline.TaskRun.Finished': Draft.TaskRunFinished;
  'cd.pipelinerun.queued.v1': SigV1.PipelineRunQueued;
  'cd.pipelinerun.started.v1': SigV1.PipelineRunStarted;
  'cd.pipelinerun.finished.v1': SigV1.PipelineRunFinished;
  'cd.taskrun.started.v1': SigV1.TaskRunStarted;
  'cd.taskrun.finished.v1': SigV1.TaskRunFinished;
  'cd.repository.created.v1': SigV1.RepositoryCreated;
  'cd.repository.modified.v1': SigV1.RepositoryModified;
  'cd.repository.deleted.v1': SigV1.RepositoryDeleted;
  'cd.repository.branch.created.v1': SigV1.BranchCreated;
  'cd.repository.branch.deleted.v1': SigV1.BranchDeleted;
  'cd.repository.change.created.v1': SigV1.ChangeCreated;
  'cd.repository.change.updated.v1': SigV1.ChangeUpdated;
  'cd.repository.change.reviewed.v1': SigV1.ChangeReviewed;
  'cd.repository.change.merged.v1': SigV1.ChangeMerged;
  'cd.repository.change.abandoned.v1': SigV1.ChangeAbandoned;
  'cd.build.queued.v1': SigV1.BuildQueued;
  'cd.build.started.v1': SigV1.BuildStarted;
  'cd.build.finished.v1': SigV1.BuildFinished;
  'cd.test.case.queued.v1': SigV1.TestCaseQueued;
  'cd.test.case.started.v1': SigV1.TestCaseStarted;
  'cd.test.case.finished.v1': SigV1.TestCaseFinished;
  'cd.test.suite.queued.v1': SigV1.TestSuiteQueued;
  'cd.test.suite.started.v1': SigV1.TestSuiteStarted;
  'cd.test.suite.finished.v1': SigV1.TestSuiteFinished;
  'cd.artifact.packaged.v1': SigV1.ArtifactPackaged;
  'cd.artifact.published.v1': SigV1.ArtifactPublished;
  'cd.environment.created.v1': SigV1.EnvironmentCreated;
  'cd.environment.modified.v1': SigV1.EnvironmentModified;
  'cd.environment.deleted.v1': SigV1.EnvironmentDeleted;
  'cd.service.deployed.v1': SigV1.ServiceDeployed;
  'cd.service.upgraded.v1': SigV1.ServiceUpgraded;
  'cd.service.rolledback.v1': SigV1.ServiceRolledBack;
  'cd.service.removed.v1': SigV1.ServiceRemoved;
  'dev.cdevents.artifact.packaged.0.1.0': V0_1_2.ArtifactPackaged;
  'dev.cdevents.artifact.published.0.1.0': V0_1_2.ArtifactPublished;
  'dev.cdevents.branch.created.0.1.0': V0_1_0.BranchCreated;
  'dev.cdevents.branch.deleted.0.1.0': V0_1_0.BranchDeleted;
  'dev.cdevents.build.finished.0.1.0': V0_1_2.BuildFinished;
  'dev.cdevents.build.queued.0.1.0': V0_1_2.BuildQueued;
  'dev.cdevents.build.started.0.1.0': V0_1_2.BuildStarted;
  'dev.cdevents.change.abandoned.0.1.0': V0_1_0.ChangeAbandoned;
  'dev.cdevents.change.created.0.1.0': V0_1_0.ChangeCreated;
  'dev.cdevents.change.merged.0.1.0': V0_1_0.ChangeMerged;
  'dev.cdevents.change.reviewed.0.1.0': V0_1_0.ChangeReviewed;
  'dev.cdevents.change.updated.0.1.0': V0_1_0.ChangeUpdated;
  'dev.cdevents.environment.created.0.1.0': V0_1_2.EnvironmentCreated;
  'dev.cdevents.environment.deleted.0.1.0': V0_1_2.EnvironmentDeleted;
  'dev.cdevents.environment.modified.0.1.0': V0_1_2.EnvironmentModified;
  'dev.cdevents.pipelinerun.finished.0.1.0': V0_1_2.PipelineRunFinished;
  'dev.cdevents.pipelinerun.queued.0.1.0': V0_1_2.PipelineRunQueued;
  'dev.cdevents.pipelinerun.started.0.1.0': V0_1_2.PipelineRunStarted;
  'dev.cdevents.repository.created.0.1.0': V0_1_2.RepositoryCreated;
  'dev.cdevents.repository.deleted.0.1.0': V0_1_2.RepositoryDeleted;
  'dev.cdevents.repository.modified.0.1.0': V0_1_2.RepositoryModified;
  'dev.cdevents.service.deployed.0.1.0': V0_1_2.ServiceDeployed;
  'dev.cdevents.service.published.0.1.0': V0_1_2.ServicePublished;
  'dev.cdevents.service.removed.0.1.0': V0_1_2.ServiceRemoved;
  'dev.cdevents.service.rolledback.0.1.0': V0_1_2.ServiceRolledBack;
  'dev.cdevents.service.upgraded.0.1.0': V0_1_2.ServiceUpgraded;
  'dev.cdevents.taskrun.finished.0.1.0': V0_1_2.TaskRunFinished;
  'dev.cdevents.taskrun.started.0.1.0': V0_1_2.TaskRunStarted;
  'dev.cdevents.testcase.finished.0.1.0': V0_1_2.TestCaseFinished;
  'dev.cdevents.testcase.queued.0.1.0': V0_1_2.TestCaseQueued;
  'dev.cdevents.testcase.started.0.1.0': V0_1_2.TestCaseStarted;
  'dev.cdevents.testsuite.finished.0.1.0': V0_1_2.TestSuiteFinished;
  'dev.cdevents.testsuite.started.0.1.0': V0_1_2.TestSuiteStarted;
  'dev.cdevents.branch.created.0.1.1': V0_1_2.BranchCreated;
  'dev.cdevents.branch.deleted.0.1.1': V0_1_2.BranchDeleted;
  'dev.cdevents.change.abandoned.0.1.1': V0_1_2.ChangeAbandoned;
  'dev.cdevents.change.created.0.1.1': V0_1_2.ChangeCreated;
  'dev.cdevents.change.merged.0.1.1': V0_1_2.ChangeMerged;
  'dev.cdevents.change.reviewed.0.1.1': V0_1_2.ChangeReviewed;
  'dev.cdevents.change.updated.0.1.1': V0_1_2.ChangeUpdated;
  'dev.cdevents.artifact.packaged.0.1.1': V0_3_0.ArtifactPackaged;
  'dev.cdevents.artifact.published.0.1.1': V0_3_0.ArtifactPublished;
  'dev.cdevents.branch.created.0.1.2': V0_3_0.BranchCreated;
  'dev.cdevents.branch.deleted.0.1.2': V0_3_0.BranchDeleted;
  'dev.cdevents.build.finished.0.1.1': V0_3_0.BuildFinished;
  'dev.cdevents.build.queued.0.1.1': V0_3_0.BuildQueued;
  'dev.cdevents.build.started.0.1.1': V0_3_0.BuildStarted;
  'dev.cdevents.change.abandoned.0.1.2': V0_3_0.ChangeAbandoned;
  'dev.cdevents.change.created.0.1.2': V0_3_0.ChangeCreated;
  'dev.cdevents.change.merged.0.1.2': V0_3_0.ChangeMerged;
  'dev.cdevents.change.reviewed.0.1.2': V0_3_0.ChangeReviewed;
  'dev.cdevents.change.updated.0.1.2': V0_3_0.ChangeUpdated;
  'dev.cdevents.environment.created.0.1.1': V0_3_0.EnvironmentCreated;
  'dev.cdevents.environment.deleted.0.1.1': V0_3_0.EnvironmentDeleted;
  'dev.cdevents.environment.modified.0.1.1': V0_3_0.EnvironmentModified;
  'dev.cdevents.incident.detected.0.1.0': V0_3_0.IncidentDetected;
  'dev.cdevents.incident.reported.0.1.0': V0_3_0.IncidentReported;
  'dev.cdevents.incident.resolved.0.1.0': V0_3_0.IncidentResolved;
  'dev.cdevents.pipelinerun.finished.0.1.1': V0_3_0.PipelineRunFinished;
  'dev.cdevents.pipelinerun.queued.0.1.1': V0_3_0.PipelineRunQueued;
  'dev.cdevents.pipelinerun.started.0.1.1': V0_3_0.PipelineRunStarted;
  'dev.cdevents.repository.created.0.1.1': V0_3_0.RepositoryCreated;
  'dev.cdevents.repository.deleted.0.1.1': V0_3_0.RepositoryDeleted;
  'dev.cdevents.repository.modified.0.1.1': V0_3_0.RepositoryModified;
  'dev.cdevents.service.deployed.0.1.1': V0_3_0.ServiceDeployed;
  'dev.cdevents.service.published.0.1.1': V0_3_0.ServicePublished;
  'dev.cdevents.service.removed.0.1.1': V0_3_0.ServiceRemoved;
  'dev.cdevents.service.rolledback.0.1.1': V0_3_0.ServiceRolledBack;
  'dev.cdevents.service.upgraded.0.1.1': V0_3_0.ServiceUpgraded;
  'dev.cdevents.taskrun.finished.0.1.1': V0_3_0.TaskRunFinished;
  'dev.cdevents.taskrun.started.0.1.1': V0_3_0.TaskRunStarted;
  'dev.cdevents.testcase.finished.0.1.1': V0_2_0.TestCaseFinished;
  'dev.cdevents.testcase.queued.0.1.1': V0_2_0.TestCaseQueued;
  'dev.cdevents.testcase.started.0.1.1': V0_2_0.TestCaseStarted;
  'dev.cdevents.testsuite.finished.0.1.1': V0_2_0.TestSuiteFinished;
  'dev.cdevents.testsuite.started.0.1.1': V0_2_0.TestSuiteStarted;
  'dev.cdevents.artifact.signed.0.1.0': V0_3_0.ArtifactSigned;
  'dev.cdevents.testcaserun.finished.0.1.0': V0_3_0.TestCaseRunFinished;
  'dev.cdevents.testcaserun.queued.0.1.0': V0_3_0.TestCaseRunQueued;
  'dev.cdevents.testcaserun.started.0.1.0': V0_3_0.TestCaseRunStarted;
  'dev.cdevents.testoutput.published.0.1.0': V0_3_0.TestOutputPublished;
  'dev.cdevents.testsuiterun.finished.0.1.0': V0_3_0.TestSuiteRunFinished;
  'dev.cdevents.testsuiterun.queued.0.1.0': V0_3_0.TestSuiteRunQueued;
  'dev.cdevents.testsuiterun.started.0.1.0': V0_3_0.TestSuiteRunStarted;
  'dev.cdevents.artifact.deleted.0.1.0': V0_4_1.ArtifactDeleted;
  'dev.cdevents.artifact.downloaded.0.1.0': V0_4_1.ArtifactDownloaded;
  'dev.cdevents.artifact.packaged.0.2.0': V0_4_1.ArtifactPackaged;
  'dev.cdevents.artifact.published.0.2.0': V0_4_1.ArtifactPublished;
  'dev.cdevents.artifact.signed.0.2.0': V0_4_1.ArtifactSigned;
  'dev.cdevents.branch.created.0.2.0': V0_4_1.BranchCreated;
  'dev.cdevents.branch.deleted.0.2.0': V0_4_1.BranchDeleted;
  'dev.cdevents.build.finished.0.2.0': V0_4_1.BuildFinished;
  'dev.cdevents.build.queued.0.2.0': V0_4_1.BuildQueued;
  'dev.cdevents.build.started.0.2.0': V0_4_1.BuildStarted;
  'dev.cdevents.change.abandoned.0.2.0': V0_4_1.ChangeAbandoned;
  'dev.cdevents.change.created.0.3.0': V0_4_1.ChangeCreated;
  'dev.cdevents.change.merged.0.2.0': V0_4_1.ChangeMerged;
  'dev.cdevents.change.reviewed.0.2.0': V0_4_1.ChangeReviewed;
  'dev.cdevents.change.updated.0.2.0': V0_4_1.ChangeUpdated;
  'dev.cdevents.environment.created.0.2.0': V0_4_1.EnvironmentCreated;
  'dev.cdevents.environment.deleted.0.2.0': V0_4_1.EnvironmentDeleted;
  'dev.cdevents.environment.modified.0.2.0': V0_4_1.EnvironmentModified;
  'dev.cdevents.incident.detected.0.2.0': V0_4_1.IncidentDetected;
  'dev.cdevents.incident.reported.0.2.0': V0_4_1.IncidentReported;
  'dev.cdevents.incident.resolved.0.2.0': V0_4_1.IncidentResolved;
  'dev.cdevents.pipelinerun.finished.0.2.0': V0_4_1.PipelineRunFinished;
  'dev.cdevents.pipelinerun.queued.0.2.0': V0_4_1.PipelineRunQueued;
  'dev.cdevents.pipelinerun.started.0.2.0': V0_4_1.PipelineRunStarted;
  'dev.cdevents.repository.created.0.2.0': V0_4_1.RepositoryCreated;
  'dev.cdevents.repository.deleted.0.2.0': V0_4_1.RepositoryDeleted;
  'dev.cdevents.repository.modified.0.2.0': V0_4_1.RepositoryModified;
  'dev.cdevents.service.deployed.0.2.0': V0_4_1.ServiceDeployed;
  'dev.cdevents.service.published.0.2.0': V0_4_1.ServicePublished;
  'dev.cdevents.service.removed.0.2.0': V0_4_1.ServiceRemoved;
  'dev.cdevents.service.rolledback.0.2.0': V0_4_1.ServiceRolledBack;
  'dev.cdevents.service.upgraded.0.2.0': V0_4_1.ServiceUpgraded;
  'dev.cdevents.taskrun.finished.0.2.0': V0_4_1.TaskRunFinished;
  'dev.cdevents.taskrun.started.0.2.0': V0_4_1.TaskRunStarted;
  'dev.cdevents.testcaserun.finished.0.2.0': V0_4_1.TestCaseRunFinished;
  'dev.cdevents.testcaserun.queued.0.2.0': V0_4_1.TestCaseRunQueued;
  'dev.cdevents.testcaserun.skipped.0.1.0': V0_4_1.TestCaseRunSkipped;
  'dev.cdevents.testcaserun.started.0.2.0': V0_4_1.TestCaseRunStarted;
  'dev.cdevents.testoutput.published.0.2.0': V0_4_1.TestOutputPublished;
  'dev.cdevents.testsuiterun.finished.0.2.0': V0_4_1.TestSuiteRunFinished;
  'dev.cdevents.testsuiterun.queued.0.2.0': V0_4_1.TestSuiteRunQueued;
  'dev.cdevents.testsuiterun.started.0.2.0': V0_4_1.TestSuiteRunStarted;
  'dev.cdevents.ticket.closed.0.1.0': V0_4_1.TicketClosed;
  'dev.cdevents.ticket.created.0.1.0': V0_4_1.TicketCreated;
  'dev.cdevents.ticket.updated.0.1.0': V0_4_1.TicketUpdated;
  'dev.cdevents.artifact.deleted.0.2.0': V0_5_1.ArtifactDeleted;
  'dev.cdevents.artifact.downloaded.0.2.0': V0_5_1.ArtifactDownloaded;
  'dev.cdevents.artifact.packaged.0.3.0': V0_5_1.ArtifactPackaged;
  'dev.cdevents.artifact.published.0.3.0': V0_5_1.ArtifactPublished;
  'dev.cdevents.artifact.signed.0.3.0': V0_5_1.ArtifactSigned;
  'dev.cdevents.branch.created.0.3.0': V0_5_1.BranchCreated;
  'dev.cdevents.branch.deleted.0.3.0': V0_5_1.BranchDeleted;
  'dev.cdevents.build.finished.0.3.0': V0_5_1.BuildFinished;
  'dev.cdevents.build.queued.0.3.0': V0_5_1.BuildQueued;
  'dev.cdevents.build.started.0.3.0': V0_5_1.BuildStarted;
  'dev.cdevents.change.abandoned.0.3.0': V0_5_1.ChangeAbandoned;
  'dev.cdevents.change.created.0.4.0': V0_5_1.ChangeCreated;
  'dev.cdevents.change.merged.0.3.0': V0_5_1.ChangeMerged;
  'dev.cdevents.change.reviewed.0.3.0': V0_5_1.ChangeReviewed;
  'dev.cdevents.change.updated.0.3.0': V0_5_1.ChangeUpdated;
  'dev.cdevents.environment.created.0.3.0': V0_5_1.EnvironmentCreated;
  'dev.cdevents.environment.deleted.0.3.0': V0_5_1.EnvironmentDeleted;
  'dev.cdevents.environment.modified.0.3.0': V0_5_1.EnvironmentModified;
  'dev.cdevents.incident.detected.0.3.0': V0_5_1.IncidentDetected;
  'dev.cdevents.incident.reported.0.3.0': V0_5_1.IncidentReported;
  'dev.cdevents.incident.resolved.0.3.0': V0_5_1.IncidentResolved;
  'dev.cdevents.pipelinerun.finished.0.3.0': V0_5_1.PipelineRunFinished;
  'dev.cdevents.pipelinerun.queued.0.3.0': V0_5_1.PipelineRunQueued;
  'dev.cdevents.pipelinerun.started.0.3.0': V0_5_1.PipelineRunStarted;
  'dev.cdevents.repository.created.0.3.0': V0_5_1.RepositoryCreated;
  'dev.cdevents.repository.deleted.0.3.0': V0_5_1.RepositoryDeleted;
  'dev.cdevents.repository.modified.0.3.0': V0_5_1.RepositoryModified;
  'dev.cdevents.service.deployed.0.3.0': V0_5_1.ServiceDeployed;
  'dev.cdevents.service.published.0.3.0': V0_5_1.ServicePublished;
  'dev.cdevents.service.removed.0.3.0': V0_5_1.ServiceRemoved;
  'dev.cdevents.service.rolledback.0.3.0': V0_5_1.ServiceRolledBack;
  'dev.cdevents.service.upgraded.0.3.0': V0_5_1.ServiceUpgraded;
  'dev.cdevents.taskrun.finished.0.3.0': V0_5_1.TaskRunFinished;
  'dev.cdevents.taskrun.started.0.3.0': V0_5_1.TaskRunStarted;
  'dev.cdevents.testcaserun.finished.0.3.0': V0_5_1.TestCaseRunFinished;
  'dev.cdevents.testcaserun.queued.0.3.0': V0_5_1.TestCaseRunQueued;
  'dev.cdevents.testcaserun.skipped.0.2.0': V0_5_1.TestCaseRunSkipped;
  'dev.cdevents.testcaserun.started.0.3.0': V0_5_1.TestCaseRunStarted;
  'dev.cdevents.testoutput.published.0.3.0': V0_5_1.TestOutputPublished;
  'dev.cdevents.testsuiterun.finished.0.3.0': V0_5_1.TestSuiteRunFinished;
  'dev.cdevents.testsuiterun.queued.0.3.0': V0_5_1.TestSuiteRunQueued;
  'dev.cdevents.testsuiterun.started.0.3.0': V0_5_1.TestSuiteRunStarted;
  'dev.cdevents.ticket.closed.0.2.0': V0_5_1.TicketClosed;
  'dev.cdevents.ticket.created.0.2.0': V0_5_1.TicketCreated;
  'dev.cdevents.ticket.updated.0.2.0': V0_5_1.TicketUpdated;
  'dev.cdevents.approval.closed.0.1.0': V0_6_0_draft.ApprovalClosed;
  'dev.cdevents.approval.created.0.1.0': V0_6_0_draft.ApprovalCreated;
  'dev.cdevents.approval.updated.0.1.0': V0_6_0_draft.ApprovalUpdated;
  [type: `dev.cdeventsx.${string}`]: V0_5_1.Custom;
}

/** By subject and predicate: the type string in the newest released release that has them. */
export interface NewestTypes {
  'approval.closed': 'dev.cdevents.approval.closed.0.1.0';
  'approval.created': 'dev.cdevents.approval.created.0.1.0';
  'approval.updated': 'dev.cdevents.approval.updated.0.1.0';
  'artifact.deleted': 'dev.cdevents.artifact.deleted.0.2.0';
  'artifact.downloaded': 'dev.cdevents.artifact.downloaded.0.2.0';
  'artifact.packaged': 'dev.cdevents.artifact.packaged.0.3.0';
  'artifact.published': 'dev.cdevents.artifact.published.0.3.0';
  'artifact.signed': 'dev.cdevents.artifact.signed.0.3.0';
  'branch.created': 'dev.cdevents.branch.created.0.3.0';
  'branch.deleted': 'dev.cdevents.branch.deleted.0.3.0';
  'build.finished': 'dev.cdevents.build.finished.0.3.0';
  'build.queued': 'dev.cdevents.build.queued.0.3.0';
  'build.started': 'dev.cdevents.build.started.0.3.0';
  'change.abandoned': 'dev.cdevents.change.abandoned.0.3.0';
  'change.created': 'dev.cdevents.change.created.0.4.0';
  'change.merged': 'dev.cdevents.change.merged.0.3.0';
  'change.reviewed': 'dev.cdevents.change.reviewed.0.3.0';
  'change.updated': 'dev.cdevents.change.updated.0.3.0';
  'environment.created': 'dev.cdevents.environment.created.0.3.0';
  'environment.deleted': 'dev.cdevents.environment.deleted.0.3.0';
  'environment.modified': 'dev.cdevents.environment.modified.0.3.0';
  'incident.detected': 'dev.cdevents.incident.detected.0.3.0';
  'incident.reported': 'dev.cdevents.incident.reported.0.3.0';
  'incident.resolved': 'dev.cdevents.incident.resolved.0.3.0';
  'pipelinerun.finished': 'dev.cdevents.pipelinerun.finished.0.3.0';
  'pipelinerun.queued': 'dev.cdevents.pipelinerun.queued.0.3.0';
  'pipelinerun.started': 'dev.cdevents.pipelinerun.started.0.3.0';
  'repository.created': 'dev.cdevents.repository.created.0.3.0';
  'repository.deleted': 'dev.cdevents.repository.deleted.0.3.0';
  'repository.modified': 'dev.cdevents.repository.modified.0.3.0';
  'service.deployed': 'dev.cdevents.service.deployed.0.3.0';
  'service.published': 'dev.cdevents.service.published.0.3.0';
  'service.removed': 'dev.cdevents.service.removed.0.3.0';
  'service.rolledback': 'dev.cdevents.service.rolledback.0.3.0';
  'service.upgraded': 'dev.cdevents.service.upgraded.0.3.0';
  'taskrun.finished': 'dev.cdevents.taskrun.finished.0.3.0';
  'taskrun.started': 'dev.cdevents.taskrun.started.0.3.0';
  'testcase.finished': 'dev.cdevents.testcase.finished.0.1.1';
  'testcase.queued': 'dev.cdevents.testcase.queued.0.1.1';
  'testcase.started': 'dev.cdevents.testcase.started.0.1.1';
  'testcaserun.finished': 'dev.cdevents.testcaserun.finished.0.3.0';
  'testcaserun.queued': 'dev.cdevents.testcaserun.queued.0.3.0';
  'testcaserun.skipped': 'dev.cdevents.testcaserun.skipped.0.2.0';
  'testcaserun.started': 'dev.cdevents.testcaserun.started.0.3.0';
  'testoutput.published': 'dev.cdevents.testoutput.published.0.3.0';
  'testsuite.finished': 'dev.cdevents.testsuite.finished.0.1.1';
  'testsuite.started': 'dev.cdevents.testsuite.started.0.1.1';
  'testsuiterun.finished': 'dev.cdevents.testsuiterun.finished.0.3.0';
  'testsuiterun.queued': 'dev.cdevents.testsuiterun.queued.0.3.0';
  'testsuiterun.started': 'dev.cdevents.testsuiterun.started.0.3.0';
  'ticket.closed': 'dev.cdevents.ticket.closed.0.2.0';
  'ticket.created': 'dev.cdevents.ticket.created.0.2.0';
  'ticket.updated': 'dev.cdevents.ticket.updated.0.2.0';
}
