/** Which files the arguments of `check` name: themselves, all in a folder, or those that a pattern matches. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../emitters/output.js';
import { reason } from './save.js';

/** What a folder is searched for. */
const EVENTS = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i;

/** The argument for standard input. */
export const STDIN = '-';

const MAGIC = /[*?[{]/;

/** The files that an argument names, by name. Throws a `Refusal` when it is a folder or pattern without any. */
export async function filesOf(argument: string): Promise<string[]> {
  const found = await stat(argument).catch(() => undefined);
  if (found?.isDirectory()) {
    const names = await below(argument, () => true);
    const files = names.filter((name) => EVENTS.test(name));
    if (files.length === 0) throw new Refusal('has no .json, .ndjson or .jsonl files in it');
    return files;
  }
  if (found !== undefined || !MAGIC.test(argument)) return [argument];
  // A link that leads nowhere is there all the same.
  if ((await lstat(argument).catch(() => undefined)) !== undefined) return [argument];
  const files = await matching(argument);
  if (files.length === 0) throw new Refusal('matches no file');
  return files;
}

/**
 * Does something with each file that the arguments name, one after the other, until the program is to stop. What cannot be read is
 * refused, by the argument that names it. Returns whether it came to the end.
 */
export async function eachFile(
  args: readonly string[],
  stopped: () => boolean,
  work: (name: string, count: number) => Promise<void>,
  refuse: (argument: string, why: string) => void,
): Promise<boolean> {
  for (const argument of args) {
    try {
      const names = argument === STDIN ? [STDIN] : await filesOf(argument);
      for (const name of names) {
        if (stopped()) return false;
        await work(name, names.length);
      }
    } catch (error) {
      if (!(error instanceof Refusal) && (error as NodeJS.ErrnoException).code === undefined) throw error;
      refuse(argument, error instanceof Refusal ? error.message : `cannot be read: ${reason(error)}`);
    }
  }
  return true;
}

/** Files below a folder, sorted; hidden ones and what was installed are left out. Links to folders are not followed. */
async function below(folder: string, isEntered: (path: string) => boolean): Promise<string[]> {
  const names: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of await entries(next)) {
      const path = next === '' ? entry.name : join(next, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && entry.name !== 'node_modules' && isEntered(path)) waiting.push(path);
      } else if (await isFile(entry, path)) {
        names.push(path);
      }
    }
  }
  return names.filter((name) => !/(?:^|[/\\])\.[^/\\]*$/.test(name)).sort();
}

async function entries(folder: string): Promise<Dirent[]> {
  return readdir(folder === '' ? '.' : folder, { withFileTypes: true });
}

async function isFile(entry: Dirent, path: string): Promise<boolean> {
  if (entry.isSymbolicLink()) return (await stat(path).catch(() => undefined))?.isFile() === true;
  return entry.isFile();
}

/** Files that a pattern matches: `*` and `?` within a name, `**` over folders, `[ab]`, `{one,other}`. */
async function matching(pattern: string): Promise<string[]> {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => MAGIC.test(part));
  const root = parts.slice(0, first).join('/');
  const folder = first > 0 && root === '' ? '/' : root;
  const isThere = folder === '' || (await stat(folder).catch(() => undefined))?.isDirectory() === true;
  if (!isThere) return [];
  const source = parts.slice(first).map((part, index, all) => {
    if (part === '**') return index === all.length - 1 ? '.*' : '(?:[^/]+/)*';
    return expressionOf(part) + (index === all.length - 1 ? '' : '/');
  });
  const expression = new RegExp(`^${source.join('')}$`, 'u');
  const start = folder === '' ? '' : folder === '/' ? '/' : `${join(folder)}/`;
  const isDeep = parts.includes('**');
  const depth = parts.length - first;
  const tail = (path: string): string => path.slice(path.startsWith(start) ? start.length : 0).replaceAll('\\', '/');
  const names = await below(folder, (path) => isDeep || tail(path).split('/').length < depth);
  return names.filter((name) => expression.test(tail(name)));
}

/** The regular expression for one name of a pattern. */
function expressionOf(part: string): string {
  let isInBraces = false;
  return part.replace(/\*+|\?|\[(!?)([^\]]+)\]|[{},]|[\\^$.|+()[\]/]/gu, (found, not: string, characters: string) => {
    if (found.startsWith('*')) return '[^/]*';
    if (found === '?') return '[^/]';
    if (characters !== undefined) return `[${not === '' ? '' : '^/'}${characters.replace(/[\\^[\]&]/g, '\\$&')}]`;
    if (found === '{') isInBraces = true;
    if (found === '}' && isInBraces) {
      isInBraces = false;
      return ')';
    }
    if (found === '{') return part.includes('}') ? '(?:' : '\\{';
    if (found === ',') return isInBraces ? '|' : ',';
    return `\\${found}`;
  });
}
