import { css } from 'lit';

/**
 * The text before the editor's code is there, in the same places and colours as in the editor: see theme.ts. A test compares
 * the two.
 */
export const drawnStyles = css`
  .drawn { position: relative; min-height: 0; }
  .drawn:focus-within::after { content: ""; position: absolute; inset: 0; border: 2px solid var(--accent); pointer-events: none; z-index: 1; }
  .scroller {
    position: relative; display: grid; grid-template: 1fr / auto 20px minmax(0, 1fr); height: 100%; overflow: auto;
    background: var(--page); font: 14px/1.6 var(--mono); tab-size: 4;
  }
  .drawing { grid-area: 1 / 1 / 2 / -1; display: grid; grid-template-columns: subgrid; align-content: start; padding: 12px 0; }
  .row { grid-column: 1 / -1; display: grid; grid-template-columns: subgrid; }
  .number { min-width: 40px; padding: 0 4px 0 16px; color: var(--quiet); text-align: right; }
  .current .number { color: var(--text); }
  .marker { display: grid; place-items: center; place-self: start center; width: 14px; height: 14px; margin-top: 4px; font: bold 12px/1 var(--sans); }
  .code, .scroller textarea { padding: 0 16px 0 8px; white-space: break-spaces; word-break: break-word; overflow-wrap: anywhere; }
  .drawn:focus-within .current .code { background: color-mix(in srgb, var(--sunken) 55%, transparent); }
  .row.error .code, .drawn:focus-within .row.error .code { background: color-mix(in srgb, var(--error) 12%, transparent); }
  .row.warning .code, .drawn:focus-within .row.warning .code { background: color-mix(in srgb, var(--warning) 14%, transparent); }
  .error .marker { color: var(--error); }
  .warning .marker { color: var(--warning); }
  .note .marker { color: var(--note); }
  .key { color: var(--key); }
  .string { color: var(--string); }
  .pointed { background: var(--accent-wash); outline: 1px solid var(--accent); border-radius: 2px; }
  .found { text-decoration: underline wavy 1.5px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
  .found.error { text-decoration-color: var(--error); }
  .found.warning { text-decoration-color: var(--warning); }
  .found.note { text-decoration-style: dotted; text-decoration-color: var(--note); }
  .point { position: relative; }
  .point::after { content: ""; position: absolute; bottom: -2px; left: -2px; border: solid transparent; border-width: 0 3px 4px; }
  .point.error::after { border-bottom-color: var(--error); }
  .point.warning::after { border-bottom-color: var(--warning); }
  .point.note::after { border-bottom-color: var(--note); }
  .scroller textarea {
    grid-area: 1 / 3; place-self: stretch; min-height: 0; padding-block: 12px; border: 0; border-radius: 0; outline: 0; resize: none; overflow: hidden;
    background: none; color: transparent; caret-color: var(--text); font: inherit; tab-size: inherit; forced-color-adjust: none;
  }
  .scroller textarea::placeholder { color: var(--quiet); opacity: 1; }
  .scroller textarea::selection { background: color-mix(in srgb, var(--accent) 26%, transparent); color: transparent; }
  .drawn.bare textarea { grid-area: 1 / 1 / 2 / -1; height: 100%; padding-left: 68px; overflow: auto; color: var(--text); }
  .drawn.bare textarea::selection { color: var(--text); }
  @media (forced-colors: active) {
    .scroller textarea { caret-color: CanvasText; }
    .scroller textarea::placeholder { color: CanvasText; }
    .scroller textarea::selection { background: color-mix(in srgb, Highlight 35%, transparent); }
    .drawn.bare textarea { forced-color-adjust: auto; }
  }
`;
