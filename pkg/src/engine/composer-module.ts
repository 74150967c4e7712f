/** Where the second module comes from. What uses it is a separate file of the package. */

let load: (() => WebAssembly.Module) | undefined;

/** Sets how to get the module, at the first call that needs it. What `how` throws is why it could not be loaded. */
export function useComposer(how: () => WebAssembly.Module): void {
  load ??= how;
}

/** The module. Throws if it was not loaded. */
export function composerModule(): WebAssembly.Module {
  if (load === undefined) throw new Error('init() did not load it');
  return load();
}
