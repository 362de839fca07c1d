'use client'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '@/_client/call'
import { type LabRequest, openLab } from './open-lab'
import { applyLabEvent, type LabRun, NOTHING } from './run'

interface State {
  run: LabRun
  /** The experiments that are running. */
  running: readonly string[]
  problem: Problem | null
  /** The result of the last run, for screen readers. */
  announcement: string
}

const BROKEN_OFF: Problem = {
  code: 'broken_off',
  message: 'The connection broke off before the run came to its end: run it again.',
}

/**
 * The runs of one lab on this page, one at a time. Each replaces the earlier findings of the same
 * experiments.
 */
export function useLab(lab: string) {
  const [state, setState] = useState<State>({
    run: NOTHING,
    running: [],
    problem: null,
    announcement: '',
  })
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const update = (change: Partial<State>) => setState((before) => ({ ...before, ...change }))

  async function start({ experiments, designs, settings = {} }: LabRequest): Promise<void> {
    const controller = new AbortController()
    abort.current = controller
    let run = { ...state.run, facts: null } as LabRun
    update({ run, running: experiments, problem: null, announcement: 'The run has begun.' })
    try {
      const opened = await openLab(
        lab,
        { experiments, designs: [...new Set(designs)], settings },
        controller.signal,
      )
      if (!opened.ok) return update({ running: [], problem: opened.problem, announcement: '' })
      for await (const event of opened.value) {
        if (event.type === 'stopped')
          return update({
            running: [],
            problem: { code: 'stopped', message: event.message },
            announcement: '',
          })
        run = applyLabEvent(run, event)
        update({ run })
      }
      if (run.facts === null) return update({ running: [], problem: BROKEN_OFF, announcement: '' })
      update({ running: [], announcement: `The run has ended after ${run.facts.seconds} s.` })
    } catch {
      update({
        running: [],
        ...(controller.signal.aborted
          ? { announcement: 'Cancelled.' }
          : { problem: BROKEN_OFF, announcement: '' }),
      })
    }
  }

  return { ...state, start, cancel: () => abort.current?.abort() }
}
