/** The colour of an answer's status. */
export type StatusTone = 'accepted' | 'refused' | 'unavailable'

/** A redirect counts as accepted. */
export function toneOf(status: number): StatusTone {
  if (status < 400) return 'accepted'
  return status < 500 ? 'refused' : 'unavailable'
}

/**
 * The classes of a status in a coloured box. Tailwind finds only class names that are written out.
 */
export const STATUS_BADGES = {
  accepted: 'bg-accepted-soft text-accepted',
  refused: 'bg-refused-soft text-refused',
  unavailable: 'bg-unavailable-soft text-unavailable',
} as const satisfies Record<StatusTone, string>
