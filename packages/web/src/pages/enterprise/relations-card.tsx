import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EnterpriseDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';

const MOST_SHOWN = 8;

export const RelationsCard = ({ id, relations }: Pick<EnterpriseDetail, 'relations'> & { id: string }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (
    <Card title={t('enterprise.relations')} note={t('warning.relatedNote')}>
      {relations.length === 0 ? (
        <p className="note">{t('warning.relatedNone')}</p>
      ) : (
        <ul className="plain related">
          {relations.slice(0, MOST_SHOWN).map(({ enterprise, kind, sentence, level }) => (
            <li key={`${enterprise.id} ${kind}`}>
              <Link to="/enterprises/$id" params={{ id: enterprise.id }}>
                {enterprise.name}
              </Link>{' '}
              {level !== 'none' && <LevelMark level={level} />}
              <span className="note block">{say(sentence)}</span>
            </li>
          ))}
        </ul>
      )}
      {relations.length > 0 && (
        <p>
          <Link to="/enterprises/$id/relations" params={{ id }}>
            {t('relations.open')}
          </Link>
        </p>
      )}
    </Card>
  );
};
