import { type Node, type ParseError, parseTree } from 'jsonc-parser';

export type Path = readonly (string | number)[];

/** In UTF-16 code units. The form ignores longer texts, since parsing them on each key press would be slow. */
export const MAX_FORM_TEXT = 256 * 1024;

/**
 * A text parsed as JSON with offsets. Parsing continues after errors; `sound` is true if there were none. Nothing here
 * knows events, and the engine alone decides what is valid.
 */
export class JsonDocument {
  readonly text: string;
  readonly root: Node | undefined;
  readonly sound: boolean;
  /** The text is too long, so that it was not parsed. */
  readonly tooLong: boolean;

  constructor(text: string) {
    this.text = text;
    const errors: ParseError[] = [];
    let root: Node | undefined;
    this.tooLong = text.length > MAX_FORM_TEXT;
    if (!this.tooLong) {
      try {
        root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
      } catch {
        // The parser recurses, and the text is nested too deeply.
        root = undefined;
      }
    }
    this.root = root;
    this.sound = root !== undefined && errors.length === 0;
  }

  /** The value at a path. Of duplicate members the last counts, as in `JSON.parse`. */
  at(path: Path): Node | undefined {
    let node = this.root;
    for (const step of path) {
      if (node === undefined) return undefined;
      if (typeof step === 'number') {
        node = node.type === 'array' ? node.children?.[step] : undefined;
      } else {
        node = node.type === 'object' ? member(node, step)?.children?.[1] : undefined;
      }
    }
    return node;
  }

  /** The characters of a value. */
  raw(node: Node): string {
    return this.text.slice(node.offset, node.offset + node.length);
  }

  /** The path of the innermost value or member around an offset. */
  pathAt(offset: number): Path {
    const path: (string | number)[] = [];
    let node = this.root;
    while (node !== undefined) {
      const inside: Node[] = node.children ?? [];
      const index = inside.findIndex((child) => child.offset <= offset && offset <= child.offset + child.length);
      const child: Node | undefined = inside[index];
      if (child === undefined) break;
      if (node.type === 'array') {
        path.push(index);
        node = child;
      } else if (node.type === 'object') {
        path.push(String(child.children?.[0]?.value));
        node = child.children?.[1];
      } else {
        break;
      }
    }
    return path;
  }

  /** The member around an offset: its path, and the range of the key or the scalar value at the offset. */
  memberAt(offset: number): { path: Path; start: number; end: number } | null {
    const path = this.pathAt(offset);
    if (typeof path.at(-1) !== 'string') return null;
    const value = this.at(path);
    const key = value?.parent?.children?.[0];
    const inside = [key, value?.children === undefined ? value : undefined].find(
      (node) => node !== undefined && node.offset <= offset && offset <= node.offset + node.length,
    );
    return inside === undefined ? null : { path, start: inside.offset, end: inside.offset + inside.length };
  }
}

/** Whether `path` is `other` or inside it. Steps that are digits equal numbers. */
export const isWithin = (path: Path, other: Path): boolean =>
  other.length <= path.length && other.every((step, index) => String(step) === String(path[index]));

/** The last member with that name, as a property node. */
export function member(object: Node, name: string): Node | undefined {
  return object.children?.findLast((property) => property.children?.[0]?.value === name);
}

/** The steps of a JSON Pointer (RFC 6901). Numbers stay strings: a pointer does not say whether a step is an index. */
export function stepsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A JSON Pointer as a path into this document: in an array, digits become an index. */
export function pathOf(pointer: string, json: JsonDocument): Path {
  const path: (string | number)[] = [];
  for (const step of stepsOf(pointer)) {
    const isIndex = json.at(path)?.type === 'array' && /^\d+$/.test(step);
    path.push(isIndex ? Number(step) : step);
  }
  return path;
}
