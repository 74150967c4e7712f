import { html, LitElement, type TemplateResult } from 'lit';
import { ThemeChoice } from '../controllers/theme.js';
import { pageAt } from '../look/home.js';
import { logo, moon, sun } from '../look/icons.js';
import './live.js';

/** The document of the live view: the page's head, and the view. Links open beside it, so that it goes on. */
class CdLivePage extends LitElement {
  readonly #theme = new ThemeChoice(this);

  /** Renders into the page itself, so that the page's style sheet and landmarks apply. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { isDark } = this.#theme;
    const theme = isDark ? 'Use light colours' : 'Use dark colours';
    const views = [
      ['', 'Compose'],
      ['history', 'History'],
      ['events', 'Events'],
      ['rules', 'Rules'],
    ];
    return html`<header class="top">
        <a class="brand" href=${pageAt('')} aria-label="cdevents, start">${logo}<span>cdevents</span></a>
        <nav aria-label="Views">${views.map(([place = '', title]) => html`<a href=${pageAt(place)}>${title}</a>`)}</nav>
        <span class="space"></span>
        <button class="icon" @click=${() => this.#theme.toggle()} aria-label=${theme} title=${theme}>${isDark ? sun : moon}</button>
      </header>
      <main class="pages" data-view="history" aria-label="Live"><cd-live></cd-live></main>`;
  }
}

customElements.define('cd-live-page', CdLivePage);
