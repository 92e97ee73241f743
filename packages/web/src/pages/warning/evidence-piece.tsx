import { dayOf } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../api/queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { HighlightedText } from './highlighted-text.tsx';

type TextEvidence = Extract<Evidence, { from: 'text' }>;
type RecordEvidence = Extract<Evidence, { from: 'record' }>;

/** Both clocks: when it happened, and when we knew. */
const Clocks = ({ occurredOn, recordedAt }: Pick<Evidence, 'occurredOn' | 'recordedAt'>) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  return (
    <span>{t('common.bothClocks', { occurred: day(occurredOn), learned: day(dayOf(recordedAt)) })}</span>
  );
};

const Finding = ({ finding }: { finding: TextEvidence['findings'][number] }) => {
  const { t } = useTranslation();
  const { yuan } = useFormat();
  const sizes = [
    finding.amountYuan === null ? '' : yuan(finding.amountYuan),
    finding.months === null ? '' : t('unit.months', { count: finding.months }),
    finding.headcount === null ? '' : t('unit.people', { count: finding.headcount }),
  ].filter(Boolean);
  return (
    <li>
      <b>{t(`risk.${finding.kind}`)}</b> ·{' '}
      <span className={`status-${finding.status}`}>{t(`status.${finding.status}`)}</span>
      {sizes.length > 0 && ` · ${sizes.join(' · ')}`}
      {finding.because.length > 0 && (
        <details className="because">
          <summary>{t('warning.because')}</summary>
          <code>{finding.because.join('  ')}</code>
        </details>
      )}
    </li>
  );
};

const Text = ({ piece }: { piece: TextEvidence }) => {
  const { t } = useTranslation();
  return (
    <>
      <HighlightedText text={piece.text} spans={piece.spans} />
      <ul className="findings">
        {piece.findings.map((finding) => (
          <Finding key={`${finding.kind} ${finding.status}`} finding={finding} />
        ))}
      </ul>
      <p className="note">
        {t('warning.confidence', { percent: writeShare(piece.confidence) })}
        {piece.copies > 0 && ` · ${t('warning.copies', { count: piece.copies })}`}
      </p>
    </>
  );
};

const VALUES = [
  'amountYuan',
  'insuredCount',
  'arrearsMonths',
  'usageRatio',
  'unpaidMonths',
  'changeRatio',
  'openingsCount',
  'claimCount',
  'workerCount',
  'complaintCount',
] as const;

const Values = ({ values }: Pick<RecordEvidence, 'values'>) => {
  const { t } = useTranslation();
  const known = VALUES.filter((name) => values[name] !== undefined);
  if (known.length === 0) return null;
  return (
    <dl className="values">
      {known.map((name) => {
        const value = values[name] ?? 0;
        return (
          <div key={name}>
            <dt>{t(`value.${name}`)}</dt>
            <dd>{name.endsWith('Ratio') ? writeShare(value) : writeCount(value)}</dd>
          </div>
        );
      })}
    </dl>
  );
};

/** One piece of evidence: what it is, where from, both clocks, and the text or the figures themselves. */
export const EvidencePiece = ({ piece }: { piece: Evidence }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (
    <article>
      <h3>{say(piece.sentence)}</h3>
      <p className="source">
        <span className="tag">{t(`dimension.${piece.dimension}`)}</span>
        <span>{piece.sourceName}</span>
        <Clocks occurredOn={piece.occurredOn} recordedAt={piece.recordedAt} />
      </p>
      {piece.from === 'text' ? <Text piece={piece} /> : <Values values={piece.values} />}
    </article>
  );
};
