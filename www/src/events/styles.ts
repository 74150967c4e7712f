import { css } from 'lit';

export const eventsStyles = css`
  .strip { display: flex; flex-wrap: wrap; gap: 4px; margin: 12px 0 0; }
  .strip a { padding: 3px 8px; border: 1px solid var(--line); border-radius: var(--corner); color: var(--text); font: 12px/18px var(--mono); text-decoration: none; }
  .strip a span { display: block; color: var(--quiet); }
  .strip a:hover { border-color: var(--accent); color: var(--accent); }
  .strip a[aria-current] { border-color: var(--accent); background: var(--accent-wash); box-shadow: inset 0 0 0 1px var(--accent); }

  table { width: 100%; border-collapse: collapse; font-size: 13px; }
  th { font-weight: 600; text-align: left; }
  thead th { padding: 6px 4px; border-bottom: 1px solid var(--edge); color: var(--quiet); font: 600 12px/16px var(--mono); vertical-align: bottom; }
  thead th:first-child { font-family: var(--sans); }
  thead a { display: inline-block; padding: 4px 0; color: inherit; }
  thead a:hover { color: var(--accent); }

  .list { table-layout: fixed; margin-top: 4px; }
  .list thead th { width: 56px; text-align: center; overflow-wrap: anywhere; }
  .list thead th:first-child { width: auto; text-align: left; }
  .list tbody th { padding: 7px 12px 7px 0; border-top: 1px solid var(--line); font-weight: 400; }
  .list tbody td { padding: 0 1px; border-top: 1px solid var(--line); }
  .list .first > * { border-top-color: var(--edge); }
  .list th a { font-size: 15px; font-weight: 600; }
  .list th p { color: var(--quiet); font-size: 13px; line-height: 18px; }
  .span { display: block; overflow: hidden; padding: 2px 0; border-radius: 4px; background: var(--accent-wash); color: var(--text); font: 12px/18px var(--mono); text-align: center; white-space: nowrap; }
  .list .where { display: none; }
  @media (max-width: 1023px) {
    .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .list td { display: none; }
    .list .where { display: block; }
    .list, .list tbody, .list tr, .list tbody th { display: block; }
    .list tr[hidden] { display: none; }
  }

  .course { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; margin-top: 16px; }
  .course li { display: flex; align-items: center; gap: 12px; }
  .course [aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
  .course .arrow { color: var(--quiet); }

  .scroll { position: relative; margin: 8px 0; border: 1px solid var(--line); border-radius: var(--corner); overflow-x: auto; }
  .compare { min-width: max-content; }
  .compare :is(thead th, thead td) { padding: 8px 6px; background: var(--panel); }
  .compare tbody th, .compare tbody td { padding: 4px 6px; border-top: 1px solid var(--line); vertical-align: top; }
  .compare tr > :first-child { position: sticky; left: 0; z-index: 1; min-width: 160px; max-width: 240px; padding-left: 12px; background: var(--page); border-right: 1px solid var(--line); }
  .compare thead tr > :first-child { background: var(--panel); }
  .compare tbody th { font: 12px/20px var(--mono); overflow-wrap: anywhere; }
  .compare tr > th.deep-1 { padding-left: 24px; }
  .compare tr > th.deep-2 { padding-left: 36px; }
  .compare tr > th.deep-3 { padding-left: 48px; }
  .compare tr > th.deep-4 { padding-left: 60px; }
  .compare tr > th:is(.deep-5, .deep-6, .deep-7, .deep-8) { padding-left: 72px; }
  .compare tbody tr:hover > * { background: var(--panel); }
  .compare .old { color: var(--quiet); }
  .compare td { line-height: 20px; white-space: nowrap; }
  .compare .shown { background: var(--accent-wash); }
  .compare tbody tr:hover > .shown { background: var(--accent-wash); }
  .must { font-weight: 600; }
  .may, .not { color: var(--quiet); }
  .mark { display: block; width: max-content; padding: 0 6px; border-radius: 4px; font-size: 12px; line-height: 18px; }
  .mark.came { background: var(--ok-wash); color: var(--ok); }
  .mark.gone { background: var(--error-wash); color: var(--error); }
  .mark.other { background: var(--warning-wash); color: var(--warning); }
  .fold { padding: 0; border: 0; background: none; color: var(--accent); font: inherit; text-align: left; cursor: pointer; overflow-wrap: anywhere; }
  .fold::before { content: "▸ "; }
  .fold[aria-expanded="true"]::before { content: "▾ "; }
  @media (max-width: 799px) { .compare tr > :first-child { min-width: 120px; max-width: 150px; } }

  .changes { display: grid; gap: 4px; padding-left: 20px; list-style: disc; }
  .changes li { overflow-wrap: anywhere; }

  .beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 32px; }
  @media (min-width: 1024px) {
    .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; }
    .beside > :first-child { position: sticky; top: 16px; grid-area: 1 / 2; }
    .beside .code { max-height: calc(100dvh - 160px); overflow-y: auto; }
  }
  details { margin-top: 4px; }
  .defects { margin-top: 16px; }
  .defects summary { font-size: 15px; }
  summary { width: max-content; border-radius: var(--corner); color: var(--accent); font-size: 13px; cursor: pointer; }
  summary:hover { text-decoration: underline; }

  .fields, .fields ul { display: grid; grid-template-columns: minmax(0, 1fr); }
  .fields li { min-width: 0; padding-top: 10px; }
  .fields > li { padding: 10px 0; border-top: 1px solid var(--line); }
  .fields ul { margin: 2px 0 0 3px; padding-left: 16px; border-left: 2px solid var(--line); }
  .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 8px; }
  .head .name { padding: 0; background: none; font-size: 14px; font-weight: 600; }
  .head .type { color: var(--quiet); font-size: 13px; }
  .what { font-size: 14px; }
  .values { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 4px; color: var(--quiet); font-size: 13px; }

  .rows { margin-top: 4px; }
  .rows > li { padding: 8px 0; border-top: 1px solid var(--line); }
  .rows a { font-weight: 600; }
  .rows .type { margin-left: 8px; color: var(--quiet); font: 12px/1.5 var(--mono); overflow-wrap: anywhere; }
  @media (max-width: 799px) { .rows .type { display: block; margin-left: 0; } }
  .rows p { color: var(--quiet); font-size: 14px; overflow-wrap: anywhere; }
  .erratum { scroll-margin-top: 16px; }
  .erratum:target, .erratum.here { background: var(--accent-wash); box-shadow: 0 0 0 8px var(--accent-wash); }
  @media (forced-colors: active) {
    .span, .mark { border: 1px solid; }
    .strip a[aria-current] { border-color: Highlight; box-shadow: inset 0 0 0 1px Highlight; }
    .compare .shown { outline: 1px solid Highlight; outline-offset: -1px; }
    .erratum.here { outline: 1px solid Highlight; outline-offset: 8px; }
  }
  @media print {
    .scroll { overflow: visible; border: 0; }
    .compare, .compare tbody th, .compare thead th { font-size: 7pt; line-height: 1.35; }
    .compare { min-width: 0; }
    .compare :is(thead, tbody) :is(th, td) { padding: 2px 3px; line-height: 1.35; white-space: normal; }
    .compare td { font-size: 6.5pt; }
    .compare tbody th { overflow-wrap: anywhere; }
    .mark { width: auto; padding: 0; background: none !important; font-size: 6.5pt; line-height: 1.35; }
    .compare tr > :first-child { position: static; min-width: 0; }
    .strip { display: none; }
    .beside { display: block; }
    .beside > :first-child { position: static; }
    .beside .code { max-height: none; }
    details::details-content { display: block; content-visibility: visible; block-size: auto; }
    summary { display: none; }
    tr, .fields > li, .rows > li { break-inside: avoid; }
    thead { display: table-header-group; }
  }
`;
