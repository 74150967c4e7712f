// `make run`: builds, checks the sample events on the terminal, and serves the page in the foreground.
import { spawnSync } from 'node:child_process';
import { serve } from './serve.mjs';
import { at, Failure, files, main, run, say, seconds } from './steps.mjs';

const PORT = process.env.PORT ?? '8080';

function port() {
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65535) throw new Failure(`PORT is a number up to 65535, not ${PORT}`);
  return Number(PORT);
}

/** Serves on the default port, or on any free one if it is taken. A port from `PORT` is not replaced. */
async function start(folder) {
  try {
    return await serve(folder, port());
  } catch (error) {
    if (error.code === 'EADDRINUSE' && process.env.PORT === undefined) return serve(folder, 0);
    throw new Failure(
      `port ${PORT}: ${error.code === 'EADDRINUSE' ? 'it is taken, choose another with PORT=' : error.message}`,
    );
  }
}

await main(async () => {
  port();
  const begin = performance.now();
  say('building; on a new machine this takes a few minutes, later seconds');
  await run(process.execPath, [at('tools/build.mjs'), 'tarball', 'page']);

  const samples = files('samples').map((path) => path.slice(at().length + 1));
  say(`cdevents-wasm check samples/* (some of them are wrong on purpose)`);
  spawnSync(process.execPath, [at('pkg/dist/cli.js'), 'check', ...samples], { cwd: at(), stdio: 'inherit' });

  const { address } = await start(at('www/dist'));
  say(`ready after ${seconds(performance.now() - begin)}; the page is at`);
  process.stdout.write(`\n    ${address}\n\n`);
  say('Ctrl-C ends it');
});
