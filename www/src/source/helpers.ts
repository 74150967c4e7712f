import type { Extension } from '@codemirror/state';
import { completion } from './complete.js';
import type { Guide } from './guide.js';
import { hover } from './hover.js';

export const helpers = (guide: Guide): Extension => [completion(guide), hover(guide)];
