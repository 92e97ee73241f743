import { type Route, routes, STATUS_OF } from '../packages/contract/src/index.ts';
import type { FuzzRequest } from './request.ts';
import type { World } from './world.ts';

export type Finding = {
  readonly kind: 'unexpected' | 'hang' | 'leak' | 'worker-leak' | 'status' | 'header';
  readonly request: FuzzRequest;
  readonly what: string;
};

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };

const STATUSES: ReadonlySet<number> = new Set([
  200,
  ...Object.values(STATUS_OF).filter((status) => status !== 500),
]);

/** Answers that may name workers: one looked at for a logged reason, and the sheets that an officer handles them in. */
const WITH_WORKERS = new Set(['lookAtWorker', 'exportClaims', 'previewRoster']);

/** Who reads the log reads ids, which the log is about, and no names. */
const READS_IDS = 'audit';

const namedIn = (world: World, text: string, withCodes: boolean): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [mark] of text.matchAll(/QX\d+XQ/g)) found.add(world.marks.get(mark) ?? mark);
  if (!withCodes) return found;
  for (const [code] of text.matchAll(/(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g)) {
    const id = world.codes.get(code);
    if (id !== undefined) found.add(id);
  }
  return found;
};

const AROUND = 300;

/** Where an answer names an enterprise, by its code or its mark. */
const surroundings = (world: World, text: string, id: string): string => {
  const signs = [...world.codes, ...world.marks].flatMap(([sign, owner]) => (owner === id ? [sign] : []));
  const at = Math.max(...signs.map((sign) => text.indexOf(sign)));
  return text.slice(Math.max(0, at - AROUND), at + AROUND);
};

/** What is wrong with an answer; nothing where it is as it should be. */
export const judge = async (
  world: World,
  request: FuzzRequest,
  answer: Answer,
): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  const add = (kind: Finding['kind'], what: string): void => void found.push({ kind, request, what });
  const { status, text, headers } = answer;
  if (status >= 500) add('unexpected', text.slice(0, 300));
  else if (!STATUSES.has(status)) add('status', String(status));
  if (headers.get('content-security-policy') === null || headers.get('cache-control') !== 'no-store')
    add('header', 'an answer without its protecting headers');
  const route: Route = routes[request.route];
  if (status === 200 && !route.open && request.asker === null) add('leak', 'a stranger was answered');
  if (/WK\d+KW/.test(text) && !WITH_WORKERS.has(request.route))
    add('worker-leak', /.{0,80}WK\d+KW/.exec(text)?.[0] ?? '');
  // What was asked with may be said again.
  const asked = `${decodeURIComponent(request.address)} ${request.body ?? ''}`;
  const others = [...namedIn(world, text, request.asker !== READS_IDS)];
  const heard =
    request.asker === 'city' ? [] : others.filter((id) => !asked.includes(id.slice('ent_'.length)));
  if (heard.length > 0) {
    const allowed =
      request.asker === null ? new Set<string>() : await world.allowed(request.asker, request.address);
    const leaked = heard.filter((id) => !allowed.has(id));
    const [first] = leaked;
    if (first !== undefined)
      add(
        'leak',
        `${leaked.length} enterprises beyond the area, first ${first}: ${surroundings(world, text, first)}`,
      );
  }
  return found;
};
