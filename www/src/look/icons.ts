import { svg, type TemplateResult } from 'lit';

/** Icons in the colour of the text. All are decorative: the words beside them say the same. */
const stroke = (shape: TemplateResult): TemplateResult => svg`<svg viewBox="0 0 20 20" fill="none" stroke="currentColor"
  stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;

export const check = stroke(svg`<path d="M4 10.5l4 4 8-9"></path>`);
export const cross = stroke(svg`<path d="M5 5l10 10M15 5L5 15"></path>`);
export const dash = stroke(svg`<path d="M4.5 10h11"></path>`);
export const question = stroke(
  svg`<circle cx="10" cy="10" r="7.5"></circle><path d="M7.9 8a2.2 2.2 0 1 1 2.9 2.1c-.6.2-.8.6-.8 1.3M10 14.1v.1"></path>`,
);
export const undo = stroke(svg`<path d="M7.5 4L4 7.5 7.5 11M4 7.5h7.5a4.25 4.25 0 0 1 0 8.5H8"></path>`);
export const redo = stroke(svg`<path d="M12.5 4L16 7.5 12.5 11M16 7.5H8.5a4.25 4.25 0 0 0 0 8.5H12"></path>`);
export const copy = stroke(
  svg`<rect x="7" y="7" width="9.5" height="9.5" rx="1.5"></rect><path d="M13 7V5a1.5 1.5 0 0 0-1.5-1.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 5 13h2"></path>`,
);
export const share = stroke(
  svg`<path d="M8.2 11.8a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2L10 5.8M11.8 8.2a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1.2-1.2"></path>`,
);
export const open = stroke(
  svg`<path d="M3 15.5V5a1.5 1.5 0 0 1 1.5-1.5h3l2 2h5A1.5 1.5 0 0 1 16 7v1M3 15.5l2-6.3a1.7 1.7 0 0 1 1.6-1.2h10.9l-2.2 6.6a1.5 1.5 0 0 1-1.4 1H3z"></path>`,
);
export const plus = stroke(svg`<path d="M10 4.5v11M4.5 10h11"></path>`);
export const examples = stroke(
  svg`<rect x="3.5" y="3.5" width="13" height="13" rx="2"></rect><path d="M7 7.5h6M7 10.5h6M7 13.5h3"></path>`,
);
export const keyboard = stroke(
  svg`<rect x="2.5" y="5" width="15" height="10" rx="1.5"></rect><path d="M5.5 8.2h.1M8.5 8.2h.1M11.5 8.2h.1M14.5 8.2h.1M7 12h6"></path>`,
);
export const lines = stroke(svg`<path d="M4 5h12M7 8.5h9M7 12h6M4 15.5h12"></path>`);
export const sun = stroke(
  svg`<circle cx="10" cy="10" r="3.2"></circle><path d="M10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1"></path>`,
);
export const moon = stroke(svg`<path d="M16.5 11.8A7 7 0 1 1 8.2 3.5a5.5 5.5 0 0 0 8.3 8.3z"></path>`);

export const logo = svg`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="var(--accent)"></rect>
  <path d="M5 16h4.5M14 19.5l4 4L27 11" fill="none" stroke="var(--on-accent)" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"></path>
  <circle cx="11.5" cy="16" r="3.1" fill="var(--on-accent)"></circle></svg>`;
