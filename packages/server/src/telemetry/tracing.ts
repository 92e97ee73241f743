import { context, type Link, propagation, type Span, SpanStatusCode, trace } from '@opentelemetry/api';

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
  links: Link[] = [],
): Promise<T> =>
  tracer.startActiveSpan(name, { attributes, links }, async (span) => {
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

/** More senders than this are not named: a batch is 500 messages at most, of a few collections. */
const MOST_LINKS = 32;

/**
 * Does work on a batch of messages in a span of its own: a child of the trace that all of them were sent in, or, where they come
 * from several, a new trace that points at each of theirs.
 * https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/
 */
export const inSpanOfBatch = <T>(
  name: string,
  traceparents: readonly (string | null)[],
  work: () => Promise<T>,
): Promise<T> => {
  const attributes = { 'messaging.batch.message_count': traceparents.length };
  const senders = [...new Set(traceparents)].flatMap((traceparent) => traceparent ?? []);
  const [only] = senders;
  if (senders.length === 1 && only !== undefined)
    return continueTrace({ traceparent: only }, () => inSpan(name, attributes, work));
  const links = senders.slice(0, MOST_LINKS).flatMap((traceparent): Link[] => {
    const sent = trace.getSpanContext(propagation.extract(context.active(), { traceparent }));
    return sent === undefined ? [] : [{ context: sent }];
  });
  return inSpan(name, attributes, work, links);
};
