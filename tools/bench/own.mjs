// Schemas of the user's own, against ajv with the same schema: the first one in a new process, and validation with it.
import { at, output } from '../steps.mjs';
import { ajvByType } from './ajv.mjs';
import { measure, ratio } from './measure.mjs';

const ROUNDS = 7;

/** Adds schemas that may refer to each other in any order. */
export async function addAll(validator, list) {
  for (let left = list; left.length > 0; ) {
    const failed = [];
    for (const one of left) await validator.addSchema(...one).catch(() => failed.push(one));
    if (failed.length === left.length) throw new Error(`${failed[0][0]} cannot be added`);
    left = failed;
  }
}

/** The first schema that was added in a new process, in milliseconds from loading to the first verdict: ours and ajv's. */
async function first(text) {
  const found = { schema: [], 'ajv-schema': [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const what of Object.keys(found)) {
      found[what].push(Number(await output(process.execPath, [at('tools/bench/first.mjs'), what, text])));
    }
  }
  const median = (times) => times.sort((one, other) => one - other)[(ROUNDS - 1) / 2];
  return { ours: median(found.schema), theirs: median(found['ajv-schema']) };
}

/** The rows of the table, and the times. `texts`: valid events of one type; `schemas`: as of `schemasOf`. */
export async function ownSchemas({ Validator }, schemas, texts) {
  const { type } = JSON.parse(texts[0]).context;
  const [, schema] = schemas.schemas.find(([name]) => name === type);
  const validator = new Validator();
  await addAll(validator, [...schemas.parts.map((part) => [part.$id, part]), [type, schema]]);
  const check = ajvByType(schemas).get(type);
  const count = (valid) => () => texts.filter(valid).length;
  const measured = measure([
    { name: 'ajv', run: count((text) => check(JSON.parse(text))), expected: texts.length },
    { name: 'ours', run: count((text) => validator.validate(text).outcome === 'valid'), expected: texts.length },
  ]);
  validator.free();
  const { ours, theirs } = await first(texts[0]);
  const times = (number) => `${number.toFixed(1)} x`;
  const rows = [
    ['validate with an added schema', ['', times(ratio(measured, 'ajv', 'ours').best), '', '']],
    ['first addSchema', [`${ours.toFixed(1)} ms`, '', '', `${times(theirs / ours)} ajv compiling one`]],
  ];
  return { rows, found: { first: { ours, ajv: theirs }, validate: ratio(measured, 'ajv', 'ours').best } };
}
