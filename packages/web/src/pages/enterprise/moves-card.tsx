import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EnterpriseMove,
  type EnterpriseMoves,
  enterpriseMovesQuery,
} from '../../api/linking-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { MoveDialog, UndoMoveDialog } from './move-dialog.tsx';

const COUNTED = ['mentions', 'records', 'signals', 'warnings', 'case_files'] as const;

const MoveLine = ({ move, mayMove, undo }: { move: EnterpriseMove; mayMove: boolean; undo: () => void }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const what = COUNTED.filter((name) => (move.counts[name] ?? 0) > 0).map((name) =>
    t(`linking.moves.count.${name}`, { n: move.counts[name] ?? 0 }),
  );
  const names = { from: move.from.name, into: move.into.name };
  return (
    <li>
      <b>
        {move.kind === 'merge' ? t('linking.moves.lineMerge', names) : t('linking.moves.lineSplit', names)}
      </b>
      <span className="note">
        {t('linking.moves.by', { name: move.byName, at: at(move.at), reason: move.reason })}
      </span>
      {what.length > 0 && <span className="note">{what.join(' · ')}</span>}
      {move.undone === null ? (
        mayMove && (
          <button type="button" className="linkish" onClick={undo}>
            {t('linking.undo')}
          </button>
        )
      ) : (
        <span className="note">
          {t('linking.moves.undone', {
            name: move.undone.byName,
            at: at(move.undone.at),
            reason: move.undone.reason,
          })}
        </span>
      )}
    </li>
  );
};

type Open = { readonly kind: 'merge' | 'split' } | { readonly kind: 'undo'; readonly move: EnterpriseMove };

const Moves = ({ id, name, data }: { id: string; name: string; data: EnterpriseMoves }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open | null>(null);
  const done = (moves: EnterpriseMoves): void => {
    queries.setQueryData(enterpriseMovesQuery(id).queryKey, moves);
    void queries.invalidateQueries({ queryKey: ['enterprise', id] });
  };
  const close = (): void => setOpen(null);
  return (
    <>
      {data.mergedInto !== null && (
        <p>
          {t('linking.moves.mergedInto')}{' '}
          <Link to="/enterprises/$id" params={{ id: data.mergedInto.id }}>
            {data.mergedInto.name}
          </Link>
        </p>
      )}
      {data.moves.length === 0 && <p className="note">{t('linking.moves.none')}</p>}
      <ul className="moves">
        {data.moves.map((move) => (
          <MoveLine
            key={move.id}
            move={move}
            mayMove={data.mayMove || data.mergedInto?.id === move.into.id}
            undo={() => setOpen({ kind: 'undo', move })}
          />
        ))}
      </ul>
      {data.mayMove && (
        <div className="act-buttons card-acts">
          <button type="button" className="button" onClick={() => setOpen({ kind: 'merge' })}>
            {t('linking.moves.merge')}
          </button>{' '}
          <button type="button" className="button" onClick={() => setOpen({ kind: 'split' })}>
            {t('linking.moves.split')}
          </button>
        </div>
      )}
      {open?.kind === 'undo' && <UndoMoveDialog move={open.move} close={close} done={done} />}
      {(open?.kind === 'merge' || open?.kind === 'split') && (
        <MoveDialog kind={open.kind} id={id} name={name} movable={data.movable} close={close} done={done} />
      )}
    </>
  );
};

/** Where an enterprise was put together with another or taken apart, and the ways to do and to undo it. */
export const MovesCard = ({ id, name }: { id: string; name: string }) => {
  const { t } = useTranslation();
  const query = useQuery(enterpriseMovesQuery(id));
  return (
    <Card title={t('linking.moves.title')}>
      <Loaded query={query}>{(data) => <Moves id={id} name={name} data={data} />}</Loaded>
    </Card>
  );
};
