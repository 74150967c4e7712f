// What the build scripts share: where things are, how a step is shown, when it can be skipped.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path in the repository. */
export const at = (...parts) => join(ROOT, ...parts);

/** The published package.json: the one place of our own version. */
export const PACKAGE = JSON.parse(readFileSync(at('pkg/package.json'), 'utf8'));

/** A failure that is reported in one line, without a stack. `output`: what the program that failed has printed. */
export class Failure extends Error {
  output = '';
}

const colour = process.stderr.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

/** One line about what is going on. */
export function say(line) {
  process.stderr.write(`${paint('36', '==>')} ${line}\n`);
}

/** Says what is being done, does it, and says how long it took. */
export async function step(title, work) {
  say(`${title} …`);
  const start = performance.now();
  const result = await work();
  say(`${title}: done in ${seconds(performance.now() - start)}`);
  return result;
}

/** A time for reading. */
export function seconds(ms) {
  return ms < 100_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/**
 * Runs a program. With `quiet` its output is kept and shown only when it fails. Rejects with a `Failure` when it
 * cannot be started or its exit code is not 0.
 */
export function run(command, args, { cwd = ROOT, env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => reject(new Failure(`${command} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      const text = Buffer.concat(output).toString();
      if (code === 0) return resolve(text);
      if (quiet) process.stderr.write(text);
      const shown = [command, ...args].map((word) => word.replace(ROOT, '.'));
      const rest = shown.length > 6 ? ' …' : '';
      const failure = new Failure(`${shown.slice(0, 6).join(' ')}${rest}: ${signal ?? `exit code ${code}`}`);
      failure.output = text;
      reject(failure);
    });
  });
}

/** What a program prints, or `null` when it cannot be started or fails. */
export async function output(command, args, env = {}) {
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
      let text = '';
      child.stdout.on('data', (chunk) => (text += chunk));
      child.on('error', reject);
      child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(String(code)))));
    });
  } catch {
    return null;
  }
}

/** All files under the given files and folders of the repository, sorted, without build output. */
export function files(...roots) {
  const found = [];
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) return found.push(path);
    for (const name of readdirSync(path)) {
      if (name !== 'node_modules' && name !== 'dist' && name !== 'target') visit(join(path, name));
    }
  };
  roots.forEach((root) => visit(at(root)));
  return found.sort();
}

/** A hash over file names, file contents and further strings. */
export function hashOf(paths, ...strings) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(`${relative(ROOT, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  for (const string of strings) hash.update(`${string}\0`);
  return hash.digest('hex');
}

/** Does the work unless it was done for the same `key` and its results are still there. */
export async function unlessDone(name, key, results, work) {
  const stamp = at('.stamps', name);
  if (results.every(existsSync) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return false;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, key);
  return true;
}

/** Runs a script's main function and ends with exit code 1 and one line when it fails. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${paint('31', 'error:')} ${error instanceof Failure ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
