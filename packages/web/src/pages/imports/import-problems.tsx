import { useTranslation } from 'react-i18next';
import { download } from '../../api/files.ts';
import type { ImportPreview, ImportProblem } from '../../api/register-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';

/** Every bad row by its place in the sheet, with the reason; the whole list as a sheet to mend. */
export const ImportProblems = ({
  problems,
  refused,
  file,
}: {
  problems: readonly ImportProblem[];
  refused: number;
  file: ImportPreview['problemFile'];
}) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  if (problems.length === 0) return null;
  return (
    <Card
      title={t('claims.roster.problems')}
      note={
        file !== null && (
          <button type="button" className="linkish" onClick={() => download(file)}>
            {t('claims.roster.download')}
          </button>
        )
      }
    >
      <ul className="roster-problems">
        {problems.map(({ row, field, why }, index) => (
          <li key={`${row}-${field ?? ''}-${index}`}>
            <b>{t('claims.roster.row', { row })}</b> {field ?? t('claims.roster.whole')}
            <span>{say(why)}</span>
          </li>
        ))}
      </ul>
      {refused > problems.length && (
        <p className="note">{t('claims.roster.problemsMore', { shown: problems.length, total: refused })}</p>
      )}
    </Card>
  );
};
