/** Makes and checks what is kept of passwords. */
export interface PasswordHasher {
  /**
   * What to keep of a password: the function, its parameters, a salt of its own and the hash.
   *
   * @throws Refusal `identity/busy`, 503, where too many wait
   */
  hash(password: string): Promise<string>
  /**
   * Whether the password is the one of a kept hash. One computation, whatever the answer.
   *
   * @throws Refusal `identity/busy`, 503, where too many wait
   * @throws StudioStateError `identity/password-hash` where what is kept cannot be read
   */
  matches(password: string, kept: string): Promise<boolean>
  /** Whether it was made with other parameters than today's, so that it should be made anew. */
  isOutdated(kept: string): boolean
}
