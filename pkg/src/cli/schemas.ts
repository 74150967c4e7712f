/** Schemas of the user's own, from files. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../emitters/output.js';
import { CdEventError, Validator } from '../faces/public.js';
import { parsed } from './json.js';
import { read, reason } from './save.js';

/** A schema and where it comes from. */
export interface Source {
  /** The type or URI. */
  name: string;
  file: string;
}

const ENDING = '.json';

/** The types and files that `--schema type=file` names. */
export function schemaOptions(values: readonly string[] = []): Source[] {
  return values.map((value) => {
    // A URI can have equals signs of its own.
    const equals = value.lastIndexOf('=');
    if (equals < 1 || equals === value.length - 1)
      throw new Refusal(
        `--schema takes type=file, such as --schema com.example.cache.filled=filled.json, not ${JSON.stringify(value)}`,
      );
    return { name: value.slice(0, equals), file: value.slice(equals + 1) };
  });
}

/** The schemas in a folder: each is for the type that its file is named after, and for its `$id`. */
async function schemasIn(folder: string): Promise<Source[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw new Refusal(`${folder}: cannot be read: ${reason(error)}`);
  }
  const found = names.filter((name) => name.endsWith(ENDING)).sort();
  if (found.length === 0) throw new Refusal(`${folder}: has no schemas: a schema is in a file named <type>${ENDING}`);
  return found.map((name) => ({ name: basename(name, ENDING), file: join(folder, name) }));
}

/**
 * A validator with the schemas of these files and of a folder, or `undefined` if there are none. A file takes precedence over one of
 * the folder for the same type. They can refer to each other, whatever their order. Throws a `Refusal` for one that cannot be used.
 */
export async function validatorWith(
  files: readonly Source[],
  folder: string | undefined,
): Promise<Validator | undefined> {
  const named = new Set(files.map(({ name }) => name));
  const inFolder = folder === undefined ? [] : await schemasIn(folder);
  let left = [...files, ...inFolder.filter(({ name }) => !named.has(name))];
  if (left.length === 0) return undefined;
  const validator = new Validator();
  while (left.length > 0) {
    const failed: [Source, CdEventError][] = [];
    for (const source of left) {
      const schema = await schemaOf(source);
      try {
        await validator.addSchema(source.name, schema);
      } catch (error) {
        if (!(error instanceof CdEventError)) throw error;
        failed.push([source, error]);
      }
    }
    // What one lacks, another one may have added meanwhile.
    if (failed.length === left.length) throw new Refusal(...(failed.map(worded) as [string]));
    left = failed.map(([source]) => source);
  }
  return validator;
}

function worded([{ file }, { message }]: [Source, CdEventError]): string {
  return `${file}: ${message}`;
}

async function schemaOf({ file }: Source): Promise<object> {
  let bytes: Uint8Array;
  try {
    ({ bytes } = await read(file));
  } catch (error) {
    throw new Refusal(`${file}: cannot be read: ${reason(error)}`);
  }
  return parsed(file, bytes) as object;
}
