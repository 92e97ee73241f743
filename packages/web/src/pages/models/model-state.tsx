import { useTranslation } from 'react-i18next';
import type { ModelRow } from '../../api/models-queries.ts';
import './models.css';

/** A version's state as a word with a mark, so that colour is not all that tells. */
export const ModelState = ({ state }: { state: ModelRow['state'] }) => {
  const { t } = useTranslation();
  return <span className={`model-state model-${state}`}>{t(`models.state.${state}`)}</span>;
};
