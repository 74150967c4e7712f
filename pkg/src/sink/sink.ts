/** Sending events over HTTP. A file of its own in the package, which only commands that send load. */
export { backoff } from './backoff.js';
export { addressOf, type Outcome, Sink } from './post.js';
export { refusalOf, type Signing, signatureOf } from './sign.js';
