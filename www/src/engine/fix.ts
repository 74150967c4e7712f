import { applyFixes, type Report, validate } from 'cdevents-wasm';
import { type Fixed, type Job, optionsOf } from './protocol.js';

/** Fixes can uncover others; this many rounds are more than any event has needed. As `check --fix` has it. */
const ROUNDS = 20;
/** No cap hides a finding that has a fix. */
const ALL_FINDINGS = 1_000_000;

const safeOnes = ({ diagnostics }: Report): number => diagnostics.filter(({ fix }) => fix?.safe === true).length;

/** The text with all safe fixes applied until none is left, as `check --fix` does it. */
export function fixed(job: Job): Fixed {
  const options = { ...optionsOf(job), maxDiagnostics: ALL_FINDINGS };
  let { text } = job;
  let fixes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const report = validate(text, options);
    const next = applyFixes(text, report);
    if (next === text) break;
    fixes += safeOnes(report);
    text = next;
  }
  return { text, fixes };
}
