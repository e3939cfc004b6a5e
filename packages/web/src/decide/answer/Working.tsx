interface WorkingProps {
  readonly fault: string | null
  readonly what: string
}

/** Shown until the desk has answered; or why it cannot. */
export function Working({ fault, what }: WorkingProps) {
  if (fault)
    return (
      <p class="soft" role="alert">
        This part comes when it is asked for, and could not: {fault} The decision itself stands.
      </p>
    )
  return (
    <p class="soft working" aria-busy="true">
      {what}
    </p>
  )
}
