import { z } from 'zod';
import { route } from '../route.ts';
import { level, raisedLevel, wording } from '../wire/basics.ts';
import { levelCounts, situation } from '../wire/situation.ts';
import { today } from '../wire/today.ts';

const hit = z.object({ id: z.string(), name: z.string() });

export const deskRoutes = {
  today: route({
    method: 'GET',
    path: '/api/today',
    about:
      'What waits for the officer’s unit, what falls due, what changed since yesterday, what was held back.',
    reply: today,
  }),
  situation: route({
    method: 'GET',
    path: '/api/situation',
    about: 'The situation of the officer’s area.',
    reply: situation,
  }),
  openWarnings: route({
    method: 'GET',
    path: '/api/situation/open',
    about: 'How many warnings of the officer’s area are open, by level; the same numbers as the situation’s.',
    reply: levelCounts,
  }),
  search: route({
    method: 'GET',
    path: '/api/search',
    about:
      'Enterprises, warnings, case files, letters, notices and bulletins by name, code or number; only what the officer may see.',
    query: z.object({ q: z.string().trim().min(1).max(100) }),
    reply: z.object({
      enterprises: z.array(hit.extend({ creditCode: z.string(), level, district: z.string().nullable() })),
      warnings: z.array(
        hit.extend({ level: raisedLevel, state: z.string(), district: z.string().nullable() }),
      ),
      caseFiles: z.array(hit.extend({ unit: z.string(), isClosed: z.boolean() })),
      papers: z.array(
        hit.extend({ kind: z.enum(['letter', 'notice', 'bulletin']), number: wording.nullable() }),
      ),
    }),
  }),
} as const;
