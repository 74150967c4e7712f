import type { FormattingOptions, TextEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { difference } from '../guide/edits.js';
import { compact, format } from '../guide/format.js';
import type { Judged } from '../records/records.js';
import { type Analysis, textOfInput } from './analysis.js';
import { hasLines, rangeOf } from './places.js';

/** The edits of a document that replace a part of it by a text: the characters that differ. */
export function replaced(document: TextDocument, start: number, end: number, text: string): TextEdit[] {
  const edit = difference(document.getText().slice(start, end), text);
  if (edit === null) return [];
  return [{ range: rangeOf(document, start + edit.start, start + edit.end), newText: edit.text }];
}

/**
 * The edits that format a document: each member on a line, or each value on one where lines are values. Numbers, escapes and
 * the order stay as they are. An input that is not JSON stays as it is.
 */
export function formatted(document: TextDocument, { inputs }: Analysis, options: FormattingOptions): TextEdit[] {
  const { tabSize, insertSpaces, insertFinalNewline } = options;
  const unit = insertSpaces === false ? '\t' : ' '.repeat(Math.min(16, Math.max(1, Math.trunc(tabSize) || 2)));
  return inputs.flatMap((input) => {
    const text = textOfInput(input);
    const lines = hasLines(document) || input.isLine;
    const layout = lines ? compact(text) : format(text, unit);
    if (layout === null) return [];
    const withoutEnd = layout.trimEnd();
    const end = lines ? '' : insertFinalNewline === true || text.endsWith('\n') ? '\n' : '';
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const next = `${withoutEnd}${end}`.replaceAll('\n', eol);
    return replaced(document, input.units, input.units + text.length, next);
  });
}

/** An event in the layout of the input that it replaces: on one line, or with the indentation that is used there. */
export function inLayoutOf(input: Judged, json: string): string {
  const text = textOfInput(input);
  const body = text.trim();
  if (input.isLine || !body.includes('\n')) return compact(json) ?? json;
  const unit = /\n([ \t]+)\S/.exec(body)?.[1] ?? '  ';
  return (format(json, unit) ?? json).trimEnd();
}
