import { css } from 'lit';

/** The style of every component's controls. Colours come from the page's custom properties. */
export const controls = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  h2, h3, p, ul, dl, dd, fieldset, legend, figure, pre { margin: 0; padding: 0; border: 0; min-width: 0; }
  ul { list-style: none; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: var(--corner); }
  :focus:not(:focus-visible) { outline: none; }
  a { color: var(--accent); text-underline-offset: 2px; }
  button { font: inherit; }
  .button {
    display: inline-flex; align-items: center; gap: 8px; min-height: 32px; padding: 4px 12px;
    border: 1px solid var(--edge); border-radius: var(--corner); background: var(--raised); color: var(--text);
    cursor: pointer; text-align: left; line-height: 1.35;
  }
  .button:hover:not(:disabled) { border-color: var(--accent); color: var(--accent); }
  .button:disabled { color: var(--quiet); border-color: var(--line); cursor: default; }
  .button.plain { border-color: transparent; background: none; color: var(--quiet); }
  .button.plain:hover:not(:disabled) { background: var(--sunken); color: var(--text); border-color: transparent; }
  .button.plain:disabled { opacity: 0.55; }
  .button svg { width: 18px; height: 18px; flex: none; }
  .link { padding: 0; border: 0; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; cursor: pointer; text-align: left; }
  input, select, textarea {
    width: 100%; min-height: 38px; padding: 7px 10px; border: 1px solid var(--edge); border-radius: var(--corner);
    background: var(--raised); color: var(--text); font: inherit; font-weight: 400;
  }
  textarea { display: block; resize: vertical; font: 13px/1.6 var(--mono); }
  input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: -1px; border-color: var(--accent); }
  [aria-invalid="true"] { border-color: var(--error); box-shadow: inset 0 0 0 1px var(--error); }
  [aria-invalid="true"]:focus-visible { box-shadow: none; outline-color: var(--error); border-color: var(--error); }
  input:disabled, select:disabled, textarea:disabled { color: var(--quiet); border-color: var(--line); background: var(--panel); }
  code { padding: 1px 4px; border-radius: 4px; background: var(--sunken); font: 0.9em/1.4 var(--mono); overflow-wrap: anywhere; }
  .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (forced-colors: active) {
    .button, input, select, textarea { border: 1px solid; }
    code { outline: 1px solid GrayText; outline-offset: -1px; }
    [aria-invalid="true"] { border-width: 3px; }
  }
`;
