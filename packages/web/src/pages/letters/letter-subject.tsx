import { Link } from '@tanstack/react-router';
import type { LetterRow } from '../../api/letters-queries.ts';

/** Whom a letter is about, as a link to its case file, or to the enterprise where the file lies in another area. */
export const LetterSubject = ({ letter }: { letter: Pick<LetterRow, 'caseFileId' | 'enterprise'> }) =>
  letter.caseFileId === null ? (
    <Link to="/enterprises/$id" params={{ id: letter.enterprise.id }}>
      {letter.enterprise.name}
    </Link>
  ) : (
    <Link to="/case-files/$id" params={{ id: letter.caseFileId }}>
      {letter.enterprise.name}
    </Link>
  );
