/** The width of a cell in characters. The test of an unexpected result has its full text. */
const WIDEST = 24

/** A Markdown table. Its first row is the heading. */
export function table(rows: readonly string[][]): string {
  const short = rows.map((row) =>
    row.map((cell) =>
      cell.startsWith('✗') && cell.length > WIDEST ? `${cell.slice(0, WIDEST - 1)}…` : cell,
    ),
  )
  const [head = []] = short
  const widths = head.map((_, at) => Math.max(...short.map((row) => row[at]?.length ?? 0)))
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...short.slice(1).map(line),
  ].join('\n')
}
