/** A stream as a `TransformStream`. */
import type { HistoryPort } from '../engine/port.js';
import type { StreamItem, StreamOptions } from '../run-types.js';
import { type OpenStream, openStream } from './stream.js';

/** See `eventStream`. */
export function makeTransform(
  options: StreamOptions | undefined,
  port: HistoryPort,
): TransformStream<Uint8Array | string, StreamItem> {
  const stream: OpenStream = openStream(options, port);
  const transformer: Transformer<Uint8Array | string, StreamItem> & { cancel(): void } = {
    transform(chunk, controller) {
      for (const item of stream.push(chunk)) controller.enqueue(item);
    },
    flush(controller) {
      for (const item of stream.finish().items) controller.enqueue(item);
      stream.free();
    },
    // Called when the reader or the writer gives up.
    cancel() {
      stream.free();
    },
  };
  return new TransformStream(transformer);
}
