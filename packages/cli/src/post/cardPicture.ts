import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

type Draw = (svg: string) => Uint8Array

/** The weights that the card is lettered in. */
const weights = ['400Regular', '500Medium', '700Bold'] as const

let opened: Promise<Draw> | undefined

/**
 * The picture of a card as PNG, 1200 × 675 pixels, lettered in Inter whatever fonts the machine has.
 *
 * @param svg as `decisionCard` draws it
 */
export async function cardPicture(svg: string): Promise<Uint8Array> {
  // WebAssembly is started once a process, and a font is read once.
  opened ??= openPainter()
  return (await opened)(svg)
}

async function openPainter(): Promise<Draw> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  const find = createRequire(import.meta.url).resolve
  const [, ...fontBuffers] = await Promise.all([
    readFile(find('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm),
    ...weights.map((weight) => readFile(find(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`))),
  ])
  const font = { fontBuffers, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' }
  return (svg) => {
    const painted = new Resvg(svg, { font })
    const image = painted.render()
    const png = image.asPng()
    // memory of WebAssembly is not collected by itself
    image.free()
    painted.free()
    return png
  }
}
