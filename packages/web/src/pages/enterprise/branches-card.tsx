import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { EnterpriseDetail } from '../../api/queries.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';

type Branches = NonNullable<EnterpriseDetail['branches']>;

/** The head office of an enterprise and its branches, as the register has them. */
export const BranchesCard = ({ branches: { head, rows, total } }: { branches: Branches }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('enterprise.branches')}>
      {head !== null && (
        <p>
          <span className="note">{t('enterprise.head')}</span>{' '}
          {head.enterprise === null ? (
            <>
              {head.name} <span className="note">{t('enterprise.headElsewhere')}</span>
            </>
          ) : (
            <Link to="/enterprises/$id" params={{ id: head.enterprise.id }}>
              {head.enterprise.name}
            </Link>
          )}
        </p>
      )}
      {total > 0 && (
        <>
          <p className="note">{t('enterprise.branchCount', { total })}</p>
          <ul className="plain related">
            {rows.map(({ enterprise, level }) => (
              <li key={enterprise.id}>
                <Link to="/enterprises/$id" params={{ id: enterprise.id }}>
                  {enterprise.name}
                </Link>{' '}
                {level !== 'none' && <LevelMark level={level} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
};
