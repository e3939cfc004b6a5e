// What commands need of a studio that runs elsewhere: light, unlike the studio itself.
export { linkFor } from '../start/linkFor.js'
export type { StudioReady, StudioWay } from '../start/ready.js'
export type { ToldVerification } from '../start/tellAudit.js'
export { askAdmin } from './askAdmin.js'
export type { Operation, SaidTo } from './operations.js'
export { stopStudio } from './stopStudio.js'
