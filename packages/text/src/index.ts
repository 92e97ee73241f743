export * from './reading/finding.ts';
export * from './reading/reader.ts';
export * from './match/term.ts';
