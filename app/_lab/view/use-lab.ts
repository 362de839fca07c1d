'use client'
import { useState } from 'react'
import type { Problem } from '@/_client/call'
import { useCancel } from '@/_client/follow-run'
import { followLab, type LabRequest } from './follow-lab'
import { applyLabEvent, type LabRun, NOTHING } from './run'

interface State {
  run: LabRun
  /** The experiments that are running. */
  running: readonly string[]
  problem: Problem | null
  /** The result of the last run, for screen readers. */
  announcement: string
}

const BEFORE: State = { run: NOTHING, running: [], problem: null, announcement: '' }

/**
 * The runs of one lab on this page, one at a time. Each replaces the earlier findings of the same
 * experiments.
 */
export function useLab(lab: string) {
  const [state, setState] = useState(BEFORE)
  const { begin, cancel } = useCancel()
  const update = (change: Partial<State>) => setState((before) => ({ ...before, ...change }))

  async function start({ experiments, designs, settings = {} }: LabRequest): Promise<void> {
    let run: LabRun = { ...state.run, facts: null }
    update({ run, running: experiments, problem: null, announcement: 'The run has begun.' })
    const body = { experiments, designs: [...new Set(designs)], settings }
    const end = await followLab(lab, body, {
      signal: begin(),
      advice: 'run it again',
      onEvent(event) {
        run = applyLabEvent(run, event)
        update({ run })
      },
    })
    const ANNOUNCED = {
      done: `The run has ended after ${run.facts?.seconds} s.`,
      cancelled: 'Cancelled.',
      failed: '',
    }
    const problem = end.state === 'failed' ? end.problem : null
    update({ running: [], problem, announcement: ANNOUNCED[end.state] })
  }

  return { ...state, start, cancel }
}
