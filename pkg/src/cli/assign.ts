/** Reads what `--set` says: a path into the event, and a value for what is there. */
import { Refusal } from '../emitters/output.js';

export type Members = Record<string, unknown>;

type Step = string | number;

/** Puts the value where the path says. Members are set as data, whatever their names. */
export function assign(event: Members, setting: string): void {
  const equals = setting.indexOf('=');
  const isJson = setting[equals - 1] === ':';
  const steps = equals < 1 ? undefined : stepsOf(setting.slice(0, isJson ? equals - 1 : equals));
  if (steps === undefined) {
    throw new Refusal(`--set takes path=value, such as --set subject.id=run-42, not ${JSON.stringify(setting)}`);
  }
  const refuse = (why: string): never => {
    throw new Refusal(`--set ${JSON.stringify(setting)}: ${why}`);
  };
  const text = setting.slice(equals + 1);
  const value = isJson ? jsonOf(text, refuse) : valueOf(text);
  let owner: object = event;
  steps.forEach((step, index) => {
    const path = pathOf(steps.slice(0, index));
    if (typeof step === 'string' && Array.isArray(owner)) refuse(`${path} is an array; its elements are ${path}[0], …`);
    if (typeof step === 'number' && !Array.isArray(owner)) refuse(`${path || 'the event'} is not an array`);
    if (typeof step === 'number' && step > (owner as unknown[]).length) {
      refuse(`${path} has ${(owner as unknown[]).length} elements so far, so ${path}[${step}] would leave a gap`);
    }
    if (index === steps.length - 1) {
      define(owner, step, value);
      return;
    }
    if (!Object.hasOwn(owner, step)) define(owner, step, typeof steps[index + 1] === 'number' ? [] : {});
    const next = Object.getOwnPropertyDescriptor(owner, step)?.value as unknown;
    if (typeof next !== 'object' || next === null) {
      refuse(`${pathOf(steps.slice(0, index + 1))} is not an object, another --set gave it a value`);
    }
    owner = next as object;
  });
}

/** The steps of a path such as `links[0].linkType`, or `undefined` when it is none. */
function stepsOf(path: string): Step[] | undefined {
  const steps: Step[] = [];
  for (const part of path.split('.')) {
    const [, name, indices] = /^([^[\]]+)((?:\[\d{1,9}\])*)$/.exec(part) ?? [];
    if (name === undefined) return undefined;
    steps.push(name, ...Array.from(indices!.matchAll(/\d+/g), ([digits]) => Number(digits)));
  }
  return steps;
}

function pathOf(steps: Step[]): string {
  return steps
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

/** What `:=` takes: any JSON value. */
function jsonOf(text: string, refuse: (why: string) => never): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse(`${JSON.stringify(text)} is not valid JSON, which := takes; = takes text`);
  }
}

/** What `=` takes: text, unless it is written as a JSON object or array. */
function valueOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function define(owner: object, name: Step, value: unknown): void {
  Object.defineProperty(owner, name, { value, writable: true, enumerable: true, configurable: true });
}
