import { firstAt } from './axis.js';
import { type Bar, barsOf, indexIn, type Lane, type Lanes } from './lanes.js';
import { eventsOf, type Look, type Mark, type Model, othersOf, type Related, witnessOf } from './model.js';
import { criticalPath } from './path.js';
import { duration, stepOf, tickWords, timeOf } from './time.js';
import type { View } from './view.js';
import { itemTitle, ran } from './words.js';

/** What is drawn, in pixels and without a document: the same for the screen, a file and paper. */

export const ROW = 28;
const BAR = 18;
const WAIT = 8;
/** Smaller bars become blocks, and more so if there would be too many. */
const LEAST = 5;
export const MAX_BARS = 700;
const MAX_LABELS = 150;
const MAX_TICKS = 40;
const MAX_FOLDS = 60;
const MAX_MARKS = 250;
const MAX_LINKS = 120;
const MAX_RINGS = 120;

export interface DrawnBar {
  readonly row: number;
  readonly lane: Lane;
  readonly bar: Bar;
  /** The item, or -1: a block of several. */
  readonly item: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly role: 'bar' | 'bad' | 'count' | 'fold' | 'mark' | 'timeless';
}

export interface DrawnMark {
  readonly x: number;
  readonly y: number;
  readonly row: number;
  readonly marks: readonly Mark[];
}

/** Paths by what they mean, such as `run-success`; labels; and what can be pointed at. */
export interface Scene {
  readonly paths: ReadonlyMap<string, string>;
  readonly labels: readonly Label[];
  readonly ticks: readonly { x: number; text: string }[];
  readonly bars: readonly DrawnBar[];
  readonly marks: readonly DrawnMark[];
  /** Number of folds that are in view but too many to be drawn. */
  readonly foldsLeftOut: number;
}

export interface Chosen {
  /** The selected item; -1: none. */
  readonly item: number;
  /** The item at which the keyboard is; -1: none. */
  readonly focus: number;
  readonly finding: Mark['finding'] | null;
  /** What is drawn as an arrow from one record to another. */
  readonly links: readonly Related[];
}

export interface SceneInput {
  readonly lanes: Lanes;
  /** The rows that are drawn, and the number of the first. */
  readonly rows: readonly Lane[];
  readonly first: number;
  /** The row of a lane, also outside those that are drawn. */
  readonly rowOf: (lane: Lane) => number | undefined;
  readonly view: View;
  readonly chosen: Chosen;
  /** What was found out for the frame before, so that it need not be found out again. */
  readonly hint?: { least: number };
  /** Pixels from the top of the first row of all to the top of the drawing. */
  readonly top: number;
}

/** The glyph of each look, in a box of 8 by 8 pixels: no colour is the only sign. */
export const GLYPHS: Readonly<Record<Look, string>> = {
  success: 'm0 4l3 3l5 -6',
  failure: 'm1 1l6 6m0 -6l-6 6',
  error: 'm4 0v4.5m0 2.6v.6',
  cancel: 'm0 4a4 4 0 1 1 8 0a4 4 0 1 1 -8 0m1.2 2.8l5.6 -5.6',
  ended: 'm1 4h6',
  skipped: 'm0 1l3 3l-3 3m4 -6l3 3l-3 3',
  running: 'm2 0.5l5 3.5l-5 3.5z',
  queued: 'm1 0.5h6l-6 7h6z',
  unknown: 'm1.6 2.2a2.4 2.4 0 1 1 3.4 2.2c-.8 .3 -1 .7 -1 1.3m0 1.9v.3',
};

class Paths {
  readonly all = new Map<string, string>();

