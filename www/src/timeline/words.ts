import { visible } from '../words/visible.js';
import type { Lane } from './lanes.js';
import { type Look, type Model, recordsOf } from './model.js';
import { duration, stamp, timeOf } from './time.js';

/** What is drawn, in words. All that came from events has its hidden characters written out. */

export const LOOKS: Readonly<Record<Look, string>> = {
  success: 'succeeded',
  failure: 'failed',
  error: 'ended with an error',
  cancel: 'cancelled',
  ended: 'ended, no outcome',
  skipped: 'skipped',
  running: 'running',
  queued: 'waiting',
  unknown: 'state unknown',
};

/** `pipelineRun` as `pipeline run`. */
export const kindWords = (kind: string): string =>
  kind === ''
    ? 'subject'
    : short(
        kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
        40,
      );

/** Several of a kind. */
const kindsWords = (kind: string): string =>
  kindWords(kind)
    .replace(/y$/, 'ie')
    .replace(/(?:s|ch)$/, '$&e')
    .concat('s');

export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

/** A text from an event in a line of words. */
export function short(text: unknown, most = 120): string {
  if (typeof text !== 'string') return '';
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return visible(cut.replaceAll(/\s+/g, ' '));
}

export function laneTitle(lane: Lane, model: Model): string {
  const first = lane.items[0] ?? lane.timeless[0];
  const only = lane.of === 1 && lane.items.length + lane.timeless.length === 1 && first !== undefined;
  const name = lane.name ?? (only ? model.items[first]?.id : null);
  const title = name === null || name === undefined || name === '' ? kindsWords(lane.kind) : short(name);
  return lane.number === 0 ? title : `${title} (${lane.number + 1})`;
}

/** What a row has, for those who do not see it. */
export function laneWords(lane: Lane, model: Model): string {
  const count = lane.items.length + lane.timeless.length;
  const bad = lane.bad[lane.items.length] ?? 0;
  return [
    counted(count, kindWords(lane.kind), kindsWords(lane.kind)),
    bad > 0 ? `${bad.toLocaleString('en')} failed` : '',
    lane.timeless.length > 0 ? `${lane.timeless.length.toLocaleString('en')} without a time` : '',
    lane.marks.length > 0 ? counted(lane.marks.length, 'finding') : '',
    count === 1 ? itemWords(model, (lane.items[0] ?? lane.timeless[0])!) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export const itemTitle = (model: Model, item: number): string => {
  const { name, id, kind } = model.items[item]!;
  return short(name ?? (id === '' ? kindWords(kind) : id));
};

/** How long an item waited, in milliseconds; `NaN` if unknown. */
export function waited(model: Model, item: number): number {
  const from = model.queued[item]!;
  const { [item]: started = Number.NaN } = model.started;
  return Number.isNaN(started)
    ? model.isOpen(item)
      ? model.end[item]! - from
      : model.finished[item]! - from
    : started - from;
}

/** How long an item ran, in milliseconds; of what runs, until the last time that is known. */
export function ran(model: Model, item: number): number {
  const from = model.started[item]!;
  const to = model.finished[item]!;
  return Number.isNaN(to) && model.isOpen(item) ? model.end[item]! - from : to - from;
}

/** Everything about an item in one sentence. */
export function itemWords(model: Model, item: number, isCritical = false): string {
  const { attempts, findings, id, name } = model.items[item]!;
  const wait = waited(model, item);
  const run = ran(model, item);
  const from = model.begin[item]!;
  const open = model.isOpen(item) ? ' so far' : '';
  return [
    itemTitle(model, item),
    name !== null && id !== '' ? short(id) : '',
    `${LOOKS[model.looks[item]!]}`,
    Number.isNaN(from) ? timelessWords(model, item) : `from ${stamp(from)}`,
    wait > 0 ? `waited ${duration(wait)}${Number.isNaN(model.started[item]!) ? open : ''}` : '',
    run < 0 ? 'its end is before its start' : Number.isNaN(run) ? '' : `ran ${duration(run)}${open}`,
    attempts > 1 ? counted(attempts, 'attempt') : '',
    isCritical ? 'on the critical path' : '',
    model.isLinked[item] ? 'linked, not a part by itself' : '',
    findings > 0 ? counted(findings, 'finding') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Why an item has no place: what is written there is not a time that something can have. */
function timelessWords(model: Model, item: number): string {
  const { run } = model.items[item]!;
  const written = [run.queuedAt, run.startedAt, run.finishedAt].find(
    (text) => typeof text === 'string' && Number.isNaN(timeOf(text)),
  );
  return written === undefined ? 'no time' : `no time: “${short(written, 40)}”`;
}

export function blockWords(lane: Lane, model: Model, first: number, last: number): string {
  const bad = lane.bad[last + 1]! - lane.bad[first]!;
  return [
    counted(last - first + 1, kindWords(lane.kind), kindsWords(lane.kind)),
    bad > 0 ? `${bad.toLocaleString('en')} failed` : '',
    `from ${stamp(model.begin[lane.items[first]!]!)} to ${stamp(model.end[lane.items[last]!]!)}`,
    'zoom in to tell them apart',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The message of a finding without the marks of its names. */
export const messageWords = (message: unknown, most = 300): string => short(message, most).replaceAll('`', '');

/** The numbers of an item's records, as words. */
export const recordWords = (model: Model, item: number): string => {
  const records = recordsOf(model.items[item]!.run);
  return records.length > 6 ? `${records.slice(0, 6).join(', ')}, …` : records.join(', ');
};
