/** The package's version. The build inserts it from package.json. */
declare const __VERSION__: string;

/** The module's bytes as base64. The build inserts them. */
declare module '*.wasm?base64' {
  const base64: string;
  export default base64;
}

/** The module's bytes in a separate file that is read on demand, and the id of the build. */
declare module '*.wasm?carried' {
  const carried: { readonly base64: string; readonly build: string };
  export default carried;
}

/** wasm-bindgen's code around a module, which the build makes a function of, so that each instance has its own. */
declare module '*.js?glue' {
  export const makeGlue: () => never;
}

/** Hosts that compile .wasm files at deployment return the module on import. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
