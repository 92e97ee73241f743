import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { forEachEngine } from '../store/test-database.ts';
import { openDesk } from './test-desk.ts';

type Kept = { readonly warning: string; readonly story: string };
type Rest = { readonly warning: string; readonly evidence: readonly string[] };

forEachEngine((_, open) => {
  it('a warning keeps the stories of the signals that it rests on, each once', async () => {
    const { database } = await openDesk(await open());
    const { kysely: db } = database;
    const kept = await sql<Kept>`
      select warning_id as warning, story_id as story from warning_stories`.execute(db);
    const rests = await sql<Rest>`
      select id as warning, jsonb_path_query_array(assessment, '$.contributions[*].evidence[*]') as evidence
      from warnings`.execute(db);
    const signals = await sql<{ id: string; story: string }>`
      select id, story_id as story from signals where story_id is not null`.execute(db);
    const storyOf = new Map(signals.rows.map(({ id, story }) => [id, story]));
    const plain = rests.rows.flatMap(({ warning, evidence }) =>
      evidence.flatMap((id) => (storyOf.has(id) ? [`${warning} ${storyOf.get(id)}`] : [])),
    );
    expect(plain.length).toBeGreaterThan(0);
    expect(kept.rows.map(({ warning, story }) => `${warning} ${story}`).toSorted()).toEqual(
      [...new Set(plain)].toSorted(),
    );
    await database.close();
  });
});
