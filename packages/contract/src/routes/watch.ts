import { z } from 'zod';
import { route } from '../route.ts';
import { monitoring, watchActBody } from '../wire/watch.ts';

const params = z.object({ id: z.string().min(1).max(120) });

export const watchRoutes = {
  monitoring: route({
    method: 'GET',
    path: '/api/enterprises/{id}/monitoring',
    about: 'Whether an enterprise is under special monitoring, since when and by whom.',
    params,
    reply: monitoring,
    refuses: ['not-found'],
  }),
  actOnWatch: route({
    method: 'POST',
    path: '/api/enterprises/{id}/monitoring',
    about: 'Start or end special monitoring of an enterprise, with a reason.',
    params,
    body: watchActBody,
    reply: monitoring,
    refuses: ['not-found', 'not-allowed', 'already-done', 'conflict'],
  }),
} as const;
