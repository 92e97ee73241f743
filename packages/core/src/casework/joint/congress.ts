import type { Procedure } from '../../jurisdiction/jurisdiction.ts';
import type { PayloadOf } from './act-payload.ts';

type Terms = NonNullable<Procedure['congress']>;
type Vote = Pick<PayloadOf<'congress'>, 'entitled' | 'present' | 'votesFor'>;

/**
 * Whether enough representatives came, and whether the resolution was adopted. The quorum is reached at its share of all
 * representatives; adoption asks for more than its share of all of them, absent ones included.
 */
export const congressOutcome = (
  { quorum, adoption }: Terms,
  { entitled, present, votesFor }: Vote,
): { readonly quorate: boolean; readonly adopted: boolean } => {
  const quorate = present * quorum.of >= entitled * quorum.parts;
  return { quorate, adopted: quorate && votesFor * adoption.of > entitled * adoption.parts };
};
