/**
 * The style of the timeline. Colours are the custom properties of whoever shows it: `--text`, `--quiet`, `--line`, `--edge`,
 * `--sunken`, `--accent`, `--error`, `--warning`, `--note`, `--ok`, `--corner` and `--mono`.
 */
export const DRAWING = `
.tl-svg path { fill: none; }
.tl-svg text { fill: var(--text); font-size: 12px; stroke: none; }
.tl-fold { fill: var(--sunken) !important; }
.tl-fold-edge { stroke: var(--edge); stroke-width: 1; }
.tl-rule { stroke: var(--line); stroke-width: 1; }
.tl-tick { stroke: var(--line); stroke-width: 1; }
.tl-thread { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 2 3; }
.tl-moment { fill: var(--quiet) !important; }
.tl-wait { stroke: var(--edge); stroke-width: 1; stroke-dasharray: 3 2; }
.tl-run-success { fill: var(--tl-ok-wash) !important; stroke: var(--ok); }
.tl-run-failure, .tl-run-error { fill: var(--error) !important; stroke: var(--error); }
.tl-run-cancel { fill: var(--sunken) !important; stroke: var(--warning); stroke-dasharray: 5 3; }
.tl-run-ended { fill: var(--sunken) !important; stroke: var(--edge); }
.tl-run-skipped { stroke: var(--edge); stroke-dasharray: 1 3; }
.tl-run-running { fill: var(--tl-accent-wash) !important; stroke: var(--accent); }
.tl-run-queued { stroke: var(--accent); stroke-dasharray: 3 2; }
.tl-run-unknown { stroke: var(--warning); stroke-dasharray: 1 2; }
.tl-svg [class^='tl-glyph'] { stroke: var(--text); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.tl-svg .tl-glyph-failure, .tl-svg .tl-glyph-error { stroke: var(--tl-on); stroke-width: 2; }
.tl-svg .tl-glyph-outside { stroke: var(--error); stroke-width: 2; }
.tl-block { fill: var(--tl-block) !important; stroke: var(--quiet); }
.tl-block-bad { fill: var(--error) !important; }
.tl-linked { stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 2 2; }
.tl-critical { fill: var(--text) !important; }
.tl-attempt { stroke: var(--text); stroke-width: 1.5; }
.tl-link { stroke: var(--accent); stroke-width: 1.5; }
.tl-link-end { fill: var(--accent) !important; }
.tl-mark-error { fill: var(--tl-ground) !important; stroke: var(--error); stroke-width: 2; }
.tl-mark-warning { fill: var(--tl-ground) !important; stroke: var(--warning); stroke-width: 2; }
.tl-mark-note { fill: var(--tl-ground) !important; stroke: var(--note); stroke-width: 2; }
.tl-witness-line { stroke: var(--warning); stroke-width: 1; stroke-dasharray: 6 3; }
.tl-witness { stroke: var(--warning); stroke-width: 3; }
.tl-other { stroke: var(--warning); stroke-width: 1.5; stroke-dasharray: 3 2; }
.tl-selected { stroke: var(--accent); stroke-width: 2; }
.tl-focus { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 4 2; }
.tl-svg .tl-label-bad { fill: var(--tl-on); }
.tl-svg .tl-label-count { text-anchor: middle; font-weight: 600; }
.tl-svg .tl-label-fold { text-anchor: middle; fill: var(--quiet); font-style: italic; }
.tl-svg .tl-label-mark { font-size: 11px; font-weight: 650; }
.tl-svg .tl-label-timeless { fill: var(--quiet); }
.tl-svg .tl-label-tick { fill: var(--quiet); }
`;

