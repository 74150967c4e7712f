import { css } from 'lit';

export const recordsStyles = css`
  [role="grid"] { position: relative; height: clamp(280px, calc(100dvh - 340px), 1100px); overflow: auto; border: 1px solid var(--line); border-radius: var(--corner); background: var(--page); overflow-anchor: none; }
  [role="grid"]:focus-visible { outline-offset: -2px; }
  [role="row"] { display: grid; grid-template-columns: minmax(110px, 1.1fr) minmax(150px, 2fr) minmax(120px, 2fr) 172px minmax(64px, 0.8fr); align-items: center; gap: 0 12px; height: 34px; padding: 0 12px; border-bottom: 1px solid var(--line); font-size: 14px; white-space: nowrap; }
  .head { position: sticky; top: 0; z-index: 1; background: var(--panel); color: var(--quiet); font-size: 13px; font-weight: 600; }
  .body { position: relative; overflow: hidden; }
  .rows { position: absolute; inset: 0 0 auto; will-change: transform; }
  .row { cursor: pointer; }
  .row:hover { background: var(--sunken); }
  .row.opened { background: var(--accent-wash); }
  .cell { display: flex; align-items: center; gap: 8px; min-width: 0; height: 26px; overflow: hidden; border-radius: 4px; font-variant-numeric: tabular-nums; }
  .cell .text { min-width: 0; overflow: hidden; text-overflow: ellipsis; }
  .cell code { padding: 0 4px; background: none; }
  [role="grid"]:focus-visible .row.at { background: var(--accent-wash); }
  [role="grid"]:focus-visible .row.at .here { outline: 2px solid var(--accent); outline-offset: -2px; }
  .verdict { display: inline-flex; align-items: center; gap: 6px; min-width: 0; }
  .verdict span { overflow: hidden; text-overflow: ellipsis; }
  .verdict svg { width: 16px; height: 16px; flex: none; }
  .verdict.ok { color: var(--ok); } .verdict.error { color: var(--error); } .verdict.warning { color: var(--warning); }
  .label { flex: none; padding: 0 6px; border: 1px solid var(--edge); border-radius: 4px; background: var(--panel); color: var(--text); font-size: 12px; line-height: 18px; }
  .narrow [role="row"] { grid-template: 24px 24px / minmax(0, 1fr) auto; align-content: center; height: 60px; gap: 0 8px; }
  .narrow .head { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .narrow .cell { height: 24px; }
  .narrow .cell:nth-child(1) { grid-area: 1 / 2; justify-self: end; max-width: 46vw; }
  .narrow .cell:nth-child(2) { grid-area: 1 / 1; font-weight: 600; }
  .narrow .cell:nth-child(3) { grid-area: 2 / 1; font-size: 13px; }
  .narrow .cell:nth-child(4) { grid-area: 2 / 2; color: var(--quiet); font-size: 13px; }
  .narrow .cell:nth-child(5) { display: none; }
  @media (forced-colors: active) {
    .row.opened { outline: 2px solid Highlight; outline-offset: -2px; }
    [role="grid"]:focus-visible .row.at .here { outline-color: Highlight; }
  }
`;

