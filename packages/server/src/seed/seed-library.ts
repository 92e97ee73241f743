import {
  addDays,
  type Day,
  decideEdit,
  decideRuling,
  foldTerm,
  type Instant,
  type OfficerId,
  startOf,
  type TermDefinition,
  type TermId,
  type TermRuling,
  unwritten,
} from '@weisu/core';
import type { Database, Queryable } from '../store/engine.ts';
import { definitionOf, findTerm } from '../store/library/find-term.ts';
import { writeTermAct } from '../store/library/write-term.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { REVIEWER } from './demonstration-officers.ts';

const CITY: OfficerId = 'off_city';
const PROGRAM = { program: SYSTEM_OFFICER } as const;
const HOUR_MS = 3_600_000;

type Scene = {
  /** Days before the city's end. */
  readonly daysAgo: number;
  readonly id: TermId;
  readonly by: OfficerId;
  readonly reason: string;
} & (
  | { readonly kind: 'propose'; readonly definition: TermDefinition }
  | { readonly kind: 'edit'; readonly change: (old: TermDefinition) => TermDefinition }
  | { readonly kind: TermRuling }
);

const asking = (
  kind: TermDefinition['kind'],
  weight: number,
  more: Partial<TermDefinition>,
): TermDefinition => ({
  kind,
  weight,
  must: [],
  any: [],
  not: [],
  near: [],
  pattern: null,
  ...more,
});

/** What the city's two officers did to the library while the city lived; each takes effect with the next text. */
const SCENES: readonly Scene[] = [
  {
    daysAgo: 262,
    kind: 'edit',
    id: 'term_arrears-ask-for-pay',
    by: CITY,
    reason: '影视剧宣传也会说讨薪，排除后误报明显减少（演示）',
    change: (old) => ({ ...old, not: [...old.not, '电视剧', '剧集'], weight: 0.65 }),
  },
  { daysAgo: 260, kind: 'approve', id: 'term_arrears-ask-for-pay', by: REVIEWER, reason: '同意' },
  {
    daysAgo: 231,
    kind: 'propose',
    id: 'term_own-demo-white-slip',
    by: CITY,
    reason: '来访职工说单位拿白条抵工资（演示）',
    definition: asking('wage-arrears', 0.7, {
      near: [{ first: ['白条', '欠条'], second: ['工资', '工钱', '薪水'], within: 8, ordered: false }],
    }),
  },
  {
    daysAgo: 229,
    kind: 'approve',
    id: 'term_own-demo-white-slip',
    by: REVIEWER,
    reason: '同意，预览未见误报',
  },
  {
    daysAgo: 214,
    kind: 'propose',
    id: 'term_own-demo-boss',
    by: CITY,
    reason: '投诉里常提到老板（演示）',
    definition: asking('other-labour', 0.3, { any: ['老板', '领导'] }),
  },
  {
    daysAgo: 213,
    kind: 'reject',
    id: 'term_own-demo-boss',
    by: REVIEWER,
    reason: '过宽，预览中大半与欠薪无关（演示）',
  },
  {
    daysAgo: 330,
    kind: 'propose',
    id: 'term_own-demo-monthly',
    by: CITY,
    reason: '想抓住“工资没有按月发放”一类说法，先写宽一些（演示）',
    definition: asking('wage-arrears', 0.4, { must: ['工资'], any: ['按月发放', '按时发放', '准时发放'] }),
  },
  { daysAgo: 329, kind: 'approve', id: 'term_own-demo-monthly', by: REVIEWER, reason: '同意试用' },
  {
    daysAgo: 61,
    kind: 'retire',
    id: 'term_own-demo-white-slip',
    by: REVIEWER,
    reason: '试停一周，核对是否与“拖欠工资”重复（演示）',
  },
  {
    daysAgo: 54,
    kind: 'restore',
    id: 'term_own-demo-white-slip',
    by: REVIEWER,
    reason: '停用期间漏了一条，恢复（演示）',
  },
  {
    daysAgo: 3,
    kind: 'edit',
    id: 'term_own-demo-white-slip',
    by: CITY,
    reason: '借条里也写工资，收窄间隔（演示）',
    change: (old) => ({ ...old, near: old.near.map((rule) => ({ ...rule, within: 5 })), not: ['借条'] }),
  },
];

const play = async (trx: Queryable, scene: Scene, at: Instant): Promise<void> => {
  const key = `demo-${scene.kind}-${scene.daysAgo}`;
  const { id, by, reason } = scene;
  const shared = { by, at, reason, key };
  if (scene.kind === 'propose') {
    const before = unwritten(id, by);
    const act = { ...shared, kind: 'propose', version: 1 } as const;
    await writeTermAct(trx, {
      before,
      after: foldTerm(before, act, PROGRAM),
      act,
      definition: scene.definition,
    });
    return;
  }
  const term = await findTerm(trx, id);
  // A city younger than a scene has no such term.
  if (term === undefined) return;
  if (scene.kind === 'edit') {
    const old = definitionOf(term, term.version);
    const { version, definition } = decideEdit(term, old, scene.change(old), term.actCount);
    const act = { ...shared, kind: 'edit', version } as const;
    await writeTermAct(trx, { before: term, after: foldTerm(term, act, PROGRAM), act, definition });
    return;
  }
  if (
    scene.kind !== 'reject' &&
    scene.kind !== 'approve' &&
    scene.kind !== 'retire' &&
    scene.kind !== 'restore'
  )
    return;
  const version = decideRuling(term, scene.kind, { by, seen: term.actCount });
  const act = { ...shared, kind: scene.kind, version };
  await writeTermAct(trx, { before: term, after: foldTerm(term, act, PROGRAM), act });
};

/** Plays the library's scenes as time goes by: what was due before `until` is done, so that later texts are read with it. */
export const playLibrary = (
  database: Database,
  city: { readonly from: Day; readonly until: Day },
): ((until: Day) => Promise<void>) => {
  const due = SCENES.filter(({ daysAgo }) => addDays(city.until, -daysAgo) > city.from).toSorted(
    (a, b) => b.daysAgo - a.daysAgo,
  );
  return async (until) => {
    for (let next = due[0]; next !== undefined; next = due[0]) {
      const day = addDays(city.until, -next.daysAgo);
      if (day >= until) return;
      due.shift();
      const scene = next;
      const at = new Date(Date.parse(startOf(day)) + 10 * HOUR_MS).toISOString();
      await database.transaction((trx) => play(trx, scene, at));
    }
  };
};
