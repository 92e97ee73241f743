import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../kit/failure-note.tsx';
import { failureOf } from '../api/failure.ts';

/** Where a page threw: a refusal is said as such, anything else as our own fault with what was kept. */
export const BrokenPage = ({ error, reset }: { error: unknown; reset: () => void }) => {
  const { t } = useTranslation();
  if (failureOf(error).code !== 'unexpected') return <FailureNote error={error} retry={reset} />;
  return (
    <div className="state" role="alert">
      <h2>{t('failure.pageBroke')}</h2>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('failure.reload')}
      </button>
    </div>
  );
};

export const NoSuchPage = () => {
  const { t } = useTranslation();
  return (
    <div className="state">
      <h1>{t('failure.notFoundTitle')}</h1>
      <p>{t('failure.notFound')}</p>
      <Link to="/" className="button">
        {t('failure.goHome')}
      </Link>
    </div>
  );
};
