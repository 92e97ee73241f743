import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type LetterActBody, letterQuery } from '../../api/letters-queries.ts';
import { useSendAct } from '../../kit/use-send-act.ts';

const TOUCHED = ['letters', 'case-letters', 'case-file', 'case-files', 'timeline'];

/** Does one act on a letter and says so. */
export const useLetterAct = (id: string): ((body: LetterActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const act = useSendAct(letterQuery(id).queryKey, TOUCHED);
  return (body) =>
    act(
      () => client.actOnLetter({ params: { id }, body }),
      () => t(`letters.done.${body.kind}`),
    );
};
