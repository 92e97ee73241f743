import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Contribution, jurisdictionQuery } from '../../api/queries.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { whatLowers } from './what-lowers.ts';

/** What would lower the score: the greatest parts, each as if it were over. */
export const LowersList = ({
  contributions,
  points,
}: {
  contributions: readonly Contribution[];
  points: number;
}) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const levels = useQuery(jurisdictionQuery).data?.levels;
  if (levels === undefined) return null;
  const found = whatLowers(contributions, points, levels);
  if (found.length === 0) return null;
  return (
    <details className="lowers">
      <summary>{t('track.lowers.title')}</summary>
      <ul>
        {found.map(({ contribution, points: left, level }) => (
          <li key={contribution.indicator}>
            {t('track.lowers.one', { what: say(contribution.sentence), points: writePoints(left) })}{' '}
            <LevelMark level={level} />
          </li>
        ))}
      </ul>
      <p className="note">{t('track.lowers.note')}</p>
    </details>
  );
};
