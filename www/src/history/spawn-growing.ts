/** Starts the worker whose history grows. */
export const spawnGrowing = (): Worker =>
  new Worker(new URL('./growing-worker.ts', import.meta.url), { type: 'module', name: 'cdevents-live' });
