import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dayOf } from '@weisu/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type EnterpriseImport, importsQuery } from '../../api/register-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';

/** Takes an import back; asks once. */
const Undo = ({ past }: { past: EnterpriseImport }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalSentence = useRefusalSentence();
  const [sure, setSure] = useState(false);
  const undo = useMutation({
    mutationFn: () => client.undoImport({ params: { id: past.id }, body: {} }),
    onSettled: () => {
      setSure(false);
      for (const each of ['imports', 'enterprises']) void queries.invalidateQueries({ queryKey: [each] });
    },
  });
  if (past.state !== 'done' && past.state !== 'failed') return null;
  return (
    <>
      <button
        type="button"
        className={sure ? 'button danger' : 'linkish'}
        disabled={undo.isPending}
        onClick={() => (sure ? undo.mutate() : setSure(true))}
        onBlur={() => setSure(false)}
      >
        {undo.isPending ? t('register.undoing') : sure ? t('register.undoAsk') : t('register.undo')}
      </button>
      {undo.error !== null && (
        <span className="refused block" role="alert">
          {refusalSentence(undo.error)}
        </span>
      )}
    </>
  );
};

/** The newest imports, each with what it did. */
export const PastImports = () => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const query = useQuery(importsQuery);
  return (
    <Card title={t('register.past')}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNote text={t('register.pastNone')} />
          ) : (
            <div className="roster-columns">
              <table className="table tight">
                <thead>
                  <tr>
                    <th scope="col">{t('register.file')}</th>
                    <th scope="col">{t('register.stateHead')}</th>
                    <th scope="col" className="num">
                      {t('register.counts.inserted')}
                    </th>
                    <th scope="col" className="num">
                      {t('register.counts.changed')}
                    </th>
                    <th scope="col" className="num">
                      {t('register.counts.unchanged')}
                    </th>
                    <th scope="col" className="num">
                      {t('register.counts.refused')}
                    </th>
                    <th scope="col" className="desk-only">
                      {t('register.when')}
                    </th>
                    <th scope="col">
                      <span className="unseen">{t('register.undo')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((past) => (
                    <tr key={past.id}>
                      <td className="wide">
                        {past.fileName}
                        <span className="note block">{past.by ?? t('register.byProgram')}</span>
                      </td>
                      <td className="nowrap">{t(`register.importState.${past.state}`)}</td>
                      <td className="num">{writeCount(past.counts.inserted)}</td>
                      <td className="num">{writeCount(past.counts.changed)}</td>
                      <td className="num">{writeCount(past.counts.unchanged)}</td>
                      <td className="num">{writeCount(past.counts.refused)}</td>
                      <td className="desk-only nowrap">{day(dayOf(past.startedAt))}</td>
                      <td>
                        <Undo past={past} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Card>
  );
};
