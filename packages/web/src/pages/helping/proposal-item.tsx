import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpingProposal } from '../../api/helping-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Field } from '../../kit/field.tsx';

export type Rule = (id: string, kind: 'take' | 'refuse', ownWords?: string) => Promise<void>;

const FindingWords = ({ finding }: { finding: NonNullable<HelpingProposal['finding']> }) => {
  const { t } = useTranslation();
  const { yuan } = useFormat();
  const parts = [
    t(`status.${finding.status}`),
    finding.employer === null ? '' : t('helping.employer', { name: finding.employer }),
    finding.amountYuan === null ? '' : yuan(finding.amountYuan),
    finding.months === null ? '' : t('unit.months', { count: finding.months }),
    finding.headcount === null ? '' : t('unit.people', { count: finding.headcount }),
  ].filter(Boolean);
  return (
    <>
      <b>{t(`risk.${finding.kind}`)}</b> · {parts.join(' · ')}
    </>
  );
};

/** One proposal: what it says, the words of the text on which it rests, and what an officer makes of it. */
export const ProposalItem = ({
  proposal,
  mayTake,
  isSummary,
  rule,
}: {
  proposal: HelpingProposal;
  mayTake: boolean;
  isSummary: boolean;
  rule: Rule;
}) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const [words, setWords] = useState(proposal.words ?? '');
  const [isPending, setIsPending] = useState(false);
  const { state, decided, termId } = proposal;
  const isOpen = state === 'proposed';
  const press = (kind: 'take' | 'refuse') => () => {
    setIsPending(true);
    void rule(proposal.id, kind, kind === 'take' && isSummary ? words : undefined).finally(() =>
      setIsPending(false),
    );
  };
  return (
    <li className={`proposal proposal-${state}`}>
      <p>
        <span className="tag">{t(`helping.states.${state}`)}</span>{' '}
        {proposal.finding === null ? (
          <span lang="zh-CN">{proposal.ownWords ?? proposal.words}</span>
        ) : (
          <FindingWords finding={proposal.finding} />
        )}
      </p>
      <p className="note">
        {t('helping.quote')} <q lang="zh-CN">{proposal.quote}</q>
        {decided !== null && ` · ${t('helping.decided', { name: decided.byName, at: at(decided.at) })}`}
        {termId !== null && (
          <>
            {' · '}
            <Link to="/terms/$id" params={{ id: termId }}>
              {t('helping.openTerm')}
            </Link>
          </>
        )}
      </p>
      {isOpen && isSummary && (
        <Field label={t('helping.ownWords')}>
          {({ id }) => (
            <textarea
              id={id}
              rows={2}
              maxLength={500}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
      )}
      {isOpen && (
        <p className="proposal-acts">
          {mayTake && (
            <button
              type="button"
              className="button"
              disabled={isPending || (isSummary && words.trim().length < 2)}
              onClick={press('take')}
            >
              {t(isSummary ? 'helping.takeOwn' : 'helping.take')}
            </button>
          )}
          <button type="button" className="button" disabled={isPending} onClick={press('refuse')}>
            {t('helping.refuse')}
          </button>
        </p>
      )}
    </li>
  );
};
