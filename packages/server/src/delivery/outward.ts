/** What leaves over HTTP. */
export type OutwardRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
};

export type OutwardReply = { readonly status: number; readonly body: string };

/** The one way by which deliveries leave the house over HTTP. Rejects where nothing answers in time, or the address is forbidden. */
export type Outward = (request: OutwardRequest) => Promise<OutwardReply>;

const LARGEST_REPLY_CHARS = 64_000;

/** POSTs without following redirects: a robot that answers with another address is none. */
export const postOutward: Outward = async ({ url, headers, body, timeoutMs }) => {
  const reply = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: reply.status, body: (await reply.text()).slice(0, LARGEST_REPLY_CHARS) };
};
