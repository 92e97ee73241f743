import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { jurisdictionQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';

/** 三早 三对接 三联动 in the jurisdiction's own words. */
export const MechanismCard = () => {
  const { t } = useTranslation();
  const { say, language } = useFormat();
  const mechanism = useQuery(jurisdictionQuery).data?.mechanism;
  if (mechanism === undefined) return null;
  const separator = language === 'zh' ? '、' : ', ';
  return (
    <Card title={t('situation.mechanismTitle')}>
      <ul className="plain">
        {[mechanism.early, mechanism.joint, mechanism.linked].map((three) => (
          <li key={three[0]?.zh ?? ''}>{three.map(say).join(separator)}</li>
        ))}
      </ul>
      <p className="note">{say(mechanism.note)}</p>
    </Card>
  );
};
