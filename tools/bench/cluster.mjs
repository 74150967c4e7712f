// `make bench-cluster`: a job on two slots of a TaskManager against one process, with the same events in the same run.
// CLUSTER_EVENTS is their number. Fails above the budget.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFlink, JAR } from '../flink.mjs';
import { at, Failure, main, run, say, seconds } from '../steps.mjs';

const COUNT = Number(process.env.CLUSTER_EVENTS ?? 1_000_000);

/** How much longer the job may take than one process. */
const MOST = 2.1;

/** What docs/flink.md recommends. */
const SETTINGS = { 'execution.checkpointing.interval': '10s' };

/** In MiB: everything of a complete history is kept to its end. */
const HEAP = 5120;

await main(async () => {
  await run(process.execPath, [at('tools/build.mjs'), 'tarball']);
  const places = { ...(await buildFlink()), jar: JAR };
  const folder = mkdtempSync(join(tmpdir(), 'cdevents-flink-'));
  process.env.TEST_FOLDER = folder;
  // They look for the installed package when they are loaded.
  const { Cluster } = await import('../../tests/cluster/flink.mjs');
  const { ddl, inOneProcess, remaining, rowsOf, writeEvents } = await import('../../tests/cluster/streams.mjs');
  const [events, results] = [join(folder, 'events'), join(folder, 'results')];
  const timed = async (what, work) => {
    const begin = performance.now();
    const answer = await work();
    const time = performance.now() - begin;
    say(`${what}: ${seconds(time)}`);
    return [answer, time];
  };
  let cluster;
  try {
    const [lines] = await timed('making events', () => writeEvents(events, { count: COUNT, seed: 20_261_129 }));
    const [expected, alone] = await timed(`${lines.length} events in one process`, () =>
      inOneProcess(lines, { complete: true }),
    );
    cluster = await Cluster.start({
      ...places,
      folder: join(folder, 'cluster'),
      managers: 1,
      heap: HEAP,
      settings: SETTINGS,
    });
    mkdirSync(results);
    const file = join(results, 'tables.sql');
    writeFileSync(file, ddl({ events, results }));
    const [job] = await timed('submitting the job', () => cluster.submit(['--ddl', file, '--complete']));
    await cluster.finished(job);
    const { duration } = await cluster.rest(`/jobs/${job}`);
    const findings = remaining(rowsOf(join(results, 'findings')));
    if (JSON.stringify(findings) !== JSON.stringify(expected.findings)) throw new Failure('the findings differ');
    const ratio = duration / alone;
    say(`the job: ${seconds(duration)}, ${ratio.toFixed(2)} times one process; at most ${MOST}`);
    if (ratio > MOST) throw new Failure('the job takes too long');
  } finally {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
