import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WarningDetail } from '../../api/queries.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';

/** Other open warnings that rest on a text of this one: what is found out about one may hold for all. */
export const SameStoryCard = ({ sameStory }: Pick<WarningDetail, 'sameStory'>) => {
  const { t } = useTranslation();
  if (sameStory.length === 0) return null;
  return (
    <Card title={t('dispatch.story.title')} note={t('dispatch.story.note')}>
      <ul className="plain related">
        {sameStory.map(({ id, enterprise, level, storyId }) => (
          <li key={id}>
            <LevelMark level={level} />{' '}
            <Link to="/warnings/$id" params={{ id }} search={{ story: storyId }}>
              {enterprise.name}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
};
