import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, Severity } from '../faces/public.js';
import type { Judged } from '../records/records.js';
import { type Analysis, type Finding, findingsOf, MAX_FINDINGS, MAX_LENGTH } from './analysis.js';
import { rangeOf } from './places.js';

export const SOURCE = 'cdevents';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

const numbered = (count: number): string => count.toLocaleString('en');

/** What the client shows of an analysis. `pages`: where the addresses of rules begin. */
export function diagnosticsOf(document: TextDocument, analysis: Analysis, pages: URL): Diagnostic[] {
  if (analysis.tooLong) {
    const length = numbered(document.getText().length);
    return [
      aside(
        `the document has ${length} characters, at most ${numbered(MAX_LENGTH)} are checked here: run \`cdevents-wasm check\` on it`,
      ),
    ];
  }
  const { findings, omitted } = findingsOf(analysis);
  const shown = findings.map((found) => diagnosticOf(document, found, pages));
  if (omitted > 0) {
    shown.push(
      aside(
        `${numbered(omitted)} more findings, at most ${numbered(MAX_FINDINGS)} of a document and those of \`maxDiagnostics\` are shown`,
      ),
    );
  }
  return shown;
}

/** Something about the document as a whole. */
function aside(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return { severity: DiagnosticSeverity.Information, source: SOURCE, message, range: { start, end: start } };
}

/** A finding as the client shows it. */
export function diagnosticOf(document: TextDocument, { finding, input }: Finding, pages: URL): Diagnostic {
  const { code, rule, severity, message, help, range, related, url } = finding;
  const linked: DiagnosticRelatedInformation[] = [];
  const unplaced: string[] = [];
  for (const other of related ?? []) {
    if (other.range === undefined) unplaced.push(other.message);
    else
      linked.push({
        message: other.message,
        location: { uri: document.uri, range: placed(document, input, other.range) },
      });
  }
  return {
    range: placed(document, input, range),
    severity: SEVERITIES[severity],
    code,
    codeDescription: { href: new URL(url, pages).href },
    source: SOURCE,
    message: [message, ...(help === undefined ? [] : [help]), ...unplaced].join('\n'),
    ...(linked.length > 0 && { relatedInformation: linked }),
    data: { rule },
  };
}

/** The range of a finding in the document; the beginning of its input if it has none. */
export function placed(document: TextDocument, { units }: Judged, range: Range | undefined) {
  const [start, end] = range === undefined ? [0, 0] : [range.start.offset, range.end.offset];
  return rangeOf(document, units + start, units + end);
}
