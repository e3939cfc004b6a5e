interface Sorted {
  readonly children: preact.ComponentChildren
  /** Undefined where the table is sorted by another column. */
  readonly order: 'ascending' | 'descending' | undefined
  readonly sort: () => void
  readonly class?: string
}

/** The head of a column that sorts its table: a button, and `aria-sort` on the one that does. */
export function SortHead({ children, order, sort, class: name }: Sorted) {
  return (
    <th scope="col" aria-sort={order} class={name}>
      <button type="button" class="sort" onClick={sort}>
        {children}
        <span aria-hidden="true" class="arrow">
          {order === 'ascending' ? '↑' : order === 'descending' ? '↓' : '↕'}
        </span>
      </button>
    </th>
  )
}
