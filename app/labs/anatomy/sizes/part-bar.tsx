import type { Anatomized } from './anatomized'

const FILLS = ['fill-part-1', 'fill-part-2', 'fill-part-3', 'fill-part-4', 'fill-part-5']
/** The gap between two parts, in percent of the width. */
const GAP = 0.3

/**
 * The parts of one request, to the scale of the largest request: the name of the cookie as an
 * outline, then the parts of its value.
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
        // Nothing is drawn for an empty part.
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
