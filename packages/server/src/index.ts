export * from './store/engine.ts';
export * from './store/data-dir-lock.ts';
export * from './store/migrate.ts';
export * from './store/schema-dump.ts';
export * from './jurisdiction/load-jurisdiction.ts';
export * from './jurisdiction/work-calendar.ts';
export * from './jurisdiction/load-work-calendar.ts';
export * from './http/app.ts';
export * from './http/serve-app.ts';
export * from './session/password.ts';
export * from './store/intake/sources.ts';
export * from './store/standing/lay-standing.ts';
export * from './store/verdict/list-open-warnings.ts';
export * from './sources/row-problem.ts';
export * from './sources/list-files.ts';
export * from './sources/read-text.ts';
export * from './sources/read-rows.ts';
export * from './sources/parse-document.ts';
export * from './sources/place.ts';
export * from './sources/import-rows.ts';
export * from './sources/importers.ts';
export * from './sources/read-named-enterprises.ts';
export {
  cityNamesOf,
  createCityNamesBuilder,
  type CityNames,
  type CityNamesBuilder,
} from './names/city-names.ts';
export * from './names/city-names-file.ts';
export { createCityLookup, type CityHit, type CityLookup } from './names/city-lookup.ts';
export { readNameRecords } from './names/read-name-records.ts';
export * from './pipeline/assess-all.ts';
export * from './pipeline/place-in-stories.ts';
export * from './pipeline/prepare-document.ts';
export * from './pipeline/current-reader.ts';
export * from './pipeline/reading-deps.ts';
export * from './pipeline/read-text.ts';
export * from './seed/demonstration-officers.ts';
export * from './seed/ensure-seeded.ts';
export * from './seed/open-story.ts';
export * from './roster/write-sheet.ts';
export * from './model/load-labelled.ts';
export * from './model/load-occurrences.ts';
export * from './model/model-file.ts';
export * from './model/score-file.ts';
export * from './model/fit-in-workers.ts';
export * from './model/score-in-workers.ts';
export * from './model/shared-table.ts';
export * from './store/audit/list-entries.ts';
export * from './store/audit/walk-log.ts';
export * from './store/audit/write-audit.ts';
export * from './session/open-first-account.ts';
export * from './library/preview-term.ts';
export * from './library/propose-terms.ts';
export * from './store/library/library-version.ts';
export { definitionOf, findTerm } from './store/library/find-term.ts';
export { listTerms as listLibrary } from './store/library/list-terms.ts';
