import { useTranslation } from 'react-i18next';
import type { LetterTally } from '../../api/letters-queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { SearchLink } from '../../kit/search-link.tsx';

const COUNTS = ['issued', 'undelivered', 'waiting', 'overdue', 'replied'] as const;
/** The filter that opens exactly what a column counts. */
const OPENS = {
  issued: 'issued,waiting,overdue,replied',
  undelivered: 'issued',
  waiting: 'waiting',
  overdue: 'overdue',
  replied: 'replied',
} as const;

type Counts = Omit<LetterTally, 'units'>;

const Cells = ({ counts, unit }: { counts: Counts; unit: string | undefined }) => {
  const { t } = useTranslation();
  return (
    <>
      {COUNTS.map((name) => (
        <td key={name} className="num">
          {counts[name] === 0 ? (
            <span className="note">0</span>
          ) : (
            <SearchLink change={{ state: OPENS[name], unit, kind: undefined, q: undefined }}>
              {writeCount(counts[name])}
            </SearchLink>
          )}
        </td>
      ))}
      <td className="num">{writeCount(counts.inTime)}</td>
      <td className="num strong">
        {counts.replyRatio === null ? t('letters.tally.none') : writeShare(counts.replyRatio)}
      </td>
    </>
  );
};

/** How many letters each unit sent in the period, and how many were answered. Each number opens its rows. */
export const TallyTable = ({ tally }: { tally: LetterTally }) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  if (tally.issued === 0) return null;
  return (
    <Card title={t('letters.tally.title')} note={t('letters.tally.ratioHelp')}>
      <div className="letter-tally">
        <table className="table tight">
          <caption className="unseen">{t('letters.captionTally')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('letters.tally.unit')}</th>
              {COUNTS.map((name) => (
                <th key={name} scope="col" className="num">
                  {t(`letters.tally.${name}`)}
                </th>
              ))}
              <th scope="col" className="num">
                {t('letters.tally.inTime')}
              </th>
              <th scope="col" className="num">
                {t('letters.tally.ratio')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tally.units.length > 1 && (
              <tr className="strong">
                <th scope="row">{t('letters.tally.all')}</th>
                <Cells counts={tally} unit={undefined} />
              </tr>
            )}
            {tally.units.map((row) => (
              <tr key={row.unit.id}>
                <th scope="row">{named(row.unit.name)}</th>
                <Cells counts={row} unit={row.unit.id} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};
