import {
  IMPORT_SOURCES,
  importRegister,
  importRows,
  parseColumns,
  provinceOf,
  recordImporter,
  relationImporter,
  upsertSources,
} from '@weisu/server';
import type { Command } from 'commander';
import { UsageError } from '../exit-code.ts';
import { now, withHouse } from '../house.ts';
import { reportImport } from '../import-report.ts';
import type { Given } from '../option.ts';
import { optionOf, valueOf } from '../option.ts';
import { note } from '../verb.ts';
import type { Verb } from '../verb.ts';

const importEnterprises = (path: string, given: Given): Promise<number> => {
  const asked = valueOf(given, 'province');
  const province = asked === undefined ? null : provinceOf(asked);
  if (asked !== undefined && province === null)
    throw new UsageError(`没有这个省份 / no such province: ${asked}`);
  const [source, sheet, columns] = [
    valueOf(given, 'importSource'),
    valueOf(given, 'sheet'),
    valueOf(given, 'columns'),
  ];
  const isNamed = source !== undefined || sheet !== undefined || columns !== undefined;
  const file = {
    ...(source === undefined ? {} : { source }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(columns === undefined ? {} : { columns: parseColumns(columns) }),
  };
  return withHouse(given, ({ database, jurisdiction }) =>
    reportImport(given, (options) =>
      importRegister(database, path, jurisdiction, {
        ...options,
        province,
        now,
        onMerged: ({ id, into, filled, differing }) => {
          if (filled.length + differing.length === 0) return;
          note(
            `${id.slice(4)} 已并入 merged into ${into.slice(4)}` +
              (filled.length > 0 ? ` · 补充 told it ${filled.join(' ')}` : '') +
              (differing.length > 0 ? ` · 不一致，未采用 differs, not taken ${differing.join(' ')}` : ''),
          );
        },
        ...(isNamed ? { file } : {}),
      }),
    ),
  );
};

const importRecords = (file: string, given: Given): Promise<number> =>
  withHouse(given, async ({ database, jurisdiction }) => {
    await upsertSources(database.kysely, IMPORT_SOURCES);
    return reportImport(given, (options) =>
      importRows(database, file, recordImporter({ now: now(), reassessIn: jurisdiction }), options),
    );
  });

const importRelations = (file: string, given: Given): Promise<number> =>
  withHouse(given, ({ database }) =>
    reportImport(given, (options) => importRows(database, file, relationImporter({ now: now() }), options)),
  );

const add = (parent: Command, name: string, words: string): Command =>
  parent
    .command(`${name} <path>`)
    .description(words)
    .addOption(optionOf('strict'))
    .addOption(optionOf('dryRun'))
    .addOption(optionOf('errors'))
    .addOption(optionOf('json'));

/** `weisu import enterprises|records|relations PATH` */
export const importVerb: Verb = {
  register: (program, end) => {
    const parent = program
      .command('import')
      .description('导入企业或结构化记录 / import enterprises or structured records');
    add(
      parent,
      'enterprises',
      '导入企业：JSON Lines、CSV、TSV（可 gzip）、Excel、WPS 表格 / enterprises from JSON Lines, CSV or TSV (also gzip), Excel or WPS\n' +
        '列 columns: name credit_code registered_on province area | registered_district operating_district union_unit industry staff_count new_employment former_names short_names brands',
    )
      .addOption(optionOf('province'))
      .addOption(optionOf('importSource'))
      .addOption(optionOf('sheet'))
      .addOption(optionOf('columns'))
      .action(async (path: string, _own: Given, command: Command) =>
        end(await importEnterprises(path, command.optsWithGlobals())),
      );
    add(
      parent,
      'records',
      '导入记录（税、社保、法院、水电等） / records of tax, insurance, courts, utilities …\n列 columns: credit_code kind occurred_on [recorded_at] [id] + 该类别的数值 the values of the kind',
    ).action(async (path: string, _own: Given, command: Command) =>
      end(await importRecords(path, command.optsWithGlobals())),
    );
    add(
      parent,
      'relations',
      '导入关联（股东、同一法定代表人、担保、同一地址、同一电话、供应链、分支机构） / ties between enterprises\n列 columns: from to kind [share] [since] [until]（from、to 为信用代码 credit codes）',
    ).action(async (path: string, _own: Given, command: Command) =>
      end(await importRelations(path, command.optsWithGlobals())),
    );
  },
};
