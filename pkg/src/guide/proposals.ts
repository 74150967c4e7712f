import { getLocation } from 'jsonc-parser';
import type { FieldInfo } from '../types.js';
import { JsonDocument, type Path } from './document.js';
import { exampleText } from './fields.js';
import { type Guide, membersAt, rootsOf, shapeOf, valuesAt, wordsOfValues } from './guide.js';

/** A word that is being typed, without quotation marks. */
export const WORD = /^[\w.$-]*$/;

/** The range to replace, including quotation marks. `inner` is where the word begins. */
export interface Token {
  from: number;
  inner: number;
  to: number;
}

/** Something that can be written at a place. */
export interface Proposal {
  kind: 'event' | 'member' | 'value';
  label: string;
  /** A few words beside the label; may be empty. */
  detail: string;
  /** Sentences; may be empty. */
  about: string;
  /**
   * What replaces the characters from `from` to `to` of a text: the characters before the caret and those after it. Missing
   * commas on either side are included.
   */
  written(text: string, from: number, to: number): { before: string; after: string };
}

export interface Proposals {
  token: Token;
  /** In the catalogue's order, what is required first. */
  items: Proposal[];
}

/**
 * What the catalogue allows at an offset: members that are missing, enumerated values, or whole events for an empty text.
 * Works on broken texts too. `null` where nothing can be proposed.
 */
export function proposalsAt(guide: Guide, text: string, offset: number): Proposals | null {
  const json = new JsonDocument(text);
  if (json.tooLong || guide.library() === null) return null;
  if (text.trim() === '') return { token: { from: 0, inner: 0, to: text.length }, items: wholeEvents(guide) };
  let location: ReturnType<typeof getLocation>;
  try {
    location = getLocation(text, offset);
  } catch {
    // The parser recurses, and the text is nested too deeply.
    return null;
  }
  const { path, isAtPropertyKey } = location;
  const token = tokenAt(text, offset, location.previousNode);
  if (token === null) return null;
  const owner = isAtPropertyKey ? path.slice(0, -1) : ownerBehindValue(json, text, path, token);
  const items = owner === null ? values(guide, json, path) : members(guide, json, owner, token);
  return items.length === 0 ? null : { token, items };
}

/** The string or word around the caret; `null` where completion makes no sense, as inside a number. */
function tokenAt(text: string, pos: number, node: ReturnType<typeof getLocation>['previousNode']): Token | null {
  if (node !== undefined && text[node.offset] === '"' && node.offset < pos && pos <= node.offset + node.length) {
    const end = node.offset + node.length;
    const isClosed = node.length > 1 && text[end - 1] === '"';
    if (isClosed && pos === end) return null;
    const rest = /^[\w.$-]*/.exec(text.slice(pos))?.[0].length ?? 0;
    // An unterminated string runs to the end of the line: what follows the word is not part of it.
    return {
      from: node.offset,
      inner: node.offset + 1,
      to: isClosed && WORD.test(text.slice(node.offset + 1, end - 1)) ? end : pos + rest,
    };
  }
  const before = /[\w.$-]*$/.exec(text.slice(Math.max(0, pos - 100), pos))?.[0] ?? '';
  const after = /^[\w.$-]*/.exec(text.slice(pos))?.[0] ?? '';
  if (/^[\d-]/.test(before)) return null;
  return { from: pos - before.length, inner: pos - before.length, to: pos + after.length };
}

/** The object for the next member, if the caret is after a value and only the comma is missing; else `null`. */
function ownerBehindValue(json: JsonDocument, text: string, path: Path, token: Token): Path | null {
  const before = text.slice(0, token.from).trimEnd().at(-1) ?? '';
  if (!/["}\]\w]/.test(before)) return null;
  for (const owner of [path, path.slice(0, -1)]) {
    const node = json.at(owner);
    if (
      node?.type === 'object' &&
      node.offset < token.from &&
      (text[node.offset + node.length - 1] !== '}' || token.from < node.offset + node.length)
    )
      return owner;
  }
  return null;
}

/** Whole events for an empty text: those of the newest release first. */
const wholeEvents = (guide: Guide): Proposal[] =>
  rootsOf(guide).map(({ vocabulary, info }) => ({
    kind: 'event',
    label: `${info.subject}.${info.predicate}`,
    detail: vocabulary,
    about: info.summary,
    written: () => ({ before: '', after: exampleText(info) }),
  }));

function members(guide: Guide, json: JsonDocument, owner: Path, token: Token): Proposal[] {
  const there = new Set(
    (json.at(owner)?.children ?? []).flatMap(({ children }) => {
      const key = children?.[0];
      return key === undefined || (key.offset <= token.from && token.from <= key.offset + key.length)
        ? []
        : [String(key.value)];
    }),
  );
  return membersAt(guide, json, owner)
    .filter(({ name }) => !there.has(name))
    .map(({ name, field, required }) => ({
      kind: 'member',
      label: name,
      detail: `${required ? 'required' : 'optional'} · ${shapeOf(field)}`,
      about: sentences(field.summary, wordsOfValues(field)),
      written: (text, from, to) => memberWritten(name, field, text, from, to),
    }));
}

const values = (guide: Guide, json: JsonDocument, path: Path): Proposal[] =>
  valuesAt(guide, json, path).map(({ text: value, detail, summary }) => ({
    kind: 'value',
    label: value,
    detail,
    about: summary,
    written: (text, _from, to) => ({
      before: JSON.stringify(value) + (/^\s*"/.test(text.slice(to)) ? ',' : ''),
      after: '',
    }),
  }));

/** Name, colon and the start of the value. */
function memberWritten(name: string, field: FieldInfo, text: string, from: number, to: number) {
  const rest = text.slice(to);
  const hasValue = /^\s*:/.test(rest);
  const comma = /[{,]\s*$/.test(text.slice(0, from)) ? '' : ',';
  const [open, close] = hasValue ? ['', ''] : valueOf(field);
  const behind = !hasValue && /^\s*"/.test(rest) ? ',' : '';
  const key = `${comma}${JSON.stringify(name)}${hasValue ? '' : ': '}`;
  return { before: `${key}${open}`, after: `${close}${behind}` };
}

/** The text before and after the caret for a new value. */
function valueOf(field: FieldInfo): [string, string] {
  const types = new Set((field.oneOf ?? [field]).map(({ type }) => type));
  if (field.enum?.length === 1) return [JSON.stringify(field.enum[0]), ''];
  if (types.has('string')) return ['"', '"'];
  if (types.has('object')) return ['{', '}'];
  if (types.has('array')) return ['[', ']'];
  return ['', ''];
}

const sentences = (summary: string, values: string): string => (values === '' ? summary : `${summary} ${values}`);
