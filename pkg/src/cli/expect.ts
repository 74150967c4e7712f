/** What the runs of pipelines are expected to consist of: in the settings, or in a file of its own. */
import { Refusal } from '../emitters/output.js';
import { CdEventError, EventStream, type Expectation } from '../faces/public.js';
import { parsed } from './json.js';
import { read, reason } from './save.js';

/** Takes expectations from the settings. Throws a `Refusal` that says what is wrong with them. */
export function expectations(value: unknown, name: string): Expectation[] {
  try {
    new EventStream({ expect: value as Expectation[] }).free();
  } catch (error) {
    if (!(error instanceof CdEventError) || error.code !== 'bad-option') throw error;
    throw new Refusal(error.message.replaceAll('`expect', `\`${name}`));
  }
  return value as Expectation[];
}

/** Reads the file of `--expect`: a JSON array. */
export async function readExpectations(file: string): Promise<Expectation[]> {
  let bytes: Uint8Array;
  try {
    bytes = (await read(file)).bytes;
  } catch (error) {
    throw new Refusal(`${file}: cannot be read: ${reason(error)}`);
  }
  const value = parsed(file, bytes);
  try {
    return expectations(value, 'expect');
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(`${file}: ${error.message}`) : error;
  }
}
