export { type Answer, type AskOptions, type Client, createClient } from './createClient.js'
export type { LiveMessage, LiveOptions } from './listen.js'
export type { BundleShown, GamePage, SeasonFilter, SeasonPage } from './shapes.js'
