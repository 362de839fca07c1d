import type { Anatomized } from './anatomized'

const FILLS = ['fill-part-1', 'fill-part-2', 'fill-part-3', 'fill-part-4', 'fill-part-5']
/** Between two parts, in percent of the whole width. */
const GAP = 0.3

/**
 * What one request carries, to the scale of the largest: first the name of the cookie, in outline,
 * then the parts of its value.
 */
export function PartBar({
  parts,
  bytes,
  largest,
}: Pick<Anatomized, 'parts' | 'bytes'> & { largest: number }) {
  const percent = (size: number) => (size / largest) * 100
  const named = bytes - parts.reduce((sum, { length }) => sum + length, 0)
  let start = percent(named)
  const drawn = parts.map(({ name, length }, index) => {
    const x = start
    start += percent(length)
    return {
      name,
      x,
      width: percent(length),
      fill: parts.length > 1 ? FILLS[index % FILLS.length] : 'fill-strategy',
    }
  })
  return (
    <svg aria-hidden className="h-5 w-full overflow-visible">
      <rect
        x="0%"
        y="3"
        width={`${Math.max(0, percent(named) - GAP)}%`}
        height="14"
        rx="2"
        className="fill-none stroke-line-strong"
      />
      {drawn.map(({ name, x, width, fill }) => (
        // A part may have nothing in it: then nothing is drawn.
        <rect
          key={name}
          x={`${x}%`}
          y="2"
          width={`${Math.max(0, width - GAP)}%`}
          height="16"
          rx="2"
          className={fill}
        />
      ))}
    </svg>
  )
}
