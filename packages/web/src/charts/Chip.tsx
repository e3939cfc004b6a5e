import { choiceLook } from './choiceLook.js'

/** A choice as a word with its sign, both in its colour. */
export function Chip({ choice }: { choice: string }) {
  const { word, colour, sign } = choiceLook(choice)
  return (
    <span class="chip" style={{ color: colour }}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  )
}
