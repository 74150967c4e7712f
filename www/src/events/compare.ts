import type { EventTypeInfo, FieldInfo, Vocabulary } from 'cdevents-wasm';
import type { Topic } from './topics.js';

/** One row of the comparison: a field at a path. */
export interface Row {
  /** Identifies the row in every column: the path, with the alternative it belongs to. */
  key: string;
  field: FieldInfo;
  /** The last part of the path. */
  name: string;
  depth: number;
  /** The key of the parent row; empty at the top level. */
  parent: string;
  /** What identifies this alternative, such as `linkType END` or a type; empty if there are no alternatives. */
  alternative: string;
  /** The discriminated alternative that contains the row; empty if none does. */
  within: string;
}

/** Consecutive vocabularies that define an event in the same way. */
export interface Column {
  ids: Vocabulary[];
  event: EventTypeInfo;
  rows: ReadonlyMap<string, Row>;
  changes: Changes | null;
}

/** The differences between a column and the one before. */
export interface Changes {
  /** Almost no field has kept its path, so a comparison field by field would be useless. */
  anew: boolean;
  came: Row[];
  gone: Row[];
  renamed: { from: Row; to: Row }[];
  required: Row[];
  optional: Row[];
  /** Fields whose allowed values changed. */
  altered: { from: Row; to: Row }[];
}

/** The columns of an event, from old to new. */
export function columnsOf({ events }: Topic): Column[] {
  const columns: Column[] = [];
  for (const [id, event] of events) {
    const last = columns.at(-1);
    const rows = new Map(rowsOf(event).map((row) => [row.key, row]));
    if (last !== undefined && last.event.type === event.type && sameRows(last, { event, rows })) last.ids.push(id);
    else
      columns.push({ ids: [id], event, rows, changes: last === undefined ? null : changesOf(last, { event, rows }) });
  }
  return columns;
}

/** All fields of an event, each after its parent. */
export function rowsOf(event: EventTypeInfo): Row[] {
  const rows: Row[] = [];
  const walk = (field: FieldInfo, depth: number, parent: string, within: string, alternative = ''): void => {
    const key = `${parent === '' ? field.path : `${parent} ${lastOf(field.path)}`}${alternative === '' ? '' : ` = ${alternative}`}`;
    const own = alternative.includes(' ') ? alternative : within;
    rows.push({ key, field, name: lastOf(field.path), depth, parent, alternative, within: own });
    below(field, depth, key, own);
  };
  const below = (field: FieldInfo, depth: number, key: string, within: string): void => {
    for (const inner of field.fields ?? []) walk(inner, depth + 1, key, within);
    if (field.items !== undefined) walk(field.items, depth + 1, key, within);
    for (const one of field.oneOf ?? []) walk(one, depth + 1, key, within, alternativeOf(one));
  };
  for (const field of event.fields) walk(field, 0, '', '');
  return rows;
}

/** Identifies an alternative by its discriminating value, else by its type. */
function alternativeOf({ type, fields }: FieldInfo): string {
  const fixed = fields?.find((field) => field.enum?.length === 1);
  return fixed === undefined ? type : `${lastOf(fixed.path)} ${fixed.enum?.[0] ?? ''}`;
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;

interface Side {
  event: EventTypeInfo;
  rows: ReadonlyMap<string, Row>;
}

/** The allowed values as one string. The value of `type` is left out: it differs in every version. */
function allowedValues({ field }: Row, event: EventTypeInfo): string {
  const values = field.enum?.map((value) => (value === event.type ? 'its type' : value));
  return JSON.stringify([
    field.type,
    field.format,
    values,
    field.openEnum === true,
    field.pattern,
    field.minLength ?? 0,
    field.open === true,
  ]);
}

const sameRows = (one: Side, other: Side): boolean =>
  one.rows.size === other.rows.size &&
  [...one.rows].every(([key, row]) => {
    const twin = other.rows.get(key);
    return (
      twin !== undefined &&
      twin.field.required === row.field.required &&
      allowedValues(twin, other.event) === allowedValues(row, one.event)
    );
  });

function changesOf(before: Side, after: Side): Changes {
  const came = [...after.rows.values()].filter(({ key }) => !before.rows.has(key));
  const gone = [...before.rows.values()].filter(({ key }) => !after.rows.has(key));
  const kept = [...after.rows.values()].flatMap((to) => {
    const from = before.rows.get(to.key);
    return from === undefined ? [] : [{ from, to }];
  });
  const renamed = renamesOf(gone, came);
  const olds = new Set(renamed.map(({ from }) => from));
  const news = new Set(renamed.map(({ to }) => to));
  const both = [...kept, ...renamed];
  return {
    anew: kept.length * 2 < Math.min(before.rows.size, after.rows.size),
    came: came.filter((row) => !news.has(row)),
    gone: gone.filter((row) => !olds.has(row)),
    renamed,
    required: both.filter(({ from, to }) => to.field.required && !from.field.required).map(({ to }) => to),
    optional: both.filter(({ from, to }) => !to.field.required && from.field.required).map(({ to }) => to),
    altered: both.filter(({ from, to }) => allowedValues(from, before.event) !== allowedValues(to, after.event)),
  };
}

/** A removed and an added field with the same parent, type and meaning are a renamed field. */
function renamesOf(gone: readonly Row[], came: readonly Row[]): { from: Row; to: Row }[] {
  const alike = (one: Row, other: Row): boolean =>
    one.parent === other.parent &&
    one.field.type === other.field.type &&
    one.field.summary === other.field.summary &&
    one.name !== other.name;
  return gone.flatMap((from) => {
    const [to, second] = came.filter((row) => alike(row, from));
    const back = to === undefined ? [] : gone.filter((row) => alike(row, to));
    return to === undefined || second !== undefined || back.length !== 1 ? [] : [{ from, to }];
  });
}

/** The rows of all columns in the order of the newest. Older rows follow the neighbours that they had. */
export function allRows(columns: readonly Column[]): Row[] {
  const order: Row[] = [];
  const known = new Set<string>();
  for (const { rows } of columns.toReversed()) {
    let last = -1;
    for (const row of rows.values()) {
      if (known.has(row.key)) {
        last = order.findIndex(({ key }) => key === row.key);
        continue;
      }
      // After its neighbour and the neighbour's children.
      let at = last + 1;
      while (at > 0 && at < order.length && (order[at]?.depth ?? 0) > row.depth) at += 1;
      if (row.depth === 0 && last < 0) at = order.length;
      order.splice(at, 0, row);
      known.add(row.key);
      last = at;
    }
  }
  return order;
}
