// docs/mistakes.md is what the package says of the mistakes on disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cdevents, ROOT } from '../support/installed.mjs';

const FOLDER = join(ROOT, 'tests/mistakes');
const MISTAKES = JSON.parse(readFileSync(join(FOLDER, 'list.json'), 'utf8'));

test('every mistake is found, and its first line says how to repair it', () => {
  assert.deepEqual(
    MISTAKES.map(({ file }) => file),
    readdirSync(FOLDER)
      .filter((name) => name !== 'list.json')
      .sort(),
  );
  assert.ok(MISTAKES.length >= 30);
  for (const { file, rule } of MISTAKES) {
    const [first] = cdevents.validate(readFileSync(join(FOLDER, file))).diagnostics;
    assert.equal(first.rule, rule, file);
    assert.ok(first.help !== undefined || first.fix !== undefined, `${file}: ${first.message}`);
  }
});

test('the page about them is up to date', () => {
  execFileSync(process.execPath, [join(ROOT, 'tools/mistakes.mjs'), '--check'], { stdio: 'pipe' });
});
