// `<cd-event-timeline>` of the packed package on other people's pages: what its tests share.
import { everyLook } from '../support/timelines.mjs';
import { onHost } from './hosted.mjs';

export const ELEMENT = '<cd-event-timeline></cd-event-timeline>';
export const NOTE = `
globalThis.noted = [];
for (const type of ['cd-select', 'cd-open', 'cd-save', 'cd-ready'])
  addEventListener(type, (event) => globalThis.noted.push({ type, detail: event.detail, composed: event.composed }));
`;

/** Gives the element its properties and waits until it has drawn them. */
export const show = (page, given) =>
  page.evaluate(async (all) => {
    const values = all.relations === undefined ? all : { summary: all };
    const element = document.querySelector('cd-event-timeline');
    await customElements.whenDefined('cd-event-timeline');
    for (;;) {
      const drawn = new Promise((done) => element.addEventListener('cd-ready', done, { once: true }));
      Object.assign(element, values);
      await drawn;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      // The first one can be of the element without any runs.
      if (element.shadowRoot.querySelector('[role=row][aria-level]') !== null || values.runs?.length === 0) return;
    }
  }, given);

export const noted = (page, type) => page.evaluate((name) => globalThis.noted.filter((one) => one.type === name), type);
export const onTimeline = (work, { given = everyLook(), body = ELEMENT, ...settings } = {}) =>
  onHost(
    body,
    async (page, heard) => {
      if (given !== null) await show(page, given);
      await work(page, heard);
    },
    { pages: { '/note.js': NOTE }, scripts: ['/note.js', '/cd/elements.js'], ...settings },
  );
export const rows = (page) => page.locator('cd-event-timeline [role=row][aria-level]');
export const titles = async (page) => (await rows(page).allInnerTexts()).map((text) => text.trim());
export const status = (page) => page.locator('cd-event-timeline [role=status]');
export const nodes = (page) =>
  page.evaluate(() => document.querySelector('cd-event-timeline').shadowRoot.querySelectorAll('svg, svg *').length);
export const path = (page, name) => page.locator(`cd-event-timeline .tl-grid .tl-${name}`).getAttribute('d');
export const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document.querySelector('cd-event-timeline').shadowRoot;
    return `${activeElement?.getAttribute('role')} ${activeElement?.getAttribute('aria-label') ?? activeElement?.textContent}`;
  });
