/** A transaction, by identity alone. */
type Transaction = object;
type Work = () => Promise<void>;

/** What each open transaction still has to do before it commits. */
const waiting = new WeakMap<Transaction, Work[]>();

/** Lets work be put off until the end of this transaction. Called by the engine alone. */
export const openBeforeCommit = (trx: Transaction): void => void waiting.set(trx, []);

/** Does what was put off, in the order in which it was asked for. Called by the engine alone. */
export const runBeforeCommit = async (trx: Transaction): Promise<void> => {
  const works = waiting.get(trx) ?? [];
  waiting.delete(trx);
  for (const work of works) await work();
};

/**
 * Puts work off until all else in the transaction is done. Locks that everybody needs are taken here: held for a moment
 * only, and never while waiting for a row that another act holds.
 */
export const beforeCommit = (trx: Transaction, work: Work): void => {
  const works = waiting.get(trx);
  if (works === undefined) throw new Error('There is no open transaction: use `database.transaction`.');
  works.push(work);
};
