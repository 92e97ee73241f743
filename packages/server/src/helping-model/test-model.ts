import { startTestServer, type TestServer } from '../outward/test-server.ts';

type Sent = { readonly body: Record<string, unknown>; readonly authorization: string | undefined };

/** A stand-in for an OpenAI-compatible interface, as tests and the measuring command ask it. */
export type StandInModel = TestServer & {
  readonly sent: Sent[];
  /** A value as the content of its answer, a status, or `silence`: no answer at all. */
  answer: unknown;
};

export const startStandInModel = async (): Promise<StandInModel> => {
  const sent: Sent[] = [];
  const server = await startTestServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      sent.push({
        body: JSON.parse(body) as Record<string, unknown>,
        authorization: request.headers.authorization,
      });
      if (model.answer === 'silence') return;
      if (typeof model.answer === 'number') {
        response.writeHead(model.answer).end('{}');
        return;
      }
      const content = typeof model.answer === 'string' ? model.answer : JSON.stringify(model.answer);
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
    });
  });
  const model: StandInModel = { ...server, sent, answer: {} };
  return model;
};
