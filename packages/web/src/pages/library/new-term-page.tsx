import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { termQuery, termsQuery } from '../../api/library-queries.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { EMPTY_DEFINITION } from './edited-definition.ts';
import { TermEditor } from './term-editor.tsx';
import './library.css';

/** A term proposed by hand, with its preview beside it. */
export const NewTermPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const query = useQuery(termsQuery({ perPage: 1 }));
  useTitle(t('terms.propose'));
  return (
    <div className="page">
      <p className="crumbs">
        <Link to="/terms">{t('terms.back')}</Link>
      </p>
      <div className="page-head">
        <h1>{t('terms.propose')}</h1>
      </div>
      <Loaded query={query}>
        {({ recentDays }) => (
          <TermEditor
            title={t('terms.editor.newTitle')}
            initial={EMPTY_DEFINITION}
            termId={null}
            previewDays={recentDays}
            send={async (body) => {
              const made = await client.proposeTerm({ body });
              queries.setQueryData(termQuery(made.id).queryKey, made);
              void queries.invalidateQueries({ queryKey: ['terms'] });
              announce(t('terms.done.propose'));
              await navigate({ to: '/terms/$id', params: { id: made.id } });
            }}
          />
        )}
      </Loaded>
    </div>
  );
};
