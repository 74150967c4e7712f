// Programs that receive events, as the published contract has them and as hosts call them.
import { type Delivery, fromWebhook, type HandlerOptions, handler, type Report, verifyWebhook } from 'cdevents-wasm';

/** The contract's own words. */
type Contract = ((request: Request) => Promise<Response>) & { node(req: unknown, res: unknown): Promise<void> };
export const plain: Contract = handler();

const options: HandlerOptions = {
  release: '0.5.1',
  strict: true,
  limits: { bytes: 1_000 },
  secret: ['new', new Uint8Array([1]), 'old'],
  scheme: 'header',
  signatureHeader: 'x-signature',
  maxBytes: 1_000,
  webhooks: ['github', 'gitlab'],
  webhookOptions: { environment: 'production', links: true },
  async onEvent(event: object, report: Report, { id }: Delivery) {
    console.log(event, report.event?.id, id);
  },
};
export const receive = handler(options);
handler({ secret: 'whsec_AAAA', scheme: 'standard', toleranceSeconds: 60, onEvent: (event) => console.log(event) });
for (const scheme of ['standard', 'github', 'gitea', 'gitlab', 'pagerduty', 'token'] as const)
  handler({ secret: 'x', scheme });

export async function program(): Promise<number> {
  const response = await receive(new Request('https://example.com/events', { method: 'POST' }));
  return response.status;
}

declare const server: { on(name: 'request', listener: (req: { url: string }, res: { end(): void }) => void): void };
server.on('request', receive.node);
export const worker: { fetch(request: Request, env: object): Promise<Response> } = { fetch: receive };

// @ts-expect-error no such scheme
handler({ secret: 'x', scheme: 'svix' });
// @ts-expect-error no such system
handler({ webhooks: ['sourcehut'] });
// @ts-expect-error a secret is a string or bytes
handler({ secret: 7 });
// @ts-expect-error a missing variable is no secret
handler({ secret: undefined });
// @ts-expect-error no such option
handler({ onevent() {} });

/** Webhooks by hand. */
export async function byHand(request: Request): Promise<string[]> {
  const message = { headers: request.headers, body: new Uint8Array(await request.arrayBuffer()) };
  const verified = await verifyWebhook(message, { secret: ['a', 'b'], provider: 'github', toleranceSeconds: 60 });
  if (!verified.ok) return [verified.reason];
  const { events, code, reason, provider, notes } = fromWebhook(message, {
    release: '0.4.1',
    now: new Date(),
    links: true,
    environment: 'production',
    url: 'https://dash.example.com/{name}',
  });
  if (code !== null) return [code, String(reason), String(provider), ...notes.map((note) => note.pointer)];
  return events.map(({ json }) => json);
}
// @ts-expect-error no such system
fromWebhook({ headers: {}, body: '' }, { provider: 'sourcehut' });
// @ts-expect-error a secret is needed
verifyWebhook({ headers: {}, body: '' }, {});
