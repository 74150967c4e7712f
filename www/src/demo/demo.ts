import type { FieldInfo, Vocabulary } from 'cdevents-wasm';
import type { CdEventEditor, CdEventReport, CdEventTimeline } from 'cdevents-wasm/elements';
import { visible } from '../words/visible.js';

/** An attribute that the demo page can change. */
export type Setting =
  | { name: string; kind: 'flag' }
  | { name: string; kind: 'text' | 'long' }
  | { name: string; kind: 'choice'; choices: readonly string[] };

/** The attributes of both elements. The vocabularies come from the catalogue. */
export const COMMON: readonly Setting[] = [
  { name: 'release', kind: 'choice', choices: [] },
  { name: 'run-in', kind: 'choice', choices: ['page worker', 'worker page', 'page', 'worker', 'nowhere'] },
  { name: 'strict', kind: 'flag' },
  { name: 'readonly', kind: 'flag' },
];

/** The custom properties that the demo page can set. */
const COLOURS = ['--cd-error', '--cd-warning', '--cd-note', '--cd-ok', '--cd-accent'] as const;

const EVENTS = [
  'cd-report',
  'cd-change',
  'cd-fix',
  'cd-go',
  'cd-engine',
  'cd-too-large',
  'cd-select',
  'cd-open',
  'cd-save',
  'cd-ready',
] as const;
/** How many recent events are listed. */
const MAX_EVENTS = 20;
/** How many characters of an event's detail are shown. */
const MAX_CHARACTERS = 240;

/**
 * An event with two mistakes: an example of the draft of 2021 with a letter missing in a member name, and an enumerated
 * value in lower case.
 */
export async function sample(): Promise<string> {
  const { Library } = await import('../catalogue/catalog.js');
  const isChoice = ({ enum: values }: FieldInfo): boolean => values !== undefined && values.length > 1;
  const event = new Library().draft?.events.findLast(({ fields }) => fields.some(isChoice));
  const listed = event?.fields.find(isChoice);
  const named = event?.fields.findLast((field) => field.required && field.enum === undefined);
  const members = Object.entries(event?.example ?? {}).map(([name, value]: [string, unknown]) => [
    name === named?.path ? name.slice(0, -1) : name,
    name === listed?.path && typeof value === 'string' ? value.toLowerCase() : value,
  ]);
  return `${JSON.stringify(Object.fromEntries(members), null, 2)}\n`;
}

const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  set: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] => Object.assign(document.createElement(name), set);

const find = <Found extends Element>(selector: string): Found => {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
};

/** Renders the element with a control for each attribute, its markup and the events that it fires. */
export function demonstrate(
  element: CdEventEditor | CdEventReport | CdEventTimeline,
  settings: readonly Setting[],
): void {
  const form = find<HTMLFormElement>('.settings');
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const setting of settings) form.append(control(element, setting));
  find('.stage').append(element);
  for (const name of COLOURS) form.append(colour(element, name));
  if ('report' in element) form.append(handOver(element));
  listen(element);
  new MutationObserver(() => writeMarkup(element)).observe(element, { attributes: true });
  writeMarkup(element);
}

function control(element: HTMLElement, setting: Setting): HTMLElement {
  const { name, kind } = setting;
  const label = make('label', { textContent: name, htmlFor: `set-${name}` });
  const put = (value: string): void =>
    value === '' ? element.removeAttribute(name) : element.setAttribute(name, value);
  if (kind === 'flag') {
    const input = make('input', { type: 'checkbox', id: label.htmlFor });
    input.addEventListener('change', () => element.toggleAttribute(name, input.checked));
    const line = make('div', { className: 'flag' });
    line.append(input, label);
    return line;
  }
  const box = make('div', { className: kind === 'long' ? 'long' : '' });
  if (kind === 'choice') {
    const select = make('select', { id: label.htmlFor });
    select.append(
      make('option', { value: '', textContent: 'not set' }),
      ...setting.choices.map((choice) => make('option', { value: choice, textContent: choice })),
    );
    select.addEventListener('change', () => put(select.value));
    if (name === 'release') void fillReleases(select);
    box.append(label, select);
  } else {
    const input =
      kind === 'long'
        ? make('textarea', { id: label.htmlFor, spellcheck: false })
        : make('input', { id: label.htmlFor });
    input.value = element.getAttribute(name) ?? '';
    input.addEventListener('input', () => put(input.value));
    box.append(label, input);
  }
  return box;
}

