import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type JudgementCounts, judgementCountsQuery } from '../../api/dispatch-queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';

type Tally = Pick<JudgementCounts['levels'][number], 'judged' | 'trueCount' | 'falseCount' | 'usefulCount'>;
type Line = Tally & { readonly id: string; readonly name: ReactNode };

/** The true share is of those judged true or not: who cannot say is in neither. */
const shareOf = ({ trueCount, falseCount }: Tally): string =>
  trueCount + falseCount === 0 ? '—' : writeShare(trueCount / (trueCount + falseCount));

/** A term has up to twenty words; the first few tell which it is, its own page has them all. */
const SHOWN_WORDS = 5;

const shortWords = (words: readonly string[]): string =>
  `${words.slice(0, SHOWN_WORDS).join('、')}${words.length > SHOWN_WORDS ? '…' : ''}`;

const TallyCard = ({ title, lines }: { title: string; lines: readonly Line[] }) => {
  const { t } = useTranslation();
  return (
    <Card title={title}>
      <table className="table tight">
        <thead>
          <tr>
            <th scope="col">{t('dispatch.counts.name')}</th>
            {(['judged', 'trueCount', 'falseCount', 'usefulCount', 'share'] as const).map((column) => (
              <th key={column} scope="col" className="num">
                {t(`dispatch.counts.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.name}</th>
              <td className="num">{writeCount(line.judged)}</td>
              <td className="num">{writeCount(line.trueCount)}</td>
              <td className="num">{writeCount(line.falseCount)}</td>
              <td className="num">{writeCount(line.usefulCount)}</td>
              <td className="num">{shareOf(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};

/** How warnings were judged: by level, by indicator, by keyword. */
export const JudgementsPage = () => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const query = useQuery(judgementCountsQuery);
  useTitle(t('dispatch.counts.title'));
  return (
    <div className="page">
      <h1>{t('dispatch.counts.title')}</h1>
      <p className="note lead">{t('dispatch.counts.lead')}</p>
      <Loaded query={query}>
        {({ levels, kinds, terms }) =>
          levels.length === 0 ? (
            <EmptyNote text={t('dispatch.counts.empty')} />
          ) : (
            <div className="stack">
              <TallyCard
                title={t('dispatch.counts.levels')}
                lines={levels.map((line) => ({
                  ...line,
                  id: line.level,
                  name: (
                    <Link to="/warnings" search={{ level: line.level, state: 'all' }}>
                      <LevelMark level={line.level} long />
                    </Link>
                  ),
                }))}
              />
              <TallyCard
                title={t('dispatch.counts.kinds')}
                lines={kinds.map((line) => ({ ...line, id: line.indicator, name: say(line.name) }))}
              />
              <TallyCard
                title={t('dispatch.counts.terms')}
                lines={terms.map((line) => ({
                  ...line,
                  id: line.termId,
                  name: (
                    <Link to="/terms/$id" params={{ id: line.termId }} lang="zh-CN">
                      {shortWords(line.words) || line.termId}
                    </Link>
                  ),
                }))}
              />
            </div>
          )
        }
      </Loaded>
    </div>
  );
};
