import { css } from 'lit';

export const rulesStyles = css`
  .list li { display: grid; grid-template-columns: minmax(0, 1fr); padding: 10px 0; border-top: 1px solid var(--line); }
  .list a { font-weight: 600; }
  .list .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 8px; }
  .list .severity { font-size: 13px; }
  .list .code-number { color: var(--quiet); font: 12px/1.5 var(--mono); }
  .list p { color: var(--quiet); font-size: 14px; }
`;
