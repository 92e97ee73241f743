import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { EnterpriseMove, EnterpriseMoves } from '../../api/linking-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import { ReasonField } from '../../kit/reason-field.tsx';

const SHORTEST_REASON = 2;
const SHORTEST_CODE = 15;

type Complaints = { readonly into?: string; readonly reason?: string };
type Movable = EnterpriseMoves['movable'];

const Choices = ({ movable }: { movable: Movable }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  if (movable.length === 0) return <p className="note">{t('linking.moves.splitNone')}</p>;
  return (
    <ul className="move-choices">
      {movable.map((row) => (
        <li key={row.id}>
          <label>
            <input type="checkbox" name={row.kind} value={row.id} /> {day(row.occurredOn)} {row.sourceName}：
            {row.what}
          </label>
        </li>
      ))}
    </ul>
  );
};

/** Merges the enterprise into another, or moves what is ticked there. */
export const MoveDialog = ({
  kind,
  id,
  name,
  movable,
  close,
  done,
}: {
  kind: 'merge' | 'split';
  id: string;
  name: string;
  movable: Movable;
  close: () => void;
  done: (moves: EnterpriseMoves) => void;
}) => {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [complaints, setComplaints] = useState<Complaints>({});
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const intoCreditCode = formText(form, 'into');
    const reason = formText(form, 'reason');
    const found = {
      ...(intoCreditCode.length < SHORTEST_CODE ? { into: t('dialog.tooShort') } : {}),
      ...(reason.length < SHORTEST_REASON ? { reason: t('dialog.tooShort') } : {}),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0) return false;
    const ticked = (field: 'mention' | 'record'): string[] =>
      form.getAll(field).filter((value) => typeof value === 'string');
    const given = { key, intoCreditCode, reason };
    done(
      await client.moveEnterprise({
        params: { id },
        body:
          kind === 'merge'
            ? { kind, ...given }
            : { kind, ...given, mentionIds: ticked('mention'), recordIds: ticked('record') },
      }),
    );
    announce(t('linking.moves.said'));
    return true;
  };
  const isMerge = kind === 'merge';
  return (
    <ActDialog
      title={`${t(isMerge ? 'linking.moves.mergeTitle' : 'linking.moves.splitTitle')}：${name}`}
      submit={t(isMerge ? 'linking.moves.mergeDo' : 'linking.moves.splitDo')}
      send={send}
      close={close}
    >
      <p>{t(isMerge ? 'linking.moves.mergeLead' : 'linking.moves.splitLead')}</p>
      <Field label={t('linking.moves.into')} complaint={complaints.into}>
        {({ id: fieldId, describedBy, invalid }) => (
          <input
            id={fieldId}
            name="into"
            autoComplete="off"
            maxLength={40}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
      {!isMerge && <Choices movable={movable} />}
      <ReasonField label={t('linking.moves.reason')} complaint={complaints.reason} />
    </ActDialog>
  );
};

/** Takes a merge or split back. */
export const UndoMoveDialog = ({
  move,
  close,
  done,
}: {
  move: EnterpriseMove;
  close: () => void;
  done: (moves: EnterpriseMoves) => void;
}) => {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [complaint, setComplaint] = useState<string | undefined>();
  const send = async (form: FormData): Promise<boolean> => {
    const reason = formText(form, 'reason');
    if (reason.length < SHORTEST_REASON) {
      setComplaint(t('dialog.tooShort'));
      return false;
    }
    done(await client.undoEnterpriseMove({ params: { id: move.id }, body: { reason } }));
    announce(t('linking.said.undone'));
    return true;
  };
  return (
    <ActDialog
      title={t('linking.moves.undoTitle')}
      submit={t('linking.moves.undoDo')}
      send={send}
      close={close}
    >
      <p>{t('linking.moves.undoLead')}</p>
      <ReasonField label={t('linking.moves.reason')} complaint={complaint} />
    </ActDialog>
  );
};
