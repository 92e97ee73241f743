/** Ends tracing: what is still held is sent. */
export type Tracing = { readonly stop: () => Promise<void> };

/**
 * Sends spans to a collector at an OTLP/HTTP address, such as `http://127.0.0.1:4318/v1/traces`. The libraries are loaded only
 * here: without tracing they cost nothing. A collector that is away loses spans and disturbs nobody.
 */
export const startTracing = async (url: string, role: string, version: string): Promise<Tracing> => {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `weisu-${role}`, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  provider.register();
  return {
    stop: () => provider.shutdown().catch(() => undefined),
  };
};
