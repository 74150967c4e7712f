import 'cdevents-wasm/elements';
import { EventStream, init, initComposer, type StreamItem, samples } from 'cdevents-wasm';
import { demonstrate } from './demo.js';

/** A delivery with labelled faults, judged here. On other pages a server does that. */
const timeline = document.createElement('cd-event-timeline');
demonstrate(timeline, [
  { name: 'label', kind: 'text' },
  { name: 'selected', kind: 'text' },
  { name: 'table', kind: 'flag' },
  { name: 'unfolded', kind: 'flag' },
]);
await Promise.all([init(), initComposer(), EventStream.init()]);
const stream = new EventStream({ records: 'none', lifecycle: { complete: true } });
const items: StreamItem[] = [];
for (const { json } of samples({ seed: 3, runs: 6, faults: ['missing', 'late', 'duplicate', 'abort'] }))
  items.push(...stream.push(`${json}\n`));
const summary = stream.finish();
timeline.summary = { ...summary, items: [...items, ...summary.items] };
