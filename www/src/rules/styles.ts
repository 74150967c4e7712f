import { css } from 'lit';

export const rulesStyles = css`
  .list li { display: grid; grid-template-columns: minmax(0, 1fr); padding: 10px 0; border-top: 1px solid var(--line); }
  .list a { font-weight: 600; }
  .list .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 8px; }
  .list .severity { font-size: 13px; }
  .list .code-number { color: var(--quiet); font: 12px/1.5 var(--mono); }
  .list p { color: var(--quiet); font-size: 14px; }
  .said { display: grid; grid-template-columns: 64px minmax(0, 1fr); gap: 0 12px; margin: 8px 0; padding: 10px 16px; border: 1px solid var(--line); border-radius: var(--corner); }
  .said .severity { padding-top: 2px; font-size: 13px; }
  .said .help { grid-column: 2; color: var(--quiet); font-size: 13px; }
  .said p { overflow-wrap: anywhere; }
  @media (max-width: 479px) { .said { grid-template-columns: minmax(0, 1fr); } .said .help { grid-column: 1; } }
`;
