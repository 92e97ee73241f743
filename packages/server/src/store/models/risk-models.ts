import type {
  Baseline,
  ChosenLevel,
  Instant,
  LearnedModel,
  LevelThreshold,
  ModelState,
  RiskModel,
  Scorecard,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** A level of a stored version; how right it would have been is there where it was chosen on past data. */
export type StoredLevel = LevelThreshold & Partial<Omit<ChosenLevel, keyof LevelThreshold>>;

/** A version without its body, which may be megabytes. */
export type StoredModel = {
  readonly id: string;
  readonly version: number;
  readonly kind: RiskModel['kind'];
  readonly state: ModelState;
  readonly levels: readonly StoredLevel[];
  readonly madeAt: Instant;
  readonly note: string;
  /** SHA-256 of what it assesses with: the same content is the same model, in whatever process. */
  readonly contentHash: string;
};

const columns = sql`id, version, kind, state, levels, made_at as "madeAt", note, content_hash as "contentHash"`;

/** All versions: the one in force first, then shadows, then the newest. */
export const listModels = async (db: Queryable): Promise<readonly StoredModel[]> => {
  const { rows } = await sql<StoredModel>`
    select ${columns} from risk_models
    order by array_position(array['in-force', 'shadow', 'draft', 'retired'], state), made_at desc, id, version desc`.execute(
    db,
  );
  return rows;
};

/** One version, or undefined. */
export const findModel = async (
  db: Queryable,
  id: string,
  version: number,
): Promise<StoredModel | undefined> => {
  const { rows } = await sql<StoredModel>`
    select ${columns} from risk_models where id = ${id} and version = ${version}`.execute(db);
  return rows[0];
};

/** Versions in a state. */
export const listModelsIn = async (db: Queryable, state: ModelState): Promise<readonly StoredModel[]> => {
  const { rows } = await sql<StoredModel>`
    select ${columns} from risk_models where state = ${state} order by id, version`.execute(db);
  return rows;
};

/** What a version assesses with. */
export const loadBody = async (
  db: Queryable,
  { id, version }: Pick<StoredModel, 'id' | 'version'>,
): Promise<Scorecard | LearnedModel> => {
  const { rows } = await sql<{ body: Scorecard | LearnedModel }>`
    select body from risk_models where id = ${id} and version = ${version}`.execute(db);
  const found = rows[0];
  if (found === undefined) throw new RangeError(`there is no model ${id}@${version}`);
  return found.body;
};

/** Highest version of an id; 0 where there is none. */
export const newestVersion = async (db: Queryable, id: string): Promise<number> => {
  const { rows } = await sql<{ newest: number | null }>`
    select max(version) as newest from risk_models where id = ${id}`.execute(db);
  return rows[0]?.newest ?? 0;
};

export const insertModel = async (
  trx: Queryable,
  model: StoredModel & { readonly body: Scorecard | LearnedModel },
): Promise<void> => {
  await sql`
    insert into risk_models (id, version, kind, state, body, levels, made_at, note, content_hash)
    values (${model.id}, ${model.version}, ${model.kind}, ${model.state}, ${JSON.stringify(model.body)}::jsonb,
      ${JSON.stringify(model.levels)}::jsonb, ${model.madeAt}::timestamptz, ${model.note}, ${model.contentHash})`.execute(
    trx,
  );
};

/** Holds all versions until the transaction ends, so that two officers cannot both put one in force. */
export const lockModels = async (trx: Queryable): Promise<void> => {
  await sql`select id from risk_models order by id, version for update`.execute(trx);
};

export const setModelState = async (
  trx: Queryable,
  { id, version }: Pick<StoredModel, 'id' | 'version'>,
  state: ModelState,
): Promise<void> => {
  await sql`update risk_models set state = ${state} where id = ${id} and version = ${version}`.execute(trx);
};

/** The spreads that drift is measured against, or null where it was never applied. */
export const findBaseline = async (
  db: Queryable,
  { id, version }: Pick<StoredModel, 'id' | 'version'>,
): Promise<Baseline | null> => {
  const { rows } = await sql<{ baseline: Baseline | null }>`
    select baseline from risk_models where id = ${id} and version = ${version}`.execute(db);
  return rows[0]?.baseline ?? null;
};

export const keepBaseline = async (
  trx: Queryable,
  { id, version }: Pick<StoredModel, 'id' | 'version'>,
  baseline: Baseline,
): Promise<void> => {
  await sql`update risk_models set baseline = ${JSON.stringify(baseline)}::jsonb
    where id = ${id} and version = ${version} and baseline is null`.execute(trx);
};
