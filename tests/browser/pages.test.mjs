import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open, paste, says, sourceOf } from '../support/browser.mjs';
import { DRAFT } from '../support/texts.mjs';
import { inLooks } from './looks.mjs';
import {
  drawnFields,
  fieldsOf,
  go,
  heading,
  KEYS,
  keyOf,
  plain,
  server,
  textOf,
  vocabularies,
  withPage,
} from './reading.mjs';

describe('events', () => {
  for (const { id, events } of vocabularies) {
    test(`${id}: every event has a page with all its fields and its example`, { timeout: 120_000 }, () =>
      withPage({}, async (page) => {
        await go(page, 'events');
        await heading(page, 'Events').waitFor();
        for (const event of events) {
          const drawn = await drawnFields(page, `${keyOf(event)}/${id}`);
          assert.equal(drawn.type, event.type);
          assert.equal(drawn.example, textOf(event));
          const wanted = fieldsOf(event.fields);
          assert.deepEqual(
            drawn.fields.map(({ path }) => path),
            wanted.map(({ path }) => path),
            event.type,
          );
          for (const [index, { path, state, field }] of wanted.entries()) {
            const { text } = drawn.fields[index];
            for (const part of [
              state,
              plain(field.summary),
              field.format ?? '',
              ...(field.enum ?? []),
              field.pattern ?? '',
            ]) {
              assert.ok(text.includes(part), `${event.type} ${path}: ${part} in ${text}`);
            }
          }
        }
      }),
    );
  }

  test(
    'every example opens in the playground, is valid there by its vocabulary, and can be taken back',
    { timeout: 240_000 },
    () =>
      withPage({}, async (page) => {
        await open(page, server.address);
        for (const { id, events } of vocabularies) {
          for (const event of events) {
            const found = await page.evaluate(
              async ([place, text, type]) => {
                location.hash = `#/events/${place}`;
                const app = document.querySelector('cd-app');
                const button = () => document.querySelector('cd-events')?.shadowRoot?.querySelector('.actions .button');
                await pageState.until(
                  () =>
                    button() !== undefined && button() !== null && document.querySelector('cd-events').place === place,
                );
                await document.querySelector('cd-events').updateComplete;
                button().click();
                await pageState.until(
                  () =>
                    app.json.text === text &&
                    app.report !== null &&
                    app.report.events.length === 1 &&
                    app.view === 'compose',
                );
                await pageState.until(() => app.report?.event?.type === type);
                return [app.report?.outcome, app.report?.event?.vocabulary, app.report?.event?.type];
              },
              [`${keyOf(event)}/${id}`, textOf(event), event.type],
            );
            assert.deepEqual(found, ['valid', id, event.type]);
          }
        }
        await paste(page, DRAFT);
        await says(page, 'Valid');
        await go(page, 'events/incident.resolved');
        await page.getByRole('button', { name: 'Open in the playground' }).click();
        await says(page, 'incident resolved');
        await page.getByRole('button', { name: 'Undo' }).click();
        assert.equal(await sourceOf(page), DRAFT);
      }),
  );

  test('the list has every event; a search narrows it, says how many there are, and the keys walk it', () =>
    withPage({}, async (page) => {
      await go(page, 'events');
      await heading(page, 'Events').waitFor();
      const rows = page.locator('.list tbody tr:not([hidden])');
      assert.equal(await rows.count(), KEYS.length);
      const status = page.locator('cd-events .count[role="status"]');
      assert.equal(await status.innerText(), `${KEYS.length} events`);
      // A version is written once for all neighbours that have it.
      const cells = await page
        .locator('.list tr', { hasText: 'pipelinerun finished' })
        .locator('td')
        .evaluateAll((all) => all.map((cell) => [cell.colSpan, cell.innerText]));
      assert.deepEqual(cells, [
        [1, 'listed'],
        [1, 'v1'],
        [3, '0.1.0'],
        [2, '0.1.1'],
        [2, '0.2.0'],
        [3, '0.3.0'],
      ]);

      const box = page.getByLabel('Find an event');
      await box.fill('ticket RESOLUTION');
      assert.equal(await status.innerText(), `1 of ${KEYS.length} events`);
      await box.press('ArrowDown');
      assert.equal(
        await page.evaluate(() => document.querySelector('cd-events').shadowRoot.activeElement.textContent),
        'ticket closed',
      );
      await page.keyboard.press('Enter');
      await heading(page, 'ticket closed').waitFor();
      // The way back leads to the list as it was left.
      await page.goBack();
      await heading(page, 'Events').waitFor();
      assert.equal(await rows.count(), 1);
      await box.fill('zebra');
      await page.getByText('No event has that in its name').waitFor();
      await box.press('Escape');
      assert.equal(await rows.count(), KEYS.length);
    }));

  test('a page says what changed from release to release, and marks it in the table', () =>
    withPage({}, async (page) => {
      await go(page, 'events/pipelinerun.finished/0.5.1');
      await heading(page, 'pipelinerun finished').waitFor();
      const sentences = await page.locator('.changes li').allInnerTexts();
      for (const sentence of [
        'Renamed: context.version is now context.specversion.',
        'Renamed: context.chain_id is now context.chainId.',
        'Renamed: subject.content.url is now subject.content.uri.',
        'Gone: subject.type.',
        'New: context.schemaUri.',
        'Takes something else: subject.content.outcome was string; is success, failure, cancel, error.',
        'No longer required: context.links[].from.contextId (linkType END, linkType PATH).',
      ])
        assert.ok(sentences.includes(sentence), `${sentence} in\n${sentences.join('\n')}`);
      const columns = await page.locator('.compare thead tr').first().locator('th').allInnerTexts();
      assert.deepEqual(
        columns.map((words) => words.trim().split(/\s+/).join(' ')),
        [
          'Field',
          'draft',
          'sig-v1',
          '0.1.0',
          '0.1.1',
          '0.1.2',
          '0.2.0 0.3.0',
          '0.4.0',
          '0.4.1',
          '0.5.0 0.5.1',
          '0.6.0-draft',
        ],
      );
      const cell = (row, column) =>
        page
          .locator('.compare tbody tr', { has: page.locator(`th:text-is("${row}")`) })
          .first()
          .locator('td')
          .nth(columns.length - 2 - column);
      assert.equal(await cell('chainId', 2).innerText(), 'optional\nwas chain_id');
      assert.match(await cell('chain_id', 2).innerText(), /now chainId$/);
      assert.match(await cell('version', 1).innerText(), /now specversion$/);
      assert.equal(await cell('outcome', 1).innerText(), 'optional\nchanged');

      const fold = page.getByRole('button', { name: 'links', exact: false }).first();
      assert.equal(await fold.getAttribute('aria-expanded'), 'false');
      const before = await page.locator('.compare tbody tr').count();
      await fold.press('Enter');
      assert.equal(await fold.getAttribute('aria-expanded'), 'true');
      assert.ok((await page.locator('.compare tbody tr').count()) > before + 10);
      await page.locator('.compare th', { hasText: 'linkKind' }).waitFor();
    }));

  test('every field that came, went or is no longer required in a release is named', () =>
    withPage({}, async (page) => {
      // The releases alone: what came before has another shape.
      const flat = (event) =>
        new Map(
          fieldsOf(event.fields)
            .filter(({ path }) => !path.includes('[]'))
            .map(({ path, field }) => [path, field.required]),
        );
      const parents = (path) => path.split('.').slice(0, -1).join('.');
      let named = 0;
      await go(page, 'events');
      await heading(page, 'Events').waitFor();
      for (const key of KEYS) {
        const having = vocabularies
          .filter(({ id }) => /^\d/.test(id))
          .flatMap(({ events }) => events.filter((event) => keyOf(event) === key).map(flat));
        const wanted = new Set(
          having.slice(1).flatMap((fields, index) => {
            const before = having[index];
            return [
              ...[...fields.keys()].filter(
                (path) => !before.has(path) && (before.has(parents(path)) || !path.includes('.')),
              ),
              ...[...before.keys()].filter(
                (path) => !fields.has(path) && (fields.has(parents(path)) || !path.includes('.')),
              ),
              ...[...fields]
                .filter(([path, required]) => before.has(path) && before.get(path) !== required)
                .map(([path]) => path),
            ];
          }),
        );
        if (wanted.size === 0) continue;
        await go(page, `events/${key}`);
        await page.waitForFunction((key) => document.querySelector('cd-events')?.place === key, key);
        const sentences = await page.evaluate(async () => {
          const view = document.querySelector('cd-events');
          await view.updateComplete;
          return [...view.shadowRoot.querySelectorAll('.changes li')]
            .filter((item) => /^(New|Gone|Renamed|Now|No longer)/.test(item.textContent))
            .map((item) => item.textContent)
            .join('\n');
        });
        for (const path of wanted) {
          named += 1;
          assert.ok(sentences.split(/[\s,.:]+(?= |$|\n)| /m).includes(path), `${key}: ${path} in\n${sentences}`);
        }
      }
      assert.ok(named > 200, `${named} changes`);
    }));

  test('every kind of change, in vocabularies that are made up', () =>
    withPage({}, async (page) => {
      await open(page, server.address);
      await go(page, 'events/light.turned');
      await heading(page, 'No event of this name').waitFor();
      const field = (path, more) => ({ path, type: 'string', required: false, summary: `About ${path}.`, ...more });
      const event = (version, fields) => ({
        type: `x.light.turned.${version}`,
        subject: 'light',
        predicate: 'turned',
        version,
        summary: 'A light turned.',
        fields,
        example: {},
      });
      const vocabulary = (id, date, fields) => ({
        id,
        title: id,
        date,
        status: 'released',
        errata: [],
        events: [event(id, fields)],
      });
      await page.evaluate(
        (vocabularies) => {
          document.querySelector('cd-events').library = { vocabularies };
        },
        [
          vocabulary('1', '2001-01-01', [
            field('type', { enum: ['x.light.turned.1'] }),
            field('kept'),
            field('may'),
            field('must', { required: true }),
            field('old', { summary: 'The same.' }),
            field('gone'),
            field('word'),
          ]),
          vocabulary('2', '2002-02-02', [
            field('type', { enum: ['x.light.turned.2'] }),
            field('kept'),
            field('may', { required: true }),
            field('must'),
            field('new', { summary: 'The same.' }),
            field('word', { enum: ['on', 'off'] }),
            field('came'),
          ]),
        ],
      );
      await heading(page, 'light turned').waitFor();
      assert.deepEqual(await page.locator('.changes li').allInnerTexts(), [
        'Renamed: old is now new.',
        'New: came.',
        'Gone: gone.',
        'Now required: may.',
        'No longer required: must.',
        'Takes something else: word was string; is on, off.',
      ]);
      const cells = await page.locator('.compare tbody tr').evaluateAll((rows) =>
        rows.map((row) =>
          [...row.children].map((cell) =>
            cell.innerText
              .trim()
              .split(/\s*\n\s*/)
              .join(', '),
          ),
        ),
      );
      assert.deepEqual(Object.fromEntries(cells.map(([name, ...rest]) => [name, rest])), {
        type: ['optional', 'optional'],
        kept: ['optional', 'optional'],
        may: ['optional', 'required, now required'],
        must: ['required', 'optional, now optional'],
        old: ['optional', '–, not there, now new'],
        new: ['–, not there', 'optional, was old'],
        gone: ['optional', '–, not there, gone'],
        word: ['optional', 'optional, changed'],
        came: ['–, not there', 'optional, new'],
      });
    }));

  test('neighbours are linked, with arrows only where one follows the other', () =>
    withPage({}, async (page) => {
      await go(page, 'events/build.started');
      const course = page.getByRole('navigation', { name: 'Events of build' });
      await course.waitFor();
      assert.deepEqual(await course.locator('a').allInnerTexts(), ['build queued', 'build started', 'build finished']);
      assert.equal(await course.locator('.arrow').count(), 2);
      assert.equal(await course.locator('[aria-current="page"]').innerText(), 'build started');
      await course.getByRole('link', { name: 'build finished' }).click();
      await heading(page, 'build finished').waitFor();
      await page.waitForFunction(() => document.querySelector('cd-events').shadowRoot.activeElement?.tagName === 'H1');
      assert.equal(await page.title(), 'build finished · cdevents');
      await go(page, 'events/service.removed');
      await page.getByRole('navigation', { name: 'Events of service' }).waitFor();
      assert.equal(await page.locator('cd-events .arrow').count(), 0);
    }));

  test('a vocabulary: its events, what is new in it, and its defects with their evidence', () =>
    withPage({}, async (page) => {
      for (const { id, title, events, errata } of vocabularies) {
        await go(page, `events/${id}`);
        await heading(page, title).waitFor();
        assert.equal(await page.locator('.rows > li').count(), events.length);
        const drawn = await page
          .locator('.erratum')
          .evaluateAll((all) =>
            all.map((one) => [
              one.dataset.erratum,
              one.querySelector('h3').textContent,
              one.querySelector('p').textContent,
            ]),
          );
        assert.deepEqual(
          drawn,
          errata.map((erratum) => [erratum.id, plain(erratum.message), erratum.evidence.replaceAll('`', '')]),
        );
      }
      await go(page, 'events/0.4.0');
      await page.getByText('New: artifact deleted, artifact downloaded').waitFor();
      // The page of an event leads to a defect, which is then in sight.
      await go(page, 'events/build.queued/0.4.0');
      await heading(page, 'build queued').waitFor();
      await page.getByText('10 known defects of 0.4.0').click();
      await page.getByRole('link', { name: 'the links of 0.4.0 have no usable schema' }).click();
      await page.locator('.erratum.here').waitFor();
      await page.waitForFunction(() => {
        const { top, bottom } = document
          .querySelector('cd-events')
          .shadowRoot.querySelector('.erratum.here')
          .getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    }));

  test('names that are none say so, as text', () =>
    withPage({}, async (page) => {
      await go(page, 'events/%3Cimg%20src=x%3E');
      await heading(page, 'No event of this name').waitFor();
      await page.getByText('<img src=x>').waitFor();
      await go(page, 'events/ticket.closed/draft');
      await heading(page, 'No ticket closed there').waitFor();
      await page.getByRole('link', { name: 'ticket closed where it is' }).click();
      await heading(page, 'ticket closed').waitFor();
    }));

  test('the way back ends where the reader was, a walk by a link begins at the top', () =>
    withPage({}, async (page) => {
      await go(page, 'events');
      await heading(page, 'Events').waitFor();
      const link = page.getByRole('link', { name: 'testsuiterun finished', exact: true });
      await link.scrollIntoViewIfNeeded();
      const left = await page.evaluate(() => scrollY);
      assert.ok(left > 500);
      await link.click();
      await heading(page, 'testsuiterun finished').waitFor();
      await page.waitForFunction(() => scrollY === 0);
      await page.goBack();
      await page.waitForFunction((left) => Math.abs(scrollY - left) < 5, left);
      // Another vocabulary on the same page leaves the reader where he is.
      await go(page, 'events/build.started');
      await heading(page, 'build started').waitFor();
      await page.evaluate(() => scrollTo(0, 120));
      await page
        .getByRole('navigation', { name: 'Show as in' })
        .getByRole('link', { name: /^0\.1\.0/ })
        .click();
      await page.getByRole('heading', { name: 'In CDEvents 0.1.0' }).waitFor();
      assert.equal(await page.evaluate(() => scrollY), 120);
    }));

  test('on paper: no controls, nothing folded, cut off or wider than the sheet', () =>
    withPage({ viewport: { width: 718, height: 1000 } }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      await go(page, 'events/pipelinerun.finished');
      await heading(page, 'pipelinerun finished').waitFor();
      const seen = await page.evaluate(() => {
        const root = document.querySelector('cd-events').shadowRoot;
        const visible = (element) => element.checkVisibility({ contentVisibilityAuto: true });
        return {
          header: visible(document.querySelector('.top')),
          buttons: [...root.querySelectorAll('.button')].filter(visible).length,
          hidden: [...root.querySelectorAll('.fields [data-path]')].filter(
            (item) => item.getBoundingClientRect().height === 0,
          ).length,
          wide: document.documentElement.scrollWidth > innerWidth,
          cut: [...root.querySelectorAll('.code, .scroll')].filter(
            (box) => getComputedStyle(box).overflowX === 'hidden' || box.clientHeight < box.scrollHeight - 1,
          ).length,
        };
      });
      assert.deepEqual(seen, { header: false, buttons: 0, hidden: 0, wide: false, cut: 0 });
    }));
});

describe('axe finds nothing, and nothing is wider than the page', () => {
  const PLACES = [
    'events',
    'events/0.4.0',
    'events/pipelinerun.finished',
    'events/testcaserun.finished/0.6.0-draft',
    'events/none',
    'rules',
    'rules/type-not-in-release',
    'rules/limit-bytes',
  ];
  for (const width of [1280, 320]) {
    const visit = (see) =>
      withPage({ viewport: { width, height: 720 } }, async (page) => {
        for (const place of PLACES) {
          await go(page, place);
          await page.locator('main.pages h1:visible').waitFor();
          await page.waitForFunction((place) => `#/${place}` === location.hash, place);
          await see(page, place);
        }
      });
    for (const [look, check] of inLooks(visit, { states: PLACES.length }))
      test(`${look}, ${width} px`, { timeout: 240_000 }, check);
  }
});
