export { decisionColumns, rowOf } from './columns.js'
export type * from './seasonTables.js'
export { situationOf } from './situationOf.js'
