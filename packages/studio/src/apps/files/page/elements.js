/**
 * An element that the page has.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function the(id, kind) {
  const element = document.getElementById(id)
  if (element instanceof kind) return element
  throw new Error(`The page has no ${id}.`)
}

/**
 * Makes an element. Texts become text and never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<Record<string, string | boolean | EventListener>>} attributes `onclick` and its like listen
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

const svg = 'http://www.w3.org/2000/svg'

/**
 * A picture of `icons.svg`, silent to screen readers.
 *
 * @param {string} name
 */
export function icon(name) {
  const picture = document.createElementNS(svg, 'svg')
  const use = document.createElementNS(svg, 'use')
  picture.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', `/page/icons.svg#${name}`)
  picture.append(use)
  return picture
}

/**
 * Says something to who does not see the page.
 *
 * @param {string} text
 */
export function speak(text) {
  the('spoken', HTMLElement).textContent = text
}
