import { dayOf } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { claimActsQuery } from '../../api/claims-queries.ts';
import { caseLettersQuery } from '../../api/letters-queries.ts';
import type { CaseFileDetail } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';

type Choice = { readonly id: string; readonly label: string };

const Choices = ({ legend, name, all }: { legend: string; name: string; all: readonly Choice[] }) =>
  all.length === 0 ? null : (
    <fieldset className="day-rows split-choices">
      <legend>{legend}</legend>
      {all.map(({ id, label }) => (
        <label key={id} className="check">
          <input type="checkbox" name={name} value={id} /> {label}
        </label>
      ))}
    </fieldset>
  );

/** What may go into a case file of its own: warnings, letters, and claims by the roster that brought them. */
export const SplitFields = ({ file }: { file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  const letters = useQuery(caseLettersQuery(file.id)).data?.rows ?? [];
  const acts = useQuery(claimActsQuery(file.id)).data?.rows ?? [];
  return (
    <>
      <Choices
        legend={t('caseFilesWork.warningsHead')}
        name="warningIds"
        all={file.arrangements.warnings.map(({ id, enterpriseName, level, raisedAt }) => ({
          id,
          label: t('caseFilesWork.warning', {
            name: enterpriseName,
            level: t(`levelLong.${level}`),
            day: day(dayOf(raisedAt)),
          }),
        }))}
      />
      <Choices
        legend={t('caseFilesWork.lettersHead')}
        name="letterIds"
        all={letters.map(({ id, kind, number }) => ({
          id,
          label: t('caseFilesWork.letter', { kind: say(kind.name), number: number ?? t('letters.noNumber') }),
        }))}
      />
      <Choices
        legend={t('caseFilesWork.rostersHead')}
        name="rosterIds"
        all={acts
          .filter(({ kind, undone }) => kind === 'import' && !undone)
          .map(({ id, seq, count }) => ({
            id,
            label: t('caseFilesWork.roster', { seq, total: writeCount(count) }),
          }))}
      />
    </>
  );
};
