import type { RequestMark } from './drawn'

/**
 * One mark around the origin. `size` is half of its width. Its shape distinguishes it, not only its
 * colour.
 */
export function MarkShape({ mark, size }: { mark: RequestMark; size: number }) {
  switch (mark) {
    case 'accepted':
      return <circle r={size} className="fill-accepted" />
    case 'refused':
      return (
        <path
          d={`M${-size} ${-size}L${size} ${size}M${-size} ${size}L${size} ${-size}`}
          className="fill-none stroke-2 stroke-refused"
        />
      )
    case 'failed':
      return (
        <circle
          r={size - 0.75}
          strokeDasharray="2 1.5"
          className="fill-none stroke-[1.5] stroke-unavailable"
        />
      )
    case 'stopped':
      return (
        <rect
          x={-size * 0.8}
          y={-size * 0.8}
          width={size * 1.6}
          height={size * 1.6}
          className="fill-ink"
        />
      )
    case 'started':
      return (
        <path
          d={`M${-size * 0.7} ${-size}L${size} 0L${-size * 0.7} ${size}Z`}
          className="fill-ink"
        />
      )
    case 'behind':
      return (
        <path
          d={`M${-size} ${-size}H${size * 0.4}V${size * 0.4}H${-size}ZM${size * 0.4} ${-size * 0.4}H${size}V${size}H${-size * 0.4}V${size * 0.4}`}
          className="fill-none stroke-[1.5] stroke-ink"
        />
      )
    case 'new secret':
      return (
        <path
          d={`M0 ${-size}L${size} 0L0 ${size}L${-size} 0Z`}
          className="fill-surface stroke-[1.5] stroke-ink"
        />
      )
  }
}
