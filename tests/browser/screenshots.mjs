// Pictures of every view in light, dark and narrow: node tests/browser/screenshots.mjs [folder]. Look at them.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch, open, paste, says } from './browser.mjs';
import { serve } from './server.mjs';

const folder = resolve(process.argv[2] ?? 'test-results/screenshots');
await mkdir(folder, { recursive: true });

const BROKEN_DRAFT = `{
  "type": "CD.Pipeline.PipelineRun.Finished",
  "pipelineRunId": "run-42",
  "pipelineRunStatus": "success",
  "pipelineNam": "release",
  "pipelineRunUrl": "https://ci.example.com/runs/42"
}
`;
const BROKEN_RELEASE = `{
  "context": {
    "specversion": "0.5.1",
    "id": "271069a8-fc18-44f1-b38f-9d70a1695819",
    "source": "/ci/example",
    "type": "dev.cdevents.pipelinerun.finished.0.3.0",
    "timestamp": "2026-03-14 09:26"
  },
  "subject": {
    "id": "run-42",
    "content": {
      "pipelineName": "release",
      "url": "https://ci.example.com/runs/42",
      "outcome": "pass"
    }
  }
}
`;

const server = await serve();
const browser = await launch();
try {
  for (const [name, colorScheme, width, height] of [['light', 'light', 1280, 800], ['dark', 'dark', 1280, 800], ['narrow', 'light', 360, 740], ['narrow-dark', 'dark', 360, 740], ['forced', 'light', 1280, 800]]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height }, deviceScaleFactor: width < 800 ? 2 : 1, forcedColors: name === 'forced' ? 'active' : 'none' });
    const page = await context.newPage();
    const shot = (view) => page.screenshot({ path: join(folder, `${name}-${view}.png`) });
    const pane = async (title) => {
      if (width < 800) await page.getByRole('tab', { name: title }).click();
    };
    await page.goto(server.address);
    await page.locator('#event').waitFor();
    await page.locator('.cm-content').waitFor({ state: 'attached' });
    await shot('1-empty');
    await page.getByRole('button', { name: /PipelineRun Finished/ }).click();
    await says(page, 'Valid');
    await shot('2-valid');
    for (const [view, text] of [['3-draft', BROKEN_DRAFT], ['4-release', BROKEN_RELEASE], ['5-broken', BROKEN_DRAFT.replace('"run-42",', '"run-42"')]]) {
      await pane('Source');
      await paste(page, text);
      await page.locator('#verdict').getByText(/first at line/).waitFor();
      await page.waitForTimeout(300);
      for (const title of width < 800 ? ['Form', 'Source', 'Findings'] : ['all']) {
        if (title !== 'all') await pane(title);
        await shot(`${view}-${title.toLowerCase()}`);
      }
    }
    await page.goto(`${server.address}#/rules/draft-status`);
    await page.getByRole('heading', { name: 'draft-status' }).waitFor();
    await shot('6-rule');
    await page.goto(`${server.address}#/rules`);
    await page.getByRole('heading', { name: 'Rules' }).waitFor();
    await shot('7-rules');
    for (const [view, place, title] of [['8-events', 'events', 'Events'], ['9-event', 'events/pipelinerun.finished', 'pipelinerun finished'], ['10-vocabulary', 'events/0.5.1', 'CDEvents 0.5.1']]) {
      await page.goto(`${server.address}#/${place}`);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await shot(view);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Examples' }).waitFor();
    await shot('11-examples');
    await context.close();
  }
  console.log(folder);
} finally {
  await browser.close();
  await server.close();
}
