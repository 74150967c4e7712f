import { css } from 'lit';

/** The common style of reading pages: headings, lists of facts, code, filters, tags, and print. */
export const reading = css`
  p, dd, li { overflow-wrap: anywhere; }
  h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.25; font-weight: 650; letter-spacing: -0.015em; overflow-wrap: anywhere; }
  h1:focus-visible { outline-offset: 4px; }
  h2 { margin: 36px 0 8px; font-size: 17px; line-height: 1.35; font-weight: 650; letter-spacing: -0.01em; }
  h3 { margin: 24px 0 8px; font-size: 15px; font-weight: 600; }
  .quiet { color: var(--quiet); }
  .small { font-size: 13px; }
  .lead { max-width: 68ch; font-size: 17px; }
  .measure { max-width: 68ch; }
  .back { display: inline-block; margin-bottom: 16px; }
  .facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; margin-top: 8px; color: var(--quiet); font-size: 13px; }
  .facts code { font-size: 13px; }
  .severity { font-weight: 650; }
  .severity.error { color: var(--error); }
  .severity.warning { color: var(--warning); }
  .severity.note { color: var(--note); }
  .tag { display: inline-block; padding: 0 6px; border: 1px solid var(--line); border-radius: 4px; background: var(--panel); color: var(--quiet); font-size: 12px; line-height: 18px; white-space: nowrap; }
  .tag.strong { border-color: var(--edge); color: var(--text); font-weight: 600; }
  .code { margin: 8px 0; padding: 12px 16px; border: 1px solid var(--line); border-radius: var(--corner); background: var(--panel); font: 13px/1.6 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; overflow-x: auto; tab-size: 2; }
  .key { color: var(--key); }
  .string { color: var(--string); }
  .filter { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin: 20px 0 4px; }
  .filter label { display: block; margin-bottom: 4px; font-size: 13px; font-weight: 600; }
  .filter > div { min-width: 0; }
  .filter select { max-width: 220px; }
  .filter .wide { flex: 1 1 260px; }
  .count { min-height: 20px; color: var(--quiet); font-size: 13px; line-height: 20px; }
  .none { padding: 24px 0; color: var(--quiet); }
  .pager { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 24px; margin-top: 40px; padding-top: 16px; border-top: 1px solid var(--line); }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
  @media print {
    .back, .filter, .count, .pager, .button, .actions { display: none !important; }
    .code { white-space: pre-wrap; break-inside: avoid; background: none; }
    h1, h2, h3 { break-after: avoid; }
    a { color: inherit; text-decoration: none; }
  }
`;
