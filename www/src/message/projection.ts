import type { HttpMessage } from 'cdevents-wasm';
import type { Node } from 'jsonc-parser';
import { attributeOf, CONTENT_TYPE, PREFIX } from '../cloudevents/headers.js';
import { insideOf, type Layers, layersOf } from '../cloudevents/layers.js';
import { DATA, DATA_BASE64, DATA_CONTENT_TYPE, draftAttribute, MEMBER_OF, SPEC_VERSION } from '../cloudevents/names.js';
import { isWithin, JsonDocument, type Path } from '../json/document.js';
import { applyEdits, difference, type Edit, removeAt, setAt } from '../json/patch.js';
import { Region } from '../json/region.js';

export type Mode = 'structured' | 'binary' | 'batch';

/** A header to show. `value` is encoded as the package encodes it. */
export interface Header {
  name: string;
  value: string;
}

/** Why a change of the message has no place in the text. Its message is for the user. */
export class NoPlace extends Error {}

/** One change to the message. `null` removes the attribute. */
export interface AttributeChange {
  name: string;
  value: string | null;
}

/** Separates the entries of the draft's lists in one attribute. */
const BETWEEN = '; ';

/**
 * The JSON text as an HTTP message, and the way back. The text is the single source of truth: the message is made from it
 * (the package makes the headers), and changes of the message become minimal edits of the text.
 *
 * An attribute is the envelope's member with its name. If an event inside has a context with the same value,
 * both change, since the rules require them to be equal; if they differ, only the envelope's changes. A
 * bare event has no envelope: there the attribute *is* the event's own member, in the event's spelling, and what only
 * an envelope can hold has no place in the text.
 */
export class Projection {
  readonly headers: readonly Header[];
  readonly body: string;
  readonly #json: JsonDocument;
  readonly #mode: Mode;
  readonly #layers: Layers;
  /** The vocabulary's spelling of attribute names, for new attributes. */
  readonly #spellings: readonly string[];
  readonly #region: Region | null;
  /** The offset of the region in the body. */
  readonly #shift: number;
  /** The envelope in the body, if the text has none. */
  readonly #made: JsonDocument | null;

  constructor(json: JsonDocument, message: HttpMessage, mode: Mode, spellings: readonly string[]) {
    this.#json = json;
    this.#mode = mode;
    this.#layers = layersOf(json);
    this.#spellings = spellings;
    this.headers = Object.entries(message.headers).map(([name, value]) => ({ name, value }));
    const { enveloped, inner } = this.#layers;
    const whole = (indent = ''): Region => new Region(json.text, json.root?.offset ?? 0, endOf(json.root), '', indent);
    this.#made = null;
    this.#shift = 0;
    if (mode === 'batch' ? json.root?.type === 'array' : mode === 'structured' ? enveloped : inner?.length === 0) {
      this.#region = whole();
      this.body = this.#region.shown;
    } else if (mode !== 'binary') {
      const made = parsed(message.body);
      const pretty = JSON.stringify(made, null, 2);
      const own = inner?.length === 0 && mode === 'structured';
      this.#region = own ? whole('  ') : null;
      // The data is the text itself, character by character.
      const around = own ? JSON.stringify({ ...(made as object), [DATA]: 0 }, null, 2) : pretty;
      this.#shift = own ? around.length - 3 : 0;
      this.body = this.#region === null ? pretty : `${around.slice(0, -3)}${this.#region.shown}\n}`;
      this.#made = new JsonDocument(this.body);
    } else {
      const data = json.at([DATA]);
      // Data that is sent verbatim, not as JSON.
      const isText = data === undefined || (data.type === 'string' && message.body === data.value);
      this.#region =
        isText || data === undefined
          ? null
          : new Region(json.text, data.offset, endOf(data), indentAt(json.text, data.offset));
      this.body = this.#region?.shown ?? message.body;
    }
  }

  // ---- places ----

