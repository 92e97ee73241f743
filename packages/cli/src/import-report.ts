import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { problemLine } from '@weisu/server';
import type { ImportOptions, ImportSummary, RowProblem } from '@weisu/server';
import { EXIT } from './exit-code.ts';
import type { Given } from './option.ts';
import { isOn, valueOf } from './option.ts';
import { createProgress } from './progress.ts';
import { note, out } from './verb.ts';

/** So many refused rows are shown; the rest are counted, and all are in the file of `--errors`. */
const MOST_SHOWN = 50;

const WORDS: Readonly<Record<string, string>> = {
  inserted: '新增 new',
  changed: '变更 changed',
  unchanged: '未变 unchanged',
  known: '已有 known',
  duplicates: '重复 duplicates',
  copies: '同源 copies of a story',
  linked: '关联企业 linked',
  waiting: '待人工确认 waiting for a person',
  signals: '信号 signals',
};

const sentenceOf = (summary: ImportSummary): string => {
  const counts = Object.entries(summary.counts).map(
    ([name, count]) => `${WORDS[name] ?? name} ${count.toLocaleString('en')}`,
  );
  const head = summary.kept ? '完成 / done' : '未入库 / nothing was kept';
  const skipped = summary.skipped > 0 ? [`略过 skipped ${summary.skipped.toLocaleString('en')}`] : [];
  const merged =
    'merged' in summary && typeof summary.merged === 'number' && summary.merged > 0
      ? [`已并入他家 merged into others ${summary.merged.toLocaleString('en')}`]
      : [];
  return [
    `${head}: ${summary.rows.toLocaleString('en')} 行 rows`,
    ...counts,
    ...skipped,
    ...merged,
    `拒收 refused ${summary.refused.toLocaleString('en')}`,
  ].join(' · ');
};

const codeOf = (summary: ImportSummary, isDry: boolean): number => {
  if (summary.refused === 0) return EXIT.ok;
  return summary.kept || isDry ? EXIT.someRefused : EXIT.badInput;
};

/** Runs an import with its progress and refusals shown, and answers the exit code. */
export const reportImport = async (
  given: Given,
  run: (options: ImportOptions) => Promise<ImportSummary>,
): Promise<number> => {
  const errorsFile = valueOf(given, 'errors');
  const errors: WriteStream | null = errorsFile === undefined ? null : createWriteStream(errorsFile);
  const progress = createProgress();
  let shown = 0;
  const onProblem = (problem: RowProblem): void => {
    errors?.write(`${JSON.stringify(problem)}\n`);
    shown += 1;
    if (shown > MOST_SHOWN) return;
    progress.end();
    note(problemLine(problem));
  };
  try {
    const isDry = isOn(given, 'dryRun');
    const summary = await run({
      strict: isOn(given, 'strict'),
      dryRun: isDry,
      onProblem,
      onProgress: (rows, file) => progress.show(rows, null, `行 rows · ${file}`),
    });
    progress.end();
    if (shown > MOST_SHOWN)
      note(`… 另有 ${shown - MOST_SHOWN} 行被拒收 / and ${shown - MOST_SHOWN} more refused rows`);
    out(isOn(given, 'json') ? JSON.stringify(summary) : sentenceOf(summary));
    return codeOf(summary, isDry);
  } finally {
    progress.end();
    if (errors) {
      errors.end();
      await finished(errors);
    }
  }
};
