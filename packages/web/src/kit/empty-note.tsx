import { useTranslation } from 'react-i18next';
import { SearchLink } from './search-link.tsx';

/** Says what will come here and how; offers to clear the filters where they are why nothing shows. */
export const EmptyNote = ({ text, clear }: { text: string; clear?: readonly string[] }) => {
  const { t } = useTranslation();
  return (
    <div className="state">
      <p>{text}</p>
      {clear !== undefined && (
        <SearchLink change={Object.fromEntries(clear.map((name) => [name, undefined]))} className="button">
          {t('common.clear')}
        </SearchLink>
      )}
    </div>
  );
};
