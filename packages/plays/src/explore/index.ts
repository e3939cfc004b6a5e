export type * from './seasonTables.js'
