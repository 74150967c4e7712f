import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { listen } from '../support/browser.mjs';
import { cdevents, FOLDER, file, PACKAGE, ROOT } from '../support/installed.mjs';
import { answering } from '../support/server.mjs';
import { started } from '../support/suite.mjs';
import { violations } from './axe.mjs';
import { POLICIES } from './host.mjs';

/** The pages for Tekton and Jenkins in docs/elements.md, as they are written there, under the policies of both. */

const { browser } = await started({ page: false });
const DOCS = readFileSync(join(ROOT, 'docs/elements.md'), 'utf8');

/** The files that a section of the guide has, by the name in the first line of each. */
function filesOf(title) {
  const begin = DOCS.indexOf(`\n## ${title}\n`);
  const section = DOCS.slice(begin, DOCS.indexOf('\n## ', begin + 1));
  const blocks = [...section.matchAll(/```(?:js|html|css|xml)\n(?:\/\/|<!--|\/\*) (\S+)[^\n]*\n(.*?)```/gs)];
  return Object.fromEntries(blocks.map(([, name, text]) => [name, text]));
}

/** What a program of the guide writes, run where the package is installed, as its user would. */
async function runsOf(t, program) {
  const folder = mkdtempSync(join(FOLDER, 'guide-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const events = [...cdevents.samples({ seed: 3, runs: 6, faults: ['late', 'duplicate', 'abort'] })];
  file(folder, 'events.ndjson', events.map(({ json }) => `${json}\n`).join(''));
  file(folder, 'runs.mjs', program);
  await promisify(execFile)(process.execPath, ['runs.mjs'], { cwd: folder });
  return readFileSync(join(folder, 'runs.json'), 'utf8');
}

/** Opens a page of the guide, whose files are these, and works on it. Nothing may be refused, lacking or asked for elsewhere. */
async function onGuide(files, policy, address, work) {
  const server = await answering((path) => {
    if (path === '/favicon.ico') return { status: 204 };
    const name = /^.*\/cdevents\/([\w.]+)$/.exec(path)?.[1];
    const body = name === undefined ? files[path] : readFileSync(join(PACKAGE, 'dist', name));
    // A proxy, and Jenkins, give the policy to every answer.
    return body === undefined ? null : { headers: { 'content-security-policy': policy }, body };
  });
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  page.setDefaultTimeout(15_000);
  const heard = listen(page);
  try {
    await page.goto(server.address + address);
    await page.locator('cd-event-timeline [role=row][aria-level]').first().waitFor();
    await work(page);
    assert.deepEqual(heard.errors, []);
    assert.deepEqual(
      heard.requests.filter((one) => !one.startsWith(server.address)),
      [],
    );
  } finally {
    await page.close();
    await server.close();
  }
}

/** Selects a run with an address, then a finding. */
async function look(page) {
  const link = page.getByRole('link', { name: 'The selected run' });
  assert.equal(await link.count(), 0);
  const row = page.locator('cd-event-timeline [role=row][aria-level="1"]').first();
  await row.focus();
  await page.keyboard.press('ArrowRight');
  if ((await row.getAttribute('aria-expanded')) === 'true') await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.match(await link.getAttribute('href'), /^https:\/\/ci\.example\.com\/shop\/pipelinerun\//);
  await page.getByRole('button', { name: 'Next finding' }).click();
  await page.locator('cd-event-timeline [role=status]').filter({ hasText: 'Finding:' }).waitFor();
  assert.deepEqual(await violations(page), []);
}

test('beside the Tekton Dashboard', async (t) => {
  const files = filesOf('Beside the Tekton Dashboard');
  assert.deepEqual(Object.keys(files), [
    'runs.mjs',
    'deliveries/index.html',
    'deliveries/deliveries.js',
    'deliveries/deliveries.css',
  ]);
  const pages = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/${name}`, text]));
  pages['/deliveries/'] = files['deliveries/index.html'];
  pages['/deliveries/runs.json'] = await runsOf(t, files['runs.mjs']);
  await onGuide(pages, POLICIES.tekton, 'deliveries/', look);
});

test('in Jenkins', async (t) => {
  const files = filesOf('In Jenkins');
  const view = files['src/main/resources/com/example/Deliveries/index.jelly'];
  // What Jelly makes of it: its own tags are the page around, and `rootURL` is where Jenkins is.
  const body = view.replaceAll(/<\?jelly[^>]*\?>|<\/?[jl]:[^>]*>/g, '').replaceAll(/\$\{rootURL\}/g, '/jenkins');
  assert.doesNotMatch(body, /[$]\{|<[a-z]+:/);
  const pages = {
    '/jenkins/deliveries/': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deliveries</title></head><body><main>${body}</main></body></html>`,
    '/jenkins/deliveries/runs.json': await runsOf(t, filesOf('Beside the Tekton Dashboard')['runs.mjs']),
    '/jenkins/plugin/deliveries/deliveries.js': files['src/main/webapp/deliveries.js'],
  };
  await onGuide(pages, POLICIES.jenkins, 'jenkins/deliveries/', look);
});
