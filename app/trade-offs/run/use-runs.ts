'use client'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '@/_client/call'
import { applyMeasurementEvent, type MeasurementRun, newRun } from './run'

interface State {
  /** Those that have come to their end, oldest first. */
  finished: readonly MeasurementRun[]
  /** The one that is under way. */
  current: MeasurementRun | null
  problem: Problem | null
  /** What became of the last one, to be read out. */
  announcement: string
}

const NOTHING: State = { finished: [], current: null, problem: null, announcement: '' }
const BROKEN_OFF: Problem = {
  code: 'broken_off',
  message: 'The connection broke off before the run came to its end: measure again.',
}

/** The runs of this page, for as long as it is open; one at a time. */
export function useRuns() {
  const [state, setState] = useState<State>(NOTHING)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const update = (change: Partial<State>) => setState((before) => ({ ...before, ...change }))

  async function start(designs: readonly string[], checks: number): Promise<void> {
    const controller = new AbortController()
    abort.current = controller
    let run = newRun((state.finished.at(-1)?.number ?? 0) + 1)
    update({ current: run, problem: null, announcement: `Run ${run.number} has begun.` })
    try {
      const { openRun } = await import('./open-run') // the schema of the events is loaded only where one is run
      const opened = await openRun({ designs, checks }, controller.signal)
      if (!opened.ok) return update({ current: null, problem: opened.problem, announcement: '' })
      for await (const event of opened.value) {
        if (event.type === 'stopped')
          return update({
            current: null,
            problem: { code: 'stopped', message: event.message },
            announcement: '',
          })
        run = applyMeasurementEvent(run, event)
        update({ current: run })
      }
      if (run.facts === null)
        return update({ current: null, problem: BROKEN_OFF, announcement: '' })
      setState(({ finished }) => ({
        finished: [...finished, run],
        current: null,
        problem: null,
        announcement: endOf(run),
      }))
    } catch {
      update({
        current: null,
        ...(controller.signal.aborted
          ? { announcement: 'Cancelled: nothing of that run is kept.' }
          : { problem: BROKEN_OFF, announcement: '' }),
      })
    }
  }

  return {
    ...state,
    start,
    cancel: () => abort.current?.abort(),
    forget: () => update({ finished: [], announcement: 'The runs are forgotten.' }),
  }
}

function endOf({ number, figures, failures, facts }: MeasurementRun): string {
  const failed = Object.keys(failures).length
  const found = Object.keys(figures).length
  return `Run ${number}: ${found} ${found === 1 ? 'design' : 'designs'} measured in ${Math.round(facts?.seconds ?? 0)} s${failed > 0 ? `, ${failed} could not be` : ''}.`
}
