import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterActBody, LetterDetail, LetterMoveKind } from '../../api/letters-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { isReason } from '../warning/reason.ts';

export type DialogKind = Exclude<LetterMoveKind, 'edit'>;
type Complaints = { readonly text?: string; readonly on?: string };

const ON = { deliver: 'deliveredOn', 'note-decision': 'decidedOn', reply: 'repliedOn' } as const;
const TEXT = {
  'send-back': 'reason',
  withdraw: 'reason',
  deliver: 'proof',
  'note-decision': 'decision',
  reply: 'reply',
} as const;

/** What the form says as an act; null where this kind has no such field. */
const bodyOf = (kind: DialogKind, key: string, form: FormData, { revision }: LetterDetail): LetterActBody => {
  const on = formText(form, 'on');
  const text = formText(form, 'text');
  const file = formText(form, 'file');
  switch (kind) {
    case 'approve':
      return { kind, key, revision };
    case 'issue':
      return { kind, key };
    case 'send-back':
    case 'withdraw':
      return { kind, key, reason: text };
    case 'deliver':
      return { kind, key, on, way: formText(form, 'way'), proof: text };
    case 'note-decision':
      return { kind, key, on, text };
    case 'reply':
      return { kind, key, on, text, file: isReason(file) ? file : null };
  }
};

/** One act on a letter: asks for what the act needs, and says what it brings about. */
export const LetterDialog = ({
  kind,
  letter,
  act,
  close,
}: {
  kind: DialogKind;
  letter: LetterDetail;
  act: (body: LetterActBody) => Promise<void>;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { say, today } = useFormat();
  const [complaints, setComplaints] = useState<Complaints>({});
  const onLabel = kind in ON ? ON[kind as keyof typeof ON] : undefined;
  const textLabel = kind in TEXT ? TEXT[kind as keyof typeof TEXT] : undefined;
  const earliest = kind === 'deliver' ? letter.issuedOn : letter.deliveredOn;

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const found: Complaints = {
      ...(textLabel === undefined || isReason(formText(form, 'text')) ? {} : { text: t('dialog.tooShort') }),
      ...(onLabel === undefined || formText(form, 'on') !== '' ? {} : { on: t('letters.dialog.choose') }),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0) return false;
    await act(bodyOf(kind, key, form, letter));
    return true;
  };

  return (
    <ActDialog
      title={`${t(`letters.act.${kind}`)} · ${say(letter.kind.name)} ${letter.number ?? ''}`}
      submit={t(`letters.act.${kind}`)}
      send={send}
      close={close}
    >
      <p>{t(`letters.dialog.${kind}Lead`, { revision: letter.revision })}</p>
      {onLabel !== undefined && (
        <Field label={t(`letters.dialog.${onLabel}`)} complaint={complaints.on}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              name="on"
              type="date"
              min={earliest ?? undefined}
              max={today}
              defaultValue={today}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
      )}
      {kind === 'deliver' && (
        <Field label={t('letters.dialog.way')}>
          {({ id }) => (
            <select id={id} name="way">
              {letter.ways.map((way) => (
                <option key={way.id} value={way.id}>
                  {say(way.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {textLabel !== undefined && (
        <Field
          label={t(`letters.dialog.${textLabel}`)}
          help={kind === 'deliver' ? t('letters.dialog.proofHelp') : undefined}
          complaint={complaints.text}
        >
          {({ id, describedBy, invalid }) => (
            <textarea
              id={id}
              name="text"
              rows={kind === 'deliver' ? 2 : 4}
              maxLength={4000}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
      )}
      {kind === 'reply' && (
        <Field label={t('letters.dialog.file')} help={t('letters.dialog.fileHelp')}>
          {({ id, describedBy }) => (
            <input id={id} name="file" maxLength={400} aria-describedby={describedBy} />
          )}
        </Field>
      )}
    </ActDialog>
  );
};
