import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keepTheme, type Theme } from '../session/store.js';

const system = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: the system's theme unless the user has chosen the other. */
export class ThemeChoice implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    system.addEventListener('change', () => this.#host.requestUpdate());
  }

  get isDark(): boolean {
    const theme = document.documentElement.dataset['theme'];
    return theme === undefined ? system.matches : theme === 'dark';
  }

  toggle(): void {
    const theme: Theme = this.isDark ? 'light' : 'dark';
    // Choosing the system's theme again means following the system again.
    const isSystem = system.matches === (theme === 'dark');
    if (isSystem) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    keepTheme(isSystem ? null : theme);
    this.#host.requestUpdate();
  }
}
