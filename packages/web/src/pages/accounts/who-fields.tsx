import { type Role, roleFitsUnit, ROLES, type Unit } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { jurisdictionQuery } from '../../api/queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';

export type Who = {
  readonly name: string;
  readonly role: Role;
  readonly unitId: string;
  readonly oidcSubject: string | null;
};
export type WhoComplaints = { readonly name?: string; readonly role?: string; readonly unitId?: string };

/** What the fields say, or undefined where something is missing. */
export const readWho = (form: FormData): Who | undefined => {
  const role = ROLES.find((each) => each === formText(form, 'role'));
  const name = formText(form, 'name');
  const unitId = formText(form, 'unitId');
  const subject = formText(form, 'oidcSubject');
  return role === undefined || name === '' || unitId === ''
    ? undefined
    : { name, role, unitId, oidcSubject: subject === '' ? null : subject };
};

export const complaintsOfWho = (form: FormData, bad: string): WhoComplaints => ({
  ...(formText(form, 'name') === '' ? { name: bad } : {}),
  ...(formText(form, 'role') === '' ? { role: bad } : {}),
  ...(formText(form, 'unitId') === '' ? { unitId: bad } : {}),
});

/** Name, role, unit and the identity provider's subject; only units that fit the role are offered. */
export const WhoFields = ({ who, complaints }: { who?: Who; complaints: WhoComplaints }) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const units = useQuery(jurisdictionQuery).data?.units ?? [];
  const [role, setRole] = useState<Role | ''>(who?.role ?? '');
  const fitting = units.filter((unit) => role !== '' && roleFitsUnit(role, unit.kind as Unit['kind']));
  return (
    <>
      <Field label={t('rights.accounts.name')} complaint={complaints.name}>
        {({ id, invalid }) => (
          <input
            id={id}
            name="name"
            defaultValue={who?.name ?? ''}
            maxLength={40}
            autoComplete="off"
            aria-invalid={invalid}
          />
        )}
      </Field>
      <Field label={t('rights.accounts.role')} complaint={complaints.role}>
        {({ id, invalid }) => (
          <select
            id={id}
            name="role"
            value={role}
            aria-invalid={invalid}
            onChange={(event) => setRole(ROLES.find((each) => each === event.target.value) ?? '')}
          >
            <option value="">{t('rights.accounts.choose')}</option>
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {t(`rights.role.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('rights.accounts.unit')} complaint={complaints.unitId}>
        {({ id, invalid }) => (
          <select
            key={`${role} ${fitting.length}`}
            id={id}
            name="unitId"
            defaultValue={
              fitting.find((unit) => unit.id === who?.unitId)?.id ??
              (fitting.length === 1 ? fitting[0]?.id : '')
            }
            aria-invalid={invalid}
          >
            <option value="">{t('rights.accounts.choose')}</option>
            {fitting.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {named(unit.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('rights.accounts.subject')} help={t('rights.accounts.subjectHelp')}>
        {({ id, describedBy }) => (
          <input
            id={id}
            name="oidcSubject"
            defaultValue={who?.oidcSubject ?? ''}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={describedBy}
          />
        )}
      </Field>
    </>
  );
};
