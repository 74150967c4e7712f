import { css } from 'lit';

/**
 * The elements' style on somebody else's page: no background, the page's font and size, and greys mixed from the page's
 * text colour. `--text` and so on are set inside, so that the page's own properties of these names have no effect.
 */
export const elementStyles = css`
  :host { display: block; }
  :host([hidden]) { display: none !important; }
  .root {
    --text: currentColor;
    --quiet: color-mix(in srgb, currentColor 78%, transparent);
    --line: var(--cd-line, color-mix(in srgb, currentColor 20%, transparent));
    --edge: var(--cd-edge, color-mix(in srgb, currentColor 55%, transparent));
    --sunken: color-mix(in srgb, currentColor 8%, transparent);
    --page: transparent;
    --panel: transparent;
    --raised: transparent;
    --error: var(--cd-error, light-dark(#b0221a, #ffb3a9));
    --warning: var(--cd-warning, light-dark(#7a4a00, #f7c873));
    --note: var(--cd-note, light-dark(#46556b, #b8c5d9));
    --ok: var(--cd-ok, light-dark(#17683a, #8ed6a6));
    --accent: var(--cd-accent, light-dark(#1b54b3, #8fb7ff));
    --error-wash: color-mix(in srgb, var(--error) 9%, transparent);
    --warning-wash: color-mix(in srgb, var(--warning) 9%, transparent);
    --ok-wash: color-mix(in srgb, var(--ok) 9%, transparent);
    --accent-wash: color-mix(in srgb, var(--accent) 10%, transparent);
    --key: var(--cd-key, light-dark(#6b3a91, #d9b3f0));
    --string: var(--cd-string, light-dark(#17683a, #97dbae));
    --sans: inherit;
    --mono: var(--cd-mono, ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace);
    --corner: var(--cd-corner, 6px);
    background: var(--cd-background, transparent);
    overflow-wrap: anywhere;
  }
  .frame { border: 1px solid var(--line); border-radius: var(--corner); overflow: clip; }
  .verdict { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2em 0.6em; min-height: 2.8em; padding: 0.4em 0.8em; }
  .verdict.ok { background: var(--ok-wash); }
  .verdict.error { background: var(--error-wash); }
  .verdict.warning { background: var(--warning-wash); }
  .line { flex: 1 1 14em; min-width: 0; }
  .line svg { width: 1.25em; height: 1.25em; margin-right: 0.4em; vertical-align: -0.25em; }
  .answer { font-weight: 650; }
  .quiet .answer { font-weight: 400; color: var(--quiet); }
  .ok :is(.answer, .details) { color: var(--ok); }
  .error :is(.answer, .details) { color: var(--error); }
  .warning :is(.answer, .details) { color: var(--warning); }
  .trouble, .omitted { padding: 0.5em 0.8em; border-top: 1px solid var(--line); color: var(--quiet); }
  .trouble .button { margin-top: 0.5em; color: var(--text); }
  .finding { display: flex; flex-wrap: wrap; gap: 0.2em 0.8em; position: relative; padding: 0.6em 0.8em; border-top: 1px solid var(--line); }
  .finding.current { background: var(--accent-wash); }
  .severity { flex: none; width: 4.6em; font-weight: 650; }
  .severity.error { color: var(--error); }
  .severity.warning { color: var(--warning); }
  .severity.note { color: var(--note); }
  .words { flex: 1 1 16em; min-width: 0; }
  button.sentence { min-height: 24px; padding: 0; border: 0; background: none; color: inherit; text-align: start; cursor: pointer; overflow-wrap: anywhere; }
  /* The whole row is clickable; its links and buttons are on top. */
  button.sentence::after { content: ""; position: absolute; inset: 0; }
  .finding:has(button.sentence):hover { background: var(--sunken); }
  button.sentence:focus-visible { outline: none; }
  .finding:has(button.sentence:focus-visible) { outline: 2px solid var(--accent); outline-offset: -2px; }
  .help, .related { color: var(--quiet); font-size: 0.92em; }
  /* Break a rule's name only if it does not fit on a line of its own. */
  .help a { display: inline-block; max-width: 100%; }
  .help a, .related, .fix { position: relative; z-index: 1; }
  .button { padding: 0.25em 0.75em; min-height: 2.1em; }
  .fix { flex: none; align-self: start; max-width: 100%; }
  .fix code { background: none; padding: 0; }
  .button.all { flex: none; }
  @media (forced-colors: active) {
    .verdict { border-bottom: 1px solid; }
    .finding.current { outline: 2px solid Highlight; outline-offset: -2px; }
  }
`;

/** The editor's additional style. Tooltips float over the page, so they need a background. */
export const editorStyles = css`
  .complaint { padding: 0.5em 0.8em; border-top: 1px solid var(--line); color: var(--error); }
  .source { height: var(--cd-source-height, 20em); display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); border-top: 1px solid var(--line); }
  .source > textarea { height: 100%; border: 0; border-radius: 0; resize: none; padding: 12px 16px; background: none; color: inherit; font-size: inherit; }
  .source > textarea:focus-visible { outline-offset: -2px; }
  .source > textarea::placeholder { color: var(--quiet); opacity: 1; }
  .source .cm-editor { font-size: inherit; }
  .source .cm-editor .cm-lint-marker { font-size: 12px; line-height: 14px; }
  .source .cm-editor .cm-tooltip { background: Canvas; color: CanvasText; }
`;
