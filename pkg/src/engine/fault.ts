/** The engine could not go on with this input; the next one gets a new instance. */
export class EngineFault extends Error {}
