import type { Incoming } from './event.js';

/** A webhook as it was delivered: headers, none of which need be known, and the body. */
export interface Delivery {
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** The headers of a message as one object. What is there twice is joined, as HTTP does it. */
export function deliveryOf({ headers, body }: Incoming): Delivery {
  const found: Record<string, string> = {};
  for (const { name, value } of headers) {
    const before = Object.hasOwn(found, name) ? found[name] : undefined;
    found[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return { headers: found, body };
}

/** A delivery in JSON: a body, or what somebody has recorded as `{"headers": {…}, "body": …}`. */
export function recordedDelivery(text: string): Delivery {
  const whole = { headers: {}, body: text };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return whole;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return whole;
  const { headers, body, ...others } = value as Record<string, unknown>;
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return whole;
  if (body === undefined || Object.keys(others).length > MOST_OTHERS) return whole;
  const texts = Object.entries(headers).flatMap(([name, one]) => {
    const value = Array.isArray(one) ? one.join(', ') : one;
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { headers: Object.fromEntries(texts), body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** What may be recorded beside headers and body, such as time, path and method. A body of a sender has more members. */
const MOST_OTHERS = 8;
