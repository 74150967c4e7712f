// The page's pages of events and rules: what the tests of them share.
import { catalog } from '../../pkg/dist/node.js';
import { onPage } from '../support/browser.mjs';
import { started } from '../support/suite.mjs';

/** The pages to read: the events of every vocabulary, and the rules. What they must show comes from the package. */

export const { vocabularies } = catalog();
export const keyOf = ({ subject, predicate }) => `${subject}.${predicate}`;
export const KEYS = [...new Set(vocabularies.flatMap(({ events }) => events.map(keyOf)))];
export const textOf = ({ example }) => `${JSON.stringify(example, null, 2)}\n`;

export const { browser, server } = await started();

export const withPage = (options, work) => onPage(browser, work, { reducedMotion: 'reduce', ...options });

export const heading = (page, name) => page.locator('main.pages').getByRole('heading', { level: 1, name, exact: true });
export const go = (page, place) => page.goto(`${server.address}#/${place}`);

/** Every field of an event that has a path, however deep, as its page must show it. */
export function fieldsOf(fields, isAlternative = false) {
  return fields.flatMap((field) => [
    { path: field.path, state: isAlternative ? 'either' : field.required ? 'required' : 'optional', field },
    ...fieldsOf(field.fields ?? []),
    ...fieldsOf(field.items === undefined ? [] : [field.items]),
    ...fieldsOf(field.oneOf ?? [], true),
  ]);
}

/** Walks the page to an address and gives back what its event list says, without a round trip for each look. */
export const drawnFields = (page, place) =>
  page.evaluate(async (place) => {
    location.hash = `#/events/${place}`;
    const view = document.querySelector('cd-events');
    await pageState.until(() => view.place === place);
    await view.updateComplete;
    const own = (item) =>
      [...item.children]
        .filter((child) => !['UL', 'DETAILS'].includes(child.tagName))
        .map((child) => child.textContent)
        .join(' ')
        .replace(/\s+/g, ' ');
    return {
      heading: view.shadowRoot.querySelector('h1').textContent,
      type: view.shadowRoot.querySelector('.facts code').textContent,
      fields: [...view.shadowRoot.querySelectorAll('.fields [data-path]')].map((item) => ({
        path: item.dataset.path,
        text: own(item),
      })),
      example: view.shadowRoot.querySelector('.code').textContent,
    };
  }, place);

/** The words of a sentence of the catalogue, as rendered, with code in the place of backticks. */
export const plain = (text) => text.replaceAll('`', '').replace(/\s+/g, ' ');
