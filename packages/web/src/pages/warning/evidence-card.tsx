import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { helpingQuery } from '../../api/helping-queries.ts';
import type { Evidence, WarningDetail } from '../../api/queries.ts';
import { Card } from '../../kit/card.tsx';
import { HelpingFindings } from '../helping/helping-card.tsx';
import { EvidencePiece } from './evidence-piece.tsx';
import type { Role } from './highlighted-text.tsx';

const ROLES: readonly Role[] = ['trigger', 'employer', 'amount', 'months', 'headcount', 'date', 'cue'];

const rolesIn = (evidence: readonly Evidence[]): readonly Role[] => {
  const found = new Set(
    evidence.flatMap((piece) => (piece.from === 'text' ? piece.spans.map((span) => span.role) : [])),
  );
  return ROLES.filter((role) => found.has(role));
};

/** Everything that the warning rests on: texts first, then records, each in the server's order. */
export const EvidenceCard = ({
  evidence,
  warningId,
}: Pick<WarningDetail, 'evidence'> & { warningId: string }) => {
  const { t } = useTranslation();
  // The card beside asks the same; both share the answer.
  const helping = useQuery(helpingQuery({ about: 'summary', subject: warningId })).data;
  const helps = helping !== undefined && helping.model !== null;
  const texts = evidence.filter((piece) => piece.from === 'text').length;
  const roles = rolesIn(evidence);
  // What was said must be read; what registers say can be scanned.
  const ordered = evidence.toSorted((a, b) => Number(a.from === 'record') - Number(b.from === 'record'));
  return (
    <Card
      title={t('warning.evidence')}
      note={t('warning.evidenceNote', { texts, records: evidence.length - texts })}
    >
      {evidence.length === 0 && <p className="note">{t('warning.evidenceNone')}</p>}
      {roles.length > 0 && (
        <p className="legend" aria-label={t('warning.legend')}>
          {roles.map((role) => (
            <mark key={role} className={`mark-${role}`}>
              {t(`role.${role}`)}
            </mark>
          ))}
        </p>
      )}
      <ol className="evidence">
        {ordered.map((piece) => (
          <li key={piece.signalId} id={piece.signalId} className={`evidence-${piece.from}`}>
            <EvidencePiece piece={piece} />
            {helps && piece.from === 'text' && <HelpingFindings documentId={piece.documentId} />}
          </li>
        ))}
      </ol>
    </Card>
  );
};
