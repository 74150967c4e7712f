// One event by every way into the package.
import assert from 'node:assert/strict';
import { cdevents } from '../support/installed.mjs';

/** So deep that an envelope around an event makes no difference. */
const DEEP = { limits: { depth: 1_000 } };

export const validate = (input) => cdevents.validate(input, DEEP);
const fromHttp = (message) => cdevents.fromHttp(message, DEEP);

/** What is found in the event itself: rule, severity and place below `root`; what an envelope adds is left out. */
function found({ diagnostics }, root = '') {
  return (
    diagnostics
      .filter(
        ({ pointer, rule }) =>
          (pointer === root || pointer.startsWith(`${root}/`)) && !/^(envelope-|content-type|header-)/.test(rule),
      )
      // In an envelope the binding makes an error of it.
      .map(
        ({ rule, severity, pointer, message }) =>
          `${rule} ${rule === 'bad-base64' ? '' : severity} ${pointer.slice(root.length)} ${message}`,
      )
      .sort()
  );
}

/** The envelope around an event, as its sender would write it. */
function attributes({ context, subject }) {
  const own = {
    specversion: '1.0',
    id: context?.id,
    source: context?.source,
    type: context?.type,
    subject: subject?.id,
    time: context?.timestamp,
  };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => typeof value === 'string' && value !== ''));
}

/**
 * Asserts that an event of a release, as text, has the same findings as text, bytes and object, bare, in each envelope and
 * over HTTP. False: it has not what an envelope needs, and was only judged bare.
 */
export function assertSameEverywhere(text) {
  const event = JSON.parse(text);
  const own = found(validate(text));
  assert.deepEqual(found(validate(new TextEncoder().encode(text))), own, text);
  assert.deepEqual(found(validate(event)), own, text);
  assert.deepEqual(found(validate(JSON.stringify(event))), own, text);
  assert.deepEqual(found(validate([event]), '/0'), own, text);

  const envelope = attributes(event);
  // Without these it would be no CloudEvent of ours, or another event.
  if (envelope.id === undefined || envelope.source === undefined || envelope.type === undefined) return false;
  // The event's own words are the same; a mark in the message for the event's name is not, so messages about it are.
  const unnamed = (lines) =>
    lines.map((line) => line.replaceAll('`data`', 'the event').replaceAll('`data_base64`', 'the event'));
  const inside = (report, root) => unnamed(found(report, root));
  const bare = unnamed(own);
  assert.deepEqual(inside(validate({ ...envelope, data: event }), '/data'), bare, text);
  assert.deepEqual(inside(validate([{ ...envelope, data: event }]), '/0/data'), bare, text);
  const base64 = Buffer.from(text).toString('base64');
  assert.deepEqual(inside(validate({ ...envelope, data_base64: base64 }), '/data_base64'), bare, text);
  const headers = Object.fromEntries(
    Object.entries(envelope).map(([name, value]) => [`ce-${name}`, encodeURIComponent(value)]),
  );
  const message = { headers: { ...headers, 'content-type': 'application/json' }, body: text };
  assert.deepEqual(inside(fromHttp(message), '/body'), bare, text);
  const structured = {
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify({ ...envelope, data: event }),
  };
  assert.deepEqual(inside(fromHttp(structured), '/body/data'), bare, text);
  return true;
}
