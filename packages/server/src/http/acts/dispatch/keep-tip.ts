import type { ParsedBody, Routes } from '@weisu/contract';
import { type Instant, type Signal, TIP_SOURCE, tipSignal, type TipSource } from '@weisu/core';
import { READER_VERSION } from '@weisu/text';
import { fixedLinker } from '../../../pipeline/link/current-linker.ts';
import { createCurrentReader } from '../../../pipeline/current-reader.ts';
import { ingestDocuments } from '../../../pipeline/ingest-documents.ts';
import { cleanDocument, type RawDocument } from '../../../pipeline/prepare-document.ts';
import { createNameLinker } from '../../../pipeline/link/name-linker.ts';
import type { WholeEnterprise } from '../../../store/desk/load-enterprise.ts';
import type { Queryable } from '../../../store/engine.ts';
import { insertSignals } from '../../../store/intake/insert-signals.ts';
import { upsertSources } from '../../../store/intake/sources.ts';
import { findKeptText } from '../../../store/warning/load-one.ts';
import type { Desk } from '../../desk.ts';

type Asked = ParsedBody<Routes['enterWarning']>;

/** How far word by hand is trusted beside other sources; each way in has its own certainty besides. */
const TRUST = 0.6;

/** The officer says of whom it is: only that enterprise's names are looked for, and its name stands in the title. */
const linkerTo = (enterprise: WholeEnterprise, { jurisdiction }: Desk) =>
  createNameLinker(
    enterprise.names.map(({ name, form, from, until }) => ({
      enterpriseId: enterprise.id,
      creditCode: enterprise.creditCode,
      name,
      form,
      registeredDistrict: enterprise.registeredDistrict,
      operatingDistrict: enterprise.operatingDistrict,
      industry: enterprise.industry,
      registeredOn: enterprise.registeredOn,
      from,
      until,
    })),
    jurisdiction.districts,
  );

/**
 * Keeps what an officer was told as a text of the source 人工录入, by the way of every text: personal data out, read, placed
 * in its story, linked. Adds the signal of the kind that the officer named where reading did not find it. Answers the kept text.
 */
export const keepTip = async (
  desk: Desk,
  trx: Queryable,
  enterprise: WholeEnterprise,
  { said, kind, heardOn }: Asked,
  source: TipSource,
  now: Instant,
): Promise<string> => {
  await upsertSources(trx, [
    { id: TIP_SOURCE, name: '人工录入 / entered by hand', feed: 'documents', trust: TRUST, districts: null },
  ]);
  const raw: RawDocument = {
    sourceId: TIP_SOURCE,
    externalId: null,
    title: `${enterprise.name}：${source.name.zh}`,
    body: said,
    occurredOn: heardOn,
    recordedAt: now,
  };
  const { id } = cleanDocument(raw);
  const deps = {
    currentReader: createCurrentReader(),
    readerVersion: READER_VERSION,
    currentLinker: fixedLinker(linkerTo(enterprise, desk)),
  };
  const { signals } = await ingestDocuments(trx, deps, [raw]);
  const kept = await findKeptText(trx, id);
  if (kept === undefined) throw new Error(`document ${id} was not kept`);
  const own: Signal | null = tipSignal(
    {
      documentId: id,
      storyId: kept.storyId,
      enterpriseId: enterprise.id,
      kind,
      certainty: source.certainty,
      heardOn,
      recordedAt: now,
    },
    signals,
  );
  if (own !== null) await insertSignals(trx, [own]);
  return kept.body;
};
