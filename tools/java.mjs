// Installs what the Flink job is built and tested with: a JDK, and Flink itself as PyPI has it. Both go into a folder of the user's
// cache, which CDEVENTS_CLUSTER_CACHE overrides, and stay there.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { at, Failure, hashOf, output, run, step } from './steps.mjs';

/** The oldest Java that the job is for. */
export const JAVA = 17;

const PINS = at('flink/flink.txt');

/** Debian's packages that have a JDK of which everything runs without a display. */
const DEBIAN = [`openjdk-${JAVA}-jre-headless`, `openjdk-${JAVA}-jdk-headless`];

const cache =
  process.env.CDEVENTS_CLUSTER_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdevents-wasm');

/** The version of Flink that is pinned. */
export const FLINK = /^apache-flink-libraries==(\S+)/.exec(readFileSync(PINS, 'utf8'))[1];

/** Fills a folder of the cache, which gets its name only when it is whole. */
async function filled(name, title, fill) {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fresh = `${folder}.${process.pid}`;
  try {
    await step(title, () => fill(fresh));
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** Whether a JDK is new enough. */
async function fits(javac) {
  const version = /javac (\d+)/.exec((await output(javac, ['-version'])) ?? '');
  return version !== null && Number(version[1]) >= JAVA;
}

/** The folder with the programs of a JDK: that of the system, or Debian's packages without installing them. */
export async function ensureJava() {
  const homes = process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, 'bin')] : [];
  for (const folder of [...homes, '']) if (await fits(join(folder, 'javac'))) return folder;
  const help = `Java is missing: install a JDK of version ${JAVA} or newer (apt-get install ${DEBIAN[1]} on Debian)`;
  if ((await output('apt-get', ['--version'])) === null) throw new Failure(help);
  const folder = await filled(
    `jdk-${JAVA}-${process.arch}`,
    `installing a JDK ${JAVA} into the cache`,
    async (fresh) => {
      mkdirSync(fresh, { recursive: true });
      await run('apt-get', ['download', ...DEBIAN], { quiet: true, cwd: fresh });
      for (const name of readdirSync(fresh).filter((name) => name.endsWith('.deb'))) {
        await run('dpkg', ['-x', name, '.'], { quiet: true, cwd: fresh });
        rmSync(join(fresh, name));
      }
    },
  );
  const [name] = readdirSync(join(folder, 'usr/lib/jvm')).filter((name) => name.startsWith('java-'));
  const programs = join(folder, 'usr/lib/jvm', name, 'bin');
  if (!(await fits(join(programs, 'javac')))) throw new Failure(help);
  return programs;
}

/** The jars of Flink. */
export async function ensureFlink() {
  const name = `flink-${FLINK}-${hashOf([PINS]).slice(0, 16)}`;
  const folder = await filled(name, `installing Flink ${FLINK} into the cache (330 MB, once)`, (fresh) => {
    const quiet = ['--quiet', '--no-input', '--disable-pip-version-check'];
    const exactly = ['--no-deps', '--only-binary', ':all:', '--require-hashes', '--requirement', PINS];
    return run('python3', ['-m', 'pip', 'install', ...quiet, ...exactly, '--target', fresh], { quiet: true });
  });
  return join(folder, 'pyflink/lib');
}
