/** Where the module that maps webhooks comes from. What uses it is a separate file of the package. */

let load: (() => WebAssembly.Module) | undefined;

/** Sets how to get the module, at the first call that needs it. What `how` throws is why it could not be loaded. */
export function useWebhooks(how: () => WebAssembly.Module): void {
  load ??= how;
}

/** The module. Throws if it was not loaded. */
export function webhooksModule(): WebAssembly.Module {
  if (load === undefined) throw new Error('await initWebhooks() once before the first call');
  return load();
}
