// The Spark recipe on a standalone cluster of real processes, with an executor killed: see `spark.mjs`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spark } from './spark.mjs';

test('Spark: equal to one process, also with an executor killed', async () => {
  const rows = await spark();
  assert.equal(rows.length, 1);
});
