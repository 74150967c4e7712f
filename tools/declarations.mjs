// Bundles the declarations that the compiler writes per source file into one file per entry of the package.
//
// A file without imports works for both `import` and `require`, as .d.ts and as .d.cts.
import { readFileSync } from 'node:fs';
import { at, Failure } from './steps.mjs';

/**
 * The files with public names, in reading order, and the public names; `*` means all. Names
 * in the second list (`*`: all others) are referenced but not exported.
 */
const INDEX = [
  ['engine/loader.d.ts', ['ModuleSource']],
  ['faces/web.d.ts', ['InitOptions', 'init', 'initComposer', 'initWebhooks']],
  ['calls/is-valid.d.ts', ['version', 'reset', 'isValid']],
  ['calls/validate.d.ts', ['validate', 'Parsed', 'parse', 'is']],
  ['calls/validator.d.ts', ['Validator']],
  ['calls/rules.d.ts', ['rules']],
  ['calls/fixes.d.ts', ['applyFixes']],
  [
    'calls/construct.d.ts',
    ['construct', 'Holes', 'EventOfType', 'EventTypeName', 'ShortTypeName', 'TypeNameIn', 'Enveloped', 'CloudEventOf'],
    '*',
  ],
  ['calls/convert.d.ts', ['convert']],
  ['calls/sample.d.ts', ['sample', 'samples']],
  ['calls/describe.d.ts', ['describe']],
  ['calls/diff.d.ts', ['diff']],
  ['calls/http.d.ts', ['fromHttp', 'ParsedHttp', 'parseHttp', 'toCloudEvent']],
  ['calls/webhook.d.ts', ['fromWebhook']],
  ['calls/schema-for.d.ts', ['schemaFor']],
  ['handler/handler.d.ts', ['handler', 'verifyWebhook']],
  ['calls/history.d.ts', ['metrics', 'toSpans', 'causes', 'effects']],
  ['calls/streams.d.ts', ['EventStream', 'eventStream', 'factsOf', 'Reducer']],
  ['sarif/to-sarif.d.ts', ['toSarif']],
  ['calls/catalog.d.ts', ['catalog']],
  ['calls/schemas.d.ts', ['jsonSchema']],
  ['engine/errors.d.ts', ['CdEventError', 'CdEventErrorCode']],
  ['types.d.ts', '*'],
  ['run-types.d.ts', '*'],
  ['webhook-types.d.ts', '*'],
  ['generated/codes.d.ts', ['RuleName', 'RuleCode']],
  ['generated/vocabularies.d.ts', ['Vocabulary', 'Release'], ['VOCABULARIES', 'RELEASES']],
  ['generated/webhooks.d.ts', ['Provider']],
  ['generated/events.d.ts', '*'],
];

/** The declarations of `cdevents-wasm/verdict`. */
const VERDICT = [
  ['engine/loader.d.ts', ['ModuleSource']],
  ['verdict/web.d.ts', ['init']],
  ['calls/is-valid.d.ts', ['version', 'reset']],
  ['verdict/public.d.ts', ['isValid', 'VerdictOptions']],
  ['engine/errors.d.ts', ['CdEventError', 'CdEventErrorCode']],
  ['types.d.ts', ['Input', 'Limits'], '*'],
  ['generated/codes.d.ts', [], ['RuleName', 'RuleCode']],
  ['generated/vocabularies.d.ts', ['Vocabulary'], ['VOCABULARIES']],
  ['generated/webhooks.d.ts', [], ['Provider']],
  ['webhook-types.d.ts', [], ['WebhookOptions']],
];

const NAME = /^export (?:declare )?(?:const|function|class|interface|type|namespace) (\w+)/;

/** A file's declarations without imports, re-exports and file comment, split before each `export`. */
function declarations(file) {
  const source = readFileSync(at('target/types', file), 'utf8')
    .replace(/^(?:import|export) (?:type )?(?:\*|\{[^}]*\})(?: as \w+)?(?: from '[^']*')?;\n/gm, '')
    .replace(/^import '[^']*';\n/gm, '');
  // A declaration includes the comment before it.
  return source.match(/(?:^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^export (?:(?!^(?:export |\/\*\*))[\s\S])*/gm) ?? [];
}

/** The declaration files, by entry name. */
export function bundleDeclarations() {
  return { index: bundled(INDEX), verdict: bundled(VERDICT) };
}

function bundled(list) {
  const seen = new Set();
  const parts = list.flatMap(([file, wanted, hidden = []]) =>
    declarations(file).flatMap((part) => {
      const name = NAME.exec(part.slice(part.search(/^export /m)))?.[1];
      if (name === undefined) throw new Failure(`no name found in ${file}: ${part.slice(0, 80)}`);
      const key = `${file} ${name}`;
      seen.add(key);
      if (hidden !== '*' ? hidden.includes(name) : !wanted.includes(name))
        return [part.trimEnd().replace(/^export /m, '')];
      return wanted === '*' || wanted.includes(name) ? [part.trimEnd()] : [];
    }),
  );
  for (const [file, wanted] of list) {
    for (const name of wanted === '*' ? [] : wanted) {
      if (!seen.has(`${file} ${name}`)) throw new Failure(`${file} has no ${name}`);
    }
  }
  // Libraries of hosts may lack the type. Then it is `any` there, instead of an error in this file.
  const text = parts.join('\n\n').replace(/ \*\/\n(?=export type \w+ = TransformStream<)/g, '\n * @ts-ignore */\n');
  // Without the last line TypeScript would export every declaration.
  return `${text}\n\nexport {};\n`;
}
