export { type CorpusText } from './discover/corpus.ts';
export { findCollocations } from './discover/collocations.ts';
export { findNewWords } from './discover/new-words.ts';
export { findVariants } from './discover/variants.ts';
export * from './duplicate/content-hash.ts';
export * from './duplicate/signature.ts';
export * from './markup/strip-markup.ts';
export * from './match/compile-terms.ts';
export { PATTERN_LIMITS, parsePattern, PatternError } from './match/pattern/parse-pattern.ts';
export * from './match/term.ts';
export { buildImage } from './names/city/build-image.ts';
export { TooManyNames } from './names/city/build-trie.ts';
export * from './names/city/city-index.ts';
export {
  type CityName,
  collectNames,
  type NameCollector,
  type NameKind,
} from './names/city/collect-names.ts';
export { ImageError, type ImageFault, isIndexFile } from './names/city/open-image.ts';
export { buildWordTable } from './match/word-table.ts';
export { companySpansIn, type CompanySpan } from './names/company-spans.ts';
export * from './names/name-grams.ts';
export * from './names/name-index.ts';
export * from './names/name-surroundings.ts';
export { INDUSTRIES } from './names/name-words.ts';
export { type ShortKind, type ShortName, SHORT_KINDS, shortNamesOf } from './names/short-names.ts';
export { beginsWithoutPlace, isTradeWordsOnly, isWrittenAlike, writtenNameOf } from './names/written-name.ts';
export * from './normalise/normalise.ts';
export * from './reading/finding.ts';
export { bytesOfBase64 } from './binary/base64.ts';
export {
  LABOUR_STATEMENTS,
  type LabourStatement,
  labourStatementsIn,
} from './reading/labour/court-sentence.ts';
export * from './reading/reader.ts';
export { type SubjectQuestion, subjectsOf } from './reading/subject/concerned.ts';
export { numeralsOf } from './quantity/numeral.ts';
export { quantitiesOf } from './quantity/quantities.ts';
export * from './redact/redact.ts';
export { createKeywordReader, createReader, READER_VERSION } from './reading/create-reader.ts';
export * from './lookup/name-lookup.ts';
export * from './lookup/pair-postings.ts';
export * from './lookup/spell.ts';
