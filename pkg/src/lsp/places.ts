import type { Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Names of documents with events. */
const EVENTS = /\.cdevents?\.(?:json|ndjson|jsonl)$/i;

const LINES = /\.(?:ndjson|jsonl)$/i;
const JSON_NAME = /\.(?:json|ndjson|jsonl)$/i;

/** The languages that editors have for them. */
const OURS: readonly string[] = ['cdevents', 'cdevents-ndjson'];
const JSON_LANGUAGES: readonly string[] = ['json', 'jsonl', 'ndjson', 'jsonlines'];

/** The path of a document's address, without what follows it. */
const pathOf = ({ uri }: TextDocument): string => decoded(uri.replace(/[?#].*$/s, ''));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a document is for this server: by its name or its language, or any JSON. */
export function isOurs(document: TextDocument, anyJson: boolean): boolean {
  const path = pathOf(document);
  if (EVENTS.test(path) || OURS.includes(document.languageId)) return true;
  return anyJson && (JSON_NAME.test(path) || JSON_LANGUAGES.includes(document.languageId));
}

/** Whether each line of a document is a value of its own. */
export function hasLines(document: TextDocument): boolean {
  const { languageId } = document;
  return LINES.test(pathOf(document)) || (languageId !== 'json' && languageId.includes('ndjson'));
}

/** The range between two offsets of a document. */
export function rangeOf(document: TextDocument, start: number, end: number): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** The JSON text around an offset: the line where each line is a value, else all of the document. */
export function textAround(document: TextDocument, offset: number): { text: string; start: number } {
  const whole = document.getText();
  if (!hasLines(document)) return { text: whole, start: 0 };
  const start = whole.lastIndexOf('\n', offset - 1) + 1;
  const found = whole.indexOf('\n', offset);
  const end = found < 0 ? whole.length : found;
  return { text: whole.slice(start, end).replace(/\r$/, ''), start };
}
