import { css } from 'lit';

export const formStyles = css`
  /* Without this, visually hidden text would be positioned outside the form and make the page taller. */
  :host { position: relative; display: flex; flex-direction: column; min-height: 100%; }
  .pad { flex: 1; padding: 12px 20px 20px; }
  .quiet { color: var(--quiet); }
  h2 { font-size: 19px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; }
  h3 { margin: 16px 0 6px; font-size: 13px; font-weight: 600; color: var(--quiet); }
  .start h2 + p { margin-top: 2px; }
  .start ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 6px; }
  .example { width: 100%; padding: 4px 10px; border-color: var(--line); font-size: 14px; }
  .wrong { display: block; width: 100%; margin-top: 12px; padding: 8px 12px; border-color: var(--accent); }
  .wrong strong { display: block; font-weight: 600; color: var(--accent); }
  .wrong span { display: block; color: var(--quiet); font-size: 13px; }
  .example:hover:not(:disabled), .wrong:hover:not(:disabled) { background: var(--accent-wash); }
  .draft { margin: 10px 0 0; }
  .draft ul { margin-top: 6px; }
  .start .choice { margin-top: 12px; }
  input, select { min-height: 32px; padding: 3px 8px; font-size: 14px; }
  .field { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 8px; margin-bottom: 8px; border-radius: var(--corner); }
  .field > * { grid-column: 1 / -1; }
  .field.here { position: relative; }
  .field.here::before { content: ""; position: absolute; inset: 0 auto 0 -11px; width: 3px; border-radius: 2px; background: var(--accent); }
  .field > label { grid-area: 1 / 1; }
  label { display: block; margin-bottom: 2px; font-size: 14px; font-weight: 600; line-height: 20px; overflow-wrap: anywhere; }
  .required, .kind, .optional { margin-left: 2px; color: var(--quiet); font-weight: 400; font-size: 12px; }
  .help { margin-top: 2px; color: var(--quiet); font-size: 13px; line-height: 18px; overflow-wrap: anywhere; }
  /* Beside the label in one line; the whole of it is at the foot of the form while the field has the focus, so that nothing moves. */
  .field:not(.wide) > label ~ .help { grid-area: 1 / 2; margin: 0; line-height: 20px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .wide > .help { min-height: 36px; }
  .choice .field { display: block; }
  .choice .field:has(.convert) { display: grid; }
  .choice .convert { grid-area: 1 / 2; justify-self: start; min-height: 24px; margin-top: -2px; font-size: 13px; white-space: nowrap; }
  .about { position: sticky; bottom: 0; z-index: 2; padding: 8px 20px; border-top: 1px solid var(--line); background: var(--raised); color: var(--quiet); font-size: 13px; line-height: 18px; min-height: 53px; }
  .about strong { color: var(--text); font-weight: 600; }
  #event-help { min-height: 18px; }
  :is(.help, .about).error { color: var(--error); }
  :is(.help, .about).warning { color: var(--warning); }
  .help.error code, .help.warning code { background: none; padding: 0; font-weight: 600; }
  .exact { font: 13.5px/1.6 var(--mono); }
  .beside { display: flex; gap: 8px; }
  .beside > input { flex: 1; min-width: 0; }
  .square { width: 32px; padding: 0; justify-content: center; }
  .texts { display: grid; gap: 4px; }
  .links legend { margin-bottom: 4px; font-weight: 600; }
  .entries { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; }
  .entries > li { padding: 8px 8px 0; border: 1px solid var(--line); border-radius: var(--corner); background: var(--raised); }
  .entries > li > .help { margin-bottom: 12px; }
  .entries .beside > select { flex: 1; min-width: 0; }
  .adders { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 4px; }
  .texts + .button { margin-top: 4px; }
  .choice { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 0 8px; }
  .choice .field { margin-bottom: 2px; }
  .choice > .help { grid-column: 1 / -1; margin-bottom: 8px; }
  form { border-top: 1px solid var(--line); padding-top: 8px; }
  .group { margin: 4px 0 10px; }
  .group > legend { padding: 0; margin-bottom: 4px; font-weight: 650; font-size: 17px; letter-spacing: -0.01em; }
  .group .group { margin: 2px 0 8px; }
  .group .group > legend { font-size: 14px; font-weight: 600; color: var(--quiet); }
  .group.deep { padding-left: 12px; border-left: 2px solid var(--line); }
  details { margin: 2px 0 10px; }
  summary { display: inline-block; padding: 2px 10px 2px 6px; margin-left: -6px; border-radius: var(--corner); color: var(--accent); cursor: pointer; }
  summary:hover { background: var(--sunken); }
  summary::before { content: "▸"; display: inline-block; width: 1.1em; }
  details[open] > summary::before { content: "▾"; }
  summary::marker { content: ""; }
  summary::-webkit-details-marker { display: none; }
  .count { display: inline-block; min-width: 20px; padding: 0 6px; border-radius: 10px; background: var(--sunken); color: var(--text); font-size: 12.5px; text-align: center; }
  .bad { color: var(--error); font-size: 13px; }
  .folded { padding: 6px 0 0; }
  @media (forced-colors: active) {
    .field.here::before { background: Highlight; forced-color-adjust: none; }
    /* Forced colours hide the severity's colour, so show the word. */
    .help .unseen { position: static; width: auto; height: auto; margin: 0; clip-path: none; font-weight: 700; }
  }
  @media (max-width: 799px) { .pad { padding: 12px; } .about { display: none; } input, select { min-height: 36px; } .field:not(.wide) > label ~ .help { grid-area: auto; grid-column: 1 / -1; margin-top: 2px; line-height: 18px; white-space: normal; } }
`;
