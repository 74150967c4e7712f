import { css } from 'lit';

export const convertStyles = css`
  dialog { width: min(1040px, calc(100vw - 24px)); height: min(720px, calc(100dvh - 24px)); }
  dialog[open] { display: grid; grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr); }
  .options { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 24px; padding: 8px 20px 12px; }
  .options > label { display: flex; align-items: center; gap: 8px; min-height: 38px; }
  .options .field { display: grid; gap: 2px; flex: 0 1 320px; min-width: 0; font-size: 14px; font-weight: 600; }
  [type="checkbox"] { width: 18px; min-height: 18px; height: 18px; flex: none; margin: 0; accent-color: var(--accent); }
  .body { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 2fr) minmax(0, 3fr); min-height: 0; border-block: 1px solid var(--line); background: var(--page); }
  .answer { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 8px 20px; border-bottom: 1px solid var(--line); font-weight: 600; overflow-wrap: anywhere; }
  .answer .more { font-weight: 400; }
  .answer.ok { background: var(--ok-wash); color: var(--ok); }
  .answer.warning { background: var(--warning-wash); color: var(--warning); }
  .answer.error { background: var(--error-wash); color: var(--error); }
  .answer code { background: none; padding: 0; }
  .changes { min-height: 0; padding: 0 20px 16px; border-right: 1px solid var(--line); overflow-y: auto; }
  .changes:focus-visible, .difference:focus-visible { outline-offset: -2px; }
  h3 { margin: 14px 0 2px; color: var(--quiet); font-size: 13px; font-weight: 600; }
  li { padding: 6px 0; border-top: 1px solid var(--line); font-size: 14px; line-height: 20px; overflow-wrap: anywhere; }
  h3 + ul > li:first-child { border-top: 0; }
  .way { display: block; font: 12.5px/18px var(--mono); }
  .way .arrow { color: var(--quiet); }
  .kind { display: inline-block; margin-right: 2px; padding: 0 6px; border-radius: 4px; background: var(--sunken); font-size: 12px; line-height: 18px; }
  .kind.lost { background: var(--warning-wash); color: var(--warning); font-weight: 650; }
  .severity { font-weight: 650; }
  .severity.error { color: var(--error); }
  .severity.warning { color: var(--warning); }
  .help { color: var(--quiet); font-size: 13px; }
  .difference { min-height: 0; padding: 8px 0; overflow: auto; font: 12.5px/20px var(--mono); }
  .lines { width: max-content; min-width: 100%; }
  .lines > * { display: block; padding: 0 20px 0 12px; text-decoration: none; white-space: pre; }
  .sign { display: inline-block; width: 20px; color: var(--quiet); user-select: none; }
  ins { background: var(--ok-wash); }
  del { background: var(--error-wash); }
  ins .sign { color: var(--ok); font-weight: 700; }
  del .sign { color: var(--error); font-weight: 700; }
  .key { color: var(--key); }
  .string { color: var(--string); }
  :is(ins, del) :is(.key, .string) { color: inherit; }
  .same { padding: 12px 20px; color: var(--quiet); font: 14px/1.5 var(--sans); }
  @media (max-width: 799px) {
    .options, .answer, .changes { padding-inline: 12px; }
    .body { display: block; overflow-y: auto; }
    .changes { border-right: 0; border-bottom: 1px solid var(--line); overflow: visible; }
    .difference { overflow: auto hidden; }
  }
  /* As on a page that is magnified: what is above and below would leave no room. */
  @media (max-height: 519px) {
    dialog[open] { display: block; overflow-y: auto; }
    .body, .changes, .difference { overflow-y: visible; }
    .difference { overflow: auto hidden; }
  }
  @media (forced-colors: active) {
    .kind { border: 1px solid; }
  }
`;
