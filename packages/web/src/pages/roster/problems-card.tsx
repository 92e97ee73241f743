import { useTranslation } from 'react-i18next';
import type { ClaimWording, GivenFile, RosterPreview } from '../../api/claims-queries.ts';
import { download } from '../../api/files.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { useFieldName } from './columns-card.tsx';

type Problems = {
  readonly problems: RosterPreview['problems'];
  readonly problemCount: number;
  readonly problemFile: GivenFile | null;
};

/** Every bad row by its place in the sheet, with the reason; the whole list as a sheet to mend. */
export const ProblemsCard = ({
  problems,
  problemCount,
  problemFile,
  wording,
}: Problems & { wording: ClaimWording }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const nameOf = useFieldName(wording);
  if (problems.length === 0) return null;
  return (
    <Card
      title={t('claims.roster.problems')}
      note={
        problemFile !== null && (
          <button type="button" className="linkish" onClick={() => download(problemFile)}>
            {t('claims.roster.download')}
          </button>
        )
      }
    >
      <ul className="roster-problems">
        {problems.map(({ row, field, value, why }, index) => (
          <li key={`${row}-${field}-${index}`}>
            <b>{t('claims.roster.row', { row })}</b> {nameOf(field)}
            {value !== '' && <code>{value}</code>}
            <span>{say(why)}</span>
          </li>
        ))}
      </ul>
      {problemCount > problems.length && (
        <p className="note">
          {t('claims.roster.problemsMore', { shown: problems.length, total: problemCount })}
        </p>
      )}
    </Card>
  );
};
