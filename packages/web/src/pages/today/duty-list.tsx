import { dayOf } from '@weisu/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Today } from '../../api/desk-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ReasonLine } from '../warnings/reason-line.tsx';
import { ThingLink, thingOf } from './thing-link.tsx';

type Duty = Today['duties'][number];

/** As many as a person begins with; the others wait below a fold. */
const FIRST = 3;

const Row = ({ duty, number }: { duty: Duty; number: number }) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  return (
    <li>
      <span className="today-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <b>{t(`today.duty.${duty.kind}`)}</b>
        {t('today.colon')}
        {duty.level !== null && <LevelMark level={duty.level} />}{' '}
        <ThingLink kind={thingOf(duty.kind)} id={duty.id}>
          {say(duty.name)}
        </ThingLink>
        {duty.reasons.length > 0 ? (
          <ReasonLine reasons={duty.reasons.slice(0, 3)} />
        ) : (
          <p className="reasons">
            {duty.kind === 'claims'
              ? t('today.claimsDue', { count: duty.count })
              : t(`today.why.${duty.kind}`)}
          </p>
        )}
        <span className="note">{t('today.waitsSince', { day: day(dayOf(duty.since)) })}</span>
      </div>
      <ClockTag dueOn={duty.dueOn} supervision={duty.supervision} />
    </li>
  );
};

/** Three things first; whoever has done them, or has the time, unfolds the rest. */
export const DutyList = ({ duties, openCount }: { duties: readonly Duty[]; openCount: number }) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const rest = duties.length - FIRST;
  return (
    <section aria-label={t('today.dutiesLabel')}>
      {duties.length === 0 && <p className="nothing">{t('today.nothingWhy')}</p>}
      <ol className="today">
        {duties.slice(0, all ? undefined : FIRST).map((duty, at) => (
          <Row key={`${duty.kind} ${duty.id}`} duty={duty} number={at + 1} />
        ))}
      </ol>
      <p className="today-rest">
        {rest > 0 ? (
          <button type="button" className="linkish" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('common.fewer') : t('today.rest', { count: writeCount(rest) })}
          </button>
        ) : (
          <span className="note">{duties.length > 0 && t('today.noRest')}</span>
        )}
        <Link to="/warnings">{t('today.allOpen', { count: writeCount(openCount) })}</Link>
      </p>
    </section>
  );
};
