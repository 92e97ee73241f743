import { statSync } from 'node:fs';
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCityNamesBuilder,
  createStoryIndex,
  isCityNamesFile,
  loadJurisdiction,
  openCityNames,
  readNameRecords,
  writeCityNames,
} from '@weisu/server';
import {
  copyKeysOf,
  contentHash,
  createReader,
  type NameScanner,
  redact,
  signatureOf,
  stripMarkup,
} from '@weisu/text';
import { median, peakMemoryMb, rounded, timed } from './measure.ts';
import { benchCopies } from './read-copies.ts';
import { benchPeers } from './read-peers.ts';
import { makeTexts, readTexts } from './read-texts.ts';

export type ReadSize = {
  /** File of enterprises, or a built index of their names. */
  readonly names: string;
  /** Files of texts (JSON lines); made-up ones where it is left out. */
  readonly texts: string | null;
  readonly textCount: number;
  readonly peerNames: number;
  readonly repeat: number;
  readonly jurisdiction: string;
};

const TEXT_LENGTH = 400;

const buildFile = async (size: ReadSize, path: string) => {
  const jurisdiction = await loadJurisdiction(size.jurisdiction);
  let refused = 0;
  const run = await timed(async () => {
    const builder = createCityNamesBuilder(3_000_000);
    await readNameRecords(size.names, jurisdiction, builder.add, () => (refused += 1));
    return await writeCityNames(path, builder);
  });
  return {
    seconds: rounded(run.seconds, 1),
    cpuSeconds: rounded(run.cpuSeconds, 1),
    peakMemoryMb: peakMemoryMb(),
    refusedRows: refused,
  };
};

const benchScan = async (scanner: NameScanner, texts: readonly string[], repeat: number) => {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  const runs = [];
  let matches = 0;
  for (let run = 0; run < repeat; run += 1)
    runs.push(await timed(() => (matches = texts.reduce((sum, text) => sum + scanner.scan(text).size, 0))));
  return {
    millionCharactersPerSecond: rounded(characters / median(runs.map((run) => run.seconds)) / 1e6, 1),
    millionCharactersPerCpuSecond: rounded(characters / median(runs.map((run) => run.cpuSeconds)) / 1e6, 1),
    matchesPerCharacter: rounded(matches / characters),
  };
};

/** Texts read before anything is measured: until then much of the time goes to compiling what turns out to be hot. */
const WARMING = 4_000;

/** Each stage by itself over all texts, then all of them text by text. Both after a warming, whose own rate is told. */
const benchPath = async (scanner: NameScanner, texts: readonly string[], jurisdiction: string) => {
  const { terms } = await loadJurisdiction(jurisdiction);
  const reader = createReader({ terms });
  const rate = async (
    work: (text: string, number: number) => unknown,
    over: readonly string[] = texts,
  ): Promise<number> => {
    const { cpuSeconds } = await timed(() => over.forEach((text, number) => void work(text, number)));
    return Math.round(over.length / cpuSeconds);
  };
  const clean = (text: string): string => redact(stripMarkup(text).trim()).text;
  const place = (stories: ReturnType<typeof createStoryIndex>, text: string, number: number): void => {
    const signature = signatureOf(text);
    stories.place({ id: `doc_${number}`, signature, bands: copyKeysOf(signature) });
  };
  const readWhole = (stories: ReturnType<typeof createStoryIndex>, text: string, number: number): void => {
    const body = clean(text);
    contentHash(body);
    place(stories, body, number);
    scanner.scan(body);
    reader.read({ body });
  };
  const warmed = createStoryIndex([]);
  const coldTextsPerCpuSecond = await rate(
    (text, number) => readWhole(warmed, text, number),
    texts.slice(0, WARMING),
  );
  const each = createStoryIndex([]);
  const stages = {
    redact: await rate(clean),
    hash: await rate(contentHash),
    duplicates: await rate((text, number) => place(each, text, number)),
    index: await rate((text) => scanner.scan(text).size),
    read: await rate((body) => reader.read({ body })),
  };
  const stories = createStoryIndex([]);
  const all = await rate((text, number) => readWhole(stories, text, number));
  const found = texts.filter((body) => reader.read({ body }).findings.length > 0).length;
  return {
    textsPerCpuSecond: all,
    coldTextsPerCpuSecond,
    charactersEach: TEXT_LENGTH,
    withFindingsRatio: rounded(found / texts.length),
    stages,
  };
};

/** Builds an index over a file of enterprises, opens it, looks through texts with it and with others, and reads them. */
export const benchRead = async (size: ReadSize) => {
  const folder = await mkdtemp(join(tmpdir(), 'weisu-bench-'));
  try {
    const isBuilt = isCityNamesFile(size.names);
    const path = isBuilt ? size.names : join(folder, 'city.names');
    const build = isBuilt ? null : await buildFile(size, path);
    const opened = await timed(() => openCityNames(path));
    const { index, recordOf } = opened.result;
    // From all of the file, as far as it has as many.
    const stride = Math.max(1, Math.min(7, Math.floor(index.entries / size.peerNames)));
    const sample: string[] = [];
    for (let number = 0; sample.length < size.peerNames; number += stride) {
      const { name } = recordOf(number);
      if (name === '') break;
      sample.push(name);
    }
    const texts =
      size.texts === null
        ? makeTexts(sample, size.textCount, TEXT_LENGTH)
        : await readTexts(size.texts, size.textCount, TEXT_LENGTH);
    const scanner = index.openScanner();
    return {
      entries: index.entries,
      build,
      openSeconds: rounded(opened.seconds),
      openCpuSeconds: rounded(opened.cpuSeconds),
      indexMemoryMb: rounded(index.memory.buffer.byteLength / 1e6, 1),
      fileMb: rounded(statSync(path).size / 1e6, 1),
      texts: texts.length,
      scan: await benchScan(scanner, texts, size.repeat),
      readingPath: await benchPath(scanner, texts, size.jurisdiction),
      copies: await benchCopies(texts),
      peers: await benchPeers({ names: sample, texts: texts.slice(0, 2_000), repeat: size.repeat }),
      peakMemoryMb: peakMemoryMb(),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
