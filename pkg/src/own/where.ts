/** Where something of a document is in the input that the document was made from. */

import type { Place } from '../engine/own-schemas.js';
import type { MessageDocument } from '../engine/port.js';
import { DATA_CONTENT_TYPE } from '../generated/cloudevents.js';
import type { Diagnostic } from '../types.js';

/** How an input contains the document. */
export interface Where {
  /** The pointer of the document. */
  root: string;
  /** Whether the only event consists of headers. */
  isInHeaders: boolean;
  of(place: Place): Pick<Diagnostic, 'pointer' | 'range'>;
}

/** The document is the input. */
export const AS_IS: Where = {
  root: '',
  isInHeaders: false,
  of: ({ pointer, start, end }) => ({ pointer, range: { start, end } }),
};

/** The document is a message. What is in headers has no range. */
export function inMessage({ isInHeaders, dataAt }: MessageDocument): Where {
  const root = '/body';
  if (!isInHeaders) {
    const of: Where['of'] = ({ pointer, start, end }) => ({ pointer: root + pointer, range: { start, end } });
    return { root, isInHeaders, of };
  }
  /** Where it is in the body. What comes before the body is in its first line. */
  const inBody = ({ offset, line, column }: Place['start']): Place['start'] => ({
    offset: offset - dataAt!,
    line,
    column: line === 1 ? column - dataAt! : column,
  });
  const of: Where['of'] = ({ pointer, start, end }) => {
    const [, name, ...rest] = pointer.split('/');
    if (name === undefined) return { pointer: '/headers' };
    if (name === DATA_CONTENT_TYPE) return { pointer: '/headers/content-type' };
    if (name !== 'data') return { pointer: `/headers/ce-${name}` };
    const below = [root, ...rest].join('/');
    if (dataAt === undefined) return { pointer: below };
    return { pointer: below, range: { start: inBody(start), end: inBody(end) } };
  };
  return { root, isInHeaders, of };
}
