import { addDays, dayOf, startOf } from '@weisu/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { dutyQuery, type ShiftRow } from '../../api/delivery-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { toField, weekOf } from './shanghai-time.ts';
import { ShiftDialog } from './shift-dialog.tsx';

const DAYS_SHOWN = 28;

const written = (at: string): string => toField(at).replace('T', ' ');

const Row = ({ shift, edit, remove }: { shift: ShiftRow; edit: () => void; remove: () => void }) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  return (
    <tr>
      <td className="num">{written(shift.fromAt)}</td>
      <td className="num">{written(shift.untilAt)}</td>
      <td>
        <span className="strong">{shift.officer.name}</span>{' '}
        {shift.runs && <span className="tag">{t('delivery.duty.now')}</span>}
        <span className="note block">{named(shift.unit.name)}</span>
      </td>
      <td className="desk-only">{shift.note}</td>
      <td className="num">
        <button type="button" className="button" onClick={edit}>
          {t('delivery.duty.edit')}
        </button>{' '}
        <button type="button" className="button" onClick={remove}>
          {t('delivery.duty.remove')}
        </button>
      </td>
    </tr>
  );
};

/** Who is on duty when, in four weeks. */
export const DutyPage = () => {
  const { t } = useTranslation();
  const { today, day } = useFormat();
  const search = useSearch({ from: '/desk/duty' });
  const from = search.from === undefined ? weekOf(startOf(today)) : startOf(search.from);
  const firstDay = dayOf(from);
  const query = useQuery(dutyQuery({ from, until: startOf(addDays(firstDay, DAYS_SHOWN)) }));
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [editing, setEditing] = useState<ShiftRow | 'new' | null>(null);
  useTitle(t('delivery.duty.title'));
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['duty'] });
  const remove = async (id: string): Promise<void> => {
    try {
      await client.removeShift({ params: { id } });
      announce(t('delivery.duty.removed'));
    } catch (error) {
      announce(refusalSentence(error));
    }
    await again();
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('delivery.duty.title')}</h1>
        <SearchLink change={{ from: addDays(firstDay, -DAYS_SHOWN) }}>{t('delivery.duty.before')}</SearchLink>
        <span className="note">
          {t('delivery.duty.week', { from: day(firstDay), until: day(addDays(firstDay, DAYS_SHOWN - 1)) })}
        </span>
        <SearchLink change={{ from: addDays(firstDay, DAYS_SHOWN) }}>{t('delivery.duty.after')}</SearchLink>
        <button type="button" className="button primary" onClick={() => setEditing('new')}>
          {t('delivery.duty.add')}
        </button>
      </div>
      <p className="note lead">{t('delivery.duty.lead')}</p>
      <Loaded query={query}>
        {({ shifts, officers }) => (
          <>
            {shifts.length === 0 ? (
              <EmptyNote text={t('delivery.duty.empty')} />
            ) : (
              <table className="table">
                <caption className="unseen">{t('delivery.duty.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col" className="num">
                      {t('delivery.duty.from')}
                    </th>
                    <th scope="col" className="num">
                      {t('delivery.duty.until')}
                    </th>
                    <th scope="col">{t('delivery.duty.officer')}</th>
                    <th scope="col" className="desk-only">
                      {t('delivery.duty.note')}
                    </th>
                    <th scope="col">
                      <span className="unseen">{t('delivery.duty.edit')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {shifts.map((shift) => (
                    <Row
                      key={shift.id}
                      shift={shift}
                      edit={() => setEditing(shift)}
                      remove={() => void remove(shift.id)}
                    />
                  ))}
                </tbody>
              </table>
            )}
            {editing !== null && (
              <ShiftDialog
                shift={editing === 'new' ? null : editing}
                officers={officers}
                firstDay={firstDay > today ? firstDay : today}
                saved={() => {
                  announce(t('delivery.duty.saved'));
                  void again();
                }}
                close={() => setEditing(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </div>
  );
};
