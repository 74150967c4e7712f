// Events with something changed in them: the same seed, the same changes. mutants.test.mjs asserts what they are like.

/** Texts for members of any kind: empty ones, times and addresses right and wrong, words of lists in several cases. */
export const TEXTS = [
  '',
  ' ',
  'x',
  'two words',
  '/path',
  '//host',
  'a:b',
  ':',
  '1:a',
  'a/b:c',
  '#',
  '#a#b',
  '?',
  '\\',
  '{}',
  '"',
  '^',
  '%',
  '%4',
  '%41',
  'a%zz',
  'http://',
  'https://host/path?query#fragment',
  'http://host:port',
  'http://host:80',
  'http://[::1]/',
  'http://[::1',
  'http://[x]/',
  'https://a b/',
  'https://user@host/',
  'https://ü.example',
  'ü',
  'urn:x',
  'mailto:a@b.example',
  'pkg:oci/shop@sha256%3A0f?tag=1',
  'HTTPS://HOST',
  '2026-03-14T09:26:53Z',
  '2026-03-14t09:26:53z',
  '2026-03-14T09:26:53.589793+05:30',
  '2026-03-14 09:26:53Z',
  '2026-03-14T09:26:53',
  '2026-03-14T09:26:53+0530',
  '2026-03-14T09:26:53+05',
  '2026-03-14T09:26Z',
  '2026-02-29T00:00:00Z',
  '2024-02-29T00:00:00Z',
  '2026-03-14T24:00:00Z',
  '2026-03-14',
  '1990-12-31T23:59:60Z',
  '1990-12-31T22:59:60Z',
  '1990-12-31T15:59:60-08:00',
  '2026-03-14T09:26:53.Z',
  '2026-03-14T09:26:53-24:00',
  'success',
  'Success',
  'failure',
  'error',
  'cancel',
  'pass',
  'functional',
  'manual',
  'low',
  'LOW',
  'PATH',
  'END',
  'RELATION',
  'path',
  'bmFtZQ==',
  'bmFtZQ',
  'application/json',
  'artifact',
  'pipelineRun',
  'pipelinerun',
  'ticket',
  'a-b',
];

/** Names of members that mean something somewhere, and some that mean nothing. */
const NAMES = [
  'context',
  'subject',
  'customData',
  'customDataContentType',
  'id',
  'source',
  'type',
  'timestamp',
  'version',
  'specversion',
  'schemaUri',
  'chainId',
  'chain_id',
  'links',
  'content',
  'uri',
  'url',
  'outcome',
  'errors',
  'environment',
  'artifactId',
  'pipelineName',
  'taskName',
  'pipelineRun',
  'testCase',
  'trigger',
  'tags',
  'from',
  'target',
  'linkKind',
  'linkType',
  'name',
  'x-unknown',
  'pipelineRunStatus',
  'pipelineRunErrors',
  'pipelineRunUrl',
  'data',
  'data_base64',
  'datacontenttype',
  'dataschema',
  'time',
  'extension',
];

const LINKS = [
  { linkType: 'END' },
  { linkType: 'END', from: { contextId: 'a' } },
  { linkType: 'PATH', from: { contextId: 'a' } },
  { linkType: 'PATH' },
  { linkType: 'PATH', from: { contextId: '' } },
  { linkType: 'PATH', from: { contextId: 'a' }, tags: { a: 1 } },
  { linkType: 'RELATION' },
  { linkType: 'RELATION', linkKind: 'cause', target: { contextId: 'a' } },
  { linkType: 'RELATION', linkKind: '', target: { contextId: 'a' } },
  { linkType: 'RELATION', linkKind: 'cause', target: { domainId: 'a' } },
  { linkType: 'NONE' },
  {},
  'PATH',
  { linkType: 'END', timestamp: 'now' },
];

const CUSTOM_TYPES = [
  'dev.cdeventsx.flagship-rollout.widened.0.1.0',
  'dev.cdeventsx.flagship-rollout.widened',
  'dev.cdeventsx.a-b.c.0.1.0',
  'dev.cdeventsx.a-b.c.0.10.0',
  'dev.cdeventsx.a.b.0.1.0',
  'dev.cdeventsx.',
  'dev.cdeventsx.A1-b.C.0.1.0',
];

const UNKNOWN_TYPES = [
  '',
  'x',
  'dev.cdevents.',
  'dev.cdevents.x.y.0.1.0',
  'DEV.CDEVENTS.ARTIFACT.PACKAGED.0.1.0',
  'com.example.thing',
];

const UNKNOWN_RELEASES = ['', 'banana', '0.5', 'v0.5.1', '0.7.0', '1.0.0', '0.6.0'];

/** Every value of an event with the object or array that holds it. */
function places(value, found = []) {
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    if (typeof value[key] === 'object' && value[key] !== null) places(value[key], found);
  }
  return found;
}

const OTHERS = [
  null,
  true,
  false,
  0,
  42,
  -1.5,
  {},
  [],
  { id: 'x' },
  { id: '' },
  { id: 'x', source: '/y' },
  ['x'],
  [{}],
  { uri: 'x:y' },
  { contextId: 'a' },
];

/** A value of some kind, a fresh one. */
function something({ below, of }) {
  return structuredClone(below(3) === 0 ? of(OTHERS) : of(TEXTS));
}

