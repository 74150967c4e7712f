/** Starts the packed worker, a plain file beside this one. Bundlers look for this file name too. */
export const spawn = (): Worker =>
  new Worker(new URL('./elements.worker.js', import.meta.url), { type: 'module', name: 'cdevents' });
