import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { newActKey } from '../api/act-key.ts';

type Texts = Readonly<Record<string, string>>;

/**
 * Texts that are written into the marked places of a draft, and saved together by one act: by its button or by Ctrl+S.
 * What was typed stays where a save is refused; the key changes only after one succeeded, so that a retry is the same act.
 */
export const useDraft = (
  saved: Texts,
  send: (texts: Texts, key: string) => Promise<void>,
  edited: (dirty: boolean) => void,
) => {
  const [texts, setTexts] = useState(saved);
  const [key, setKey] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const dirty = Object.entries(saved).some(([place, text]) => (texts[place] ?? '') !== text);

  const save = async (): Promise<void> => {
    if (pending || !dirty) return;
    setPending(true);
    setError(null);
    try {
      await send(texts, key);
      setKey(newActKey());
      edited(false);
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return {
    texts,
    pending,
    error,
    dirty,
    write: (place: string, text: string): void => {
      setTexts((old) => ({ ...old, [place]: text }));
      edited(true);
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void save();
    },
    onSubmit: (event: FormEvent): void => {
      event.preventDefault();
      void save();
    },
  };
};
