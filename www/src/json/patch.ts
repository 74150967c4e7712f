import type { Node } from 'jsonc-parser';
import type { Edit } from '../../../pkg/src/guide/edits.js';
import { type JsonDocument, member, type Path } from './document.js';

export { applyEdits, difference, type Edit } from '../../../pkg/src/guide/edits.js';

export interface SetOptions {
  /** Member names in the preferred order. A new member goes after the nearest one that exists. */
  order?: readonly string[];
}

/**
 * The smallest edit that sets the value at `path` to the JSON text `raw`. Everything else keeps its characters, and the new
 * text follows the layout of the document. Missing objects on the path are created. Only for sound documents.
 */
export function setAt(json: JsonDocument, path: Path, raw: string, options: SetOptions = {}): Edit[] {
  const node = json.at(path);
  if (node !== undefined) {
    const indented = indentLines(raw, lineIndent(json.text, node.offset));
    return json.raw(node) === indented ? [] : [{ start: node.offset, end: node.offset + node.length, text: indented }];
  }
  // The deepest object on the path that exists. The new member contains the rest.
  let depth = path.length - 1;
  while (depth > 0 && json.at(path.slice(0, depth)) === undefined) depth -= 1;
  const owner = json.at(path.slice(0, depth));
  const missing = path.slice(depth + 1);
  const value = missing.reduceRight<string>((inner, step) => wrap(json, step, inner), raw);
  const key = String(path[depth]);
  if (owner === undefined) {
    return [{ start: 0, end: json.text.length, text: `${wrap(json, key, value)}\n` }];
  }
  if (owner.type !== 'object') {
    const text = indentLines(wrap(json, key, value), lineIndent(json.text, owner.offset));
    return [{ start: owner.offset, end: owner.offset + owner.length, text }];
  }
  const order = depth === path.length - 1 ? options.order : undefined;
  return [insertMember(json, owner, key, value, order ?? [])];
}

/** The edit that appends an element to a list, in the list's layout. Creates the list if there is none at the path. */
export function appendAt(json: JsonDocument, path: Path, raw: string, options: SetOptions = {}): Edit[] {
  const list = json.at(path);
  const last = list?.type === 'array' ? list.children?.at(-1) : undefined;
  const first = list?.type === 'array' ? list.children?.[0] : undefined;
  if (list === undefined || last === undefined || first === undefined)
    return setAt(json, path, `[\n  ${indentLines(raw, '  ')}\n]`, options);
  const isOnLines = json.text.slice(list.offset, first.offset).includes('\n');
  const indent = lineIndent(json.text, first.offset);
  const text = isOnLines ? `,\n${indent}${indentLines(raw, indent)}` : `, ${flatten(raw)}`;
  return [{ start: endOf(last), end: endOf(last), text }];
}

/** The edit that removes a member or an element with its comma and its line. */
export function removeAt(json: JsonDocument, path: Path): Edit[] {
  const owner = json.at(path.slice(0, -1));
  const last = path.at(-1);
  if (owner?.children === undefined || last === undefined) return [];
  const node = typeof last === 'number' ? owner.children[last] : member(owner, last);
  if (node === undefined) return [];
  const index = owner.children.indexOf(node);
  const before = owner.children[index - 1];
  const after = owner.children[index + 1];
  if (before !== undefined) return [{ start: endOf(before), end: endOf(node), text: '' }];
  if (after !== undefined) return [{ start: node.offset, end: after.offset, text: '' }];
  return [{ start: owner.offset + 1, end: endOf(owner) - 1, text: '' }];
}

function insertMember(json: JsonDocument, owner: Node, key: string, raw: string, order: readonly string[]): Edit {
  const { text } = json;
  const members = owner.children ?? [];
  const first = members[0];
  if (first === undefined) {
    const outer = lineIndent(text, owner.offset);
    const inner = outer + unitOf(text);
    const entry = `${JSON.stringify(key)}${colonOf(json)}`;
    const body = isSpread(text)
      ? `{\n${inner}${entry}${indentLines(raw, inner)}\n${outer}}`
      : `{${entry}${flatten(raw)}}`;
    return { start: owner.offset, end: endOf(owner), text: body };
  }
  const spread = text.slice(owner.offset, first.offset).includes('\n');
  const indent = lineIndent(text, first.offset);
  const gap = spread ? `\n${indent}` : text.slice(owner.offset + 1, first.offset);
  const between = spread || gap !== '' ? gap : / $/.test(colonOf(json)) ? ' ' : '';
  const entry = `${JSON.stringify(key)}${colonOf(json)}${spread ? indentLines(raw, indent) : flatten(raw)}`;
  const behind = predecessor(members, key, order);
  if (behind === undefined) return { start: first.offset, end: first.offset, text: `${entry},${between}` };
  const at = endOf(behind);
  return { start: at, end: at, text: `,${between}${entry}` };
}

/** The member that the new one follows; `undefined` if the new one comes first. */
function predecessor(members: readonly Node[], key: string, order: readonly string[]): Node | undefined {
  const rank = order.indexOf(key);
  if (rank < 0) return members.at(-1);
  const nameOf = (node: Node): string => String(node.children?.[0]?.value);
  return members.findLast((node) => {
    const other = order.indexOf(nameOf(node));
    return other >= 0 && other < rank;
  });
}

const endOf = (node: Node): number => node.offset + node.length;

/** Whether members go on lines of their own: if the text has several lines, or is empty. */
const isSpread = (text: string): boolean => text.trim().includes('\n') || text.trim().length <= 2;

/** One level of indentation: that of the first indented line, else two spaces. */
function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

/** The indentation of the line at an offset. */
function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** The separator between a key and its value in this text. */
function colonOf(json: JsonDocument): string {
  const property = json.root?.type === 'object' ? json.root.children?.[0] : undefined;
  const [key, value] = property?.children ?? [];
  if (key === undefined || value === undefined) return ': ';
  const between = json.text.slice(endOf(key), value.offset);
  return /^[ ]?:[ ]?$/.test(between) ? between : ': ';
}

function wrap(json: JsonDocument, step: string | number, raw: string): string {
  const key = `${JSON.stringify(String(step))}${colonOf(json)}`;
  if (!isSpread(json.text)) return `{${key}${flatten(raw)}}`;
  const unit = unitOf(json.text);
  return `{\n${unit}${key}${indentLines(raw, unit)}\n}`;
}

const indentLines = (raw: string, indent: string): string => raw.replaceAll('\n', `\n${indent}`);

/** JSON on one line. `raw` is valid JSON, so its line ends are between tokens. */
const flatten = (raw: string): string => raw.replaceAll(/\n\s*/g, '');
