/** The packed worker, a plain file beside this one. The name is the packed file's, which bundlers look for too. */
export const spawn = (): Worker =>
  new Worker(new URL('./elements.worker.js', import.meta.url), { type: 'module', name: 'cdevents' });
