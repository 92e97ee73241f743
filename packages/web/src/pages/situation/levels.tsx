import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { RAISED_LEVELS } from '../warnings/queue-search.ts';
import '../../kit/figures.css';

/** What is open, by level, and the case files under way. */
export const Levels = ({ situation: { open, caseLoad } }: { situation: Situation }) => {
  const { t } = useTranslation();
  return (
    <section className="figures" aria-label={t('situation.openTitle')}>
      <dl className="figure-row levels">
        {RAISED_LEVELS.map((level) => (
          <div className="figure" key={level}>
            <dt>
              <LevelMark level={level} long />
            </dt>
            <dd>
              <Link to="/warnings" search={{ level }}>
                {writeCount(open[level])}
              </Link>
            </dd>
          </div>
        ))}
        <div className="figure">
          <dt>{t('situation.loadCount')}</dt>
          <dd>
            <Link to="/case-files">{writeCount(caseLoad)}</Link>
          </dd>
        </div>
      </dl>
      <p className="note">{t('situation.openNote')}</p>
    </section>
  );
};
