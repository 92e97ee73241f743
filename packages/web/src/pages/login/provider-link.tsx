import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { detailIn } from '../../api/failure.ts';
import { loginWaysQuery } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { nextAddress } from '../../shell/next-address.ts';

/** Shown where an identity provider is configured. A plain link: the browser goes there and comes back. */
export const ProviderLink = ({ next }: { next: string | undefined }) => {
  const { t } = useTranslation();
  const { language } = useFormat();
  const provider = useQuery(loginWaysQuery).data?.identityProvider ?? null;
  return provider === null ? null : (
    <a className="button" href={`/api/oidc/start?next=${encodeURIComponent(nextAddress(next))}`}>
      {t('rights.login.provider', { name: detailIn(provider.name, language) })}
    </a>
  );
};
