import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { createPages } from './router.tsx';
import { densityNow, showDensity } from './shell/density.ts';
import { showTheme, themeNow } from './shell/theme.ts';
import { startLanguage } from './strings/language.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/marks.css';
import './styles/parts.css';
import './styles/print.css';

showTheme(themeNow());
showDensity(densityNow());

const queries = createQueryClient(() => {
  const here = pages.state.location;
  if (here.pathname === '/login') return;
  queries.removeQueries({ queryKey: ['session'] });
  void pages.navigate({ to: '/login', search: { next: here.href, ended: 'yes' } });
});
const pages = createPages(queries);

await startLanguage();

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={pages} />
    </QueryClientProvider>
  </StrictMode>,
);
