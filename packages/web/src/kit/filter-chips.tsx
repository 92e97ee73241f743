import type { ReactNode } from 'react';
import { toggled } from '../shell/page-search.ts';
import { SearchLink } from './search-link.tsx';

type Chip<V extends string> = { readonly value: V; readonly label: ReactNode };

/**
 * A filter of the list as a row of links, so that each choice can be opened in a tab or sent.
 * `many` lets several values stand at once (`a,b` in the address); otherwise a second click on the choice clears it.
 * `all` puts a chip for "no choice" first; `otherwise` is the value that holds when the address names none.
 */
export const FilterChips = <V extends string>({
  label,
  name,
  chips,
  value,
  many = false,
  all,
  otherwise,
  children,
}: {
  label: string;
  name: string;
  chips: readonly Chip<V>[];
  value: string | undefined;
  many?: boolean;
  all?: ReactNode;
  otherwise?: V;
  children?: ReactNode;
}) => {
  const chosen = many ? (value?.split(',') ?? []) : [value ?? otherwise];
  const afterClick = (chip: V, isOn: boolean): string | undefined => {
    if (many) return toggled(value, chip);
    if (chip === otherwise) return undefined;
    return isOn && otherwise === undefined && all === undefined ? undefined : chip;
  };
  return (
    <fieldset className="chips" aria-label={label}>
      {all !== undefined && (
        <FilterChip isOn={value === undefined} change={{ [name]: undefined }}>
          {all}
        </FilterChip>
      )}
      {chips.map((chip) => {
        const isOn = chosen.includes(chip.value);
        return (
          <FilterChip key={chip.value} isOn={isOn} change={{ [name]: afterClick(chip.value, isOn) }}>
            {chip.label}
          </FilterChip>
        );
      })}
      {children}
    </fieldset>
  );
};

/** One choice of a filter that stands alone. */
export const FilterChip = ({
  isOn,
  change,
  children,
}: {
  isOn: boolean;
  change: Readonly<Record<string, string | undefined>>;
  children: ReactNode;
}) => (
  <SearchLink
    change={change}
    className={isOn ? 'chip on' : 'chip'}
    {...(isOn ? { 'aria-current': 'true' as const } : {})}
  >
    {children}
  </SearchLink>
);
