/** The shapes of `schemas.wasm`, as wasm-bindgen's code has them. */

/** A place in the text. */
export interface Place {
  pointer: string;
  start: { offset: number; line: number; column: number };
  end: { offset: number; line: number; column: number };
}

/** What a schema says of an event. `event`: the index of its pointer. */
export interface OwnFinding {
  event: number;
  message: string;
  help: string;
  place: Place;
  related: { message: string; place: Place }[];
  /** Whether it says why there is no verdict. */
  isLimit: boolean;
}

/** An event that there was a schema for. */
export interface Judged {
  event: number;
  /** Whether there was one for its type, not only for its `schemaUri`. */
  byType: boolean;
  /** Whether it is a CloudEvent by itself. */
  isCloudEvent: boolean;
  /** Whether a schema gave no verdict. */
  isUnjudged: boolean;
  type: string | null;
  id: string | null;
  source: string | null;
  time: string | null;
  subjectId: string | null;
}

export interface Answer {
  judged: Judged[];
  findings: OwnFinding[];
  omitted: number;
}

/** The schemas of one `Validator`. */
export interface OwnSchemas {
  /** Returns why the schema cannot be used, if it cannot. */
  add(name: string, schema: unknown, formats: boolean | undefined): { message: string; pointer: string } | undefined;
  /** `isBrief`: says only whether an event matches. Throws if that takes too many steps, or too much of the stack. */
  judge(text: string, events: string[], most: number, isBrief: boolean): Answer;
}

/** The code around one instance. */
export interface Glue {
  initSync(options: { module: WebAssembly.Module }): { readonly memory: WebAssembly.Memory };
  OwnSchemas: new () => OwnSchemas;
}

/** What a face's `load` file exports. */
export interface Loaded {
  makeGlue(): Glue;
  defaultSource(): unknown;
}
