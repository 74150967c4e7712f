// `node tools/agents.mjs` writes what agents read, from the catalogue, the rules and what the program prints: docs/agents/AGENTS.md,
// docs/agents/cdevents/SKILL.md, docs/agents/llms.txt and the page's llms.txt. With `--check` it only checks whether they are up to date.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { at, Failure, main } from './steps.mjs';

const { catalog, rules } = createRequire(import.meta.url)(at('pkg/dist/node.cjs'));

const NEWEST = catalog().vocabularies.findLast(({ status }) => status === 'released');
const OTHERS = catalog()
  .vocabularies.filter(({ id }) => id !== NEWEST.id)
  .map(({ id }) => `\`${id}\``);

const WRONG = `{
  "context": {
    "specversion": "${NEWEST.id}",
    "id": "9a2e1c60-5b1d-4a79-8a6e-2f1f0c9d7b11",
    "source": "/ci/shop",
    "type": "${NEWEST.events.find(({ subject, predicate }) => `${subject}.${predicate}` === 'pipelinerun.finished').type}",
    "timestamp": "2026-03-14 09:31:47Z"
  },
  "subject": {
    "id": "run-42",
    "content": { "pipelinName": "release", "outcome": "success" }
  }
}
`;

/** What the program prints, in a folder with the wrong event, after the command that prints it. */
function printed(...args) {
  const cwd = mkdtempSync(join(tmpdir(), 'cdevents-wasm-agents-'));
  try {
    writeFileSync(join(cwd, 'event.json'), WRONG);
    const { stdout, stderr } = spawnSync(process.execPath, [at('pkg/dist/cli.js'), ...args], { cwd, encoding: 'utf8' });
    const text = `${stdout}${stderr}`;
    // Ids and times of new events differ from run to run.
    const constant =
      args[0] === 'new'
        ? text
            .replace(/"id": "[\da-f]{8}-[^"]*"/, '"id": "69b4d4de-363b-4844-b360-d7f93bffc8da"')
            .replace(/"timestamp": "[^"]*"/, '"timestamp": "2026-03-14T09:31:47.000Z"')
        : text;
    return `\`\`\`\n$ npx cdevents-wasm ${args.join(' ')}\n${constant}\`\`\`\n`;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

const lastOf = (path) => path.split('.').at(-1);

/** A member as `name*(value|value){inner}`: a star if it is required. */
function member({ path, required, enum: values, openEnum, fields = [] }) {
  const choice = values === undefined ? '' : `(${values.join('|')}${openEnum === true ? '|…' : ''})`;
  const inside = fields.length === 0 ? '' : `{${fields.map(member).join(', ')}}`;
  return `${lastOf(path)}${required ? '*' : ''}${choice}${inside}`;
}

/** The members of an event's content. */
function contentOf({ fields }) {
  const subject = fields.find(({ path }) => path === 'subject');
  return subject.fields.find(({ path }) => path === 'subject.content')?.fields ?? [];
}

const types = () =>
  NEWEST.events
    .map((event) => `${event.subject}.${event.predicate}: ${contentOf(event).map(member).join(', ') || '-'}\n`)
    .join('');

const firstSentence = (text) => /^.*?[.:](?=\s|$)/s.exec(text)?.[0].replaceAll('\n', ' ') ?? text;

const ruleLines = (link) =>
  rules()
    .map(({ code, rule, severity, what, url }) => {
      const name = link ? `[${code} ${rule}](${link}${url.replace(/^docs\//, '')})` : `${code} ${rule}`;
      return `- ${name} (${severity}): ${firstSentence(what)}\n`;
    })
    .join('');

const COMMENT = '<!-- Generated from schemas/ and src/rules/ by `node tools/agents.mjs`: edits here are lost. -->\n';

const SHAPE = `An event has \`context\` (\`specversion\`, \`id\`, \`source\`, \`type\`, \`timestamp\`, optional \`chainId\`, \`links\`, \`schemaUri\`), \`subject\` (\`id\`, optional \`source\`, \`content\`) and optional \`customData\` with \`customDataContentType\`. \`source\` and \`id\` together name one event. Timestamps are RFC 3339 with an offset. No other members are allowed: put your own data into \`customData\`.`;

const NEW = [
  'new',
  'pipelinerun.finished',
  '--set',
  'context.source=/ci',
  '--set',
  'subject.id=run-42',
  '--set',
  'subject.content.outcome=success',
];

const PROGRAM = `\`\`\`js
import { construct, validate } from 'cdevents-wasm';

const { json } = construct('pipelinerun.finished', {
  context: { source: '/ci' },
  subject: { id: 'run-42', content: { outcome: 'success' } },
});
console.log(validate(json).outcome); // valid
\`\`\`
`;

function agents() {
  return `${COMMENT}
## CDEvents

This repository has CDEvents: JSON events of continuous delivery. Do not write or change one from memory: build it with \`cdevents-wasm\` and check it.

- Build: \`npx cdevents-wasm new <type> --set context.source=… --set subject.id=… --set subject.content.…=…\`; in code \`construct(type, event)\`, which fills in id, timestamp, version and type, and throws with all that is missing.
- Check: \`npx cdevents-wasm check <files>\`; exit code 0 clean, 1 findings, 2 could not run. In code \`validate(text)\`. Check every event that you have touched.
- Repair: \`npx cdevents-wasm check --fix <files>\` makes the fixes that guess nothing. Do the others by what \`help\` says.
- Understand a finding: \`npx cdevents-wasm explain CDE402\`. A type with its members: \`npx cdevents-wasm explain pipelinerun.finished\`.
- Another release: \`npx cdevents-wasm convert --to ${NEWEST.id} <file>\`; \`--keep\` loses nothing.
- Made-up events for tests: \`npx cdevents-wasm sample --type build.queued\`, \`--fault missing-field\` for a wrong one.
- Whole histories: \`npx cdevents-wasm check --lifecycle <files>\`.
- As MCP tools: \`npx cdevents-wasm mcp\`.

${SHAPE}

Types and the members of \`subject.content\` in ${NEWEST.id}. \`*\`: required. \`(a|b)\`: the allowed values. \`{…}\`: an object with these members.

\`\`\`text
${types()}\`\`\`

For example:

${printed(...NEW)}`;
}

function skill() {
  const description = `Builds, validates, repairs, converts and explains CDEvents (JSON events of continuous delivery: pipelines, builds, tests, artifacts, services, changes, incidents), bare or as CloudEvents. Use it when you write, change, review or debug an event, its producer or its consumer, map a webhook to events, or check a history of events.`;
  if (description.length > 1024) throw new Failure('the description of the skill is too long');
  return `---
name: cdevents
description: ${JSON.stringify(description)}
---

${COMMENT}
# CDEvents

The program \`cdevents-wasm\` knows all CDEvents releases and the drafts before them (${OTHERS.join(', ')} and \`${NEWEST.id}\`, the newest). Let it decide what is valid; never decide it from memory. It is in the npm package \`cdevents-wasm\` (Node 20.19 or newer), and \`npx cdevents-wasm mcp\` has the same as MCP tools: validate, fix, construct, convert, explain, sample, catalog, webhook and check-history.

${SHAPE}

## Build an event

1. Find the type in the list below, or with \`npx cdevents-wasm types\`.
2. See its members: \`npx cdevents-wasm explain pipelinerun.finished\`.
3. Build it. Id, timestamp, version and type are filled in; if something is missing, all of it is named.

${printed(...NEW)}
In a program:

${PROGRAM}
\`envelope: 'structured'\` makes it a CloudEvent. \`--set name:=value\` sets a number or an object.

## Check and repair

Take this \`event.json\`:

\`\`\`json
${WRONG}\`\`\`

${printed('check', 'event.json')}
A finding has a code, a rule, a place and often a fix. Those that guess nothing are made by \`--fix\`; \`--diff\` shows them first:

${printed('check', '--diff', 'event.json')}
Make the other changes by hand, as \`help\` says, and check again until the exit code is 0. \`--format json\` is for programs. If you do not understand a finding: \`npx cdevents-wasm explain <code>\`.

## Convert

\`npx cdevents-wasm convert --to <release> <file>\` writes the event for another release and lists every change. What is lost is marked; \`--keep\` keeps it in \`customData\`, \`--fail-on-loss\` refuses.

## Histories

\`npx cdevents-wasm check --lifecycle <files>\` finds what no single event shows: an end without a start, an id used twice, links that lead nowhere. With \`--complete\` also what is missing. \`npx cdevents-wasm runs <files>\` lists the runs.

## Receive, and map webhooks

\`handler\` of the package is a receiver for \`fetch\` and Node that answers by the report; \`fromHttp\` validates one message. \`fromWebhook\` writes the webhook of GitHub, GitLab, Tekton, Jenkins and others as the events that it stands for.

## Mistakes to avoid

- A version that you remember: types end in a version of their own, which differs from the release. Let \`new\` and \`construct\` write both.
- Members beside those of the list: they go into \`customData\`.
- Times without an offset, and sources that are not URI references.
- A new \`id\` for a repeated event: the same occurrence has the same \`source\` and \`id\`.
- Turning a rule off so that a check passes: say so instead, and why.

## Types

The members of \`subject.content\` in ${NEWEST.id}. \`*\`: required. \`(a|b)\`: the allowed values. \`{…}\`: an object with these members.

\`\`\`text
${types()}\`\`\`

## Rules

${ruleLines('')}`;
}

/** `docs`: where the documents are, or nothing if they are not there. */
function llms(docs) {
  const links = docs
    ? `## Documents

- [README](${docs}../README.md): installation, programs, command line, page
- [For agents](${docs}agents.md): the server for agents, a snippet for AGENTS.md, a skill
- [Editors](${docs}editors.md): the language server
- [Receiving over HTTP](${docs}receive.md): \`handler\`, signatures, answers
- [Own schemas](${docs}own-schemas.md): schemas for types of your own
- [Rules](${docs}rules/README.md): all rules, each with a page

`
    : '';
  return `# cdevents-wasm

> Validates, explains, repairs, converts and builds CDEvents: JSON events of continuous delivery, of every release from the draft of 2021 on, bare, as CloudEvents or over HTTP. One engine for Node, browsers, workers, the command line, editors and agents; it never uses the network.

Do not write an event from memory: build it with \`npx cdevents-wasm new <type>\` or \`construct(type, event)\`, check it with \`npx cdevents-wasm check <files>\` or \`validate(text)\`, repair it with \`npx cdevents-wasm check --fix <files>\`, and ask \`npx cdevents-wasm explain <code or type>\` what a finding or a type is. \`npx cdevents-wasm mcp\` has the same as tools for agents, \`npx cdevents-wasm lsp\` for editors.

${SHAPE}

${links}## Types of ${NEWEST.id}

Each with the members of its \`subject.content\`; \`*\`: required.

${NEWEST.events
  .map(
    (event) =>
      `- ${event.subject}.${event.predicate}: ${event.summary} Members: ${contentOf(event).map(member).join(', ') || 'none'}\n`,
  )
  .join('')}
## Rules

${ruleLines(docs)}`;
}

const FILES = {
  'docs/agents/AGENTS.md': agents,
  'docs/agents/cdevents/SKILL.md': skill,
  'docs/agents/llms.txt': () => llms('../'),
  'www/public/llms.txt': () => llms(''),
};

await main(async () => {
  for (const [name, make] of Object.entries(FILES)) {
    const text = make();
    if (!process.argv.includes('--check')) {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), text);
    } else if (!existsSync(at(name)) || readFileSync(at(name), 'utf8') !== text) {
      throw new Failure(`${name} is out of date: run node tools/agents.mjs`);
    }
  }
});
