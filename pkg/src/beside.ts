/**
 * The module as a file beside the JavaScript: a third of the time from start to verdict goes into the text that carries
 * it otherwise. Where there is no such file, as behind a bundler, or no way to read one, that text is still there.
 */

/** The custom section by which a module and the JavaScript that was built with it know each other. */
const SECTION = 'build';

/**
 * Compiles the file `name` beside this one, if it is there and of this very `build`; otherwise undefined. Never throws.
 */
export function compiledBeside(name: string, build: string): WebAssembly.Module | undefined {
  // There a program that reads a file needs a permission, for which a user would be asked.
  if ('Deno' in globalThis) return undefined;
  try {
    // Not imported: some bundles have neither `require` nor `__dirname`, and must still load.
    const { readFileSync } = require('node:fs') as typeof import('node:fs');
    const compiled = new WebAssembly.Module(readFileSync(`${__dirname}/${name}`));
    // Behind a bundler it may be the file of another version.
    const [mark] = WebAssembly.Module.customSections(compiled, SECTION);
    return mark !== undefined && Buffer.from(mark).toString() === build ? compiled : undefined;
  } catch {
    return undefined;
  }
}
