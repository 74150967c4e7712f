// Pages in a real browser, without a driver: the page itself sends its result.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { CHROMIUM_FLAGS } from '../../tools/chromium.mjs';
import { fileIn } from '../../tools/serve.mjs';
import { file, scratch } from './installed.mjs';
import { answering } from './server.mjs';

/** A slow machine starts a browser within this; without it a page that sends nothing would be waited for forever. */
const PATIENCE = 90_000;

const text = (answers) => `${answers}.then(JSON.stringify, (error) => 'failed: ' + error)`;

/** In a page: sends a promise's answers, or why there are none. */
export const send = (answers) => `${text(answers)}.then((text) => fetch('/result', { method: 'POST', body: text }));`;

/** In a worker: gives them to its page. */
export const post = (answers) => `${text(answers)}.then((text) => postMessage(text));`;

/** The script of a page that sends what its worker gives. */
export const relay = (worker) =>
  `new Worker(${worker}, { type: 'module' }).onmessage = ({ data }) => fetch('/result', { method: 'POST', body: data });\n`;

/** Comes before all other scripts of a page: a script that fails to load is reported too. */
const WATCH = `<script>
const report = (text) => fetch('/result', { method: 'POST', body: 'failed: ' + text });
addEventListener('error', (event) => report(event.message || (event.target.src + ' could not be loaded')), true);
addEventListener('unhandledrejection', (event) => report(event.reason));
</script>`;

/** A page with these tags in it. */
export const page = (tags) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>test</title>${WATCH}${tags}</html>`;

/** A page that runs this file as a module. */
export const modulePage = (path) => page(`<script type="module" src="${path}"></script>`);

/** Nothing of a first start, nothing fetched but the page. */
const FIREFOX_SETTINGS = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:1',
  'toolkit.telemetry.enabled': false,
};

/** How each browser is started on an address, with a folder for what it wants to keep. */
const START = {
  Chromium: (program, profile, address) =>
    start(program, profile, ['--headless', ...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, address]),

  Firefox(program, profile, address) {
    const settings = Object.entries(FIREFOX_SETTINGS).map(
      ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
    );
    file(profile, 'user.js', settings.join(''));
    return start(program, profile, ['--headless', '--no-remote', '--profile', profile, address]);
  },

  async WebKitGTK(program, profile, address) {
    const screen = start(
      'Xvfb',
      profile,
      ['-displayfd', '3', '-screen', '0', '1280x960x24', '-nolisten', 'tcp'],
      {},
      'pipe',
    );
    const number = await new Promise((resolve) =>
      screen.child.stdio[3].once('data', (text) => resolve(String(text).trim())),
    );
    const browser = start(program, profile, [address], { DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1' });
    return {
      ended: browser.ended,
      end: async () => {
        await browser.end();
        await screen.end('SIGTERM');
      },
    };
  },
};

/** Starts a program at the head of a group of its own, so that all that it starts can be ended with it. */
function start(program, home, args, env = {}, extra = 'ignore') {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'ignore', extra],
    detached: true,
    env: { PATH: process.env.PATH, HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home, ...env },
  });
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  const end = (signal = 'SIGKILL') => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
    return ended;
  };
  return { child, ended, end };
}

/**
 * Opens the page `/` in a browser and resolves with what it sends. Answers requests from `pages` by path, then from
 * the files of `folder`, with these headers; everything else is 404.
 */
export async function opened(t, name, program, { pages = {}, folder, headers = {} }) {
  const profile = scratch(t);
  let receive;
  const received = new Promise((resolve) => (receive = resolve));
  const lacking = [];
  const server = await answering(async (path, request) => {
    if (request.method === 'POST') {
      receive(await textOf(request));
      return '';
    }
    const file = path in pages ? null : fileIn(folder, path);
    const body = file === null ? pages[path] : readFileSync(file);
    if (body === undefined && path !== '/favicon.ico') lacking.push(path);
    return { headers, body };
  });
  const browser = await START[name](program, profile, server.address);
  let timer;
  const late = new Promise(
    (resolve) => (timer = setTimeout(resolve, PATIENCE, `the page sent nothing in ${PATIENCE / 1000} s`)),
  );
  const result = await Promise.race([received, late, browser.ended]);
  clearTimeout(timer);
  await browser.end();
  await server.close();
  return lacking.length === 0 ? result : `${result}; not found: ${lacking.join(', ')}`;
}
