import { z } from 'zod';
import type { OutwardDoor } from '../outward/door.ts';
import { OutwardError } from '../outward/outward-error.ts';
import type { HelpingRules } from './helping-rules.ts';

/** Why a model's help did not come. Literals are shown and counted: never rename one. */
export type NoHelp = 'budget' | 'no-answer' | 'too-slow' | 'refused' | 'bad-answer';

export type Help<T> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly why: NoHelp };

/** Takes one request out of the day's budget; false where nothing is left. */
export type TakeRequest = () => Promise<boolean>;

export type HelpingModel = {
  readonly rules: HelpingRules;
  readonly outward: OutwardDoor;
  readonly takeRequest: TakeRequest;
};

const LARGEST_ANSWER_BYTES = 256_000;

/** The part of a chat completion that is read: https://platform.openai.com/docs/api-reference/chat. */
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** Some models wrap JSON in a fence of markdown, or think aloud before it. */
const jsonIn = (content: string): unknown => {
  const withoutThought = content.replace(/^[\s\S]*<\/think>/, '');
  const fenced = /```(?:json)?\s*([\s\S]*?)```/.exec(withoutThought)?.[1] ?? withoutThought;
  return JSON.parse(fenced);
};

const parse = <T>(schema: z.ZodType<T>, body: string): T | undefined => {
  try {
    const { choices } = completionSchema.parse(JSON.parse(body));
    return schema.safeParse(jsonIn(choices[0]?.message.content ?? '')).data;
  } catch {
    return undefined;
  }
};

/**
 * Asks an OpenAI-compatible model once, through the door outward, for an answer of a given form; an answer of another form is none. Never
 * rejects for what the other side does: all works without it. `text` must have been redacted before.
 */
export const askModel = async <T>(
  { rules, outward, takeRequest }: HelpingModel,
  asked: {
    readonly task: string;
    readonly text: string;
    readonly name: string;
    readonly schema: z.ZodType<T>;
  },
): Promise<Help<T>> => {
  if (!(await takeRequest())) return { ok: false, why: 'budget' };
  const body = JSON.stringify({
    model: rules.model,
    temperature: 0,
    messages: [
      { role: 'system', content: asked.task },
      { role: 'user', content: asked.text },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: asked.name, strict: true, schema: z.toJSONSchema(asked.schema) },
    },
  });
  try {
    const { status, bytes } = await outward.fetch({
      url: `${rules.url}/chat/completions`,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(rules.key === null ? {} : { authorization: `Bearer ${rules.key}` }),
      },
      body,
      limits: {
        maxMs: rules.timeoutMs,
        maxSilenceMs: rules.timeoutMs,
        maxBytes: LARGEST_ANSWER_BYTES,
        maxDecodedBytes: LARGEST_ANSWER_BYTES,
      },
    });
    if (status < 200 || status >= 300) return { ok: false, why: 'refused' };
    const answer = parse(asked.schema, Buffer.from(bytes).toString('utf8'));
    return answer === undefined ? { ok: false, why: 'bad-answer' } : { ok: true, answer };
  } catch (error) {
    if (!(error instanceof OutwardError)) throw error;
    return { ok: false, why: error.code === 'too-slow' ? 'too-slow' : 'no-answer' };
  }
};
