// `serve` under load: everything is in the file, and its memory does not grow with it.
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { flood, MEGABYTES, used } from '../../tools/bench/serve.mjs';

import { folder, serving } from '../support/serving.mjs';

/** A million in `make test-long`. */
const EVENTS = 10 * Number(process.env.CASES ?? 2000);

for (const mode of ['single', 'batch']) {
  test(`${EVENTS} events in ${mode} requests on 64 connections`, { timeout: 2_000_000 }, async (t) => {
    const state = folder(t);
    const server = await serving(t, state, ['--quiet']);
    let most = 0;
    const looking = setInterval(() => {
      if (process.platform === 'linux') most = Math.max(most, used(server.child.pid).megabytes);
    }, 100);
    t.after(() => clearInterval(looking));
    const statuses = await flood(server.port, EVENTS, mode);
    assert.deepEqual(statuses, { 202: mode === 'batch' ? Math.ceil(EVENTS / 100) : EVENTS });
    assert.equal((await server.metrics())['cdevents_accepted_events_total'], EVENTS);
    assert.ok(most < MEGABYTES, `${most} MB`);
    clearInterval(looking);
    assert.equal(await server.end(), 0);
    const seen = new Uint8Array(EVENTS);
    for await (const line of createInterface({ input: createReadStream(join(state, 'events.ndjson')) })) {
      seen[Number(/"id":"event-(\d+)"/.exec(line)[1])] += 1;
    }
    assert.ok(seen.every((times) => times === 1));
  });
}
