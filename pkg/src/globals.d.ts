/** The package's version, put in by the build from package.json. */
declare const __VERSION__: string;

/** The module's bytes, put in by the build where they travel inside the JavaScript. */
declare module '*.wasm?base64' {
  const base64: string;
  export default base64;
}

/** The module's bytes in a file of their own, which is read when they are asked for, and its mark. */
declare module '*.wasm?carried' {
  const carried: { readonly base64: string; readonly build: string };
  export default carried;
}

/** Hosts that compile .wasm files at deployment hand out the module on import. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
