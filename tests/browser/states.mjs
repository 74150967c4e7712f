// Every state that the page can be in, one after the other: for the pictures, and for what is to hold in all of them.
import { paste, says } from '../support/browser.mjs';
import { DRAFT, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';
import { HISTORY_STATES } from './history-states.mjs';
import { LIVE_STATES, WEBHOOK_STATES } from './live-states.mjs';

/** Where it is narrow, one pane at a time is there. */
export async function pane(page, title) {
  const tab = page.getByRole('tab', { name: title });
  if (await tab.isVisible()) await tab.click();
}

async function source(page, text, words) {
  await pane(page, 'Editor');
  await paste(page, text);
  await says(page, words);
  // The marks of all vocabularies, or the page would still be changing.
  if (text.trim() !== '') await page.waitForFunction(() => document.querySelector('cd-app').matrix !== null);
}

const closeNotice = (page) => page.getByRole('button', { name: 'Close this notice' }).click();
const fire = (page, name, detail) =>
  page.evaluate(
    ([event, value]) =>
      document
        .querySelector('cd-source')
        .dispatchEvent(new CustomEvent(event, { detail: value, bubbles: true, composed: true })),
    [name, detail],
  );

/** A note and a warning, and no error. */
export const WARNED = DRAFT.replace('53Z"', '53Z",\n  "colour": "green"');

/** The draft has no place for the chain. */
const LOSSY = RELEASE.replace('"specversion"', '"chainId": "6ca3f9c5-1cef-4ce0-861c-2456a69cf137",\n    "specversion"');

/**
 * Name, how to get there from the state before, how to leave it again, and on which pane it shows; `all` shows on each.
 * Nothing of it waits for a time.
 */
export const STATES = [
  { name: 'empty', panes: 'all', enter: async () => undefined },
  { name: 'valid', panes: 'all', enter: (page) => source(page, DRAFT, 'Valid') },
  { name: 'warnings', panes: 'all', enter: (page) => source(page, WARNED, '1 warning') },
  { name: 'invalid', panes: 'all', enter: (page) => source(page, DRAFT_BROKEN, '2 errors') },
  {
    name: 'before-the-editor',
    panes: 'all',
    async enter(page) {
      await page.reload();
      await says(page, '2 errors');
      await page.locator('#event').waitFor({ state: 'attached' });
      await page.waitForFunction(() => document.querySelector('cd-app').matrix !== null);
    },
  },
  {
    name: 'finding-chosen',
    panes: 'all',
    async enter(page) {
      await pane(page, 'Findings');
      await page
        .locator('.finding', { hasText: 'draft-status' })
        .getByRole('button', { name: /^invalid status success/ })
        .click();
      await page.locator('.finding.current').waitFor({ state: 'attached' });
    },
  },
  {
    name: 'release',
    panes: 'all',
    enter: (page) =>
      source(
        page,
        RELEASE.replace('"success"', '"pass"').replace('"uri"', '"url"').replace('09:26:53Z', '9:26'),
        '3 errors',
      ),
  },
  {
    name: 'more-fields',
    panes: ['Form'],
    async enter(page) {
      await pane(page, 'Form');
      for (const summary of await page.locator('cd-form summary').all()) await summary.click();
    },
  },
  {
    name: 'batch',
    panes: 'all',
    enter: (page) =>
      source(page, `[${DRAFT.trimEnd()}, ${DRAFT_BROKEN.trimEnd()}, ${RELEASE.trimEnd()}]\n`, '1 of 3 events'),
  },
  {
    name: 'broken-json',
    panes: 'all',
    enter: (page) => source(page, DRAFT_BROKEN.replace('"run-42",', '"run-42"'), 'Not valid JSON'),
  },
  { name: 'no-event', panes: 'all', enter: (page) => source(page, '{"kind": "PipelineRun"}\n', 'Not checked') },
  {
    name: 'hidden-characters',
    panes: ['Editor', 'Findings'],
    enter: (page) => source(page, DRAFT.replace('"Finished"', '"Fin\u202eished\u200b"'), '1 error'),
  },
  {
    name: 'long-for-the-form',
    panes: ['Form'],
    enter: (page) => source(page, `[${Array(1000).fill(DRAFT).join(',')}]`, '1,000 events'),
  },
  {
    name: 'judged-by-another',
    panes: ['Editor'],
    async enter(page) {
      await source(page, RELEASE, 'Valid');
      await page
        .getByRole('group', { name: 'Check against' })
        .getByRole('button', { name: /^0\.4\.1 / })
        .click();
      await says(page, 'Not valid');
    },
    leave: async (page) => {
      await page
        .getByRole('group', { name: 'Check against' })
        .getByRole('button', { name: /^Auto-detect/ })
        .click();
      await says(page, 'Valid');
    },
  },
  ...[
    ['convert', LOSSY, 'draft', 'lost'],
    ['convert-missing', DRAFT.replace('  "source": "/ci/example",\n', ''), '0.5.1', 'The result is not valid: 1 error'],
    ['convert-without-counterpart', DRAFT.replace('Run.Finished', 'Run.Vanished'), '0.5.1', 'Not converted'],
  ].map(([name, text, to, words]) => ({
    name,
    panes: ['Editor'],
    async enter(page) {
      await source(page, text, 'alid');
      await page.locator('cd-verdict').getByRole('button', { name: 'Convert…' }).click();
      await page.getByLabel('Convert to').selectOption(to);
      await page.locator('cd-convert .answer', { hasText: words }).waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  })),
  ...WEBHOOK_STATES,
  {
    name: 'schema-that-is-wrong',
    panes: ['Editor'],
    async enter(page) {
      await source(page, '{"type": "com.example.cache.filled"}\n', 'Not checked');
      await page.getByRole('button', { name: 'Add a schema…' }).click();
      await page.getByLabel('JSON Schema').fill('{\n  "properties": { "data": { "type": "strin" } }\n}');
      await page.getByRole('button', { name: 'Add the schema' }).click();
      await page.locator('cd-schemas .problem').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'schemas-in-use',
    panes: ['Editor'],
    async enter(page) {
      await source(page, '{"type": "com.example.cache.filled"}\n', 'Not checked');
      await page.getByRole('button', { name: 'Add a schema…' }).click();
      await page.getByLabel('JSON Schema').fill('{ "required": ["data"] }');
      await page.getByRole('button', { name: 'Add the schema' }).click();
      await says(page, 'Not valid');
      await page.getByRole('button', { name: '1 schema of yours…' }).click();
    },
    async leave(page) {
      await page.getByRole('button', { name: /^Remove the schema/ }).click();
      await page.locator('cd-schemas li').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'copy-menu',
    panes: ['Editor'],
    async enter(page) {
      await pane(page, 'Editor');
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByRole('menu').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'completion',
    panes: ['Editor'],
    async enter(page) {
      await source(page, DRAFT.replace('  "pipelineName": "release",\n', '  \n'), '1 error');
      await page.evaluate(
        (place) => document.querySelector('cd-source').select(place, place, true),
        DRAFT.indexOf('"pipelineName"'),
      );
      await page.locator('.cm-content[aria-autocomplete="list"]').waitFor();
      await page.keyboard.press('Control+Space');
      await page.locator('.cm-completionInfo').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'about-a-member',
    panes: ['Editor'],
    async enter(page) {
      await source(page, DRAFT_BROKEN, '2 errors');
      await page.evaluate(
        (place) => document.querySelector('cd-source').select(place, place, true),
        DRAFT_BROKEN.indexOf('success'),
      );
      await page.locator('.cm-content[aria-autocomplete="list"]').waitFor();
      await page.keyboard.press('Control+Shift+Space');
      await page.locator('.cm-about').waitFor();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'too-large',
    panes: ['Editor'],
    // The real thing is in hard.test.mjs; here it is about what is drawn.
    enter: (page) => fire(page, 'cd-too-large', 20 * 1024 * 1024),
    leave: closeNotice,
  },
  {
    name: 'broken-link',
    panes: ['Editor'],
    async enter(page) {
      await page.evaluate(() => (location.hash = '#/share/1.broken'));
      await page.getByText('The link is broken').waitFor();
    },
    leave: closeNotice,
  },
  {
    name: 'new-version',
    panes: ['Editor'],
    // The real thing is in offline.test.mjs.
    async enter(page) {
      await page.evaluate(() => (document.querySelector('cd-update').isNew = true));
      await page.getByRole('button', { name: 'Reload' }).waitFor();
    },
    leave: (page) => page.evaluate(() => (document.querySelector('cd-update').isNew = false)),
  },
  {
    name: 'offline',
    panes: ['Editor'],
    async enter(page) {
      await page.context().setOffline(true);
      await page.getByText('Offline', { exact: true }).waitFor();
    },
    leave: async (page) => {
      await page.context().setOffline(false);
      await page.getByText('Offline', { exact: true }).waitFor({ state: 'detached' });
    },
  },
  ...HISTORY_STATES,
  {
    name: 'rules',
    panes: [null],
    async enter(page) {
      await page.getByRole('link', { name: 'Rules' }).click();
      await page.locator('cd-rules li a').first().waitFor();
    },
  },
  {
    name: 'one-rule',
    panes: [null],
    async enter(page) {
      await page.evaluate(() => (location.hash = '#/rules/draft-status'));
      await page.getByRole('heading', { name: 'draft-status' }).waitFor();
    },
  },
  {
    name: 'no-rule',
    panes: [null],
    async enter(page) {
      await page.evaluate(() => (location.hash = '#/rules/no-such-rule'));
      await page.getByRole('heading', { name: 'No such rule' }).waitFor();
    },
  },
  ...[
    ['events', 'events', 'Events'],
    ['one-event', 'events/pipelinerun.finished', 'pipelinerun finished'],
    ['one-vocabulary', 'events/0.5.1', 'CDEvents 0.5.1'],
  ].map(([name, place, title]) => ({
    name,
    panes: [null],
    async enter(page) {
      await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    },
  })),
  {
    name: 'examples',
    panes: [null],
    async enter(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Examples' }).waitFor();
    },
    async leave(page) {
      await page.keyboard.press('Escape');
      await page.evaluate(() => (location.hash = '#/'));
    },
  },
  ...LIVE_STATES,
  {
    name: 'starting',
    panes: 'all',
    async enter(page) {
      // An engine that is still on its way.
      await page.route(/\.wasm$/, (route) => page.once('close', () => route.abort().catch(() => undefined)));
      await page.reload();
      await says(page, 'Starting the engine');
    },
    leave: (page) => page.unroute(/\.wasm$/),
  },
  {
    name: 'engine-down',
    panes: 'all',
    async enter(page) {
      await page.route(/\.wasm$/, (route) => route.abort());
      await page.reload();
      await says(page, 'the engine does not start');
      await page.locator('#event').waitFor({ state: 'attached' });
    },
    leave: (page) => page.unroute(/\.wasm$/),
  },
];

/** The three ways to see the page. */
export const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
};

/** Runs `look(state, pane)` in every state of a new page; `pane` is `null` where there are none. */
export async function throughStates(page, address, look) {
  await page.goto(address);
  await page.locator('#event').waitFor({ state: 'attached' });
  const isNarrow = await page.getByRole('tab', { name: 'Form' }).isVisible();
  for (const { name, panes, enter, leave } of STATES) {
    await enter(page);
    for (const title of !isNarrow ? [null] : panes === 'all' ? ['Form', 'Editor', 'Findings'] : panes) {
      if (title !== null && (panes === 'all' || panes.length > 1)) await pane(page, title);
      await look(name, title);
    }
    await leave?.(page);
  }
}
