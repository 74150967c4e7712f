import { css } from 'lit';

/** The common style of the HTTP and curl faces: a row of controls and a line of text. */
export const faceStyles = css`
  .head { display: flex; align-items: center; gap: 6px 12px; min-height: 44px; padding: 6px 20px; border-bottom: 1px solid var(--line); }
  .line { flex: 1; min-width: 0; color: var(--quiet); font-size: 13px; line-height: 18px; overflow-wrap: anywhere; }
  .line.problem { color: var(--warning); }
  .none { padding: 16px 20px; color: var(--quiet); }
  @media (max-width: 799px) { .head, .none { padding-left: 12px; padding-right: 12px; } }
  @media (max-width: 479px) { .head { flex-wrap: wrap; } .line { flex-basis: 100%; } }
`;
