// How long a frame of the timeline takes with 100,000 runs and 1,000,000 events, and how long the page answers nothing until they are
// drawn: `make bench` runs this with the page's part, or run node tools/bench/timeline.mjs on the built package.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from '../../tests/support/browser.mjs';
import { answering } from '../../tests/support/server.mjs';
import { at, main, say } from '../steps.mjs';

const RUNS = 100_000;
const EVENTS = 1_000_000;
const FRAMES = 240;
const ROUNDS = 3;

const HTML =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><script type="module" src="/dist/elements.js"></script><cd-event-timeline></cd-event-timeline>';

/** The functions that make runs, as one module: the page cannot follow their imports. */
function runsModule() {
  const read = (name) => readFileSync(at('tests/support', name), 'utf8').replaceAll(/^import .*$/gm, '');
  return ['random.mjs', 'runs.mjs', 'timelines.mjs'].map(read).join('\n');
}

function serve() {
  const runs = runsModule();
  return answering((path) => {
    if (path === '/') return HTML;
    if (path === '/runs.mjs') return runs;
    return /^\/dist\/[\w.]+$/.test(path) ? readFileSync(at('pkg', path.slice(1))) : null;
  });
}

/**
 * In the page: draws the runs. Gives how long it takes until the first are there, and until all are; and the longest time in which
 * the page answers nothing, which is looked for with messages, since timers come late.
 */
async function draw([runs, events]) {
  const { many } = await import('/runs.mjs');
  await customElements.whenDefined('cd-event-timeline');
  const element = document.createElement('cd-event-timeline');
  document.querySelector('cd-event-timeline').replaceWith(element);
  while (element.shadowRoot?.querySelector('.tl') == null) await new Promise((done) => setTimeout(done, 10));
  const given = many(runs, events);
  const { port1, port2 } = new MessageChannel();
  const pause = () =>
    new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(null);
    });
  await new Promise((done) => setTimeout(done, 500));
  let longest = 0;
  let first = 0;
  let drawn = 0;
  let frames = 0;
  const frame = () => {
    frames += 1;
    if (frames < 3) requestAnimationFrame(frame);
  };
  const begin = performance.now();
  element.addEventListener('cd-ready', () => {
    drawn = performance.now() - begin;
    requestAnimationFrame(frame);
  });
  element.runs = given;
  let before = begin;
  while (frames < 3) {
    await pause();
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (first === 0 && element.shadowRoot.querySelector('[role=row][aria-level]') !== null) first = now - begin;
  }
  return { first, drawn, longest };
}

/**
 * In the page: zooms, pans and scrolls, one step a frame. Gives what each took: the handler, the drawing, and style and layout, which
 * are asked for at once. What comes after is the browser's own.
 */
async function move(frames) {
  const { frameTimes } = globalThis;
  const frame = () => new Promise((done) => frameTimes.ask(done));
  const root = document.querySelector('cd-event-timeline').shadowRoot;
  const view = root.querySelector('.tl-view');
  const scroll = root.querySelector('.tl-scroll');
  const { left, top, width } = view.getBoundingClientRect();
  const wheel = (more) =>
    view.dispatchEvent(
      new WheelEvent('wheel', {
        clientX: left + width * 0.4,
        clientY: top + 40,
        bubbles: true,
        cancelable: true,
        ...more,
      }),
    );
  const steps = [
    () => wheel({ deltaY: -120, ctrlKey: true }),
    () => wheel({ deltaX: 60 }),
    () => (scroll.scrollTop += 90),
    () => wheel({ deltaX: -37 }),
    () => wheel({ deltaY: -60, ctrlKey: true }),
    () => (scroll.scrollTop += 200),
  ];
  const took = [];
  const intervals = [];
  let before = await frame();
  let nodes = 0;
  for (let index = 0; index < frames; index += 1) {
    frameTimes.spent = 0;
    const start = performance.now();
    // Towards single runs, then out again, and so on.
    if (index % 80 >= 60) wheel({ deltaY: 240, ctrlKey: true });
    else steps[index % steps.length]();
    const handler = performance.now() - start;
    // What was asked for in this frame is over in the next one.
    const now = await frame();
    await frame();
    took.push(handler + frameTimes.spent);
    intervals.push((now - before) / 2);
    before = now;
    nodes = Math.max(nodes, root.querySelectorAll('svg, svg *').length);
  }
  return { took, intervals, nodes };
}

/** In the page, before its scripts: notes how long what the timeline does in a frame takes, with the layout that follows. */
const WATCH = () => {
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  const frameTimes = { ask, spent: 0 };
  globalThis.frameTimes = frameTimes;
  globalThis.requestAnimationFrame = (callback) =>
    ask((time) => {
      const begin = performance.now();
      callback(time);
      const root = document.querySelector('cd-event-timeline').shadowRoot;
      root.querySelector('.tl-scroll')?.getBoundingClientRect();
      root.querySelector('.tl-svg text')?.getBoundingClientRect();
      frameTimes.spent += performance.now() - begin;
    });
};

const percentile = (values, share) =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * share) - 1];

/**
 * Milliseconds: script and layout of a frame, the time from frame to frame (both p95), until the first runs and all are drawn, and the
 * longest time without an answer until then; and the most nodes. The best of a few rounds, since noise only adds.
 */
export async function timelineFrames(browser) {
  const server = await serve();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.addInitScript(WATCH);
    await page.goto(server.address);
    let whole;
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = await page.evaluate(draw, [RUNS, EVENTS]);
      if (whole === undefined || found.longest < whole.longest) whole = found;
    }
    let best;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { took, intervals, nodes } = await page.evaluate(move, FRAMES);
      const found = {
        p95: percentile(took, 0.95),
        p50: percentile(took, 0.5),
        interval: percentile(intervals, 0.95),
        nodes,
      };
      if (best === undefined || found.p95 < best.p95) best = found;
    }
    return { ...best, ...whole };
  } finally {
    await page.close();
    await server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const browser = await launch();
    try {
      say(JSON.stringify(await timelineFrames(browser)));
    } finally {
      await browser.close();
    }
  });
}
