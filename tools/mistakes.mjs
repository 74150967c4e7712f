// `node tools/mistakes.mjs` writes docs/mistakes.md, which compares the messages for real mistakes with another validator's. With
// `--check` it only checks whether the page is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { at, Failure, main } from './steps.mjs';

const { catalog, jsonSchema, validate } = createRequire(import.meta.url)(at('pkg/dist/node.cjs'));

const MISTAKES = JSON.parse(readFileSync(at('tests/mistakes/list.json'), 'utf8'));

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);

const compiled = new Map();

/** ajv's function for the event's type, as a user would choose it; for an unknown type, that of the vocabulary. */
function ajvFor({ context, type }) {
  const release = context === undefined ? 'draft' : (context.specversion ?? context.version);
  const vocabulary = catalog().vocabularies.find(({ id }) => id === release)?.id ?? '0.5.1';
  const name = context?.type ?? type;
  const known = catalog()
    .vocabularies.find(({ id }) => id === vocabulary)
    .events.some((event) => event.type === name);
  const key = `${vocabulary} ${known ? name : ''}`;
  if (!compiled.has(key)) compiled.set(key, ajv.compile(jsonSchema(vocabulary, known ? name : undefined)));
  return compiled.get(key);
}

/** The errors of `JSON.parse` or ajv for a text, one line each, and how many more there are. */
function theirs(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // Newer versions of Node add line and column.
    return { lines: [error.message.split('\n', 1)[0].replace(/ \(line .*\)$/, '')], more: 0 };
  }
  const event = value.data?.context === undefined && value.data === undefined ? value : (value.data ?? value);
  const check = ajvFor(event);
  if (check(event)) return { lines: ['nothing: valid'], more: 0 };
  const lines = check.errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  return { lines: lines.slice(0, 3), more: Math.max(0, lines.length - 3) };
}

/** The line on which a finding begins. */
const lineOf = (text, { range }) => text.split(/\r\n?|\n/)[range.start.line - 1].trim();

const code = (text) => `\`\` ${text} \`\``;

export function page() {
  const parts = [
    '<!-- Generated from tests/mistakes/ by `node tools/mistakes.mjs`: edits here are lost. -->\n',
    '# Real mistakes\n',
    `${MISTAKES.length} mistakes from real events and published pages. For each: the message of this package, and those of \`JSON.parse\` and ajv 8 (all errors, with formats) with the schema for the event's release and type.\n`,
  ];
  for (const { file, title, rule } of MISTAKES) {
    const text = readFileSync(at('tests/mistakes', file), 'utf8');
    const { diagnostics } = validate(text);
    const found = diagnostics.find((one) => one.rule === rule);
    if (found === undefined)
      throw new Failure(`${file}: no ${rule} but ${diagnostics.map((one) => one.rule).join(', ')}`);
    const { lines, more } = theirs(text);
    parts.push(
      `## ${title}\n`,
      `Line ${found.range.start.line}: ${code(lineOf(text, found))}\n`,
      `**cdevents-wasm** (\`${found.rule}\`${diagnostics.length > 1 ? `, one of ${diagnostics.length}` : ''}): ${found.message}${found.help === undefined ? '' : `; ${found.help}`}${found.fix === undefined ? '' : `. Fix${found.fix.safe ? ', safe' : ''}: ${found.fix.title}`}\n`,
      `**ajv**:\n\n${lines.map((line) => `* ${code(line)}`).join('\n')}${more > 0 ? `\n* and ${more} more` : ''}\n`,
    );
  }
  return parts.join('\n');
}

await main(async () => {
  const path = at('docs/mistakes.md');
  if (!process.argv.includes('--check')) return writeFileSync(path, page());
  if (readFileSync(path, 'utf8') !== page())
    throw new Failure('docs/mistakes.md is out of date: run node tools/mistakes.mjs');
});
