import { context, propagation, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('weisu');

/** Attributes of a span: kinds and counts, never a text, a name or an id of a person. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** The trace that a message or a request belongs to, as W3C writes it: `00-<trace>-<span>-01`. */
export type TraceCarrier = { readonly traceparent?: string };

/** Does `work` in a span of its own; without tracing switched on it costs next to nothing. Errors are noted by kind and go on. */
export const inSpan = <T>(
  name: string,
  attributes: SpanAttributes,
  work: (span: Span) => Promise<T>,
): Promise<T> =>
  tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
      throw error;
    } finally {
      span.end();
    }
  });

/** What a message takes along so that who reads it goes on in the same trace; empty where none is under way. */
export const carryTrace = (): TraceCarrier => {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent === undefined ? {} : { traceparent: carrier.traceparent };
};

/** Goes on in the trace that a message or a request came with. */
export const continueTrace = <T>(carrier: TraceCarrier, work: () => Promise<T>): Promise<T> =>
  context.with(propagation.extract(context.active(), carrier), work);
