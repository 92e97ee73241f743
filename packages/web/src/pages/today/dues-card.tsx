import { useTranslation } from 'react-i18next';
import type { Today } from '../../api/desk-queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { FoldedList } from '../../kit/folded-list.tsx';
import { ThingLink, thingOf } from './thing-link.tsx';

const FIRST = 6;

/** Every clock of the area that runs out within a week, late ones first. */
export const DuesCard = ({ dues }: { dues: Today['dues'] }) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  return (
    <Card title={t('today.dues')} note={t('today.duesNote', { count: dues.length })}>
      {dues.length === 0 ? (
        <p className="note">{t('today.duesNone')}</p>
      ) : (
        <FoldedList
          first={FIRST}
          rows={dues.map((due) => (
            <li key={`${due.kind} ${due.id} ${due.dueOn}`} className="due-row">
              <span>
                <ThingLink kind={thingOf(due.kind)} id={due.id}>
                  {due.name}
                </ThingLink>{' '}
                <span className="note">
                  {t(`today.due.${due.kind}`, { count: due.count })} · {named(due.unit.name)}
                </span>
              </span>
              <ClockTag dueOn={due.dueOn} supervision={due.supervision} />
            </li>
          ))}
        />
      )}
    </Card>
  );
};