export const historyStyles = css`
  .topline { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; margin-bottom: 4px; }
  .topline h1 { margin: 0; flex: 1 0 auto; }
  .verdictline { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; min-height: 32px; padding: 6px 12px; border-radius: var(--corner); font-size: 17px; }
  .verdictline strong { display: inline-flex; align-items: center; gap: 8px; font-weight: 650; }
  .verdictline svg { width: 20px; height: 20px; flex: none; }
  .verdictline .details { color: var(--text); font-size: 14px; overflow-wrap: anywhere; }
  .verdictline.ok { background: var(--ok-wash); } .verdictline.ok strong { color: var(--ok); }
  .verdictline.error { background: var(--error-wash); } .verdictline.error strong { color: var(--error); }
  .verdictline.warning { background: var(--warning-wash); } .verdictline.warning strong { color: var(--warning); }
  .verdictline.quiet { background: var(--panel); }
  .remarks { margin: 8px 0 0; padding: 0; color: var(--quiet); font-size: 13px; }
  .remarks .problem { color: var(--error); }
  progress { width: 100%; max-width: 420px; height: 12px; accent-color: var(--accent); }
  [role="tablist"] { display: flex; gap: 4px; margin: 16px 0 12px; overflow-x: auto; border-bottom: 1px solid var(--line); }
  [role="tab"] { min-height: 36px; padding: 6px 12px; border: 0; border-bottom: 2px solid transparent; border-radius: 0; background: none; color: var(--quiet); cursor: pointer; white-space: nowrap; }
  [role="tab"][aria-selected="true"] { border-bottom-color: var(--accent); color: var(--text); font-weight: 600; }
  [role="tab"]:focus-visible { outline-offset: -2px; }
  .filter { margin: 0 0 8px; }
  .filter > div { flex: 1 1 150px; max-width: 260px; }
  .filter .wide { flex: 2 1 220px; max-width: none; }
  .filter input, .filter select { min-height: 34px; padding: 4px 8px; max-width: none; }
  .split { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-items: start; }
  .split.open { grid-template-columns: minmax(0, 8fr) minmax(320px, 5fr); }
  .beside { position: sticky; top: 12px; min-width: 0; max-height: clamp(280px, calc(100dvh - 340px), 1100px); overflow: auto; padding: 12px 16px; border: 1px solid var(--line); border-radius: var(--corner); background: var(--panel); }
  .beside h2 { margin: 0; font-size: 17px; }
  .beside h3 { margin: 16px 0 4px; }
  .beside .top { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
  .beside .top h2 { flex: 1; }
  .beside .code { max-height: none; background: var(--page); }
  .facts .link { min-height: 24px; }
  .close { width: 34px; padding: 0; justify-content: center; }
  .finding { padding: 8px 0; border-bottom: 1px solid var(--line); }
  .finding .help { color: var(--quiet); font-size: 13px; }
  [role="tabpanel"] > .split > cd-causes { margin-top: -24px; }
  .samples { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 8px; }
  .sample { display: flex; flex-direction: column; justify-content: flex-start; width: 100%; min-height: 64px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: var(--corner); background: var(--raised); color: var(--text); text-align: left; cursor: pointer; }
  .sample:hover { border-color: var(--accent); }
  .sample strong { font-weight: 600; }
  .sample span { color: var(--quiet); font-size: 13px; }
  .drop { margin: 20px 0; padding: 24px; border: 2px dashed var(--edge); border-radius: 12px; text-align: center; }
  .drop .actions { justify-content: center; }
  .primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
  .primary:hover:not(:disabled) { color: var(--on-accent); filter: brightness(1.1); }
  .check { display: inline-flex; align-items: center; gap: 8px; min-height: 32px; }
  .check input { width: 18px; min-height: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
  .reading { display: flex; flex-wrap: wrap; justify-content: center; gap: 8px 24px; font-size: 14px; }
  .reading select { width: auto; min-height: 32px; padding: 2px 8px; }
  .cause { border: 1px solid var(--line); border-radius: var(--corner); margin-bottom: 8px; background: var(--page); }
  .cause summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; padding: 8px 12px; cursor: pointer; }
  .cause summary:focus-visible { outline-offset: -2px; }
  .cause summary .name { font-weight: 600; overflow-wrap: anywhere; }
  .cause .inside { padding: 0 12px 12px; }
  .subjects { margin: 0; padding: 0; list-style: none; }
  .subjects li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; padding: 4px 0; border-top: 1px solid var(--line); }
  .subjects .code { flex: 1 1 100%; }
  .subjects .name { flex: 1; min-width: 0; overflow-wrap: anywhere; }
  .times { color: var(--quiet); font-size: 13px; white-space: nowrap; }
  .scroller { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--corner); }
  table { width: 100%; border-collapse: collapse; font-size: 14px; }
  th, td { padding: 6px 12px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; white-space: nowrap; }
  th { background: var(--panel); color: var(--quiet); font-size: 13px; font-weight: 600; }
  tbody th { background: none; color: var(--text); font-weight: 400; }
  td.state { white-space: nowrap; }
  tbody th { max-width: 44ch; overflow: hidden; text-overflow: ellipsis; }
  .broken { color: var(--error); font-weight: 600; }
  .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 8px; margin: 8px 0 24px; }
  .figure { display: flex; flex-direction: column; gap: 2px; min-width: 0; padding: 10px 12px; border: 1px solid var(--line); border-radius: var(--corner); background: var(--panel); }
  .figure dt { color: var(--quiet); font-size: 13px; }
  .figure .value { font-size: 19px; font-weight: 650; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  .figure .more { display: block; color: var(--quiet); font-size: 13px; }
  .figure .unknown { color: var(--quiet); font-size: 13px; overflow-wrap: anywhere; }
  .figure svg { width: 100%; height: 28px; margin-top: 4px; color: var(--accent); }
  .figure .link { display: block; min-height: 24px; font-size: 13px; }
  @media (max-width: 999px) {
    .split.open { grid-template-columns: minmax(0, 1fr); }
    .split.open > :is(cd-records, cd-causes) { display: none; }
    .beside { position: static; max-height: none; }
  }
  @media (max-width: 799px) { .filter > div { flex: 1 1 120px; max-width: none; } .filter .wide { flex-basis: 100%; } .drop { padding: 16px 8px; } .figures { grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); } }
  @media (forced-colors: active) {
    [role="tab"][aria-selected="true"] { border-bottom: 4px solid Highlight; }
    .verdictline { border: 1px solid; }
    .primary { border-color: Highlight; background: Highlight; color: HighlightText; forced-color-adjust: none; }
  }
`;
