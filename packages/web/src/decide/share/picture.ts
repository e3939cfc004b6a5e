import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import { type Decision, decisionCard, type SituationInput } from '@fourthright/guide'

/** A decision as a picture, and what it says for those who do not see it. */
export interface Picture {
  readonly png: Blob
  readonly alt: string
}

/**
 * The decision's card as a PNG of 1200 × 675.
 *
 * @throws Error where the browser cannot draw it
 */
export async function picture(situation: SituationInput, decision: Decision): Promise<Picture> {
  const { svg, alt } = decisionCard(situation, decision)
  const drawn = await image(await lettered(svg))
  const canvas = document.createElement('canvas')
  canvas.width = drawn.naturalWidth
  canvas.height = drawn.naturalHeight
  canvas.getContext('2d')?.drawImage(drawn, 0, 0)
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!png) throw new Error('This browser cannot draw the picture.')
  return { png, alt }
}

/** A picture sees nothing of the page's fonts, so it brings its own. */
async function lettered(svg: string): Promise<string> {
  const font = await (await fetch(inter)).blob()
  const source = await new Promise<string>((read) => {
    const reader = new FileReader()
    reader.onload = () => read(String(reader.result))
    reader.readAsDataURL(font)
  })
  const face = `<style>@font-face{font-family:Inter;font-weight:100 900;src:url(${source})}</style>`
  return svg.replace('</svg>', `${face}</svg>`)
}

async function image(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  const drawn = new Image()
  drawn.src = url
  await drawn.decode()
  URL.revokeObjectURL(url)
  return drawn
}
