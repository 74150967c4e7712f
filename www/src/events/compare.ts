import type { EventTypeInfo, FieldInfo, Vocabulary } from 'cdevents-wasm';
import type { Topic } from './topics.js';

/** A field where it stands: one row of the comparison. */
export interface Row {
  /** Names the row in every column: the path, with the alternative it belongs to. */
  key: string;
  field: FieldInfo;
  /** The last part of the path. */
  name: string;
  depth: number;
  /** The row it belongs to; empty for the outermost. */
  parent: string;
  /** What tells this alternative from its neighbours, such as `linkType END` or a type; empty where there are none. */
  alternative: string;
  /** The alternative that it belongs to, where a value decides which one it is; empty where none does. */
  within: string;
}

/** Vocabularies side by side that say the same about an event. */
export interface Column {
  ids: Vocabulary[];
  event: EventTypeInfo;
  rows: ReadonlyMap<string, Row>;
  changes: Changes | null;
}

/** What a column has otherwise than the one before. */
export interface Changes {
  /** Almost no field is where it was: a comparison field by field would say nothing. */
  anew: boolean;
  came: Row[];
  gone: Row[];
  renamed: { from: Row; to: Row }[];
  required: Row[];
  optional: Row[];
  /** What a value may be. */
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

/** All fields of an event, each below the one it belongs to. */
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

/** An alternative is known by the one value that only it has, else by its type. */
function alternativeOf({ type, fields }: FieldInfo): string {
  const fixed = fields?.find((field) => field.enum?.length === 1);
  return fixed === undefined ? type : `${lastOf(fixed.path)} ${fixed.enum?.[0] ?? ''}`;
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;

interface Side {
  event: EventTypeInfo;
  rows: ReadonlyMap<string, Row>;
}

/** What a value may be, as one text. The event's own type is in every version another one, and is not counted. */
function takes({ field }: Row, event: EventTypeInfo): string {
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
      takes(twin, other.event) === takes(row, one.event)
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
    altered: both.filter(({ from, to }) => takes(from, before.event) !== takes(to, after.event)),
  };
}

/** A field that went and one that came in the same place, of one type and one meaning, are one field with another name. */
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

/** The rows of all columns in one order: that of the newest, and what older ones had beside its old neighbours. */
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
      // Behind its neighbour and all that belongs to that.
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
