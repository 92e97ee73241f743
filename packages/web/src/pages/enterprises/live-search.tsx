import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { searchAfter } from '../../kit/search-link.tsx';

/** After so long without a key the list is asked. */
const QUIET_MS = 180;

/**
 * Asks as one types, never while an input method composes. The address follows without filling the history; the arrow down
 * goes to the first row, Enter opens it where it is the only one.
 */
export const LiveSearch = ({
  value,
  name,
  label,
}: {
  value: string | undefined;
  name: 'q' | 'industry';
  label: string;
}) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(waiting.current), []);
  // The address may change from elsewhere (back, clear): the field follows, unless it is being typed in.
  useEffect(() => {
    const field = input.current;
    if (field !== null && document.activeElement !== field) field.value = value ?? '';
  }, [value]);
  const ask = (typed: string): void => {
    clearTimeout(waiting.current);
    void navigate({
      to: '.',
      replace: true,
      resetScroll: false,
      search: (old: Record<string, unknown>) => searchAfter(old, { [name]: typed.trim() }),
    });
  };
  return (
    <search aria-label={label} className="search-field">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(input.current?.value ?? '');
        }}
      >
        <input
          ref={input}
          type="search"
          name={name}
          defaultValue={value ?? ''}
          placeholder={label}
          aria-label={label}
          maxLength={100}
          autoComplete="off"
          {...(name === 'q' ? { 'data-page-search': true } : {})}
          onChange={(event) => {
            if ((event.nativeEvent as InputEvent).isComposing) return;
            clearTimeout(waiting.current);
            const typed = event.target.value;
            waiting.current = setTimeout(() => ask(typed), QUIET_MS);
          }}
          onCompositionEnd={(event) => ask(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-row-link]')?.focus();
          }}
        />
        {name === 'q' && (
          <button type="submit" className="button">
            {t('common.search')}
          </button>
        )}
      </form>
    </search>
  );
};
