import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The browser tab's name: the page, then the product. */
export const useTitle = (title: string): void => {
  const { t } = useTranslation();
  const product = t('product.name');
  useEffect(() => {
    document.title = title === '' ? product : `${title} · ${product}`;
  }, [title, product]);
};
