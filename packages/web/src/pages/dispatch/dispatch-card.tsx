import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DispatchDetail, dispatchQuery, type PassKind } from '../../api/dispatch-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { PassDialog } from './pass-dialog.tsx';
import { PassList } from './pass-list.tsx';
import './dispatch.css';

/** What an officer does most stands first; each with its key. */
const SHOWN: readonly { readonly kind: PassKind; readonly key: string }[] = [
  { kind: 'rule', key: 'w' },
  { kind: 'sign', key: 'a' },
  { kind: 'send', key: 'n' },
  { kind: 'approve', key: 'y' },
  { kind: 'refuse', key: 'x' },
  { kind: 'return', key: 'b' },
  { kind: 'forward', key: 'f' },
  { kind: 'resume', key: 'm' },
  { kind: 'ask-extension', key: 'e' },
  { kind: 'ask-suspension', key: 'h' },
  { kind: 'urge', key: 'u' },
  { kind: 'supervise', key: 'o' },
];

const Facts = ({ dispatch }: { dispatch: DispatchDetail }) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const { named } = usePlaceNames();
  const { request } = dispatch;
  return (
    <>
      <p className="dispatch-state">
        <b className={`dispatch-${dispatch.state}`}>{t(`dispatch.state.${dispatch.state}`)}</b>
        <ClockTag dueOn={dispatch.dueOn} supervision={dispatch.supervision} />
        {dispatch.returnCount > 0 && (
          <span className="tag">{t('dispatch.returned', { count: dispatch.returnCount })}</span>
        )}
      </p>
      <p className="note">
        {t('dispatch.holds', { unit: named(dispatch.holder.name) })}
        {dispatch.responsible.id !== dispatch.holder.id && (
          <> · {t('dispatch.responsible', { unit: named(dispatch.responsible.name) })}</>
        )}
        {dispatch.suspendedUntil !== null && (
          <> · {t('dispatch.suspendedUntil', { day: day(dispatch.suspendedUntil) })}</>
        )}
        {dispatch.rulingDueOn !== null && (
          <> · {t('dispatch.rulingDue', { day: day(dispatch.rulingDueOn) })}</>
        )}
        {dispatch.mayDo.includes('return') && dispatch.returnBy !== null && (
          <> · {t('dispatch.returnBy', { day: day(dispatch.returnBy) })}</>
        )}
      </p>
      {dispatch.ruledTo !== null && (
        <p className="note">{t('dispatch.ruledTo', { unit: named(dispatch.ruledTo.name) })}</p>
      )}
      {request !== null && (
        <p className="held" role="note">
          {t('dispatch.request', {
            name: request.byName,
            what: t(`dispatch.asked.${request.kind}`),
            reason: request.reason ?? '',
          })}
          {request.until !== null && `（${t('dispatch.requestUntil', { day: day(request.until) })}）`}
        </p>
      )}
      {dispatch.returnHeldBack !== null && (
        <p className="note">
          {t('dispatch.notReturn')}：{say(dispatch.returnHeldBack)}
        </p>
      )}
    </>
  );
};

const Buttons = ({ dispatch }: { dispatch: DispatchDetail }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<PassKind | null>(null);
  const may = (kind: PassKind): boolean => dispatch.mayDo.includes(kind);
  useKeys(Object.fromEntries(SHOWN.map(({ kind, key }) => [key, () => may(kind) && setOpen(kind)])));
  const shown = SHOWN.filter(({ kind }) => may(kind));
  return (
    <>
      <div className="act-buttons dispatch-buttons">
        {shown.map(({ kind, key }, index) => (
          <button
            key={kind}
            type="button"
            className={index === 0 ? 'button primary' : 'button'}
            onClick={() => setOpen(kind)}
          >
            {t(`dispatch.pass.${kind}`)}
            <kbd aria-hidden="true">{key}</kbd>
          </button>
        ))}
      </div>
      {open !== null && <PassDialog kind={open} dispatch={dispatch} close={() => setOpen(null)} />}
    </>
  );
};

/** Where the work is, what this officer may do with it, and every pass. */
export const DispatchCard = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const query = useQuery(dispatchQuery(id));
  return (
    <Card
      title={t('dispatch.title')}
      className="dispatch-card"
      note={
        query.data === undefined ? undefined : t('dispatch.passesNote', { count: query.data.passes.length })
      }
    >
      <Loaded query={query}>
        {(dispatch) => (
          <>
            <Facts dispatch={dispatch} />
            <Buttons dispatch={dispatch} />
            <PassList passes={dispatch.passes} />
          </>
        )}
      </Loaded>
    </Card>
  );
};
