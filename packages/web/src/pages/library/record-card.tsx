import { useTranslation } from 'react-i18next';
import type { TermDetail } from '../../api/library-queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Bars } from './bars.tsx';
import { RecordWords } from './record-words.tsx';

type Month = TermDetail['months'][number];

/** Months between the first and the last with a hit, those without one too, at most the last 24. */
const everyMonth = (months: readonly Month[]): Month[] => {
  const counts = new Map(months.map(({ month, hits }) => [month.slice(0, 7), hits]));
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const filled: Month[] = [];
  let [year = 0, month = 0] = first.month.split('-').map(Number);
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    filled.push({ month: name, hits: counts.get(name) ?? 0 });
    if (name >= last.month.slice(0, 7)) return filled.slice(-24);
    year += month === 12 ? 1 : 0;
    month = month === 12 ? 1 : month + 1;
  }
};

/** How often the term hit, month by month, and how often it was right. */
export const RecordCard = ({ term }: { term: TermDetail }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { record, retirement } = term;
  const months = everyMonth(term.months);
  return (
    <Card
      title={t('terms.record')}
      note={term.lastUsefulOn === null ? undefined : `${t('terms.lastUseful')} ${day(term.lastUsefulOn)}`}
    >
      <div className="term-record">
        <div>
          <h3>{t('terms.share')}</h3>
          <RecordWords record={record} />
          <p className="note">
            {t('terms.recordJudged', {
              judged: record.judged,
              trueCount: record.trueCount,
              falseCount: record.falseCount,
              unsure: record.judged - record.trueCount - record.falseCount,
            })}
          </p>
          <p className="note">
            {t('terms.recordRule', {
              least: retirement.leastJudged,
              below: writeShare(retirement.shareBelow),
            })}
          </p>
        </div>
        <div>
          <h3>{t('terms.hitsTitle')}</h3>
          {months.length === 0 ? (
            <p className="note">{t('terms.hitsNone')}</p>
          ) : (
            <>
              <Bars
                label={t('terms.hitsTitle')}
                bars={months.map(({ month, hits }) => ({
                  at: month,
                  count: hits,
                  words: t('terms.monthHits', { month, hits }),
                }))}
              />
              <p className="note">{t('terms.hitsTotal', { hits: writeCount(term.hits) })}</p>
            </>
          )}
        </div>
      </div>
      <p className="note">{t('terms.recordLead')}</p>
    </Card>
  );
};
