import { createServer } from 'node:http';
import type { Metrics } from './metrics.ts';

export type MetricsServing = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Serves `/metrics` and `/health` at an address of its own, which is not that of the pages: a proxy in front of those cannot let it out.
 * Rejects where the port is taken.
 */
export const serveMetrics = (
  metrics: Metrics,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<MetricsServing> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      // A process without pages is asked here whether it lives.
      if (request.method === 'GET' && request.url === '/health') {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
        return;
      }
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      metrics.write().then(
        (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
        () => response.writeHead(503).end(),
      );
    });
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const bound = server.address();
      const stop = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({
        url: `http://${host}:${typeof bound === 'object' && bound !== null ? bound.port : port}/metrics`,
        stop,
      });
    });
  });
