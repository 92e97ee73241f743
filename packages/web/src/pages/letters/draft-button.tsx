import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { type CaseLetters, letterQuery } from '../../api/letters-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';

type Draftable = CaseLetters['mayDraft'][number];

/** Drafts a letter and opens it. What stands against it is said beside the button, which then does nothing. */
export const DraftButton = ({
  caseFileId,
  draftable,
  follows = null,
}: {
  caseFileId: string;
  draftable: Draftable;
  follows?: string | null;
}) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [key] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { kind, heldBack } = draftable;

  const draft = async (): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      const letter = await client.draftLetter({
        params: { id: caseFileId },
        body: { kind: kind.id, key, follows },
      });
      queries.setQueryData(letterQuery(letter.id).queryKey, letter);
      for (const touched of ['letters', 'case-letters'])
        void queries.invalidateQueries({ queryKey: [touched] });
      announce(t('letters.drafted'));
      await navigate({ to: '/letters/$id', params: { id: letter.id } });
    } catch (refused) {
      setError(refused);
      setPending(false);
    }
  };
  return (
    <div className="draft-button">
      <button
        type="button"
        className="button"
        disabled={pending || heldBack !== null}
        title={heldBack === null ? undefined : say(heldBack)}
        onClick={() => void draft()}
      >
        {t(follows === null ? 'letters.draft' : 'letters.draftNext', { kind: say(kind.name) })}
      </button>
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
    </div>
  );
};
