import {
  linksByItself,
  contextClassOf,
  type Day,
  type EnterpriseId,
  evidenceSentence,
  type LinkMemory,
  type Linker,
  type Wording,
} from '@weisu/core';
import { type Reader, stripMarkup } from '@weisu/text';
import { LEAST_KNOWN } from '../ingest-documents.ts';
import { employerSpans } from '../prepare-document.ts';

/** What becomes of a candidate: it links, a person is asked, or it is left; or a person said so before. */
export type LinkDecision = 'linked' | 'asked' | 'left' | 'accepted-before' | 'refused-before';

export type ExplainedCandidate = {
  readonly name: string;
  readonly creditCode: string;
  readonly surface: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly confidence: number;
  readonly decision: LinkDecision;
  /** The log-odds add up to the logit of the confidence. */
  readonly evidence: readonly {
    readonly kind: string;
    readonly logOdds: number;
    readonly sentence: Wording;
  }[];
};

/** Whom a text may mean, why, and what linking would do. */
export const explainLinks = (
  text: string,
  {
    reader,
    linker,
    memory,
    nameOf,
    sourceDistricts,
    on,
  }: {
    readonly reader: Reader;
    readonly linker: Linker;
    readonly memory?: LinkMemory;
    readonly nameOf: (id: EnterpriseId) => { readonly name: string; readonly creditCode: string } | undefined;
    readonly sourceDistricts: readonly string[] | null;
    readonly on: Day | null;
  },
): readonly ExplainedCandidate[] => {
  const plain = stripMarkup(text);
  const employers = employerSpans(reader.read({ body: plain }));
  return linker.link(plain, { sourceDistricts, on, employers }).map((candidate) => {
    const { enterpriseId, surface, spans, confidence, known, evidence } = candidate;
    const before = memory?.answerTo(surface, enterpriseId, contextClassOf(evidence)) ?? null;
    const own: LinkDecision = linksByItself(candidate) ? 'linked' : known >= LEAST_KNOWN ? 'asked' : 'left';
    const bearer = nameOf(enterpriseId);
    return {
      name: bearer?.name ?? '',
      creditCode: bearer?.creditCode ?? '',
      surface,
      spans,
      confidence,
      decision: before === 'same' ? 'accepted-before' : before === 'different' ? 'refused-before' : own,
      evidence: evidence.map((piece) => ({
        kind: piece.kind,
        logOdds: Math.round(piece.logOdds * 100) / 100,
        sentence: evidenceSentence(piece),
      })),
    };
  });
};
