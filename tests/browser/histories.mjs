// The page of histories: what its tests share.

/** Opens the page of histories. */
export async function history(page, address) {
  await page.goto(`${address}#/history`);
  await page.getByRole('button', { name: 'Open files…' }).waitFor();
}

/** Until a history is read and the table, if it has rows, has drawn its first one. */
export async function shown(page) {
  await page.getByRole('tablist', { name: 'Parts of the history' }).waitFor();
  await page.waitForFunction(() => {
    const { shadowRoot } = document.querySelector('cd-history').shadowRoot.querySelector('cd-parts');
    if (shadowRoot.querySelector('.none') !== null) return true;
    const rows = [...(shadowRoot.querySelector('cd-records')?.shadowRoot.querySelectorAll('.row') ?? [])];
    return rows.length > 0 && rows.every((row) => row.firstElementChild.textContent !== '…');
  });
}

/** Gives it files: pairs of a name and what is in it. */
export async function give(page, files) {
  await page
    .locator('cd-history input[type="file"]')
    .setInputFiles(
      files.map(([name, content]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })),
    );
  await shown(page);
}

/** Chooses a made-up delivery by the beginning of its title. */
export async function sample(page, title) {
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await shown(page);
}

/** Says how the next files are to be read. */
export async function readAs(page, words, { complete = false } = {}) {
  await page.getByLabel('Read files').selectOption({ label: words });
  await page.getByLabel('They have the whole history').setChecked(complete);
}

export const tab = (page, title) => page.getByRole('tab', { name: new RegExp(`^${title}`) }).click();

/** What the line of the verdict says beside it. */
export const totals = (page) => page.locator('cd-history .verdictline .details').innerText();

/** A row by its place in the table, which is drawn. */
export const row = (page, index) => page.locator(`cd-records [aria-rowindex="${index + 2}"]`);
export const cell = (page, index, column) => row(page, index).getByRole('gridcell').nth(column);

/** The words of the rows that are drawn, cell by cell. */
export async function rowsOf(page, { last = false } = {}) {
  if (last) {
    const grid = page.getByRole('grid', { name: 'Records' });
    await grid.focus();
    await page.keyboard.press('Control+End');
    const count = await grid.getAttribute('aria-rowcount');
    await grid.locator(`[aria-rowindex="${count}"] .verdict`).waitFor();
  }
  return page
    .locator('cd-records .row')
    .evaluateAll((rows) => rows.map((one) => [...one.children].map((each) => each.textContent.trim())));
}
