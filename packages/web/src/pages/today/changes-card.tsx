import { useTranslation } from 'react-i18next';
import type { Today } from '../../api/desk-queries.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { FoldedList } from '../../kit/folded-list.tsx';
import { ThingLink, thingOf } from './thing-link.tsx';

type Change = Today['changes'][number];

const FIRST = 6;

const What = ({ change }: { change: Change }) => {
  const { t } = useTranslation();
  if (change.kind === 'worse' && change.level !== null)
    return (
      <span className="nowrap">
        {change.fromLevel !== null && (
          <>
            <LevelMark level={change.fromLevel} /> <span aria-hidden="true">→</span>
            <span className="unseen">{t('today.to')}</span>{' '}
          </>
        )}
        <LevelMark level={change.level} />
      </span>
    );
  return (
    <span className="nowrap">
      {change.level !== null && change.kind === 'raised' ? (
        <LevelMark level={change.level} />
      ) : (
        t(`today.change.${change.kind}`)
      )}
    </span>
  );
};

/** What is otherwise than yesterday, the worst first. */
export const ChangesCard = ({ changes }: { changes: readonly Change[] }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('today.changes')} note={t('today.changesNote')}>
      {changes.length === 0 ? (
        <p className="note">{t('today.changesNone')}</p>
      ) : (
        <FoldedList
          first={FIRST}
          rows={changes.map((change) => (
            <li key={`${change.kind} ${change.id} ${change.at}`} className="change-row">
              <What change={change} />
              <span>
                <ThingLink kind={thingOf(change.kind)} id={change.id}>
                  {change.name}
                </ThingLink>
                {change.kind === 'raised' && <span className="note"> {t('today.change.raised')}</span>}
              </span>
            </li>
          ))}
        />
      )}
    </Card>
  );
};
