import { toDataURL } from 'qrcode';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The address as a picture for an authenticator. Drawn in this browser: the secret goes nowhere else. */
export const FactorPicture = ({ uri }: { uri: string }) => {
  const { t } = useTranslation();
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void toDataURL(uri, { margin: 4, scale: 6 }).then((drawn) => isShown && setSource(drawn));
    return () => {
      isShown = false;
    };
  }, [uri]);
  return source === null ? (
    <div className="factor-picture" />
  ) : (
    <img className="factor-picture" src={source} alt={t('rights.own.picture')} />
  );
};
