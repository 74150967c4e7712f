// The mark of a module: which build it is of, in a custom section of its own at the end.
import { createHash } from 'node:crypto';

/** As `pkg/src/engine/loader.ts` asks for it. */
const SECTION = 'build';

/** The module's bytes with its mark, which is made of them. */
export function marked(bytes) {
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const content = Buffer.concat([Buffer.from([SECTION.length]), Buffer.from(SECTION + mark)]);
  return Buffer.concat([bytes, Buffer.from([0, content.length]), content]);
}

/** The mark of a module that has one. */
export function buildOf(bytes) {
  const [mark] = WebAssembly.Module.customSections(new WebAssembly.Module(bytes), SECTION);
  return new TextDecoder().decode(mark);
}
