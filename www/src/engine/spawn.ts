/** The page's own worker. Apart from who asks it, since the elements have theirs in another file. */
export const spawn = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'cdevents' });
