import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { FoldedList } from '../../kit/folded-list.tsx';
import './sources-card.css';

const FIRST = 6;

/** Every source with its newest data; a silent one is said to be silent, since missing is not safe. */
export const SourcesCard = ({ sources }: { sources: Situation['sources'] }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const silent = sources.filter((source) => source.silent).length;
  const ordered = sources.toSorted((a, b) => Number(b.silent) - Number(a.silent));
  return (
    <Card
      title={t('situation.sourcesTitle')}
      note={silent === 0 ? t('situation.sourcesAllHeard') : t('situation.sourcesSilent', { count: silent })}
    >
      {sources.length === 0 ? (
        <p className="note">{t('situation.sourcesEmpty')}</p>
      ) : (
        <FoldedList
          first={Math.max(FIRST, silent)}
          rows={ordered.map((source) => (
            <li key={source.id} className="source-row">
              <span>{source.name}</span>
              <span className="note">
                {source.silent && <span className="silent">{t('situation.silent')}</span>}{' '}
                {source.newestOn === null ? t('situation.never') : day(source.newestOn)}
              </span>
            </li>
          ))}
        />
      )}
    </Card>
  );
};