async function fillReleases(select: HTMLSelectElement): Promise<void> {
  const { Library } = await import('../catalogue/catalog.js');
  select.append(
    ...new Library().vocabularies.map(({ id }: { id: Vocabulary }) => make('option', { value: id, textContent: id })),
  );
}

function colour(element: HTMLElement, name: (typeof COLOURS)[number]): HTMLElement {
  const input = make('input', { type: 'color', id: `set${name}` });
  void customElements
    .whenDefined(element.localName)
    .then(() => (element as CdEventReport & { updateComplete: Promise<unknown> }).updateComplete)
    .then(() => {
      input.value = colourOf(element, name);
    });
  input.addEventListener('input', () => {
    element.style.setProperty(name, input.value);
    writeMarkup(element);
  });
  const box = make('div');
  box.append(make('label', { textContent: name, htmlFor: input.id }), input);
  return box;
}

/** The element's default colour, as `#rrggbb` for a colour input. */
function colourOf(element: HTMLElement, name: string): string {
  const root = element.shadowRoot?.querySelector('.root');
  const probe = make('span');
  probe.style.color =
    root === null || root === undefined ? '' : getComputedStyle(root).getPropertyValue(name.replace('--cd-', '--'));
  element.after(probe);
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number);
  probe.remove();
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Hands over a report made elsewhere, as a page does where no engine may run. */
function handOver(element: CdEventEditor | CdEventReport): HTMLElement {
  const give = make('button', { type: 'button', textContent: 'Hand over a report' });
  give.addEventListener('click', () => {
    element.report = {
      outcome: 'invalid',
      events: [],
      omitted: 0,
      omittedBySeverity: { error: 0, warning: 0, note: 0 },
      diagnostics: [
        {
          severity: 'error',
          rule: 'your-own',
          message: 'found what only your server knows about',
          help: 'this report came in the property `report`',
          pointer: '',
          url: '',
        },
      ],
    };
  });
  const back = make('button', { type: 'button', textContent: 'Take it back' });
  back.addEventListener('click', () => (element.report = null));
  const box = make('div', { className: 'long' });
  box.append(give, ' ', back);
  return box;
}

function listen(element: CdEventEditor | CdEventReport | CdEventTimeline): void {
  const list = find<HTMLOListElement>('.events');
  const say = (): void => {
    if (!('engine' in element)) return;
    find('.engine').textContent = `engine: ${element.engine} · outcome: ${element.outcome ?? 'none yet'}`;
  };
  for (const type of EVENTS) {
    element.addEventListener(type, (event) => {
      const told = visible(JSON.stringify((event as CustomEvent<unknown>).detail));
      list.prepend(
        make('li', {
          textContent: `${type} ${told.length > MAX_CHARACTERS ? `${told.slice(0, MAX_CHARACTERS)}…` : told}`,
        }),
      );
      while (list.children.length > MAX_EVENTS) list.lastElementChild?.remove();
      say();
    });
  }
  say();
}

/** The element's opening tag as an author would write it, without the attributes that the element itself sets. */
function writeMarkup(element: HTMLElement): void {
  const attributes = [...element.attributes]
    .filter(({ name }) => name !== 'engine' && name !== 'outcome')
    .map(({ name, value }) => {
      if (value === '') return name;
      return `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').trim()}"`;
    });
  find('.markup').textContent = visible(`<${[element.localName, ...attributes].join(' ')}></${element.localName}>`);
}
