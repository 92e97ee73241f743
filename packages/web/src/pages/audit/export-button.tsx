import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { AuditExportBody } from '../../api/rights-queries.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { saveFile } from './save-file.ts';

type Filter = Omit<AuditExportBody, 'after'>;

/** Everything of a filter, a request at a time, as lines of JSON with the head of the chain as the last. */
const gather = async (filter: Filter): Promise<{ text: string; count: number }> => {
  const lines: string[] = [];
  let head: unknown = null;
  for (let after: number | null = 0; after !== null;) {
    const part: Awaited<ReturnType<typeof client.exportAudit>> = await client.exportAudit({
      body: { ...filter, after },
    });
    lines.push(...part.entries.map((entry) => JSON.stringify(entry)));
    head = part.head;
    after = part.next;
  }
  return { text: [...lines, JSON.stringify({ head }), ''].join('\n'), count: lines.length };
};

export const ExportButton = ({ filter }: { filter: Filter }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const save = useMutation({
    mutationFn: () => gather(filter),
    onSuccess: ({ text, count }) => {
      saveFile('audit.jsonl', text, 'application/x-ndjson');
      announce(t('rights.audit.exported', { count }));
      void queries.invalidateQueries({ queryKey: ['audit'] });
    },
    onError: (error) => announce(refusalSentence(error)),
  });
  return (
    <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate()}>
      {save.isPending ? t('rights.audit.exporting') : t('rights.audit.exportAll')}
    </button>
  );
};
