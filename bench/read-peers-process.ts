// The process of `benchPeers`: is told what to compare, answers, and ends.
import { comparePeers, type PeersAsked } from './read-peers.ts';

process.once('message', (asked) => {
  void comparePeers(asked as PeersAsked).then((answer) => process.send?.(answer, () => process.disconnect()));
});
