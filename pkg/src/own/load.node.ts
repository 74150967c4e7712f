/** `schemas.wasm` in Node and compatible hosts: the file beside this one. See `load.ts`. */
import type { ModuleSource } from '../engine/loader.js';

export { makeGlue } from '../../core/schemas/schemas.js?glue';

/** The module's bytes. */
export async function defaultSource(): Promise<ModuleSource> {
  try {
    const { readFile } = require('node:fs/promises') as typeof import('node:fs/promises');
    return await readFile(`${__dirname}/schemas.wasm`);
  } catch (cause) {
    const help = 'in a bundle, copy it there, or pass it as `module` to `addSchema`';
    throw new Error(`schemas.wasm cannot be read from beside the program; ${help}`, { cause });
  }
}
