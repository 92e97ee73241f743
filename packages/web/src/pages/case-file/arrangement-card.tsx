import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFileDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { type ArrangementAct, ArrangementDialog } from './arrangement-dialog.tsx';

type Arrangements = CaseFileDetail['arrangements'];
type FileLink = Arrangements['links'][number];

const LinkEntry = ({ link }: { link: FileLink }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const sentence = t(`caseFilesWork.link.${link.kind}`, {
    name: link.other?.enterprise.name ?? t('caseFilesWork.elsewhere'),
  });
  return (
    <li>
      {link.other === null ? (
        <b>{sentence}</b>
      ) : (
        <Link to="/case-files/$id" params={{ id: link.other.id }} className="strong">
          {sentence}
        </Link>
      )}
      <span className="note block">{t('caseFilesWork.by', { name: link.byName, at: at(link.at) })}</span>
      <span className="note block">
        {t('caseFilesWork.moved', {
          warnings: link.warningCount,
          letters: link.letterCount,
          notices: link.noticeCount,
          claims: link.claimCount,
        })}
      </span>
    </li>
  );
};

const offeredOf = ({ mayMergeInto, mayUnmerge, maySplit, mayReopen }: Arrangements): ArrangementAct[] => [
  ...(mayReopen ? (['reopen'] as const) : []),
  ...(mayMergeInto.length > 0 ? (['merge'] as const) : []),
  ...(mayUnmerge ? (['unmerge'] as const) : []),
  ...(maySplit ? (['split'] as const) : []),
];

/** How this file was joined to others and divided, both directions, and what may be arranged now. */
export const ArrangementCard = ({ file }: { file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ArrangementAct | null>(null);
  const { links, mergedInto } = file.arrangements;
  const offered = offeredOf(file.arrangements);
  if (links.length === 0 && offered.length === 0) return null;
  return (
    <Card title={t('caseFilesWork.title')} note={t('caseFilesWork.note')}>
      {mergedInto !== null && (
        <p className="held" role="note">
          {t('caseFilesWork.merged', { name: mergedInto.enterprise.name })}{' '}
          <Link to="/case-files/$id" params={{ id: mergedInto.id }}>
            {t('caseFilesWork.open')}
          </Link>
        </p>
      )}
      {links.length === 0 ? (
        <p className="note">{t('caseFilesWork.none')}</p>
      ) : (
        <ol className="plain acts">
          {links.toReversed().map((link) => (
            <LinkEntry key={link.seq} link={link} />
          ))}
        </ol>
      )}
      {offered.length > 0 && (
        <div className="act-buttons card-acts">
          {offered.map((act) => (
            <button key={act} type="button" className="button" onClick={() => setOpen(act)}>
              {t(`caseFilesWork.${act}`)}
            </button>
          ))}
        </div>
      )}
      {open !== null && <ArrangementDialog act={open} file={file} close={() => setOpen(null)} />}
    </Card>
  );
};
