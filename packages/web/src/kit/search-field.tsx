import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { searchAfter } from './search-link.tsx';
import { formText } from './form-text.ts';

/** The page's own search: asks on Enter, never while an input method composes. `/` puts the cursor here. */
export const SearchField = ({ label, value }: { label: string; value: string | undefined }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <search aria-label={label} className="search-field">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const q = formText(new FormData(event.currentTarget), 'q');
          void navigate({ to: '.', search: (old: Record<string, unknown>) => searchAfter(old, { q }) });
        }}
      >
        <input
          key={value ?? ''}
          type="search"
          name="q"
          defaultValue={value ?? ''}
          placeholder={label}
          aria-label={label}
          maxLength={100}
          data-page-search
        />
        <button type="submit" className="button">
          {t('common.search')}
        </button>
      </form>
    </search>
  );
};
