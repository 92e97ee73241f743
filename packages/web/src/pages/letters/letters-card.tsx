import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseLettersQuery, type CaseLetters, type LetterRow } from '../../api/letters-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { DraftButton } from './draft-button.tsx';
import './letters.css';

const Item = ({ row }: { row: LetterRow }) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  return (
    <li>
      <Link to="/letters/$id" params={{ id: row.id }} className="strong">
        {say(row.kind.name)} {row.number ?? t('letters.noNumber')}
      </Link>
      <span className="note block">
        {t(`letters.state.${row.state}`)}
        {row.issuedOn !== null && ` · ${t('letters.issuedOn')} ${day(row.issuedOn)}`}
        {row.supervision !== null && (
          <>
            {' '}
            <ClockTag dueOn={row.replyDueOn} supervision={row.supervision} />
          </>
        )}
      </span>
    </li>
  );
};

/** What holds the drafting of all kinds back, said once. */
const Held = ({ mayDraft }: Pick<CaseLetters, 'mayDraft'>) => {
  const { say } = useFormat();
  const reasons = new Set(mayDraft.flatMap(({ heldBack }) => (heldBack === null ? [] : [say(heldBack)])));
  return [...reasons].map((reason) => (
    <p key={reason} className="note">
      {reason}
    </p>
  ));
};

/** The letters of one case file, each with its clock, and what may be drafted now. */
export const LettersCard = ({ caseFileId }: { caseFileId: string }) => {
  const { t } = useTranslation();
  const query = useQuery(caseLettersQuery(caseFileId));
  return (
    <Card title={t('letters.card')}>
      <Loaded query={query}>
        {({ rows, mayDraft }) => (
          <>
            {rows.length === 0 ? (
              <p className="note">{t('letters.emptyFile')}</p>
            ) : (
              <ul className="plain letter-items">
                {rows.map((row) => (
                  <Item key={row.id} row={row} />
                ))}
              </ul>
            )}
            {mayDraft.some(({ heldBack }) => heldBack === null) ? (
              <div className="letter-drafts">
                {mayDraft.map((draftable) => (
                  <DraftButton key={draftable.kind.id} caseFileId={caseFileId} draftable={draftable} />
                ))}
              </div>
            ) : (
              <Held mayDraft={mayDraft} />
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
};
