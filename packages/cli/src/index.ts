export * from '@fourthright/guide'
export { main } from './main.js'
export type { Output, Surroundings } from './surroundings.js'
