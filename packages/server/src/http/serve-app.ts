import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { LIVE_PATH } from '@weisu/contract';
import type { Hono } from 'hono';

export type Serving = { readonly url: string; readonly stop: () => Promise<void> };

/** How long requests under way may take to end once `stop` was asked for. */
const DRAIN_MS = 10_000;

const listening = (server: Server, port: number, host: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });

/**
 * Serves the application; port 0 takes a free one. Rejects where the port is taken.
 * `stop` takes no new requests, closes idle connections, lets those under way end within ten seconds, and may be called twice.
 */
export const serveApp = async (
  app: Hono,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Serving> => {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  // What never ends by itself would be waited for.
  const lines = new Set<ServerResponse>();
  server.on('request', (request, response) => {
    if (request.url !== LIVE_PATH) return;
    lines.add(response);
    response.on('close', () => lines.delete(response));
  });
  const address = await listening(server, port, host);
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
      for (const line of lines) line.destroy();
      server.closeIdleConnections();
    });
  return { url: `http://${named}:${address.port}`, stop: () => (stopped ??= stop()) };
};
