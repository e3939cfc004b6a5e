/** Throws where a text is no well-formed XML of elements, attributes and the five entities. */
export function wellFormed(xml: string): void {
  const open: string[] = []
  const piece =
    /<([a-z]+)((?: [a-zA-Z-]+="(?:[^"&<]|&(?:amp|lt|gt|quot|#39);)*")*)(\/?)>|<\/([a-z]+)>|(?:[^<&>]|&(?:amp|lt|gt|quot|#39);)+/gy
  let at = 0
  while (at < xml.length) {
    piece.lastIndex = at
    const found = piece.exec(xml)
    if (!found) throw new Error(`no XML at ${at}: ${xml.slice(at, at + 60)}`)
    const [whole, opened, , empty, closed] = found
    if (opened && !empty) open.push(opened)
    if (closed && open.pop() !== closed) throw new Error(`</${closed}> closes nothing at ${at}`)
    at += whole.length
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`)
}

/** A line of text in a picture, with where it begins and ends by a rough, rather wide width of a character. */
export interface PlacedText {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly size: number
}

/** Inter's mean advance for such texts is 0.53 of the size in bold; digits have 0.6. */
const widthOfCharacter = 0.58

export function textsOf(svg: string): PlacedText[] {
  return [...svg.matchAll(/<text([^>]*)>(.*?)<\/text>/gs)].map(([, attributes = '', inside = '']) => {
    const text = inside.replaceAll(/<[^>]+>/g, '').replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '?')
    const number = (name: string) => Number(new RegExp(` ${name}="([^"]+)"`).exec(attributes)?.[1] ?? 0)
    const [x, size] = [number('x'), number('font-size')]
    const width = text.length * (size * widthOfCharacter + number('letter-spacing'))
    const left = attributes.includes('text-anchor="end"') ? x - width : x
    return { text, left, right: left + width, baseline: number('y'), size }
  })
}
