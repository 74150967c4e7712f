import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const SERVICE_WORKER = 'sw.js';

/** Files that the page never asks for: programs read them. */
const NOT_OF_PAGE: readonly string[] = [SERVICE_WORKER, 'llms.txt'];

/** The files of a folder and below, as paths from it with `/`, sorted. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join('/'))
    .sort();
}

/** Writes the service worker into the finished build: a list of the build's files, then www/offline/sw.js unchanged. */
export function offline(): Plugin {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const files = filesOf(folder).filter((file) => !NOT_OF_PAGE.includes(file));
        const hashes = files.map((file) => [
          file,
          `sha256-${createHash('sha256')
            .update(readFileSync(join(folder, file)))
            .digest('base64')}`,
        ]);
        const version = createHash('sha256').update(JSON.stringify(hashes)).digest('hex').slice(0, 16);
        const text = readFileSync(new URL('./sw.js', import.meta.url), 'utf8');
        writeFileSync(
          join(folder, SERVICE_WORKER),
          `const BUILD = ${JSON.stringify({ version, files: Object.fromEntries(hashes) })};\n${text}`,
        );
      },
    },
  };
}
