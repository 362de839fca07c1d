import { formatDuration } from '@/_ui/duration'
import { lagInWords } from './lag'
import type { MeasurementRun } from './run'

/** The current step of a design, in words. */
export function stepInWords({ figures, failures, progress }: MeasurementRun, id: string): string {
  const found = figures[id]
  if (found)
    return `refused: ${lagInWords(found.lagNextDoor)}`.replace(
      /^refused: (until|not known|more)/,
      '$1',
    )
  const failure = failures[id]
  if (failure !== undefined) return failure
  const now = progress[id]
  if (!now) return 'waits for its turn'
  return {
    'sign in': 'signed in',
    check: `checked ${now.done} of ${now.of} times`,
    outage: 'checked without its store',
    revoke: 'revoked',
    watch: `still accepted after ${formatDuration(now.done)}`,
  }[now.step]
}
