export type { RunningServer, ServerOptions } from './serverOptions.js'