  add(name: string, path: string): void {
    this.all.set(name, (this.all.get(name) ?? '') + path);
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** How far outside the picture something is still drawn exactly. */
const OUTSIDE = 20;

/** The critical paths of runs that were drawn: item by item. */
const critical = new WeakMap<Model, Map<number, ReadonlySet<number>>>();

/** Whether an item is on the critical path of what it is in. */
export function isCritical(model: Model, item: number): boolean {
  const parent = model.parent[item] ?? -1;
  if (parent < 0) return false;
  let known = critical.get(model);
  if (known === undefined) critical.set(model, (known = new Map()));
  let path = known.get(parent);
  if (path === undefined) {
    if (known.size > 5_000) known.clear();
    known.set(parent, (path = new Set(criticalPath(model, parent))));
  }
  return path.has(item);
}

export function sceneOf(input: SceneInput): Scene {
  const { lanes, rows, first, view, top } = input;
  const { model } = lanes;
  const paths = new Paths();
  const labels: Label[] = [];
  const height = rows.length * ROW;
  const offset = first * ROW - top;

  const folds = view.axis.foldsIn(view.left, view.right);
  for (const { from, to } of folds.slice(0, MAX_FOLDS)) drawFold(view, from, to, height, offset, paths, labels);
  for (let row = 0; row < rows.length; row += 1)
    paths.add('rule', `M0 ${round(offset + (row + 1) * ROW) - 0.5}h${view.width}`);
  const ticks = ticksOf(view);
  for (const { x } of ticks) paths.add('tick', `M${round(x)} ${round(Math.max(0, offset))}V${round(offset + height)}`);

  let drawn: { row: number; lane: Lane; bars: Bar[] }[] = [];
  const hint = input.hint ?? { least: LEAST };
  const layOut = (least: number): number => {
    hint.least = least;
    let count = 0;
    drawn = rows.map((lane, row) => {
      const bars = barsOf(lane, model, view.left, view.right, view.x, view.time, least);
      count += bars.length;
      return { row, lane, bars };
    });
    return count;
  };
  let count = layOut(Math.max(LEAST, hint.least));
  while (count > MAX_BARS && hint.least <= view.width) count = layOut(hint.least * 2);
  // As fine as it can be, if it was coarse.
  while (count < MAX_BARS / 3 && hint.least > LEAST) count = layOut(Math.max(LEAST, hint.least / 2));
  const bars: DrawnBar[] = [];
  for (const { row, lane, bars: found } of drawn) {
    const y = offset + row * ROW + (ROW - BAR) / 2;
    for (const bar of found) {
      const shape = shapeOf(bar, view.width);
      const item = bar.first === bar.last ? lane.items[bar.first]! : -1;
      bars.push({ row: first + row, lane, bar, item, y, ...shape });
      if (item < 0) drawBlock(lane, bar, shape.x, y, shape.width, paths, labels);
      else drawItem(model, view, lane, item, shape.x, y, shape.width, paths, labels);
    }
    if (lane.timeless.length > 0)
      labels.push({ x: 4, y: y + BAR - 5, text: `? ${lane.timeless.length} without a time`, role: 'timeless' });
  }
  const marks = drawMarks(input, offset, paths, labels);
  drawChosen(input, bars, offset, height, paths);
  return {
    paths: paths.all,
    labels: labels.slice(0, MAX_LABELS),
    ticks,
    bars,
    marks,
    foldsLeftOut: Math.max(0, folds.length - MAX_FOLDS),
  };
}

/** The box of a bar, no wider than the picture: paths of millions of pixels are drawn wrong. */
function shapeOf(bar: Bar, width: number): { x: number; width: number } {
  const from = Math.max(-OUTSIDE, bar.from);
  const to = Math.min(width + OUTSIDE, Math.max(bar.to, bar.from + 3));
  return { x: from, width: Math.max(0, to - from) };
}

const box = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;

function drawFold(
  view: View,
  from: number,
  to: number,
  height: number,
  offset: number,
  paths: Paths,
  labels: Label[],
): void {
  const x = Math.max(-OUTSIDE, view.x(from));
  const end = Math.min(view.width + OUTSIDE, view.x(to));
  paths.add('fold', box(x, Math.max(0, offset), end - x, height + Math.min(0, offset)));
  // The edge of a sheet that has been folded.
  for (const edge of [x, end]) {
    let path = `M${round(edge)} ${round(Math.max(0, offset))}`;
    const teeth = Math.min(120, Math.ceil((height + Math.min(0, offset)) / 8));
    for (let tooth = 0; tooth < teeth; tooth += 1) path += `l${tooth % 2 === 0 ? 2 : -2} 8`;
    if (edge > -OUTSIDE && edge < view.width + OUTSIDE) paths.add('fold-edge', path);
  }
  const words = duration(to - from);
  const visible = Math.min(view.width, end) - Math.max(0, x);
  if (visible > words.length * 6.4 + 8)
    labels.push({ x: Math.max(0, x) + visible / 2, y: Math.max(0, offset) + 12, text: words, role: 'fold' });
}

function ticksOf(view: View): { x: number; text: string }[] {
  const ticks: { x: number; text: string }[] = [];
  const step = stepOf(96 / view.scale);
  let at = view.left;
  let last = Number.NEGATIVE_INFINITY;
  const put = (to: number): void => {
    for (let time = Math.ceil(at / step) * step; time <= to && ticks.length < MAX_TICKS; time += step) {
      const x = view.x(time);
      if (x - last < 84 || x < 0 || x > view.width - 20) continue;
      ticks.push({ x, text: tickWords(time, step) });
      last = x;
    }
  };
  for (const { from, to } of view.axis.foldsIn(view.left, view.right).slice(0, 2_000)) {
    put(from);
    at = to;
    // What comes after a fold says which day it is.
    const x = view.x(to);
    while (x >= 0 && x - last < 84) {
      ticks.pop();
      last = ticks.at(-1)?.x ?? Number.NEGATIVE_INFINITY;
    }
    if (x >= 0 && x <= view.width - 20 && x - last >= 84 && ticks.length < MAX_TICKS) {
      ticks.push({ x, text: tickWords(to, 86_400_000) });
      last = x;
    }
  }
  put(view.right);
  return ticks;
}

function drawBlock(lane: Lane, bar: Bar, x: number, y: number, width: number, paths: Paths, labels: Label[]): void {
  const count = bar.last - bar.first + 1;
  const bad = lane.bad[bar.last + 1]! - lane.bad[bar.first]!;
  paths.add('block', box(x, y + 2, Math.max(3, width), BAR - 4));
  // How many of them failed, from the bottom up.
  if (bad > 0) {
    const part = Math.max(3, ((BAR - 4) * bad) / count);
    paths.add('block-bad', box(x, y + 2 + BAR - 4 - part, Math.max(3, width), part));
  }
  const text = count.toLocaleString('en');
  if (width > text.length * 7 + 6) labels.push({ x: x + width / 2, y: y + BAR - 5, text, role: 'count' });
}

function drawItem(
  model: Model,
  view: View,
  lane: Lane,
  item: number,
  x: number,
  y: number,
  width: number,
  paths: Paths,
  labels: Label[],
): void {
  const look = model.looks[item]!;
  const end = x + width;
  if (!model.isLasting(item)) {
    drawThread(model, view, item, x, y, end, paths);
    return;
  }
  const started = model.started[item]!;
  const queued = model.queued[item]!;
  const backward = model.finished[item]! < started;
  // What waits: from the time it was queued to its start, or to its end if it never started.
  let runFrom = x;
  const neverRan = Number.isNaN(started) && !Number.isNaN(queued);
  const isSkipped = neverRan && look === 'skipped';
  if (!Number.isNaN(queued) && !backward && !isSkipped) {
    const waitEnd = Number.isNaN(started) ? end : Math.max(x, Math.min(end, view.x(started)));
    if (waitEnd - x >= 1) paths.add('wait', box(x, y + (BAR - WAIT) / 2, waitEnd - x, WAIT));
    runFrom = waitEnd;
  }
  const shown = backward ? 'unknown' : look;
  if (!neverRan || isSkipped || end - runFrom > 0) {
    const length = Math.max(3, end - runFrom);
    if (model.isOpen(item)) paths.add(`run-${shown}`, openBox(runFrom, y, length));
    else if (look === 'skipped') paths.add('run-skipped', box(runFrom, y + BAR / 2 - 3, length, 6));
    else paths.add(`run-${shown}`, box(runFrom, y, length, BAR));
    if (model.isLinked[item]) paths.add('linked', `M${round(runFrom)} ${round(y + BAR + 1.5)}h${round(length)}`);
    if (isCritical(model, item)) paths.add('critical', box(runFrom, y + BAR + 1, length, 2.5));
  }
  if (model.items[item]!.attempts > 1) drawAttempts(model, view, item, y, x, end, paths);
  const solid = look === 'failure' || look === 'error';
  // What never ran has its glyph where it waited.
  const from = neverRan ? x : runFrom;
  const room = end - from;
  // Where a bar is too narrow, the glyph of what went wrong is beside it.
  if (room >= 16) paths.add(`glyph-${shown}`, `M${round(Math.max(from, 0) + 4)} ${round(y + 5)}${GLYPHS[shown]}`);
  else if (solid && lane.items.length < 200)
    paths.add('glyph-outside', `M${round(end + 3)} ${round(y + 5)}${GLYPHS[look]}`);
  if (room > 64 && !neverRan) {
    const left = Math.max(runFrom, 0) + 18;
    const until = Math.min(end, view.width);
    const most = Math.floor((until - left - 6) / 6.6);
    const words = barWords(model, lane, item);
    if (most >= 3)
      labels.push({
        x: left,
        y: y + BAR - 5,
        text: words.length > most ? `${words.slice(0, most - 1)}…` : words,
        role: solid && !backward ? 'bad' : 'bar',
      });
  }
}

/** What is not already said by the lane. */
function barWords(model: Model, lane: Lane, item: number): string {
  const run = ran(model, item);
  const span = run >= 0 ? run : model.end[item]! - model.begin[item]!;
  const { attempts } = model.items[item]!;
  const parts = [
    lane.name === null ? itemTitle(model, item) : '',
    duration(span),
    attempts > 1 ? `${attempts} attempts` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** A bar whose right side is torn: it has no end yet. */
function openBox(x: number, y: number, width: number): string {
  const tip = Math.min(6, width / 2);
  return `M${round(x + width - tip)} ${round(y)}H${round(x)}v${BAR}h${round(width - tip)}l${round(tip)} ${-BAR / 2}z`;
}

/** Moments on a line, of what has no length. */
function drawThread(model: Model, view: View, item: number, x: number, y: number, end: number, paths: Paths): void {
  const middle = y + BAR / 2;
  if (end - x > 4) paths.add('thread', `M${round(x)} ${middle}H${round(end)}`);
  let before = Number.NEGATIVE_INFINITY;
  for (const event of eventsOf(model.items[item]!.run)) {
    const place = view.x(timeOf(event.time));
    if (!(place >= -OUTSIDE && place <= view.width + OUTSIDE) || place - before < 3) continue;
    before = place;
    paths.add('moment', `M${round(place - 4)} ${middle}l4 -4l4 4l-4 4z`);
  }
  if (before === Number.NEGATIVE_INFINITY) paths.add('moment', `M${round(x - 4)} ${middle}l4 -4l4 4l-4 4z`);
}

/** A line at every start after the first one. */
function drawAttempts(model: Model, view: View, item: number, y: number, x: number, end: number, paths: Paths): void {
  const starts = eventsOf(model.items[item]!.run).filter(({ predicate }) => predicate === 'started');
  for (const { time } of starts.slice(1, 50)) {
    const place = view.x(timeOf(time));
    if (place > x + 1 && place < end) paths.add('attempt', `M${round(place)} ${round(y - 3)}v${BAR + 6}`);
  }
}

const SEVERITIES = ['error', 'warning', 'note'] as const;
type Severity = (typeof SEVERITIES)[number];
export const severityOf = ({ finding }: Mark): Severity => {
  const given: unknown = finding.finding?.severity;
  return SEVERITIES.find((one) => one === given) ?? 'note';
};

/** The shape of each severity, around its middle. */
const MARK_SHAPES: Readonly<Record<Severity, string>> = {
  error: 'm-5.5 0l5.5 -5.5l5.5 5.5l-5.5 5.5z',
  warning: 'm-5 4l5 -9l5 9z',
  note: 'm-4 0a4 4 0 1 1 8 0a4 4 0 1 1 -8 0z',
};

function drawMarks({ rows, first, view }: SceneInput, offset: number, paths: Paths, labels: Label[]): DrawnMark[] {
  const found: DrawnMark[] = [];
  const { left, right } = view;
  for (const [row, lane] of rows.entries()) {
    const marks = lane.marks;
    const y = offset + row * ROW + 5;
    const after = firstAt(marks.length, (index) => marks[index]!.time > right);
    let at = firstAt(marks.length, (index) => marks[index]!.time >= left);
    while (at < after && found.length < MAX_MARKS) {
      const x = view.x(marks[at]!.time);
      const limit = view.time(x + 11);
      const next = Math.max(
        at + 1,
        Math.min(
          after,
          firstAt(marks.length, (index) => marks[index]!.time > limit),
        ),
      );
      const together = marks.slice(at, next);
      const worst = SEVERITIES.find((one) => together.some((mark) => severityOf(mark) === one)) ?? 'note';
      paths.add(`mark-${worst}`, `M${round(x)} ${round(y)}${MARK_SHAPES[worst]}`);
      if (together.length > 1) labels.push({ x: x + 7, y: y + 4, text: String(together.length), role: 'mark' });
      found.push({ x, y, row: first + row, marks: together });
      at = next;
    }
  }
  return found;
}

/** The selection, its links, the place of the keyboard and the witness of a finding. */
function drawChosen(
  { lanes, first, rows, rowOf, view, chosen }: SceneInput,
  bars: readonly DrawnBar[],
  offset: number,
  height: number,
  paths: Paths,
): void {
  const { model } = lanes;
  const outline = (name: string, item: number): void => {
    const lane = item < 0 ? undefined : lanes.laneOf(item);
    const place = lane === undefined ? -1 : indexIn(lane, model, item);
    const drawn = bars.find((one) => one.lane === lane && one.bar.first <= place && place <= one.bar.last);
    if (drawn !== undefined) paths.add(name, box(drawn.x - 3, drawn.y - 3, Math.max(3, drawn.width) + 6, BAR + 6));
  };
  /** Where a record is; rows that are not drawn are above or below. */
  const placeOf = (item: number, record: number): { x: number; y: number; isSeen: boolean } | null => {
    let lane = lanes.nearest(item);
    while (lane !== undefined && rowOf(lane) === undefined) lane = lane.parent ?? undefined;
    const row = lane === undefined ? undefined : rowOf(lane);
    const time = model.timeIn(item, record);
    if (row === undefined || Number.isNaN(time)) return null;
    const x = view.x(time);
    const y = offset + (row - first) * ROW + ROW / 2;
    const isSeen = x >= -OUTSIDE && x <= view.width + OUTSIDE && y >= 0 && row >= first && row < first + rows.length;
    return {
      x: Math.max(-OUTSIDE, Math.min(view.width + OUTSIDE, x)),
      y: Math.max(-OUTSIDE, Math.min(offset + height + OUTSIDE, y)),
      isSeen,
    };
  };
  for (const { record, from } of chosen.links.slice(0, MAX_LINKS)) {
    const start = placeOf(model.ownerOf(from), from);
    const stop = placeOf(model.ownerOf(record), record);
    if (start === null || stop === null || !(start.isSeen || stop.isSeen)) continue;
    const bend = Math.max(12, Math.abs(stop.x - start.x) / 3);
    paths.add(
      'link',
      `M${round(start.x)} ${round(start.y)}C${round(start.x + bend)} ${round(start.y)} ${round(stop.x - bend)} ${round(stop.y)} ${round(stop.x)} ${round(stop.y)}`,
    );
    paths.add('link-end', `M${round(stop.x)} ${round(stop.y)}l-7 -3.5v7z`);
  }
  const ring = (name: string, size: number, record: number): { x: number } | null => {
    const item = model.ownerOf(record);
    const place = item < 0 ? null : placeOf(item, record);
    if (place === null || !place.isSeen) return null;
    const across = `a${size} ${size} 0 1 1`;
    paths.add(name, `M${round(place.x - size)} ${round(place.y)}${across} ${2 * size} 0${across} ${-2 * size} 0z`);
    return place;
  };
  if (chosen.finding !== null) {
    for (const record of witnessOf(chosen.finding).slice(0, MAX_RINGS)) {
      const place = ring('witness', 9, record);
      if (place !== null)
        paths.add('witness-line', `M${round(place.x)} ${round(Math.max(0, offset))}V${round(offset + height)}`);
    }
    for (const record of othersOf(chosen.finding).slice(0, MAX_RINGS)) ring('other', 7, record);
  }
  outline('selected', chosen.item);
  outline('focus', chosen.focus);
}

/** The bar or mark at a place of the drawing; `null`: nothing. */
export function hit(scene: Scene, x: number, y: number): DrawnBar | DrawnMark | null {
  const mark = scene.marks.find((one) => Math.abs(one.x - x) <= 8 && Math.abs(one.y - y) <= 8);
  if (mark !== undefined) return mark;
  let best: DrawnBar | null = null;
  let nearest = 5;
  for (const one of scene.bars) {
    if (y < one.y - 4 || y > one.y + BAR + 4) continue;
    const away = Math.max(one.x - x, x - (one.x + one.width), 0);
    if (away < nearest) {
      best = one;
      nearest = away;
    }
  }
  return best;
}

export const isBar = (found: DrawnBar | DrawnMark): found is DrawnBar => 'bar' in found;
