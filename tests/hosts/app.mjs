// A user's program in a folder where the package is installed, and how hosts are started on it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { at } from '../../tools/steps.mjs';
import { FOLDER, file } from '../support/installed.mjs';

/** Named one by one, as people write it: what bundlers make of names is half of what is tested. */
const NAMES =
  '{ catalog, construct, EventStream, fromHttp, fromWebhook, handler, init, isValid, jsonSchema, rules, schemaFor, toCloudEvent, validate, version }';

/** A program that imports this face of the package, runs what all hosts run, and hands the promise to `tell`. */
export const importing = (face, tell) =>
  `import ${NAMES} from '${face}';\nimport { program } from './program.mjs';\n${tell(`program(${NAMES})`)}\n`;

/** The same as a CommonJS file. */
export const requiring = (face, tell) =>
  `const ${NAMES} = require('${face}');\n${tell(`import('./program.mjs').then(({ program }) => program(${NAMES}))`)}\n`;

/** A page that puts the elements into itself: a report with its engine on the page, one in a worker, and an editor with its marks. */
export const elements = (tell) => `import 'cdevents-wasm/elements';
const text = '{"type":"CD.Pipeline.PipelineRun.Finished","pipelineRunId":"run-42","pipelineName":"release","pipelineRunStatus":"success"}';
const shown = (name, set) => new Promise((done, failed) => {
  const element = Object.assign(document.createElement(name), set);
  element.addEventListener('cd-report', () => done(element));
  element.addEventListener('cd-engine', ({ detail }) => detail.engine === 'none' && failed(new Error(JSON.stringify(detail))));
  document.body.append(element);
});
async function answers() {
  const said = [];
  for (const runIn of ['page', 'worker']) {
    const { engine, outcome, report } = await shown('cd-event-report', { runIn, text });
    said.push([engine, outcome, report.diagnostics.map(({ rule }) => rule)]);
  }
  const editor = await shown('cd-event-editor', { value: text });
  while (editor.shadowRoot.querySelector('.cm-lintRange-error') === null) await new Promise(requestAnimationFrame);
  return [...said, [editor.engine, 'marked']];
}
${tell('answers()')}
`;

/** A program that adds a schema of the user's own, which loads a module of its own, and checks a right and a wrong event by it. */
export const ownSchema = (face, tell) => `import { init, Validator } from '${face}';
async function answers() {
  await init();
  const validator = new Validator();
  await validator.addSchema('com.example.a', { properties: { data: { type: 'integer' } } });
  return [1, 'x'].map((data) => {
    const { outcome, diagnostics } = validator.validate({ specversion: '1.0', id: '1', source: '/a', type: 'com.example.a', data });
    return [outcome, ...diagnostics.map(({ rule, pointer }) => \`\${rule} \${pointer}\`)];
  });
}
${tell('answers()')}
`;

export const print = (answers) => `${answers}.then((answers) => console.log(JSON.stringify(answers)));`;

/** A folder with these files and the common programs, below the one in which the package is installed. */
export function app(test, files) {
  const folder = mkdtempSync(join(FOLDER, 'app-'));
  test.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  for (const name of ['program.mjs', 'receiver.mjs']) copyFileSync(at('tests/hosts', name), join(folder, name));
  for (const [name, text] of Object.entries(files)) file(folder, name, text);
  return folder;
}

/** What a program of a host prints. Its home is the app's folder: it finds no settings, and leaves nothing behind. */
export async function printed(folder, program, args, env = {}) {
  const options = {
    cwd: folder,
    timeout: 60_000,
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, NO_COLOR: '1', ...env },
  };
  try {
    return (await promisify(execFile)(program, args, options)).stdout;
  } catch (error) {
    return assert.fail(`${args.join(' ')}: ${(error.stderr || error.stdout || error.message).trim()}`);
  }
}

/** The version in what a program says of itself. */
export const numberIn = (text) => /\d+(\.\d+)+/.exec(text)?.[0] ?? 'unknown';

/** Fails in one line when the host could not be installed: a host that is not tried is a host that failed. */
export function assertInstalled({ name, packages }, found) {
  const how =
    packages === undefined ? 'make test-hosts' : `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  assert.ok(found !== null, `${name} is not installed: ${how}`);
}