  /** Maps an offset in the body to one in the text; `null` if the body has no such counterpart in the text. */
  bodyToText(offset: number): number | null {
    if (this.#region !== null && offset >= this.#shift && offset <= this.#shift + this.#region.shown.length)
      return this.#region.toText(offset - this.#shift);
    const name = this.#made?.pathAt(offset)[0];
    return typeof name === 'string' ? (this.attributeToText(name)?.start ?? null) : null;
  }

  /** Maps an offset in the text to one in the body; `null` outside the body. */
  textToBody(offset: number): number | null {
    const shown = this.#region?.toShown(offset) ?? null;
    return shown === null ? null : shown + this.#shift;
  }

  /** The range in the text of an attribute's value. */
  attributeToText(name: string): { start: number; end: number } | null {
    const [path] = this.pathsOf(name);
    const node = path === undefined ? undefined : this.#json.at(path);
    return node === undefined ? null : { start: node.offset, end: endOf(node) };
  }

  /** The header for a path in the text. */
  headerOf(path: Path): string | null {
    for (const { name } of this.headers) {
      const attribute = attributeName(name);
      if (attribute === null) continue;
      if (this.pathsOf(attribute).some((own) => isWithin(path, own))) return name;
    }
    return null;
  }

  /** The members that hold the value of an attribute, the envelope's first. */
  pathsOf(attribute: string): Path[] {
    const { enveloped } = this.#layers;
    const inside = insideOf(attribute, this.#layers);
    if (!enveloped && this.#layers.inner !== null)
      return inside !== null && this.#json.at(inside) !== undefined ? [inside] : [];
    const key = this.#keyOf(attribute);
    if (key === null) return [];
    const twin = inside === null ? undefined : this.#json.at(inside);
    const own = this.#json.at([key]);
    return inside !== null &&
      twin !== undefined &&
      own !== undefined &&
      twin.type === 'string' &&
      own.value === twin.value
      ? [[key], inside]
      : [[key]];
  }

  /** The root's member for an attribute, in the spelling of the text. Of duplicates the last counts. */
  #keyOf(attribute: string): string | null {
    const keys = (this.#json.root?.type === 'object' ? (this.#json.root.children ?? []) : []).map((property) =>
      String(property.children?.[0]?.value),
    );
    const draft = !this.#layers.enveloped;
    return keys.findLast((key) => key !== DATA && spelt(key, draft) === attribute) ?? null;
  }

  // ---- the way back ----

  /**
   * The edits of the text for changed attributes. Throws `NoPlace`. A renamed attribute keeps its position in the
   * text.
   */
  changeAttributes(changes: readonly AttributeChange[]): Edit[] {
    const [gone, come] = [
      changes.find(({ value }) => value === null),
      changes.find(({ name, value }) => value !== null && this.pathsOf(name).length === 0),
    ];
    if (changes.length === 2 && gone !== undefined && come !== undefined) {
      const [path, ...others] = this.pathsOf(gone.name);
      const node = path === undefined ? undefined : this.#json.at(path);
      const key = node?.parent?.children?.[0];
      const wanted = this.#newKey(come.name);
      if (
        key !== undefined &&
        node?.type === 'string' &&
        node.value === come.value &&
        wanted !== null &&
        path?.length === 1 &&
        others.length === 0
      ) {
        return [{ start: key.offset, end: endOf(key), text: JSON.stringify(wanted) }];
      }
    }
    const [only] = changes;
    if (changes.length === 1 && only !== undefined) return this.#change(only);
    // Apply one change after the other, so that each sees the offsets that the previous one left.
    let json = this.#json;
    for (const change of changes) {
      const step: Projection =
        json === this.#json
          ? this
          : new Projection(
              json,
              { headers: {}, body: '' },
              this.#mode === 'batch' ? 'batch' : 'binary',
              this.#spellings,
            );
      json = new JsonDocument(applyEdits(json.text, step.#change(change)));
    }
    const edit = difference(this.#json.text, json.text);
    return edit === null ? [] : [edit];
  }

  #change({ name, value }: AttributeChange): Edit[] {
    const paths = this.pathsOf(name);
    const bare = !this.#layers.enveloped && this.#layers.inner !== null;
    const [own] = paths;
    if (value === null) {
      if (own === undefined)
        throw new NoPlace(`\`${header(name)}\` is in every message of this event; the event has no member for it.`);
      if (bare)
        throw new NoPlace(`\`${header(name)}\` repeats \`${own.join('.')}\`: remove that from the body instead.`);
      return removeAt(this.#json, own);
    }
    if (own !== undefined)
      return paths.flatMap((path) => setAt(this.#json, path, this.#rawFor(this.#json.at(path), value, name)));
    const key = this.#newKey(name);
    if (key === null) {
      const inside = insideOf(name, this.#layers);
      if (bare && inside !== null) return setAt(this.#json, inside, JSON.stringify(value));
      throw new NoPlace(
        `\`${header(name)}\` has no place in an event without an envelope. It stays in this message only.`,
      );
    }
    return setAt(this.#json, [key], JSON.stringify(value));
  }

  /** The spelling of a new attribute in the text; `null` if only an envelope can hold it. */
  #newKey(attribute: string): string | null {
    if (this.#layers.enveloped) return attribute;
    if (this.#layers.inner !== null || attribute === SPEC_VERSION) return null;
    return this.#spellings.find((name) => spelt(name, true) === attribute) ?? attribute;
  }

  /** A value as JSON of the same type as the present one. */
  #rawFor(node: Node | undefined, value: string, name: string): string {
    if (node?.type === 'number' || node?.type === 'boolean') {
      const kind = typeof parsed(value);
      return kind === node.type ? value.trim() : JSON.stringify(value);
    }
    if (node?.type === 'array') {
      const texts = (node.children ?? []).map((item) => (item.type === 'string' ? String(item.value) : null));
      if (texts.some((text) => text === null || text.includes(BETWEEN)))
        throw new NoPlace(
          `\`${header(name)}\` joins a list whose entries cannot be told apart here. Change it in the JSON.`,
        );
      const items = value.split(BETWEEN).map((text) => JSON.stringify(text));
      return this.#json.raw(node).includes('\n') ? `[\n  ${items.join(',\n  ')}\n]` : `[${items.join(', ')}]`;
    }
    if (node?.type === 'object' && typeof parsed(value) === 'object') return value;
    return JSON.stringify(value);
  }

  /** The edits of the text for another body; what the envelope says as well follows. Throws `NoPlace`. */
  changeBody(body: string): Edit[] {
    if (body === this.body) return [];
    const edits = this.#changeBody(body);
    let json = new JsonDocument(applyEdits(this.#json.text, edits));
    let follows = false;
    for (const attribute of Object.keys(MEMBER_OF)) {
      const [own, inside] = this.pathsOf(attribute);
      if (own === undefined || inside === undefined) continue;
      const before: unknown = this.#json.at(own)?.value;
      const [outer, inner] = [json.at(own), json.at(inside)];
      if (inner?.type !== 'string' || inner.value === before || outer?.value !== before) continue;
      json = new JsonDocument(applyEdits(json.text, setAt(json, own, json.raw(inner))));
      follows = true;
    }
    return follows ? [difference(this.#json.text, json.text)].filter((edit) => edit !== null) : edits;
  }

  #changeBody(body: string): Edit[] {
    if (this.#made !== null) return this.#changeMade(body);
    const type = this.headers.find(({ name }) => name === CONTENT_TYPE)?.value;
    const data = this.#json.at([DATA]);
    if (this.#region === null && data?.type === 'string' && type !== undefined)
      return setAt(this.#json, [DATA], JSON.stringify(body));
    const encoded = this.#json.at([DATA_BASE64]);
    if (this.#region === null && data === undefined && encoded !== undefined)
      return setAt(this.#json, [DATA_BASE64], JSON.stringify(base64(body)));
    const optional = this.#mode === 'binary' && this.#region !== null && this.#layers.inner?.length !== 0;
    if (body.trim() === '') {
      if (optional) return removeAt(this.#json, [DATA]);
      if (this.#region === null) return [];
    }
    if (!new JsonDocument(body).sound)
      throw new NoPlace('The body is not valid JSON yet. The event keeps its last valid body.');
    return this.#region === null ? setAt(this.#json, [DATA], body.trim()) : this.#region.editsTo(body);
  }

  /** For a body whose envelope is not in the text: its members are the attributes, its data is the event. */
  #changeMade(body: string): Edit[] {
    const after = new JsonDocument(body);
    if (!after.sound || after.root?.type !== 'object' || this.#made === null)
      throw new NoPlace('The body is not a valid JSON object yet. The event keeps its last valid body.');
    const data = after.at([DATA]);
    if (this.#region !== null) {
      if (data === undefined)
        throw new NoPlace('Without `data` there is no event. The event keeps its last valid body.');
      const wanted = after.raw(data);
      if (wanted !== this.#region.shown) return this.#region.editsTo(wanted);
    } else {
      const before = this.#made.at([DATA]);
      if (data === undefined && before !== undefined) return removeAt(this.#json, [DATA]);
      if (data !== undefined && (before === undefined || after.raw(data) !== this.#made.raw(before)))
        return setAt(this.#json, [DATA], dedented(after, data));
    }
    const attributes = (json: JsonDocument): Map<string, string> =>
      new Map(
        (json.root?.children ?? []).flatMap((property) => {
          const [key, value] = property.children ?? [];
          if (key === undefined || value === undefined || key.value === DATA) return [];
          return [[String(key.value), value.type === 'string' ? String(value.value) : json.raw(value)] as const];
        }),
      );
    return this.changeAttributes(changesOf(attributes(this.#made), attributes(after)));
  }
}

/** The attributes that differ between two messages. */
export function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): AttributeChange[] {
  const changes: AttributeChange[] = [];
  for (const name of before.keys()) if (!after.has(name)) changes.push({ name, value: null });
  for (const [name, value] of after) if (before.get(name) !== value) changes.push({ name, value });
  return changes;
}

/** The attribute name of a header; `null` if the header carries no attribute. */
export function attributeName(header: string): string | null {
  if (header === CONTENT_TYPE) return DATA_CONTENT_TYPE;
  return header.startsWith(PREFIX) ? header.slice(PREFIX.length) : null;
}

const header = (attribute: string): string => (attribute === DATA_CONTENT_TYPE ? CONTENT_TYPE : PREFIX + attribute);
/** The attribute name of a member of the root. */
const spelt = (key: string, draft: boolean): string => (draft ? draftAttribute(key) : key.toLowerCase());
const endOf = (node: Node | undefined): number => (node === undefined ? 0 : node.offset + node.length);
const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';
const dedented = (json: JsonDocument, node: Node): string =>
  json.raw(node).replaceAll(`\n${indentAt(json.text, node.offset)}`, '\n');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function base64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The attribute value in a header; unchanged if it cannot be decoded. */
export const valueOf = (header: Header): string =>
  header.name === CONTENT_TYPE ? header.value : (attributeOf(header.value) ?? header.value);
