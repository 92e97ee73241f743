import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { claimActsQuery } from '../../api/claims-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Loaded } from '../../kit/loaded.tsx';

/** What was done to the claims of this case file, newest first; an act of a thousand claims is one line. */
export const ActsCard = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { say, yuan, at } = useFormat();
  const { named } = usePlaceNames();
  const query = useQuery(claimActsQuery(id));
  return (
    <details className="claim-acts">
      <summary>{t('claims.acts')}</summary>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="note">{t('claims.noActs')}</p>
          ) : (
            <ol>
              {rows.map((act) => (
                <li key={act.id} className={act.undone ? 'undone' : ''}>
                  <b>
                    {act.seq}. {say(act.sentence)}
                  </b>
                  {act.undone && <span className="tag">{t('claims.undone')}</span>}
                  <span className="note">
                    {t('claims.actLine', {
                      total: writeCount(act.count),
                      amount: yuan(act.amountFen / 100),
                      name: act.byName,
                      unit: named(act.unit.name),
                      at: at(act.at),
                    })}
                  </span>
                  {act.note !== '' && <span className="said">{act.note}</span>}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </details>
  );
};
