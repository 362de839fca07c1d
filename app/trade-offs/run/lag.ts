import type { Lag } from '@/_measure/events'
import { formatDuration } from '@/_ui/duration'

/**
 * A lag as a number, in ms. An immediate refusal counts as 0, because its time is that of the
 * revocation itself. Null if no token was ever accepted.
 */
export function lagMs(lag: Lag): number | null {
  if (lag.kind === 'never accepted') return null
  if (lag.kind === 'until it expires') return lag.seconds * 1000
  return lag.kind === 'immediate' ? 0 : lag.ms
}

/** A lag in words, as precise as the measurement. */
export function lagInWords(lag: Lag): string {
  switch (lag.kind) {
    case 'immediate':
      return `immediate (${Math.round(lag.ms)} ms)`
    case 'after':
      return `${Math.round(lag.ms).toLocaleString('en').replaceAll(',', ' ')} ms`
    case 'longer':
      return `more than ${formatDuration(lag.ms)}`
    case 'until it expires':
      return `until it expires (${formatDuration(lag.seconds < 3_600 ? lag.seconds * 1_000 : Math.round(lag.seconds / 60) * 60_000)})`
    case 'never accepted':
      return 'not known next door'
  }
}
