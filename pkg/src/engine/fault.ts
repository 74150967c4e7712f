/** The engine failed on this input. The next input gets a new instance. */
export class EngineFault extends Error {}
