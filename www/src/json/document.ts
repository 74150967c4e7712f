import { type Node, type ParseError, parseTree } from 'jsonc-parser';

export type Path = readonly (string | number)[];

/** Longer texts are judged like any other, but the form does not follow them: reading them again at each key would be felt. */
export const LONGEST_FOR_THE_FORM = 256 * 1024;

/**
 * A text as JSON with places. Reads on behind errors as far as it can; `sound` says whether there were none. Nothing here
 * knows events, and nothing here judges: that is the engine's.
 */
export class JsonDocument {
  readonly text: string;
  readonly root: Node | undefined;
  readonly sound: boolean;
  /** Not read, because of its length. */
  readonly tooLong: boolean;

  constructor(text: string) {
    this.text = text;
    const errors: ParseError[] = [];
    let root: Node | undefined;
    this.tooLong = text.length > LONGEST_FOR_THE_FORM;
    if (!this.tooLong) {
      try {
        root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
      } catch {
        // Too deeply nested for a parser that recurses.
        root = undefined;
      }
    }
    this.root = root;
    this.sound = root !== undefined && errors.length === 0;
  }

  /** The value at a path. Of two members with one name the last, which is the one that readers keep. */
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

  /** The value's own characters. */
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

  /** The member around an offset: its path, and the place of the key or the plain value that is there. */
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

/** Whether a path is another one or leads into it. Steps that are digits are the same as numbers. */
export const isWithin = (path: Path, other: Path): boolean =>
  other.length <= path.length && other.every((step, index) => String(step) === String(path[index]));

/** The last member of that name, as key and value. */
export function member(object: Node, name: string): Node | undefined {
  return object.children?.findLast((property) => property.children?.[0]?.value === name);
}

/** A JSON pointer (RFC 6901) as steps. Numbers stay text: the report's pointers do not say which is which. */
export function stepsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A JSON pointer as a path into this document: digits are an index where an array stands. */
export function pathOf(pointer: string, json: JsonDocument): Path {
  const path: (string | number)[] = [];
  for (const step of stepsOf(pointer)) {
    const isIndex = json.at(path)?.type === 'array' && /^\d+$/.test(step);
    path.push(isIndex ? Number(step) : step);
  }
  return path;
}
