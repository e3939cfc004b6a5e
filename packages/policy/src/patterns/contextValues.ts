/** A request's values by condition key in lower case; never an empty list. */
export type ContextValues = ReadonlyMap<string, string | readonly string[]>
