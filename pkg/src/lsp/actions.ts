import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Change, convert, type ValidateOptions, type Vocabulary } from '../faces/public.js';
import type { Library } from '../guide/library.js';
import { fixed, isSafelyFixable, type Judged, textOf } from '../records/records.js';
import type { Abilities } from './abilities.js';
import { type Analysis, type Finding, inputsBetween, textOfInput } from './analysis.js';
import { diagnosticOf } from './diagnostics.js';
import { inLayoutOf, replaced } from './edits.js';
import { rangeOf } from './places.js';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.cdevents`;
export const CONVERT = `${CodeActionKind.RefactorRewrite}.cdevents`;

/** Quick fixes that are offered at one place. */
const MAX_FIXES = 100;

/** What an action to convert needs when it is carried out. */
interface Conversion {
  uri: string;
  version: number;
  /** Where the input begins. */
  units: number;
  to: Vocabulary;
}

/** Whether the client wants actions of a kind: `only` names kinds, and each stands for those below it. */
function wants({ context: { only } }: CodeActionParams, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** The edit of one document, in the form that the client takes. */
function editOf(document: TextDocument, edits: TextEdit[], { documentChanges }: Abilities): WorkspaceEdit {
  const { uri, version } = document;
  return documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}

/** What actions are made with. */
export interface Means {
  options: ValidateOptions;
  library: Library;
  abilities: Abilities;
  /** Where the addresses of rules begin. */
  pages: URL;
}

/** What can be done at a place: fixes of its findings, safe ones first; all safe fixes; and conversions of its event. */
export function actionsAt(
  document: TextDocument,
  analysis: Analysis,
  params: CodeActionParams,
  { options, library, abilities, pages }: Means,
): CodeAction[] {
  const start = document.offsetAt(params.range.start);
  const end = Math.max(start, document.offsetAt(params.range.end));
  const inputs = inputsBetween(analysis, start, end);
  const actions: CodeAction[] = [];
  if (wants(params, CodeActionKind.QuickFix))
    actions.push(...fixesOf(document, inputs, [start, end], abilities, pages));
  if (wants(params, FIX_ALL)) actions.push(...allFixes(document, analysis, options, abilities));
  if (wants(params, CONVERT)) actions.push(...conversions(document, inputs[0], library, abilities));
  return actions;
}

function fixesOf(
  document: TextDocument,
  inputs: readonly Judged[],
  [start, end]: [number, number],
  abilities: Abilities,
  pages: URL,
): CodeAction[] {
  const here: Finding[] = inputs.flatMap((input) =>
    input.report.diagnostics
      .filter(({ fix, range }) => {
        const [from, to] = range === undefined ? [0, 0] : [range.start.offset, range.end.offset];
        return fix !== undefined && input.units + from <= end && start <= input.units + to;
      })
      .map((finding) => ({ finding, input })),
  );
  const ordered = [...here.filter(isSafe), ...here.filter((found) => !isSafe(found))].slice(0, MAX_FIXES);
  return ordered.map((found) => {
    const { fix } = found.finding;
    const edits = fix!.edits.map((edit) => ({
      range: rangeOf(document, found.input.units + edit.start, found.input.units + edit.end),
      newText: edit.text,
    }));
    return {
      title: fix!.title,
      kind: CodeActionKind.QuickFix,
      isPreferred: fix!.safe,
      diagnostics: [diagnosticOf(document, found, pages)],
      edit: editOf(document, edits, abilities),
    };
  });
}

const isSafe = ({ finding }: Finding): boolean => isSafelyFixable(finding);

/** All safe fixes of the document, as `cdevents-wasm check --fix` makes them. */
function allFixes(
  document: TextDocument,
  { inputs }: Analysis,
  options: ValidateOptions,
  abilities: Abilities,
): CodeAction[] {
  let count = 0;
  const edits = inputs.flatMap((input) => {
    if (input.fixable === 0) return [];
    const { bytes, fixes } = fixed(input, options);
    count += fixes;
    return replaced(document, input.units, input.units + textOfInput(input).length, textOf(bytes));
  });
  if (count === 0) return [];
  const title = `Fix everything that is safe to fix (${count.toLocaleString('en')})`;
  return [{ title, kind: FIX_ALL, edit: editOf(document, edits, abilities) }];
}

function conversions(
  document: TextDocument,
  input: Judged | undefined,
  library: Library,
  abilities: Abilities,
): CodeAction[] {
  const vocabulary = input?.report.event?.vocabulary ?? null;
  if (input === undefined || vocabulary === null) return [];
  return library.vocabularies
    .filter(({ id }) => id !== vocabulary)
    .flatMap(({ id, title }): CodeAction[] => {
      const data: Conversion = { uri: document.uri, version: document.version, units: input.units, to: id };
      const action = { title: `Convert to ${title}`, kind: CONVERT };
      if (abilities.resolvesEdits) return [{ ...action, data }];
      const edit = converted(document, input, id, abilities);
      return edit === null ? [] : [{ ...action, edit: edit.edit }];
    });
}

/** Completes an action to convert. `lost`: what has no place in the result, a sentence each. */
export function resolved(
  action: CodeAction,
  documentAt: (uri: string) => { document: TextDocument; analysis: Analysis } | null,
  abilities: Abilities,
): { action: CodeAction; lost: string[] } {
  const { uri, version, units, to } = (action.data ?? {}) as Partial<Conversion>;
  const found = uri === undefined ? null : documentAt(uri);
  if (found === null || found.document.version !== version || to === undefined) return { action, lost: [] };
  const input = found.analysis.inputs.find((one) => one.units === units);
  const result = input === undefined ? null : converted(found.document, input, to, abilities);
  if (result === null) return { action, lost: [] };
  return { action: { ...action, edit: result.edit }, lost: result.lost };
}

function converted(
  document: TextDocument,
  input: Judged,
  to: Vocabulary,
  abilities: Abilities,
): { edit: WorkspaceEdit; lost: string[] } | null {
  const text = textOfInput(input);
  const { json, changes } = convert(text, { to });
  if (json === null) return null;
  const lead = text.length - text.trimStart().length;
  const start = input.units + lead;
  const edits = replaced(document, start, start + text.trim().length, inLayoutOf(input, json));
  const lost = changes.filter(({ lossy }) => lossy).map(sentenceOf);
  const edit = editOf(document, edits, abilities);
  const [change] = edit.documentChanges ?? [];
  if (lost.length === 0 || !abilities.annotates || change === undefined || !('edits' in change)) return { edit, lost };
  // The editor asks before it loses something.
  const id = 'lossy';
  return {
    edit: {
      documentChanges: [{ ...change, edits: edits.map((each) => ({ ...each, annotationId: id })) }],
      changeAnnotations: {
        [id]: {
          label: `Convert to ${to}: something has no place there`,
          description: lost.join('; '),
          needsConfirmation: true,
        },
      },
    },
    lost: [],
  };
}

const sentenceOf = ({ from, to, message }: Change): string => `${from ?? to ?? ''}: ${message}`;
