import { isWithin, type JsonDocument, member, type Path } from '../json/document.js';
import { DATA, MEMBER_OF, SPEC_VERSION } from './names.js';

/** Where the CloudEvents attributes and the event's own context are. In the draft they are the same members. */
export interface Layers {
  /** The attributes are members of the root. */
  enveloped: boolean;
  /** The path of the event that has a context, in the data or at the root; `null` if there is none. */
  inner: Path | null;
}

export function layersOf(json: JsonDocument): Layers {
  const enveloped = json.root !== undefined && member(json.root, SPEC_VERSION) !== undefined;
  const inner: Path = enveloped ? [DATA] : [];
  return { enveloped, inner: json.at([...inner, 'context'])?.type === 'object' ? inner : null };
}

/** The member of the inner event that holds the same value as the attribute. */
export function insideOf(attribute: string, { inner }: Layers): Path | null {
  const path = Object.hasOwn(MEMBER_OF, attribute) ? MEMBER_OF[attribute] : undefined;
  return path === undefined || inner === null ? null : [...inner, ...path];
}

/** For a member that is in both the envelope and the event with equal values: the path of the other one. */
export function twinOf(path: Path, json: JsonDocument): Path | null {
  const layers = layersOf(json);
  if (!layers.enveloped || layers.inner === null) return null;
  for (const attribute of Object.keys(MEMBER_OF)) {
    const inside = insideOf(attribute, layers);
    if (inside === null) continue;
    const outside: Path = [attribute];
    const other = same(path, outside) ? inside : same(path, inside) ? outside : null;
    if (other === null) continue;
    const [here, there] = [json.at(path), json.at(other)];
    return here?.type === 'string' && there?.type === 'string' && here.value === there.value ? other : null;
  }
  return null;
}

const same = (one: Path, other: Path): boolean => one.length === other.length && isWithin(one, other);