export const STYLES = `
.tl {
  --tl-on: light-dark(#ffffff, #1c1b19);
  --tl-ground: light-dark(#ffffff, #1c1b19);
  --tl-ok-wash: color-mix(in srgb, var(--ok) 14%, transparent);
  --tl-accent-wash: color-mix(in srgb, var(--accent) 16%, transparent);
  --tl-block: color-mix(in srgb, var(--quiet) 30%, transparent);
  --tl-labels: clamp(96px, 22cqw, 240px);
  container-type: inline-size; color: var(--text); font-size: 14px; line-height: 1.4;
}
.tl, .tl * { box-sizing: border-box; }
.tl [hidden] { display: none !important; }
:where(.tl) :where(p, ul) { margin: 0; padding: 0; list-style: none; }
.tl code { padding: 0 3px; border-radius: 4px; background: var(--sunken); font: 0.92em var(--mono); }
.tl-tools { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; padding: 6px 8px; border-bottom: 1px solid var(--line); }
.tl-range { flex: 1 1 14em; min-width: 0; padding-inline: 6px; color: var(--quiet); font-size: 13px; }
.tl button { min-height: 28px; min-width: 28px; padding: 2px 10px; border: 1px solid var(--edge); border-radius: var(--corner); background: none; color: inherit; font: inherit; font-size: 13px; cursor: pointer; }
.tl button:hover:not(:disabled) { border-color: var(--accent); color: var(--accent); }
.tl button:disabled { border-color: var(--line); color: var(--quiet); cursor: default; }
.tl button[aria-pressed='true'] { border-color: var(--accent); background: var(--tl-accent-wash); }
.tl :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 4px; }
.tl-grid { position: relative; }
.tl-head { display: flex; height: 25px; overflow: hidden; scrollbar-gutter: stable; border-bottom: 1px solid var(--line); color: var(--quiet); font-size: 12px; }
.tl-head > :first-child { flex: none; width: calc(var(--tl-labels) + 9px); padding: 3px 10px; border-right: 1px solid var(--line); }
.tl-head > :last-child { position: relative; flex: 1; min-width: 0; overflow: hidden; }
.tl-head svg { display: block; width: 100%; height: 24px; }
.tl-scroll { position: relative; max-height: var(--cd-timeline-height, 26em); min-height: 84px; overflow-x: hidden; overflow-y: auto; overscroll-behavior: contain; scrollbar-gutter: stable; }
.tl-sheet { position: relative; }
.tl-view { position: sticky; top: 0; margin-left: calc(var(--tl-labels) + 9px); overflow: hidden; touch-action: pan-y; cursor: grab; }
.tl-view.dragged { cursor: grabbing; }
.tl-view.over { cursor: pointer; }
.tl-view svg { display: block; }
.tl-svg.witnessed [class*='tl-run-'], .tl-svg.witnessed .tl-block { opacity: 0.45; }
.tl-svg.witnessed :is(.tl-glyph-failure, .tl-glyph-error) { stroke: var(--text); }
.tl-svg.witnessed .tl-label-bad { fill: var(--text); }
.tl-row { position: absolute; left: 0; right: 0; top: 0; height: 28px; display: flex; pointer-events: none; }
.tl-name { flex: none; display: flex; align-items: center; gap: 2px; width: calc(var(--tl-labels) + 9px); padding-right: 6px; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); pointer-events: auto; cursor: default; }
.tl-name > span:last-child { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tl-row[aria-level='1'] .tl-name { padding-left: 4px; font-weight: 600; }
.tl-row[aria-level='2'] .tl-name { padding-left: 16px; }
.tl-row[aria-level='3'] .tl-name { padding-left: 28px; }
.tl-row:is([aria-level='4'], [aria-level='5'], [aria-level='6']) .tl-name { padding-left: 36px; }
.tl-open { flex: none; width: 24px; height: 24px; display: grid; place-items: center; color: var(--quiet); }
.tl-open svg { width: 10px; height: 10px; fill: none; stroke: currentColor; stroke-width: 2; }
.tl-row[aria-expanded] .tl-open { cursor: pointer; }
.tl-row[aria-expanded='true'] .tl-open svg { rotate: 90deg; }
.tl-cell { flex: 1; min-width: 0; }
.tl-row:focus-visible, .tl-cell:focus-visible { outline-offset: -2px; }
.tl-words { padding: 6px 10px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 13px; min-height: 2.8em; overflow-wrap: anywhere; }
.tl-empty { padding: 20px 12px; color: var(--quiet); }
.tl-details { padding: 10px 12px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.tl-details .tl-title { font-size: 15px; font-weight: 650; }
.tl-details .tl-sub { margin-top: 8px; color: var(--quiet); font-size: 13px; font-weight: 600; }
.tl-details ul { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 4px; }
.tl-details li { max-width: 100%; }
.tl-details li button { max-width: 100%; text-align: start; }
.tl-details .tl-finding { display: block; width: 100%; padding: 4px 0; }
.tl-details .tl-reach { margin-top: 6px; }
.tl-severity { font-weight: 650; }
.tl-severity.error { color: var(--error); }
.tl-severity.warning { color: var(--warning); }
.tl-severity.note { color: var(--note); }
.tl-legend { display: flex; flex-wrap: wrap; gap: 2px 14px; padding: 6px 10px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 12px; }
.tl-legend li { display: inline-flex; align-items: center; gap: 4px; }
.tl-legend svg { width: 12px; height: 12px; overflow: visible; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.tl-table { overflow: auto; max-height: var(--cd-timeline-height, 26em); }
.tl-table table { width: 100%; border-collapse: collapse; font-size: 13px; }
.tl-table :is(th, td) { padding: 4px 10px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; white-space: nowrap; }
.tl-table th[scope='row'] { font-weight: 600; }
.tl-table td:nth-child(12) { min-width: 22em; white-space: normal; overflow-wrap: anywhere; }
.tl-table td:nth-child(3) { max-width: 24em; overflow: hidden; text-overflow: ellipsis; }
.tl-table tr[aria-selected='true'], .tl-table tr.chosen { background: var(--tl-accent-wash); }
.tl-pages { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 6px 10px; border-top: 1px solid var(--line); font-size: 13px; }
.tl .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.tl-print { display: none; }
@media print {
  .tl > :not(.tl-print) { display: none !important; }
  .tl-print { display: block; color-scheme: light; color: #1f1d1a; }
  .tl-print svg { width: 100%; height: auto; }
}
@media (forced-colors: active) {
  .tl-svg { forced-color-adjust: none; }
  .tl {
    --text: CanvasText; --quiet: CanvasText; --line: GrayText; --edge: CanvasText; --sunken: Canvas; --accent: Highlight;
    --error: CanvasText; --warning: CanvasText; --note: CanvasText; --ok: CanvasText;
    --tl-on: Canvas; --tl-ground: Canvas; --tl-ok-wash: Canvas; --tl-accent-wash: Canvas; --tl-block: Canvas;
  }
  .tl-fold { stroke: GrayText; }
  .tl button[aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
}
${DRAWING}`;

/** The colours of a drawing that is a file of its own: it is light, as paper is. */
export const PAPER: Readonly<Record<string, string>> = {
  text: '#1f1d1a',
  quiet: '#5e5951',
  line: '#e3dfd9',
  edge: '#8d877e',
  sunken: '#f1efeb',
  accent: '#1b54b3',
  error: '#b0221a',
  warning: '#7a4a00',
  note: '#46556b',
  ok: '#17683a',
  'tl-on': '#ffffff',
  'tl-ground': '#ffffff',
  'tl-ok-wash': '#dfeee5',
  'tl-accent-wash': '#dfe7f5',
  'tl-block': '#cfcbc6',
};

const adopted = new WeakSet<Document | ShadowRoot>();

/** Gives a document or a shadow root the style, once. No policy forbids that. */
export function adopt(root: Document | ShadowRoot): void {
  if (adopted.has(root)) return;
  adopted.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
