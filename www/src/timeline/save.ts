import type { FindingItem } from 'cdevents-wasm';
import type { Lane, Lanes } from './lanes.js';
import { LAYERS } from './paint.js';
import { ROW, sceneOf } from './scene.js';
import { DRAWING, PAPER } from './styles.js';
import { stamp } from './time.js';
import { View } from './view.js';
import { counted, laneTitle } from './words.js';

/** How many rows a file has. */
const MAX_ROWS = 200;
const WIDTH = 1400;
const NAMES = 220;
const HEAD = 48;

/**
 * The drawing as an SVG file: the time that is in view, and the first rows. `isWhole`: with its style, so that it needs nothing
 * else.
 */
export function drawing(
  lanes: Lanes,
  rows: readonly Lane[],
  shown: View,
  label: string,
  finding: FindingItem | null,
  isWhole = true,
): string {
  const view = new View(shown.axis);
  view.resize(WIDTH - NAMES);
  view.fit();
  if (!shown.isWhole) {
    view.scale = (shown.scale * view.width) / shown.width;
    view.from = shown.from;
  }
  const drawn = rows.slice(0, MAX_ROWS);
  const places = new Map(drawn.map((lane, index) => [lane, index]));
  const scene = sceneOf({
    lanes,
    rows: drawn,
    first: 0,
    rowOf: (lane) => places.get(lane),
    view,
    chosen: { item: -1, focus: -1, finding, links: [] },
    top: 0,
  });
  const height = HEAD + drawn.length * ROW + 28;
  const colours = DRAWING.replaceAll(/var\(--([a-z-]+)\)/g, (_, name: string) => PAPER[name] ?? '#000000');
  const paths = LAYERS.flatMap((name) => {
    const path = scene.paths.get(name);
    return path === undefined ? [] : [`<path class="tl-${name}" d="${path}"/>`];
  });
  const texts = scene.labels.map(({ x, y, text, role }) => word(x, y, text, `tl-label-${role}`));
  const ticks = scene.ticks.map(({ x, text }) => word(NAMES + x, HEAD - 8, text, 'tl-label-tick'));
  const names = drawn.map((lane, index) => {
    const title = laneTitle(lane, lanes.model);
    const most = 30 - lane.level * 2;
    return word(
      8 + lane.level * 12,
      HEAD + index * ROW + 18,
      title.length > most ? `${title.slice(0, most - 1)}…` : title,
      'tl-name',
    );
  });
  const rest = rows.length - drawn.length;
  const range = `${stamp(view.left)} to ${stamp(view.right)} UTC`;
  const foot = rest > 0 ? `${range}. ${counted(rest, 'more row')} not drawn.` : range;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="tl-svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" role="img" aria-label="${escaped(label)}"><title>${escaped(label)}</title>${isWhole ? `<style>${colours}</style>` : ''}<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${word(8, 20, label, 'tl-name')}
${ticks.join('')}
${names.join('')}
<svg x="${NAMES}" y="${HEAD}" width="${view.width}" height="${drawn.length * ROW}">
${paths.join('\n')}
${texts.join('')}
</svg>
${word(8, height - 10, foot, 'tl-label-tick')}
</svg>
`;
}

const word = (x: number, y: number, text: string, name: string): string =>
  `<text x="${Math.round(x)}" y="${Math.round(y)}" class="${name}">${escaped(text)}</text>`;

/** A text in XML. What XML cannot have at all is left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
