import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { listen } from '../support/browser.mjs';
import { FOLDER, file, PACKAGE, ROOT } from '../support/installed.mjs';
import { started } from '../support/suite.mjs';
import { DRAFT, DRAFT_BROKEN } from '../support/texts.mjs';
import { hostPage, POLICIES, serveHost } from './host.mjs';

/** A React program with the elements in it, bundled as its author would do it, under Tekton's policy. */

const APP = `
import { StrictMode, useRef, useState } from 'react';
import 'cdevents-wasm/elements';

export function App({ broken, right }) {
  const [text, setText] = useState(broken);
  const [isThere, setThere] = useState(true);
  const [isLocked, setLocked] = useState(false);
  const [told, setTold] = useState('nothing');
  const editor = useRef(null);
  return <StrictMode>
    <button onClick={() => setText(right)}>Right</button>
    <button onClick={() => setText(broken)}>Broken</button>
    <button onClick={() => setLocked(!isLocked)}>Lock</button>
    <button onClick={() => setThere(!isThere)}>There</button>
    <button onClick={() => setTold(editor.current.outcome)}>Ask</button>
    <p id="told">{told}</p>
    <p id="length">{text.length}</p>
    {isThere && <cd-event-editor ref={editor} value={text} readOnly={isLocked} oncd-change={(event) => setText(event.detail.value)} />}
    <cd-event-report text={text} oncd-fix={(event) => { event.preventDefault(); setText(event.detail.text); }} oncd-report={(event) => setTold(event.detail.report.outcome)} />
  </StrictMode>;
}
`;
const MAIN = `
import { createRoot } from 'react-dom/client';
import { App } from './app.jsx';
createRoot(document.querySelector('#root')).render(<App broken={${JSON.stringify(DRAFT_BROKEN)}} right={${JSON.stringify(DRAFT)}} />);
`;
const SERVER = `
import { renderToString } from 'react-dom/server';
import { App } from './app.jsx';
export const page = renderToString(<App broken="<b>" right="" />);
`;

const { browser } = await started({ page: false });
const folder = mkdtempSync(join(process.env.TEST_FOLDER ?? tmpdir(), 'cdevents-wasm-react-'));
after(() => rmSync(folder, { recursive: true, force: true }));
file(folder, 'app.jsx', APP);
file(folder, 'main.jsx', MAIN);
file(folder, 'server.jsx', SERVER);

const OPTIONS = {
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  nodePaths: [join(FOLDER, 'node_modules'), join(ROOT, 'node_modules')],
};

test(`React ${JSON.parse(readFileSync(createRequire(import.meta.url).resolve('react/package.json'), 'utf8')).version}: properties go in, events come out, and both texts stay one`, async () => {
  const out = join(folder, 'out');
  await build({ ...OPTIONS, entryPoints: [join(folder, 'main.jsx')], outdir: out, splitting: true });
  // What a bundler that does not know of workers emits.
  for (const name of ['elements.worker.js', 'elements.engine.js', 'core.wasm'])
    copyFileSync(join(PACKAGE, 'dist', name), join(out, name));
  const pages = Object.fromEntries(readdirSync(out).map((name) => [`/app/${name}`, readFileSync(join(out, name))]));
  const server = await serveHost(
    { '/': hostPage('<div id="root"></div>', ['/app/main.js']), '/host.css': '', ...pages },
    { policy: POLICIES.tekton },
  );
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  const heard = listen(page);
  try {
    await page.goto(server.address);
    const both = async (outcome) => {
      for (const element of ['cd-event-editor', 'cd-event-report'])
        await page.locator(`${element}[outcome="${outcome}"]`).waitFor();
    };
    await both('invalid');
    await page.locator('cd-event-editor .cm-content').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('  ');
    await page.locator('#length', { hasText: String(DRAFT_BROKEN.length + 2) }).waitFor();
    assert.equal(await page.evaluate(() => document.querySelector('cd-event-report').text), `${DRAFT_BROKEN}  `);
    assert.equal(await page.evaluate(() => document.querySelector('cd-event-editor').value), `${DRAFT_BROKEN}  `);

    await page.getByRole('button', { name: 'Right', exact: true }).click();
    await both('valid');
    assert.equal(await page.evaluate(() => document.querySelector('cd-event-editor').value), DRAFT);
    await page.locator('#told', { hasText: /^valid$/ }).waitFor();

    await page.getByRole('button', { name: 'Broken' }).click();
    await both('invalid');
    await page
      .locator('cd-event-report')
      .getByRole('button', { name: /Fix all/ })
      .click();
    await page
      .locator('cd-event-report')
      .getByRole('button', { name: /Use Finished/ })
      .click();
    await both('valid');
    assert.equal(await page.evaluate(() => document.querySelector('cd-event-editor').value), DRAFT);

    await page.getByRole('button', { name: 'Lock' }).click();
    await page.locator('cd-event-editor [aria-readonly="true"]').waitFor();
    await page.getByRole('button', { name: 'Lock' }).click();
    await page.getByRole('button', { name: 'There' }).click();
    await page.locator('cd-event-editor').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Broken' }).click();
    await page.locator('cd-event-report[outcome="invalid"]').waitFor();
    await page.getByRole('button', { name: 'There' }).click();
    await both('invalid');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.locator('#told', { hasText: 'invalid' }).waitFor();
    assert.equal(page.workers().length, 1);
    assert.deepEqual(heard.errors, []);
  } finally {
    await page.close();
    await server.close();
  }
});

test('on a server: the tags are drawn, and nothing is thrown', async () => {
  const outfile = join(folder, 'server.mjs');
  await build({
    ...OPTIONS,
    entryPoints: [join(folder, 'server.jsx')],
    outfile,
    platform: 'node',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  });
  const { page } = await import(pathToFileURL(outfile).href);
  assert.match(page, /<cd-event-editor [^>]*><\/cd-event-editor><cd-event-report [^>]*text="&lt;b&gt;"/);
});
