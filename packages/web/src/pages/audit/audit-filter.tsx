import { AUDIT_AREAS } from '@weisu/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { searchAfter } from '../../kit/search-link.tsx';
import type { parseAuditSearch } from './audit-search.ts';

const FIELDS = ['area', 'q', 'login', 'caseFile', 'from', 'until'] as const;

/** All filters in one form; what is asked for stands in the address. */
export const AuditFilter = ({ search }: { search: ReturnType<typeof parseAuditSearch> }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <search aria-label={t('common.filters')}>
      <form
        key={JSON.stringify(search)}
        className="audit-filter"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const change = Object.fromEntries(FIELDS.map((name) => [name, formText(form, name)]));
          void navigate({ to: '.', search: (old: Record<string, unknown>) => searchAfter(old, change) });
        }}
      >
        <Field label={t('rights.audit.action')}>
          {({ id }) => (
            <select id={id} name="area" defaultValue={search.area ?? ''}>
              <option value="">{t('common.all')}</option>
              {AUDIT_AREAS.map((area) => (
                <option key={area} value={area}>
                  {t(`rights.audit.areas.${area}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('rights.audit.find')}>
          {({ id }) => (
            <input
              id={id}
              name="q"
              type="search"
              defaultValue={search.q ?? ''}
              maxLength={100}
              data-page-search
            />
          )}
        </Field>
        <Field label={t('rights.audit.login')}>
          {({ id }) => (
            <input
              id={id}
              name="login"
              defaultValue={search.login ?? ''}
              maxLength={64}
              autoComplete="off"
              autoCapitalize="none"
            />
          )}
        </Field>
        <Field label={t('rights.audit.caseFile')}>
          {({ id }) => (
            <input
              id={id}
              name="caseFile"
              defaultValue={search.caseFile ?? ''}
              maxLength={100}
              autoComplete="off"
            />
          )}
        </Field>
        <Field label={t('rights.audit.from')}>
          {({ id }) => <input id={id} name="from" type="date" defaultValue={search.from ?? ''} />}
        </Field>
        <Field label={t('rights.audit.until')}>
          {({ id }) => <input id={id} name="until" type="date" defaultValue={search.until ?? ''} />}
        </Field>
        <button type="submit" className="button">
          {t('rights.audit.filter')}
        </button>
      </form>
    </search>
  );
};
