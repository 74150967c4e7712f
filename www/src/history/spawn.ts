/** Starts the worker that reads histories. */
export const spawn = (): Worker =>
  new Worker(new URL('./history-worker.ts', import.meta.url), { type: 'module', name: 'cdevents-history' });
