/** The arrays that a container can hold, by the name of their elements. */
export interface SectionArrays {
  readonly uint8: Uint8Array
  readonly uint16: Uint16Array
  readonly uint32: Uint32Array
  readonly int32: Int32Array
  readonly float32: Float32Array
  readonly float64: Float64Array
}
export type ElementType = keyof SectionArrays
export type SectionArray = SectionArrays[ElementType]

interface ArrayKind {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, offset: number, length: number): SectionArray
}

export const arrayKinds: Readonly<Record<ElementType, ArrayKind>> = {
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
}

/** The type of an array's elements; undefined for arrays that a container cannot hold. */
export function elementTypeOf(array: unknown): ElementType | undefined {
  const types = Object.keys(arrayKinds) as ElementType[]
  return types.find((type) => array instanceof arrayKinds[type])
}
