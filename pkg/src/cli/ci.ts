/** What the environment of a CI system says of the run that a program is in. What it does not say is not guessed. */

/** Facts of a run. Whoever maps the system's webhooks gives runs and tasks the same ids. */
export interface CiRun {
  /** Where events of this pipeline come from: the repository, or the server. */
  readonly source?: string | undefined;
  /** The run of the pipeline: its page, which is its id too. */
  readonly run?: string | undefined;
  readonly pipeline?: string | undefined;
  /** The task: its page, which is its id too. */
  readonly task?: string | undefined;
  readonly taskName?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The facts of GitHub Actions (and Gitea, Forgejo, which have its variables), GitLab CI or Jenkins. */
export function ciRun(env: Environment): CiRun {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
  if (server && repository && id) {
    const source = `${server}/${repository}`;
    return {
      source,
      run: `${source}/actions/runs/${id}/attempts/${env['GITHUB_RUN_ATTEMPT'] || '1'}`,
      pipeline: env['GITHUB_WORKFLOW'],
      taskName: env['GITHUB_JOB'],
    };
  }
  if (env['GITLAB_CI'] && env['CI_PIPELINE_URL']) {
    return {
      source: env['CI_PROJECT_URL'],
      run: env['CI_PIPELINE_URL'],
      pipeline: env['CI_PROJECT_PATH'],
      task: env['CI_JOB_URL'],
      taskName: env['CI_JOB_NAME'],
    };
  }
  if (env['JENKINS_URL'] && env['BUILD_URL']) {
    return { source: env['JENKINS_URL'], run: env['BUILD_URL'], pipeline: env['JOB_NAME'] };
  }
  return {};
}
