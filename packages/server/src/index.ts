export * from './store/engine.ts';
export * from './store/data-dir-lock.ts';
export * from './store/migrate.ts';
export * from './store/schema-dump.ts';
export * from './jurisdiction/load-jurisdiction.ts';
export * from './jurisdiction/work-calendar.ts';
export * from './jurisdiction/load-work-calendar.ts';
