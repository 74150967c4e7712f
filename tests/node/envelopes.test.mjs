// The same event has the same findings however it comes: as text, bytes or an object, bare, in each envelope, over HTTP.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cdevents, ROOT } from './installed.mjs';

/** So deep that an envelope around an event makes no difference. */
const DEEP = { limits: { depth: 1_000 } };

const validate = (input) => cdevents.validate(input, DEEP);
const fromHttp = (message) => cdevents.fromHttp(message, DEEP);

const RELEASES = new Set(cdevents.catalog().vocabularies.map(({ id }) => id).filter((id) => /^\d/.test(id)));

/** Every case that is one bare event of a release, as text. Where a name stands twice, the parsed value has lost one. */
function events() {
  const folder = join(ROOT, 'tests/cases');
  const texts = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json')).map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.filter((text) => {
    const { event, diagnostics } = validate(text);
    const sound = !diagnostics.some(({ rule }) => /^(json-|invalid-utf8|byte-order|duplicate|unpaired|limit-)/.test(rule));
    return sound && event !== null && event.envelope === 'none' && RELEASES.has(event.vocabulary);
  });
}

/** What is found in the event itself: rule, severity and place below `root`; what an envelope adds is left out. */
function found({ diagnostics }, root = '') {
  return diagnostics
    .filter(({ pointer, rule }) => (pointer === root || pointer.startsWith(`${root}/`)) && !/^(envelope-|content-type|header-)/.test(rule))
    // In an envelope the binding makes an error of it.
    .map(({ rule, severity, pointer, message }) => `${rule} ${rule === 'bad-base64' ? '' : severity} ${pointer.slice(root.length)} ${message}`)
    .sort();
}

/** The envelope around an event, as its sender would write it. */
function attributes({ context, subject }) {
  const own = { specversion: '1.0', id: context?.id, source: context?.source, type: context?.type, subject: subject?.id, time: context?.timestamp };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => typeof value === 'string' && value !== ''));
}

test('an event has the same findings however it comes', () => {
  const texts = events();
  assert.ok(texts.length > 100, `${texts.length} events`);
  let compared = 0;
  for (const text of texts) {
    const event = JSON.parse(text);
    const own = found(validate(text));
    assert.deepEqual(found(validate(new TextEncoder().encode(text))), own, text);
    assert.deepEqual(found(validate(event)), own, text);
    assert.deepEqual(found(validate(JSON.stringify(event))), own, text);
    assert.deepEqual(found(validate([event]), '/0'), own, text);

    const envelope = attributes(event);
    // Without these it would be no CloudEvent of ours, or another event.
    if (envelope.id === undefined || envelope.source === undefined || envelope.type === undefined) continue;
    compared += 1;
    // The event's own words are the same; a mark in the message for the event's name is not, so messages about it are.
    const inside = (report, root) => found(report, root).map((line) => line.replaceAll('`data`', 'the event').replaceAll('`data_base64`', 'the event'));
    const bare = own.map((line) => line.replaceAll('`data`', 'the event'));
    assert.deepEqual(inside(validate({ ...envelope, data: event }), '/data'), bare, text);
    assert.deepEqual(inside(validate([{ ...envelope, data: event }]), '/0/data'), bare, text);
    const base64 = Buffer.from(text).toString('base64');
    assert.deepEqual(inside(validate({ ...envelope, data_base64: base64 }), '/data_base64'), bare, text);
    const headers = Object.fromEntries(Object.entries(envelope).map(([name, value]) => [`ce-${name}`, encodeURIComponent(value)]));
    const message = { headers: { ...headers, 'content-type': 'application/json' }, body: text };
    assert.deepEqual(inside(fromHttp(message), '/body'), bare, text);
    const structured = { headers: { 'content-type': 'application/cloudevents+json' }, body: JSON.stringify({ ...envelope, data: event }) };
    assert.deepEqual(inside(fromHttp(structured), '/body/data'), bare, text);
  }
  assert.ok(compared > 80, `${compared} in envelopes`);
});
