import { AUDIENCES, type DeliveryRule, EVENT_KINDS, PAGE_CHANNEL, type UnitId } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { channelsQuery, type RuleRow } from '../../api/delivery-queries.ts';
import { jurisdictionQuery } from '../../api/queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';

const LEVELS = ['blue', 'yellow', 'orange', 'red'] as const;

const levelAt = (form: FormData, name: string): DeliveryRule['fromLevel'] =>
  LEVELS.find((level) => level === formText(form, name)) ?? null;

/** The rule that the fields say, or undefined where they are not fit; the server looks closer. */
const readRule = (form: FormData): DeliveryRule | undefined => {
  const name = formText(form, 'name');
  const from = formText(form, 'quietFrom');
  const until = formText(form, 'quietUntil');
  const kinds = EVENT_KINDS.filter((kind) => form.getAll('kinds').includes(kind));
  if (name === '' || kinds.length === 0 || (from === '') !== (until === '')) return undefined;
  const digestAt = formText(form, 'digestAt');
  return {
    name,
    active: form.has('active'),
    kinds,
    fromLevel: levelAt(form, 'fromLevel'),
    // The boxes were made from units, and the server knows them all.
    units: form.getAll('units').filter((unit) => typeof unit === 'string') as UnitId[],
    channel: formText(form, 'channel'),
    audience: AUDIENCES.find((audience) => audience === formText(form, 'audience')) ?? 'unit',
    digestAt: digestAt === '' ? null : digestAt,
    quiet: from === '' ? null : { from, until },
    urgentFrom: levelAt(form, 'urgentFrom'),
  };
};

const LevelField = ({
  name,
  label,
  none,
  value,
}: {
  name: string;
  label: string;
  none: string;
  value: string | null;
}) => {
  const { t } = useTranslation();
  return (
    <Field label={label}>
      {({ id }) => (
        <select id={id} name={name} defaultValue={value ?? ''}>
          <option value="">{none}</option>
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t('delivery.rules.from', { level: t(`levelLong.${level}`) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** Adds a rule, or changes one. */
export const RuleDialog = ({
  row,
  saved,
  close,
}: {
  row: RuleRow | null;
  saved: () => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const [bad, setBad] = useState(false);
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const units = (useQuery(jurisdictionQuery).data?.units ?? []).filter(({ kind }) => kind !== 'partner');
  const rule = row?.rule ?? null;
  const chosen: readonly string[] = rule?.units ?? [];
  const send = async (form: FormData): Promise<boolean> => {
    const read = readRule(form);
    setBad(read === undefined);
    if (read === undefined) return false;
    await client.saveDeliveryRule({ body: { id: row?.id ?? null, seen: row?.version ?? null, rule: read } });
    saved();
    return true;
  };
  return (
    <ActDialog
      title={row === null ? t('delivery.rules.add') : t('delivery.rules.changed')}
      submit={t('delivery.rules.save')}
      send={send}
      close={close}
    >
      <Field label={t('delivery.rules.name')} complaint={bad ? t('delivery.rules.bad') : undefined}>
        {({ id, invalid, describedBy }) => (
          <input
            id={id}
            name="name"
            maxLength={80}
            defaultValue={rule?.name ?? ''}
            autoComplete="off"
            aria-invalid={invalid}
            aria-describedby={describedBy}
          />
        )}
      </Field>
      <fieldset className="checks">
        <legend>{t('delivery.rules.kinds')}</legend>
        {EVENT_KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              name="kinds"
              value={kind}
              defaultChecked={rule?.kinds.includes(kind) ?? false}
            />{' '}
            {t(`delivery.kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      <LevelField
        name="fromLevel"
        label={t('delivery.rules.fromLevel')}
        none={t('delivery.rules.anyLevel')}
        value={rule?.fromLevel ?? null}
      />
      <div className="field-pair">
        <Field label={t('delivery.rules.channel')}>
          {({ id }) => (
            <select
              key={channels.length}
              id={id}
              name="channel"
              defaultValue={rule?.channel ?? channels[0]?.id ?? PAGE_CHANNEL}
            >
              <option value={PAGE_CHANNEL}>{t('delivery.rules.page')}</option>
              {channels.map((channel) => (
                <option key={channel.id} value={channel.id}>
                  {channel.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('delivery.rules.audience')}>
          {({ id }) => (
            <select id={id} name="audience" defaultValue={rule?.audience ?? 'unit'}>
              {AUDIENCES.map((audience) => (
                <option key={audience} value={audience}>
                  {t(`delivery.rules.audiences.${audience}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <p className="note">{t('delivery.rules.audienceHelp')}</p>
      <Field label={t('delivery.rules.digestAt')} help={t('delivery.rules.digestHelp')}>
        {({ id, describedBy }) => (
          <input
            id={id}
            name="digestAt"
            type="time"
            defaultValue={rule?.digestAt ?? ''}
            aria-describedby={describedBy}
          />
        )}
      </Field>
      <div className="field-pair">
        <Field label={t('delivery.rules.quietFrom')}>
          {({ id }) => <input id={id} name="quietFrom" type="time" defaultValue={rule?.quiet?.from ?? ''} />}
        </Field>
        <Field label={t('delivery.rules.quietUntil')}>
          {({ id }) => (
            <input id={id} name="quietUntil" type="time" defaultValue={rule?.quiet?.until ?? ''} />
          )}
        </Field>
      </div>
      <LevelField
        name="urgentFrom"
        label={t('delivery.rules.urgentFrom')}
        none={t('delivery.rules.urgentNone')}
        value={rule?.urgentFrom ?? null}
      />
      <fieldset className="checks units">
        <legend>
          {t('delivery.rules.units')} <span className="note">{t('delivery.rules.unitsHelp')}</span>
        </legend>
        {units.map((unit) => (
          <label key={unit.id}>
            <input type="checkbox" name="units" value={unit.id} defaultChecked={chosen.includes(unit.id)} />{' '}
            {named(unit.name)}
          </label>
        ))}
      </fieldset>
      <label className="check-line">
        <input type="checkbox" name="active" defaultChecked={rule?.active ?? true} />{' '}
        {t('delivery.rules.active')}
      </label>
    </ActDialog>
  );
};
