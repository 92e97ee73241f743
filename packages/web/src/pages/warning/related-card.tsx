import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WarningDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';

export const RelatedCard = ({ related }: Pick<WarningDetail, 'related'>) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (
    <Card title={t('warning.related')} note={t('warning.relatedNote')}>
      {related.length === 0 ? (
        <p className="note">{t('warning.relatedNone')}</p>
      ) : (
        <ul className="plain related">
          {related.map(({ enterprise, path, watched }) => (
            <li key={enterprise.id}>
              <Link to="/enterprises/$id" params={{ id: enterprise.id }}>
                {enterprise.name}
              </Link>
              {watched && <span className="tag">{t('warning.watched')}</span>}
              <span className="note block">{say(path)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};
