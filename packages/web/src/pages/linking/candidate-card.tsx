import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LinkCandidate } from '../../api/linking-queries.ts';
import { writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';

type Piece = LinkCandidate['evidence'][number];

/** A bar as long as the evidence is strong; three units of log-odds fill it. */
const FULL = 3;

const Evidence = ({ pieces }: { pieces: readonly Piece[] }) => {
  const { say } = useFormat();
  return (
    <ul className="link-evidence">
      {pieces.map((piece) => (
        <li key={piece.kind} className={piece.logOdds > 0 ? 'for' : 'against'}>
          <span className="sign" aria-hidden="true">
            {piece.logOdds > 0 ? '＋' : '－'}
          </span>
          <span>{say(piece.sentence)}</span>
          <meter
            className="weight"
            min={0}
            max={FULL}
            value={Math.min(FULL, Math.abs(piece.logOdds))}
            aria-hidden="true"
          />
          <span className="num">{piece.logOdds.toFixed(1).replace('-', '−')}</span>
        </li>
      ))}
    </ul>
  );
};

/** One who may be meant: what is known of it, and what speaks for and against. */
export const CandidateCard = ({
  candidate,
  index,
  isChosen,
  choose,
}: {
  candidate: LinkCandidate;
  index: number;
  isChosen: boolean;
  choose: () => void;
}) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { district } = usePlaceNames();
  const { enterprise, evidence, otherNames } = candidate;
  const facts = [
    enterprise.creditCode,
    district(candidate.district) ?? t('common.elsewhere'),
    candidate.industry ?? '',
    candidate.registeredOn === null ? '' : t('enterprise.registeredOn', { day: day(candidate.registeredOn) }),
  ].filter(Boolean);
  return (
    <section className={isChosen ? 'link-candidate chosen' : 'link-candidate'} aria-current={isChosen}>
      <header>
        <button type="button" className="choose" onClick={choose} aria-pressed={isChosen}>
          <kbd>{index + 1}</kbd>
          <b>{enterprise.name}</b>
        </button>
        <span className="confidence">
          {t('linking.confidence', { share: writeShare(candidate.confidence) })}
        </span>
      </header>
      <p className="note places">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <Link to="/enterprises/$id" params={{ id: enterprise.id }} target="_blank">
          {t('linking.profile')}
        </Link>
      </p>
      {otherNames.length > 0 && (
        <p className="note">{t('linking.otherNames', { names: otherNames.join('、') })}</p>
      )}
      <Evidence pieces={evidence} />
    </section>
  );
};
