'use client'
import { useState } from 'react'
import type { Problem } from '@/_client/call'
import { followRun, useCancel } from '@/_client/follow-run'
import { applyMeasurementEvent, type MeasurementRun, newRun } from './run'

interface State {
  /** The finished runs, oldest first. */
  finished: readonly MeasurementRun[]
  /** The current run. */
  current: MeasurementRun | null
  problem: Problem | null
  /** The result of the last run, for screen readers. */
  announcement: string
}

const NOTHING: State = { finished: [], current: null, problem: null, announcement: '' }
/** The runs of this page while it is open, one at a time. */
export function useRuns() {
  const [state, setState] = useState<State>(NOTHING)
  const { begin, cancel } = useCancel()
  const update = (change: Partial<State>) => setState((before) => ({ ...before, ...change }))

  async function start(designs: readonly string[], checks: number): Promise<void> {
    let run = newRun((state.finished.at(-1)?.number ?? 0) + 1)
    update({ current: run, problem: null, announcement: `Run ${run.number} has begun.` })
    const end = await followRun({
      path: '/api/measurements',
      body: { designs, checks },
      schema: async () => (await import('@/_measure/events')).measurementEvent,
      signal: begin(),
      advice: 'measure again',
      onEvent(event) {
        run = applyMeasurementEvent(run, event)
        update({ current: run })
      },
    })
    const ANNOUNCED = {
      done: endOf(run),
      cancelled: 'Cancelled: nothing of that run is kept.',
      failed: '',
    }
    setState(({ finished }) => ({
      finished: end.state === 'done' ? [...finished, run] : finished,
      current: null,
      problem: end.state === 'failed' ? end.problem : null,
      announcement: ANNOUNCED[end.state],
    }))
  }

  return {
    ...state,
    start,
    cancel,
    forget: () => update({ finished: [], announcement: 'The runs are forgotten.' }),
  }
}

function endOf({ number, figures, failures, facts }: MeasurementRun): string {
  const failed = Object.keys(failures).length
  const found = Object.keys(figures).length
  return `Run ${number}: ${found} ${found === 1 ? 'design' : 'designs'} measured in ${Math.round(facts?.seconds ?? 0)} s${failed > 0 ? `, ${failed} could not be` : ''}.`
}
