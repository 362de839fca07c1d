import type { Figures, MeasurementEvent, StepName } from '@/_measure/events'

/** The time, the place and the versions of a run. */
export type SiteInfo = Omit<Extract<MeasurementEvent, { type: 'done' }>, 'type'>

/** The findings of a run so far. `facts` come at its end. */
export interface MeasurementRun {
  number: number
  figures: Readonly<Record<string, Figures>>
  failures: Readonly<Record<string, string>>
  progress: Readonly<Record<string, Progress>>
  facts: SiteInfo | null
}

export interface Progress {
  step: StepName
  done: number
  of: number
}

export const newRun = (number: number): MeasurementRun => ({
  number,
  figures: {},
  failures: {},
  progress: {},
  facts: null,
})

/** The run after one more event. */
export function applyMeasurementEvent(
  run: MeasurementRun,
  event: MeasurementEvent,
): MeasurementRun {
  switch (event.type) {
    case 'progress':
      return {
        ...run,
        progress: {
          ...run.progress,
          [event.design]: { step: event.step, done: event.done, of: event.of },
        },
      }
    case 'result':
      return { ...run, figures: { ...run.figures, [event.design]: event.figures } }
    case 'failed':
      return { ...run, failures: { ...run.failures, [event.design]: event.message } }
    case 'done': {
      const { type: _, ...facts } = event
      return { ...run, facts }
    }
    case 'stopped':
      return run
  }
}

/** The start and the length of each step, as shares of the run of one design. */
const PARTS: Readonly<Record<StepName, readonly [from: number, share: number]>> = {
  'sign in': [0, 0.1],
  check: [0.1, 0.5],
  outage: [0.6, 0.05],
  revoke: [0.65, 0.05],
  watch: [0.7, 0.3],
}

/** The finished share of a run over these designs, from 0 to 1. */
export function shareDone(run: MeasurementRun, designs: readonly string[]): number {
  const shares = designs.map((id) => {
    if (id in run.figures || id in run.failures) return 1
    const progress = run.progress[id]
    if (!progress) return 0
    const [from, share] = PARTS[progress.step]
    return from + share * Math.min(1, progress.done / Math.max(1, progress.of))
  })
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
}
