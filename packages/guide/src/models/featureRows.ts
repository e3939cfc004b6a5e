/** The batch as row-major float32, one column an input, in the inputs' order: what the tree kernel reads. */
export function featureRows<Input>(batch: readonly Input[], inputs: readonly (keyof Input)[]): Float32Array {
  const rows = new Float32Array(batch.length * inputs.length)
  let at = 0
  for (const row of batch) for (const input of inputs) rows[at++] = row[input] as number
  return rows
}