/** Gives a member another name in its place. */
function rename(holder, key, name) {
  const members = Object.entries(holder);
  for (const [old] of members) delete holder[old];
  for (const [old, value] of members) holder[old === key ? name : old] = value;
}

/** An object within an event, mostly one that has members of its own to get wrong. */
function someObject(event, { of }) {
  const objects = places(event)
    .map(([holder, key]) => holder[key])
    .filter((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
  return of([event, ...objects]);
}

const object = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined);

/** The ways to change an event. `known`: the types and the releases there are. Each changes it in place. */
export const CHANGES = {
  drop(event, { of }) {
    const [holder, key] = of(places(event));
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  add(event, random) {
    someObject(event, random)[random.of(NAMES)] = something(random);
  },
  retype(event, { of }) {
    const [holder, key] = of(places(event));
    holder[key] = structuredClone(of(OTHERS));
  },
  replace(event, random) {
    const texts = places(event).filter(([holder, key]) => typeof holder[key] === 'string');
    if (texts.length > 0) {
      const [holder, key] = random.of(texts);
      holder[key] = random.of(TEXTS);
    }
  },
  empty(event, { of }) {
    const [holder, key] = of(places(event));
    const value = holder[key];
    holder[key] = typeof value === 'object' && value !== null ? (Array.isArray(value) ? [] : {}) : '';
  },
  caseOfValue(event, { of, below }) {
    const texts = places(event).filter(([holder, key]) => typeof holder[key] === 'string');
    if (texts.length === 0) return;
    const [holder, key] = of(texts);
    const text = holder[key];
    holder[key] = [
      text.toUpperCase(),
      text.toLowerCase(),
      `${text} `,
      ` ${text}`,
      `${text}\n`,
      text.slice(1),
      text.slice(0, -1),
    ][below(7)];
  },
  caseOfName(event, { of, below }) {
    const [holder, key] = of(places(event).filter(([holder]) => !Array.isArray(holder)));
    rename(holder, key, [key.toUpperCase(), key.toLowerCase(), `${key}s`, `${key} `, key.slice(1)][below(5)]);
  },
  swapType(event, { of, below }, known) {
    const types = [known.types, known.types, known.types, CUSTOM_TYPES, UNKNOWN_TYPES][below(5)];
    const holder = object(event.context) ?? event;
    holder.type = of(types);
  },
  swapRelease(event, { of, below }, known) {
    const context = object(event.context);
    if (context === undefined) return;
    const keys = ['version', 'specversion'].filter((key) => Object.hasOwn(context, key));
    const key = below(4) > 0 && keys.length > 0 ? of(keys) : of(['version', 'specversion']);
    if (below(4) === 0 && keys.length > 0) rename(context, of(keys), key);
    context[key] = of(below(4) === 0 ? UNKNOWN_RELEASES : known.releases);
  },
  subjectType(event, { of, below }) {
    const subject = object(event.subject);
    if (subject === undefined) return;
    if (below(3) === 0) delete subject.type;
    else
      subject.type = of([
        'artifact',
        'pipelineRun',
        'taskRun',
        'ticket',
        'testSuiteRun',
        'service',
        'flagship-rollout',
        'x',
        '',
        'Artifact',
        1,
      ]);
  },
  links(event, { of, below }) {
    const context = object(event.context);
    if (context !== undefined) context.links = Array.from({ length: below(3) }, () => structuredClone(of(LINKS)));
  },
  customData(event, random) {
    if (random.below(3) === 0) event.customDataContentType = something(random);
    event.customData = something(random);
  },
};

const KINDS = Object.keys(CHANGES);

/** A copy of an event with this number of changes. */
export function mutant(event, times, random, known) {
  const copy = structuredClone(event);
  for (let time = 0; time < times && Object.keys(copy).length > 0; time += 1)
    CHANGES[random.of(KINDS)](copy, random, known);
  return copy;
}

/** Every event that is an event with one simple thing wrong: each member dropped, emptied, of another type; one too many in each object. */
export function* singles(event) {
  const count = places(event).length;
  const changes = [
    (holder, key) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
    (holder, key) => (holder[key] = ''),
    (holder, key) => (holder[key] = 42),
    (holder, key) => (holder[key] = {}),
    (holder, key) => (holder[key] = 'no URI, no time, no word of a list'),
    (holder, key) => object(holder[key]) && (holder[key]['x-unknown'] = 'x'),
  ];
  for (let place = 0; place < count; place += 1) {
    for (const change of changes) {
      const copy = structuredClone(event);
      const [holder, key] = places(copy)[place];
      change(holder, key);
      yield copy;
    }
  }
  yield { ...structuredClone(event), 'x-unknown': 'x' };
}

/** How many changed events a comparison makes: `PACKAGE_MUTANTS` asks for another number. */
export const COUNT = Number(process.env.PACKAGE_MUTANTS ?? 5_000);
if (!(COUNT > 0)) throw new Error('PACKAGE_MUTANTS is a number above 0');

/** Counts events that two judges differ on, and keeps the first few for a failure's message. */
export class Disputes {
  #first = [];
  count = 0;

  add(words, event) {
    this.count += 1;
    if (this.#first.length < 10) this.#first.push(`${words}: ${JSON.stringify(event)}`);
  }

  toString() {
    return `${this.count} disputes, the first:\n${this.#first.join('\n')}`;
  }
}
