// The list is the popup of a combobox: the field keeps the focus and hears the keys, so the options have roles, not tags of their own.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events */
import { may } from '@weisu/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchQuery } from '../../api/desk-queries.ts';
import type { Session } from '../../api/queries.ts';
import { FailureNote } from '../../kit/failure-note.tsx';
import { placesOf } from '../places.ts';
import { useHits } from './use-hits.tsx';
import type { Entry } from './entry.ts';
import './palette.css';

/** Asked this long after the last key: a request a word, not a letter. */
const WAIT_MS = 140;

const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

const useCommands = (session: Session, typed: string): readonly Entry[] => {
  const { t } = useTranslation();
  const { role } = session.officer;
  const pages = placesOf(role).map(({ to, name, key }): Entry => ({
    id: `go ${to}`,
    group: 'commands',
    text: t('find.goTo', { page: t(`nav.${name}`) }),
    note: `g ${key}`,
    to: { to },
  }));
  const tip: readonly Entry[] = may(role, 'enter-warning')
    ? [{ id: 'tip', group: 'commands', text: t('dispatch.tip.button'), note: '', to: { to: '/tip' } }]
    : [];
  const own: Entry = {
    id: 'account',
    group: 'commands',
    text: t('delivery.own.title'),
    note: '',
    to: { to: '/account' },
  };
  const words = typed.trim().toLowerCase();
  const all = [...tip, ...pages, own];
  return words === '' ? all : all.filter(({ text, note }) => `${text} ${note}`.toLowerCase().includes(words));
};

/** Everything from one line: what is called or numbered so, and where to go. The server finds only what the officer may see. */
export const Palette = ({ session, close }: { session: Session; close: () => void }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [composing, setComposing] = useState(false);
  const [at, setAt] = useState(0);
  const listId = useId();
  const q = useSettled(composing ? '' : typed.trim());
  const found = useQuery({ ...searchQuery(q), enabled: q !== '', placeholderData: keepPreviousData });
  const hits = useHits(q === '' ? undefined : found.data);
  const commands = useCommands(session, composing ? '' : typed);
  const entries = [...hits, ...commands];
  const current = Math.min(at, Math.max(0, entries.length - 1));

  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const go = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    close();
    void navigate(entry.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The Enter that ends a composition chooses a word, not a row.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(entries.length === 0 ? 0 : (current + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      go(entries[current]);
    }
  };
  const isWaiting = q !== '' && (found.isPending || found.isPlaceholderData);
  const nothing = q !== '' && !isWaiting && hits.length === 0 && found.error === null;

  return (
    <dialog ref={dialog} className="dialog palette" aria-label={t('find.label')} onClose={close}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={entries.length === 0 ? undefined : `${listId}-${current}`}
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        maxLength={100}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <output className="unseen">
        {isWaiting ? t('common.loading') : t('find.count', { count: hits.length })}
      </output>
      {found.error !== null && q !== '' && (
        <FailureNote error={found.error} retry={() => void found.refetch()} />
      )}
      {nothing && <p className="note palette-nothing">{t('find.nothing')}</p>}
      <ul id={listId} ref={list} role="listbox" aria-label={t('find.results')} className="palette-list">
        {entries.map((entry, index) => (
          <li
            key={entry.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === current}
            data-group={
              entries[index - 1]?.group === entry.group ? undefined : t(`find.group.${entry.group}`)
            }
            onMouseMove={() => setAt(index)}
            onClick={() => go(entry)}
          >
            {entry.mark}
            <span>{entry.text}</span>
            <span className="note">{entry.note}</span>
          </li>
        ))}
      </ul>
      <p className="note palette-foot">{t('find.keys')}</p>
    </dialog>
  );
};
