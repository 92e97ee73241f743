import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type Kind = 'warning' | 'case-file' | 'claims' | 'letter' | 'notice' | 'bulletin';

const PATHS = {
  warning: '/warnings/$id',
  'case-file': '/case-files/$id',
  claims: '/case-files/$id/claims',
  letter: '/letters/$id',
  notice: '/notices/$id',
  bulletin: '/bulletins/$id',
} as const;

/** The way to a thing by its kind. */
export const ThingLink = ({ kind, id, children }: { kind: Kind; id: string; children: ReactNode }) => (
  <Link to={PATHS[kind]} params={{ id }} className="strong" data-row-link>
    {children}
  </Link>
);

/** What kind of page a duty, a clock or a change leads to. */
export const thingOf = (kind: string): Kind => {
  if (['dispatch', 'raised', 'worse', 'dismissed'].includes(kind)) return 'warning';
  if (kind === 'claims') return 'claims';
  if (kind.endsWith('-letter') || kind === 'reply' || kind === 'replied') return 'letter';
  if (kind.endsWith('-notice')) return 'notice';
  if (kind.endsWith('-bulletin')) return 'bulletin';
  return 'case-file';
};
