// Hands on a text of a source that does not exist, which no worker can store: hand-on-orphan.ts DATA_FOLDER
import { handOnTexts, migrate, openDatabase } from '@weisu/server';

const [folder = ''] = process.argv.slice(2);
await using database = await openDatabase({ dataDir: folder });
await migrate(database);
await database.transaction((trx) =>
  handOnTexts(trx, [
    {
      sourceId: 'src_nobody',
      externalId: null,
      title: '来源已删除的文本（虚构）',
      body: '这条文本的来源不在库中，因此无法保存。',
      occurredOn: '2026-07-01',
      recordedAt: '2026-07-01T00:00:00.000Z',
    },
  ]),
);
