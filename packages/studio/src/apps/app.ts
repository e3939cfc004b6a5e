/** What a session works with: started for one profile, reached over one UNIX socket and nothing else. */
export interface App {
  /** `files`. */
  readonly name: string
  /**
   * Starts it for a profile, and resolves when it answers on its socket.
   *
   * @throws StudioStateError `app/not-started` with what the app said
   */
  start(place: AppPlace): Promise<RunningApp>
}

export interface AppPlace {
  /** A folder that belongs to the profile alone; made where it is not there, and it stays when the app ends. */
  readonly home: string
  /** Path of the UNIX socket on which the app listens; at most 100 bytes, in a folder that only the studio opens. */
  readonly socketPath: string
}

export interface RunningApp {
  readonly socketPath: string
  /** Number of the process group that the app and all its children are in. */
  readonly processGroup: number
  /** Resolves when the process has ended, by itself or by `stop`, and its group with it. */
  readonly ended: Promise<void>
  /** Ends it: politely, and after two seconds for good. */
  stop(): Promise<void>
}
