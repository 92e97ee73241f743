import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { detailIn, failureOf } from '../../api/failure.ts';
import { sessionQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { nextAddress } from '../../shell/next-address.ts';
import { LanguageSwitch } from '../../shell/settings.tsx';
import { useTitle } from '../../shell/use-title.ts';
import './login.css';
import { formText, typed } from '../../kit/form-text.ts';
import { CodeField } from './code-field.tsx';
import { ProviderLink } from './provider-link.tsx';

export const LoginPage = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const { next, ended, provider } = useSearch({ from: '/login' });
  const refusalSentence = useRefusalSentence();
  const { language } = useFormat();
  const [incomplete, setIncomplete] = useState(false);
  useTitle(t('login.title'));
  const signIn = useMutation({
    mutationFn: (body: { login: string; password: string; code?: string }) => client.login({ body }),
    onSuccess: async (session) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      await router.invalidate();
      await navigate({ href: nextAddress(next) });
    },
  });

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const login = formText(form, 'login');
    const password = typed(form, 'password');
    const code = formText(form, 'code');
    setIncomplete(login === '' || password === '');
    if (login !== '' && password !== '' && !signIn.isPending)
      signIn.mutate({ login, password, ...(code === '' ? {} : { code }) });
  };
  // The password was right once; the field for the code stays while codes are tried.
  const asksCode = signIn.error !== null && failureOf(signIn.error).code === 'second-factor-needed';
  const [needsCode, setNeedsCode] = useState(false);
  if (asksCode && !needsCode) setNeedsCode(true);
  const complaint = incomplete
    ? t('login.needBoth')
    : signIn.error === null || asksCode
      ? undefined
      : needsCode
        ? detailIn(failureOf(signIn.error).detail, language) || refusalSentence(signIn.error)
        : refusalSentence(signIn.error);

  return (
    <main className="login">
      <div className="login-language">
        <LanguageSwitch />
      </div>
      <div className="login-name">
        <h1>{t('product.name')}</h1>
        <p>{t('product.tagline')}</p>
        <p className="login-lead">{t('login.lead')}</p>
      </div>
      <form onSubmit={submit} noValidate aria-label={t('login.title')}>
        {provider === 'failed' && complaint === undefined && (
          <p className="refused" role="alert">
            {t('rights.login.providerFailed')}
          </p>
        )}
        {ended === 'yes' && complaint === undefined && <p className="note">{t('login.ended')}</p>}
        <Field label={t('login.login')}>
          {({ id }) => (
            <input
              id={id}
              name="login"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={64}
            />
          )}
        </Field>
        <Field label={t('login.password')}>
          {({ id }) => (
            <input id={id} name="password" type="password" autoComplete="current-password" maxLength={256} />
          )}
        </Field>
        {needsCode && <CodeField lead={asksCode} />}
        {complaint !== undefined && (
          <p className="refused" role="alert">
            {complaint}
          </p>
        )}
        <button type="submit" className="button primary" disabled={signIn.isPending}>
          {signIn.isPending ? t('login.submitting') : t('login.submit')}
        </button>
        <ProviderLink next={next} />
        <p className="note">{t('login.help')}</p>
        <p className="note">{t('login.demonstrationHint')}</p>
      </form>
    </main>
  );
};
