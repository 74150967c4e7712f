/** SARIF 2.1.0 for code scanning services, with files as URIs. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules, version } from '../faces/public.js';
import { textOf } from '../records/records.js';
import { makeLog } from '../sarif/sarif-log.js';
import type { Format } from './output.js';
import { Spool } from './spool.js';

/** The head of a log holds what is known at the end only, so the results wait for it. */
export function sarif(): Format {
  const log = makeLog(rules(), version, new Spool());
  return {
    input(name, { report, bytes, line, units }) {
      log.input(uriOf(name), { report, text: () => textOf(bytes), line: line - 1, offset: units });
      return '';
    },
    history({ file, line, units, finding }) {
      // A record is a place without a range: its beginning.
      const start = { offset: 0, line: 1, column: 1 };
      const diagnostics = [{ ...finding, range: { start, end: start } }];
      log.input(uriOf(file), { report: { diagnostics, omitted: 0 }, text: () => '', line: line - 1, offset: units });
      return '';
    },
    close: (name, length) => log.file(uriOf(name), length),
    failure(name, why) {
      log.failure(uriOf(name), why);
      return '';
    },
    // Findings do not make a run unsuccessful; a file that could not be read does.
    end: (_, code) => log.json({ successful: code !== 2, exitCode: code }),
  };
}

/** Relative if the file is inside the working directory, so that a run gives the same bytes on every machine. */
export function uriOf(name: string): string {
  const path = relative(process.cwd(), resolve(name));
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return pathToFileURL(resolve(name)).href;
  return path
    .split(sep)
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}
