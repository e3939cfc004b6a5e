const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as XML may hold it, in an element or an attribute; characters that XML forbids are left out. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** Attributes of an element: numbers with a tenth of a pixel at most. */
export type Attributes = Readonly<Record<string, string | number>>

/** One element; `inside` is XML already. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? tenth(value) : xmlText(value)}"`)
    .join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

/** A line of text on its baseline. */
export function textLine(text: string, attributes: Attributes): string {
  return element('text', attributes, xmlText(text))
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
