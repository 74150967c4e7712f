/** Files with JSON that are no events. */
import { Refusal } from '../emitters/output.js';
import { validate } from '../faces/public.js';
import { textOf } from '../records/records.js';

/** Rules of the engine about JSON, whatever it holds. */
const ABOUT_JSON = /^CDE1/;

/** The value in a file. Throws a `Refusal` with each place where it is no JSON. */
export function parsed(name: string, bytes: Uint8Array): unknown {
  const faults = validate(bytes, { maxDiagnostics: 1_000 })
    .diagnostics.filter(({ code, severity }) => ABOUT_JSON.test(code) && severity === 'error')
    .map(({ message, help, range }) => {
      const { line, column } = range?.start ?? { line: 1, column: 1 };
      return `${name}:${line}:${column}: ${help === undefined ? message : `${message}; ${help}`}`;
    });
  if (faults.length > 0) throw new Refusal(...(faults as [string]));
  return JSON.parse(textOf(bytes).replace(/^\ufeff/, ''));
}
