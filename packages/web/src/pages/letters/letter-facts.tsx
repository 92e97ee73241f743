import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterDetail } from '../../api/letters-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { DraftButton } from './draft-button.tsx';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Deadline = ({ letter }: { letter: LetterDetail }) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  const { deadline, replyDueOn } = letter;
  if (deadline === null) return null;
  return (
    <Fact name={t('letters.deadline')}>
      {deadline.fromOn === null || replyDueOn === null
        ? t('letters.deadlineFrom', { from: say(deadline.from) })
        : t('letters.deadlineRuns', { day: day(deadline.fromOn), due: day(replyDueOn) })}{' '}
      {letter.supervision !== null && <ClockTag dueOn={replyDueOn} supervision={letter.supervision} />}
      <span className="note block">
        {say(deadline.name)} · {t('letters.source', { source: deadline.source })}
      </span>
      {deadline.provisional && <span className="note block">{t('letters.provisional')}</span>}
    </Fact>
  );
};

const Ref = ({ other }: { other: NonNullable<LetterDetail['follows']> }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (
    <Link to="/letters/$id" params={{ id: other.id }}>
      {say(other.kind.name)} {other.number ?? t('letters.noNumber')}
    </Link>
  );
};

/** Deadline, delivery, decision and reply of a letter, the letters before and after it, and what may be drafted from it. */
export const LetterFacts = ({ letter }: { letter: LetterDetail }) => {
  const { t } = useTranslation();
  const { say, longDay } = useFormat();
  const { caseFileId, delivery, reply, decidedOn } = letter;
  const held = new Set(letter.next.flatMap(({ heldBack }) => (heldBack === null ? [] : [say(heldBack)])));
  return (
    <Card title={t('letters.facts')}>
      <dl className="letter-facts">
        <Deadline letter={letter} />
        {delivery !== null && (
          <Fact name={t('letters.delivery')}>
            {longDay(delivery.on)} · {say(delivery.way)}
            <span className="note block">{delivery.proof}</span>
          </Fact>
        )}
        {decidedOn !== null && <Fact name={t('letters.decided')}>{longDay(decidedOn)}</Fact>}
        {reply !== null && (
          <Fact name={t('letters.replyHead')}>
            {longDay(reply.on)}
            <span className="block">{reply.text}</span>
            {reply.file !== null && <span className="note block">{reply.file}</span>}
          </Fact>
        )}
        {letter.follows !== null && (
          <Fact name={t('letters.follows')}>
            <Ref other={letter.follows} />
          </Fact>
        )}
        {letter.followedBy.length > 0 && (
          <Fact name={t('letters.followedBy')}>
            {letter.followedBy.map((other) => (
              <span key={other.id} className="block">
                <Ref other={other} />
              </span>
            ))}
          </Fact>
        )}
        <Fact name={t('letters.template')}>{letter.template}</Fact>
        {letter.sha256 !== null && (
          <Fact name={t('letters.hash')}>
            <code className="letter-hash">{letter.sha256}</code>
          </Fact>
        )}
      </dl>
      {caseFileId !== null && letter.next.length > 0 && (
        <div className="letter-drafts">
          {letter.next.map((draftable) => (
            <DraftButton
              key={draftable.kind.id}
              caseFileId={caseFileId}
              draftable={draftable}
              follows={letter.id}
            />
          ))}
          {[...held].map((reason) => (
            <p key={reason} className="note">
              {reason}
            </p>
          ))}
        </div>
      )}
    </Card>
  );
};

/** What was done to a letter, by whom and when. */
export const LetterActs = ({ acts }: Pick<LetterDetail, 'acts'>) => {
  const { t } = useTranslation();
  const { at, longDay } = useFormat();
  const { named } = usePlaceNames();
  return (
    <Card title={t('letters.acts')}>
      <ol className="plain acts">
        {acts.toReversed().map((act) => (
          <li key={act.seq}>
            <b>{t(`letters.act.${act.kind}`)}</b>
            {act.on !== null && ` · ${longDay(act.on)}`}
            <span className="note block">
              {t('letters.by', { name: act.byName, unit: named(act.unit.name), at: at(act.at) })}
            </span>
            {act.text !== '' && <p className="said">{act.text}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
};
