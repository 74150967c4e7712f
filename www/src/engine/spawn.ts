/** Starts the page's worker. In a file of its own, since the elements start another worker. */
export const spawn = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'cdevents' });
