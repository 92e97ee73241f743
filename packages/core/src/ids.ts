/** Ids are branded strings with a prefix, so that one kind cannot be passed for another. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

export type EnterpriseId = Id<'ent'>;
export type UnitId = Id<'unit'>;
export type OfficerId = Id<'off'>;
export type SourceId = Id<'src'>;
export type DocumentId = Id<'doc'>;
export type StoryId = Id<'story'>;
export type MentionId = Id<'men'>;
export type RecordId = Id<'rec'>;
export type SignalId = Id<'sig'>;
export type AssessmentId = Id<'ass'>;
export type WarningId = Id<'war'>;
export type DispatchId = Id<'dsp'>;
export type CaseFileId = Id<'case'>;
export type TermId = Id<'term'>;

/** An enterprise is keyed by its credit code, so its id can be written down before it is stored. */
export const enterpriseIdOf = (creditCode: string): EnterpriseId => `ent_${creditCode}`;
