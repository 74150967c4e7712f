// What a receiver makes of signatures, by the cryptography of the host. It must run wherever JavaScript does, as program.mjs.

const BODY =
  '{"context":{"specversion":"0.5.1","id":"event-1","source":"/ci","type":"dev.cdevents.pipelinerun.finished.0.3.0",' +
  '"timestamp":"2026-03-14T09:31:47Z"},"subject":{"id":"run-42","content":{}}}';

const utf8 = (text) => new TextEncoder().encode(text);
const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function hmac(key, text) {
  const how = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.sign(how, await crypto.subtle.importKey('raw', key, how, false, ['sign']), utf8(text));
}

/** Resolves with the status for a right and a wrong signature in each scheme, and the subjects of the events that were taken. */
export async function signatures({ handler, init }) {
  await init();
  const taken = [];
  const statuses = async (options, sign) => {
    const receive = handler({ ...options, onEvent: ({ subject }) => void taken.push(subject.id) });
    const post = async (headers) => {
      const all = { 'content-type': 'application/json', ...headers };
      return (await receive(new Request('http://localhost/', { method: 'POST', headers: all, body: BODY }))).status;
    };
    return [await post(await sign(BODY)), await post(await sign(`${BODY} `))];
  };
  const now = String(Math.floor(Date.now() / 1000));
  const webhook = (signature) => ({ 'webhook-id': 'a', 'webhook-timestamp': now, 'webhook-signature': signature });
  const key = utf8('an example of a key of 32 bytes!');
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const whpk = `whpk_${base64(await crypto.subtle.exportKey('raw', pair.publicKey))}`;
  return {
    header: await statuses({ secret: key }, async (body) => ({
      'x-hub-signature-256': `sha256=${hex(await hmac(key, body))}`,
    })),
    token: await statuses({ scheme: 'token', secret: 'Bearer a' }, (body) => ({
      authorization: body === BODY ? 'Bearer a' : 'Bearer b',
    })),
    standard: await statuses({ scheme: 'standard', secret: `whsec_${base64(key)}` }, async (body) =>
      webhook(`v1,${base64(await hmac(key, `a.${now}.${body}`))}`),
    ),
    ed25519: await statuses({ scheme: 'standard', secret: whpk }, async (body) =>
      webhook(`v1a,${base64(await crypto.subtle.sign('Ed25519', pair.privateKey, utf8(`a.${now}.${body}`)))}`),
    ),
    taken,
  };
}
