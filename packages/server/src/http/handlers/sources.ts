import type { Reply, Routes } from '@weisu/contract';
import {
  addDays,
  dataDictionary as dictionaryOf,
  type Day,
  dayOf,
  may,
  MEASURE_UNIT_IDS,
  MEASURE_UNITS,
  refuse,
  type SourceId,
  type SourceSettings,
} from '@weisu/core';
import { OutwardError } from '../../outward/outward-error.ts';
import { secretOwner } from '../../sources/collect/collect-source.ts';
import type { CollectGround } from '../../sources/collect/connector.ts';
import { guessSource } from '../../sources/collect/guess-source.ts';
import { previewSource as preview } from '../../sources/collect/preview-source.ts';
import { SourceError } from '../../sources/row-problem.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import type { Queryable } from '../../store/engine.ts';
import { listNewestItems } from '../../store/sources/collected-items.ts';
import { listArrivalDays, listRuns, listVolumes } from '../../store/sources/source-runs.ts';
import {
  findSource,
  findSourceSecret,
  listSources as listAll,
  type StoredSource,
} from '../../store/sources/source-settings.ts';
import { type Arrived, presentSource, presentSourceRow } from '../../views/sources/present-source.ts';
import { recordSentence } from '../../views/record-sentence.ts';
import { actOnSource as act, addSource as add, editSource as edit } from '../acts/sources/act-on-source.ts';
import { takeUpload } from '../acts/sources/take-upload.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { refuseUnknown } from '../looking.ts';

const SHOWN_DAYS = 35;
/** Long enough for three monthly batches. */
const RHYTHM_DAYS = 100;
const SHOWN_RUNS = 20;
const SHOWN_ITEMS = 10;
const LONGEST_PREVIEW_MS = 45_000;

/** What came of each source, or of one. */
const loadArrived = async (
  db: Queryable,
  today: Day,
  only: SourceId | null = null,
): Promise<(id: string) => Arrived> => {
  const volumes = await listVolumes(db, addDays(today, -SHOWN_DAYS), today, only);
  const days = await listArrivalDays(db, addDays(today, -RHYTHM_DAYS), today, only);
  return (id) => ({
    volumes: volumes.filter(({ sourceId }) => sourceId === id),
    arrivedOn: days.get(id) ?? [],
  });
};

const detailOf = async (desk: Desk, by: SignedIn, source: StoredSource): Promise<Reply<Routes['source']>> => {
  const db = desk.database.kysely;
  const now = desk.now();
  return presentSource(source, {
    arrived: (await loadArrived(db, dayOf(now), source.id))(source.id),
    runs: await listRuns(db, source.id, SHOWN_RUNS),
    items: await listNewestItems(db, source.id, SHOWN_ITEMS),
    now,
    mayAct: may(by.officer.role, 'act-on-sources'),
  });
};

export const listSources: Handler<Routes['listSources']> = {
  needs: 'see-sources',
  answer: async (_, desk) => {
    const db = desk.database.kysely;
    const now = desk.now();
    const arrivedOf = await loadArrived(db, dayOf(now));
    return { rows: (await listAll(db)).map((each) => presentSourceRow(each, arrivedOf(each.id), now)) };
  },
};

export const source: Handler<Routes['source']> = {
  needs: 'see-sources',
  answer: async ({ params, by }, desk) =>
    detailOf(desk, by, (await findSource(desk.database.kysely, params.id)) ?? refuseUnknown()),
};

const keptSecret = async (desk: Desk, id: string | undefined): Promise<string | null> => {
  const found = id === undefined ? undefined : await findSource(desk.database.kysely, id);
  const sealed = found === undefined ? null : await findSourceSecret(desk.database.kysely, found.id);
  return found === undefined || sealed === null ? null : desk.secretBox.open(sealed, secretOwner(found.id));
};

export const previewSource: Handler<Routes['previewSource']> = {
  needs: 'act-on-sources',
  answer: async ({ body }, desk) => {
    const { tools } = desk.collecting;
    const db = desk.database.kysely;
    const ground: CollectGround = {
      door: tools.door,
      now: desk.now(),
      signal: AbortSignal.timeout(LONGEST_PREVIEW_MS),
      known: async () => new Set(),
    };
    const file =
      body.file === undefined
        ? null
        : { name: body.file.name, bytes: Buffer.from(body.file.base64, 'base64') };
    const guess = async (): Promise<{ settings: SourceSettings; name: string }> => {
      if (body.settings !== undefined) return { settings: body.settings, name: '' };
      if (file !== null) return { settings: { kind: 'upload' }, name: file.name.replace(/\.[a-z.]+$/i, '') };
      return body.address === undefined
        ? refuse('bad-input', '请粘贴网址 / paste an address', 'address')
        : guessSource(body.address, tools, ground);
    };
    try {
      const { settings, name } = await guess();
      const { reader } = await desk.currentReader(db);
      const secret = body.secret ?? (await keptSecret(desk, body.sourceId));
      const asked = { settings, secret, mapping: body.mapping ?? null, asRecords: body.asRecords, file };
      const { records, proposed, problems, texts, columns, sample, rowCount } = await preview(
        db,
        asked,
        tools,
        ground,
        reader,
      );
      return {
        settings,
        name,
        texts: texts.map(({ findings, ...text }) => ({ ...text, findings: [...findings] })),
        columns: [...columns],
        sample: sample.map((cells) => [...cells]),
        proposed: { ...proposed, values: { ...proposed.values } },
        records: records.map(({ kind, values, ...record }) => ({
          ...record,
          says: recordSentence(kind, values),
        })),
        rowCount,
        problems: problems.slice(0, 200).map(({ key, zh, en }) => ({ key, why: { zh, en } })),
      };
    } catch (error) {
      if (error instanceof OutwardError || error instanceof SourceError)
        return refuse('guard-not-met', error.message, 'address');
      throw error;
    }
  },
};

export const addSource: Handler<Routes['addSource']> = {
  needs: 'act-on-sources',
  answer: async ({ body, by }, desk) => {
    const { source: added, webhookSecret } = await add(desk, by, body);
    return { source: await detailOf(desk, by, added), webhookSecret };
  },
};

export const editSource: Handler<Routes['editSource']> = {
  needs: 'act-on-sources',
  answer: async ({ params, body, by }, desk) => detailOf(desk, by, await edit(desk, by, params.id, body)),
};

export const actOnSource: Handler<Routes['actOnSource']> = {
  needs: 'act-on-sources',
  answer: async ({ params, body, by }, desk) => detailOf(desk, by, await act(desk, by, params.id, body)),
};

export const uploadToSource: Handler<Routes['uploadToSource']> = {
  needs: 'act-on-sources',
  answer: ({ params, body, by }, desk) => takeUpload(desk, by, params.id, body),
};

export const dataDictionary: Handler<Routes['dataDictionary']> = {
  needs: 'see-sources',
  answer: async () => ({
    kinds: dictionaryOf().map(({ fields, indicators, ...kind }) => ({
      ...kind,
      fields: fields.map(({ units, ...field }) => ({ ...field, units: [...units] })),
      indicators: [...indicators],
    })),
    units: MEASURE_UNIT_IDS.map((unit) => ({ unit, name: MEASURE_UNITS[unit].name })),
  }),
};
