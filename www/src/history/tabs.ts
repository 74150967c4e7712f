import { html, nothing, type TemplateResult } from 'lit';

/** Tabs in a row, of which one is chosen. */
export interface Tabs<Name extends string> {
  /** The accessible name of the row. */
  label: string;
  /** Each with its title, and a count where there is one. */
  tabs: readonly { name: Name; title: string; count: number | null }[];
  chosen: Name;
  choose(name: Name): void;
}

/** The row of tabs. The panel of all is `#panel`; the arrow keys choose the next tab and move the focus to it. */
export function tabRow<Name extends string>({ label, tabs, chosen, choose }: Tabs<Name>): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = (tabs.findIndex(({ name }) => name === chosen) + step + tabs.length) % tabs.length;
    const next = tabs[at];
    if (next === undefined) return;
    choose(next.name);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return html`<div role="tablist" aria-label=${label} @keydown=${onKey}>${tabs.map(
    ({ name, title, count }) =>
      html`<button role="tab" id="tab-${name}" aria-controls="panel" aria-selected=${name === chosen ? 'true' : 'false'} tabindex=${name === chosen ? 0 : -1}
      @click=${() => choose(name)}>${title}${count === null ? nothing : ` ${count.toLocaleString('en')}`}</button>`,
  )}</div>`;
}
