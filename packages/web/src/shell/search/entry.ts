import type { NavigateOptions } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** One line of the palette and where it leads. */
export type Entry = {
  readonly id: string;
  readonly group: 'enterprises' | 'warnings' | 'caseFiles' | 'papers' | 'commands';
  readonly mark?: ReactNode;
  readonly text: string;
  readonly note: string;
  readonly to: NavigateOptions;
};
