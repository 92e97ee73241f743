import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { loadEveryText, startLanguage } from '../strings/language.ts';

/** Of the session, the parts that pages are shown in tests with need only the day. */
const SESSION = { today: '2026-11-22' };

/** Renders a part of a page in Chinese as it stands for a signed-in officer. */
export const renderForTest = async (part: ReactNode): Promise<RenderResult> => {
  await startLanguage();
  await loadEveryText();
  // jsdom has dialogs without their methods.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData([...sessionQuery.queryKey], SESSION);
  return render(<QueryClientProvider client={queries}>{part}</QueryClientProvider>);
};
