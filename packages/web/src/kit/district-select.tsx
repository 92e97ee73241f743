import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlaceNames } from '../format/use-place-names.ts';
import { searchAfter } from './search-link.tsx';

/** The filter by district; `elsewhere` asks for enterprises in none. */
export const DistrictSelect = ({ value, id }: { value: string | undefined; id?: string }) => {
  const { t } = useTranslation();
  const { districts } = usePlaceNames();
  const navigate = useNavigate();
  return (
    <select
      {...(id === undefined ? { 'aria-label': t('queue.district') } : { id })}
      value={value ?? ''}
      onChange={(event) => {
        const district = event.target.value;
        void navigate({ to: '.', search: (old: Record<string, unknown>) => searchAfter(old, { district }) });
      }}
    >
      <option value="">{t('queue.anyDistrict')}</option>
      {districts.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
      <option value="elsewhere">{t('common.elsewhere')}</option>
    </select>
  );
};
