/** Keeps secrets that must be recovered (signing keys), sealed with a key that is not in the database. */
export interface Vault {
  /** Authenticated encryption; `purpose` is bound to it, so that a sealed text opens nowhere else. */
  seal(secret: string, purpose: string): Uint8Array
  /** @throws StudioStateError `vault/not-ours` where key, purpose or text are not those that sealed it */
  open(sealed: Uint8Array, purpose: string): string
}
