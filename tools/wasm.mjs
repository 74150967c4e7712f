// The id of a build, in a custom section at the end of its module.
import { createHash } from 'node:crypto';

/** `pkg/src/engine/loader.ts` reads it. */
const SECTION = 'build';

/** The module with its id, which is a hash of its bytes. */
export function marked(bytes) {
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const content = Buffer.concat([Buffer.from([SECTION.length]), Buffer.from(SECTION + mark)]);
  return Buffer.concat([bytes, Buffer.from([0, content.length]), content]);
}

/** The id of a module that has one. */
export function buildOf(bytes) {
  const [mark] = WebAssembly.Module.customSections(new WebAssembly.Module(bytes), SECTION);
  return new TextDecoder().decode(mark);
}
