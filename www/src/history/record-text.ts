import { EventStream } from 'cdevents-wasm';
import { inOneLine } from './texts.js';

/** The text of a record from its bytes in the file: in a log, it may be written there in another form. */
export function textOf(bytes: Uint8Array, isLog: boolean): string {
  if (isLog) {
    const stream = new EventStream({ from: 'log', records: 'all' });
    try {
      const items = [...stream.push(bytes), ...stream.finish().items];
      const record = items.find((item) => item.kind === 'record');
      if (record?.kind === 'record') return record.text;
    } finally {
      stream.free();
    }
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The text of a record on one line. */
export function onOneLine(bytes: Uint8Array, isLog: boolean): string {
  return inOneLine(textOf(bytes, isLog));
}
