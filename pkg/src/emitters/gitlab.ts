/** GitLab's Code Quality report: an array of findings, which its merge requests compare by fingerprint. */
import { createHash } from 'node:crypto';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Diagnostic, Severity } from '../faces/public.js';
import { fileLine, type Judged } from '../records/records.js';
import { escapeJson } from '../sarif/escape-json.js';
import { escape } from './escape.js';
import { inReadingOrder } from './order.js';
import type { Format, Look } from './output.js';
import { more } from './summary.js';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', note: 'info' };

/** Fingerprints that are remembered, so that no two findings have the same. Beyond that they are told apart by their lines. */
const REMEMBERED = 100_000;

/** What a fingerprint is made of: the line is not, so that a finding that only moved is the same one. */
interface Finding {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly check: string;
  readonly description: string;
  /** Where in the event it is. */
  readonly place: string;
}

/** The findings are written as they come. */
export function gitlab({ quiet }: Look): Format {
  const seen = new Map<string, number>();
  let isFirst = true;
  const entry = ({ file, line, severity, check, description, place }: Finding): string => {
    const path = pathOf(file);
    const words = escape(description);
    const base = hash(path, check, place, words);
    const times = seen.get(base) ?? 0;
    const isRemembered = times > 0 || seen.size < REMEMBERED;
    if (isRemembered) seen.set(base, times + 1);
    const again = isRemembered ? ['', String(times)] : ['line', String(line)];
    const fingerprint = isRemembered && times === 0 ? base : hash(base, ...again);
    const value = {
      description: words,
      check_name: check,
      fingerprint,
      severity,
      location: { path, lines: { begin: line } },
    };
    const before = isFirst ? '[' : ',';
    isFirst = false;
    return `${before}\n  ${escapeJson(JSON.stringify(value))}`;
  };
  const isShown = ({ severity }: Diagnostic): boolean => !(quiet && severity === 'note');
  return {
    input(name, input) {
      const { diagnostics, omitted } = input.report;
      const found = inReadingOrder(diagnostics.filter(isShown)).map((each) => entry(findingOf(name, input, each)));
      if (omitted > 0) {
        const check = 'cdevents-wasm';
        const description = more(input);
        found.push(entry({ file: name, line: input.line, severity: 'info', check, description, place: '' }));
      }
      return found.join('');
    },
    history({ file, line, finding }) {
      if (!isShown(finding)) return '';
      const { severity, rule, pointer } = finding;
      const about = { file, line, severity: SEVERITIES[severity], check: rule, place: pointer };
      return entry({ ...about, description: wordsOf(finding) });
    },
    close: () => undefined,
    failure: (name, why) =>
      entry({ file: name, line: 1, severity: 'blocker', check: 'cdevents-wasm', description: why, place: '' }),
    end: () => [isFirst ? '[]\n' : '\n]\n'],
  };
}

function findingOf(file: string, input: Judged, found: Diagnostic): Finding {
  const { severity, rule, range, pointer } = found;
  const line = range === undefined ? input.line : fileLine(input, range);
  const about = { file, line, severity: SEVERITIES[severity], check: rule, place: pointer };
  return { ...about, description: wordsOf(found) };
}

function wordsOf({ code, message, help, range, pointer }: Diagnostic): string {
  const where = range === undefined && pointer !== '' ? ` at ${pointer}` : '';
  return `${code}: ${message}${where}${help === undefined ? '' : ` (${help})`}`;
}

/** As GitLab knows files: from the root of the repository, which is where its jobs run. */
function pathOf(name: string): string {
  const path = relative(process.cwd(), resolve(name));
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return escape((isOutside ? name : path).split(sep).join('/'));
}

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 40);
}
