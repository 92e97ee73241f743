import { useEffect, useRef } from 'react';
import { type Bindings, createKeyReader } from './key-reader.ts';

const reader = createKeyReader(() => document.querySelector('dialog[open]') !== null);

/** Starts listening; answers what stops it. */
export const listenToKeys = (): (() => void) => {
  document.addEventListener('keydown', reader.press);
  return () => document.removeEventListener('keydown', reader.press);
};

/** Binds keys while the component is on the page. The set of keys must not change between renders; what they do may. */
export const useKeys = (bindings: Bindings): void => {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const names = Object.keys(bindings).join('\n');
  useEffect(
    () =>
      reader.bind(
        Object.fromEntries(names.split('\n').map((name) => [name, () => latest.current[name]?.()])),
      ),
    [names],
  );
};

/** `j` and `k` move the focus along the rows' links, so that Enter opens one and a screen reader reads it. */
export const useRowKeys = (): void => {
  const move = (by: 1 | -1): void => {
    const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
    const at = links.findIndex((link) => link === document.activeElement);
    const next =
      at < 0 ? (by === 1 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
    links[next]?.focus();
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
};
