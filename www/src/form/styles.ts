import { css } from 'lit';

export const formStyles = css`
  /* Without this, visually hidden text would be positioned outside the form and make the page taller. */
  :host { position: relative; }
  .pad { padding: 20px; }
  .quiet { color: var(--quiet); }
  h2 { font-size: 19px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; }
  h3 { margin: 24px 0 8px; font-size: 13px; font-weight: 600; color: var(--quiet); }
  .start h2 + p { margin-top: 4px; }
  .start ul { display: grid; gap: 8px; }
  .example { display: block; width: 100%; padding: 10px 12px; border-color: var(--line); }
  .example strong { display: block; font-weight: 600; }
  .example span { display: block; color: var(--quiet); font-size: 13px; }
  .example:hover:not(:disabled) { background: var(--accent-wash); }
  .field { margin-bottom: 16px; border-radius: var(--corner); }
  .field.here { position: relative; }
  .field.here::before { content: ""; position: absolute; inset: 0 auto 0 -11px; width: 3px; border-radius: 2px; background: var(--accent); }
  label { display: block; margin-bottom: 4px; font-weight: 600; overflow-wrap: anywhere; }
  .required, .kind, .optional { margin-left: 4px; color: var(--quiet); font-weight: 400; font-size: 12.5px; }
  .help { margin-top: 4px; min-height: 40px; color: var(--quiet); font-size: 13px; line-height: 20px; overflow-wrap: anywhere; }
  #event-help { min-height: 40px; }
  .help.error { color: var(--error); }
  .help.warning { color: var(--warning); }
  .help.error code, .help.warning code { background: none; padding: 0; font-weight: 600; }
  .exact { font: 13.5px/1.6 var(--mono); }
  .beside { display: flex; gap: 8px; }
  .beside > input { flex: 1; min-width: 0; }
  .square { width: 38px; padding: 0; justify-content: center; }
  .texts { display: grid; gap: 8px; }
  .links legend { margin-bottom: 4px; font-weight: 600; }
  .entries { display: grid; gap: 12px; margin: 0; padding: 0; list-style: none; }
  .entries > li { padding: 12px 12px 0; border: 1px solid var(--line); border-radius: var(--corner); background: var(--raised); }
  .entries > li > .help { margin-bottom: 12px; }
  .entries .beside > select { flex: 1; min-width: 0; }
  .adders { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 4px; }
  .texts + .button { margin-top: 4px; }
  .choice { padding-bottom: 4px; }
  form { border-top: 1px solid var(--line); padding-top: 16px; }
  .group { margin: 8px 0 20px; }
  .group > legend { padding: 0; margin-bottom: 12px; font-weight: 650; font-size: 17px; letter-spacing: -0.01em; }
  .group .group { margin: 4px 0 16px; }
  .group .group > legend { font-size: 15px; font-weight: 600; color: var(--quiet); }
  .group.deep { padding-left: 12px; border-left: 2px solid var(--line); }
  details { margin: 4px 0 20px; }
  summary { display: inline-block; padding: 4px 10px 4px 6px; margin-left: -6px; border-radius: var(--corner); color: var(--accent); cursor: pointer; }
  summary:hover { background: var(--sunken); }
  summary::before { content: "▸"; display: inline-block; width: 1.1em; }
  details[open] > summary::before { content: "▾"; }
  summary::marker { content: ""; }
  summary::-webkit-details-marker { display: none; }
  .count { display: inline-block; min-width: 20px; padding: 0 6px; border-radius: 10px; background: var(--sunken); color: var(--text); font-size: 12.5px; text-align: center; }
  .bad { color: var(--error); font-size: 13px; }
  .folded { padding: 12px 0 0; }
  @media (forced-colors: active) {
    .field.here::before { background: Highlight; forced-color-adjust: none; }
    /* Forced colours hide the severity's colour, so show the word. */
    .help .unseen { position: static; width: auto; height: auto; margin: 0; clip-path: none; font-weight: 700; }
  }
  @media (max-width: 799px) { .pad { padding: 16px 12px; } }
`;
