import { dayOf } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type CaseFileDetail, jurisdictionQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { contactsOf } from './sides.ts';

/** 三对接: workers, enterprise, departments, each with what was done and when last. */
export const JointCard = ({ file }: { file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const joint = useQuery(jurisdictionQuery).data?.mechanism.joint ?? [];
  return (
    <Card title={t('caseFile.joint')} note={t('caseFile.jointNote')}>
      <dl className="joint">
        {contactsOf(file).map(({ side, acts, last }, index) => {
          const words = joint[index];
          return (
            <div key={side}>
              <dt>{words === undefined ? t(`caseFile.side.${side}`) : say(words)}</dt>
              <dd>
                {last === undefined ? (
                  <span className="note">{t('caseFile.sideNone')}</span>
                ) : (
                  <>
                    {say(last.name)}
                    <span className="note block">
                      {t('caseFile.sideLast', { day: day(dayOf(last.at)), count: acts.length })}
                    </span>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
};
