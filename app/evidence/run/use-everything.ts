'use client'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '@/_client/call'
import type { LabPlan } from '@/_lab/plan'
import { openLab } from '@/_lab/view/open-lab'
import { type ExperimentResult, type Report, resultOf } from '@/_ledger/report'
import { type Chunk, chunksOf, placeOf } from './chunks'

type Facts = Report['facts']

interface State {
  results: readonly ExperimentResult[]
  /** Experiments on designs that have come to their end. */
  ended: ReadonlySet<string>
  /** The lab that is being performed; null while nothing is. */
  lab: string | null
  facts: Facts | null
  problem: Problem | null
  /** What became of the run, to be read out. */
  announcement: string
}

const NOTHING: State = {
  results: [],
  ended: new Set(),
  lab: null,
  facts: null,
  problem: null,
  announcement: '',
}
const BROKEN_OFF: Problem = {
  code: 'broken_off',
  message: 'The connection broke off: go on to run what is missing.',
}
/** The page is not drawn anew more often than that, in ms. */
const BREATH_MS = 400

/** How often it is asked again, once a second, while the server clears up after a run that was cancelled. */
const PATIENCE = 20

async function openPatiently(...asked: Parameters<typeof openLab>): ReturnType<typeof openLab> {
  for (let left = PATIENCE; ; left--) {
    const opened = await openLab(...asked)
    if (opened.ok || opened.problem.code !== 'busy_yours' || left === 0) return opened
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/** Performs labs on designs, one request after the other, and keeps what was found for as long as the page is open. */
export function useEverything(labs: readonly LabPlan[], designs: readonly string[]) {
  const [state, setState] = useState<State>(NOTHING)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  /** Runs these labs, all anew, or only what is missing. */
  async function start(wanted: readonly string[], { anew }: { anew: boolean }): Promise<void> {
    const controller = new AbortController()
    abort.current = controller
    const some = labs.filter(({ id }) => wanted.includes(id))
    const keeps = (lab: string) => !anew || !wanted.includes(lab)
    const results = state.results.filter(({ lab }) => keeps(lab))
    const ended = new Set([...state.ended].filter((place) => keeps(place.split(' ')[0] ?? '')))
    let facts: Facts | null = null
    const begun = performance.now()
    let drawn = 0
    const draw = (change: Partial<State> = {}) => {
      drawn = performance.now()
      setState((before) => ({ ...before, results: [...results], ended: new Set(ended), ...change }))
    }
    const stop = (problem: Problem | null, announcement: string) =>
      draw({ lab: null, problem, announcement, ...(facts && { facts }) })

    async function perform({ lab, ...asked }: Chunk): Promise<Problem | null> {
      const opened = await openPatiently(lab, asked, controller.signal)
      if (!opened.ok) return opened.problem
      const pending = new Map<string, ExperimentResult[]>()
      for await (const event of opened.value) {
        if (event.type === 'stopped') return { code: 'stopped', message: event.message }
        if (event.type === 'done') {
          const { type: _, ...of } = event
          facts = { ...of, seconds: Math.round((performance.now() - begun) / 1000) }
          return null
        }
        const place = placeOf(lab, event.experiment, event.design)
        const result = resultOf(lab, event, new Date().toISOString())
        if (result) pending.set(place, [...(pending.get(place) ?? []), result])
        if (event.type !== 'end') continue
        ended.add(place)
        results.push(...(pending.get(place) ?? []))
        if (performance.now() - drawn > BREATH_MS) draw()
      }
      return BROKEN_OFF
    }

    draw({ lab: some[0]?.id ?? null, problem: null, announcement: 'The run has begun.' })
    try {
      for (
        let chunk = chunksOf(some, designs, ended)[0];
        chunk;
        chunk = chunksOf(some, designs, ended)[0]
      ) {
        draw({ lab: chunk.lab })
        const before = ended.size
        const problem = await perform(chunk)
        // A request that was cut off for its length is followed by one for the rest.
        if (ended.size === before || (problem && problem.code !== 'stopped'))
          return stop(problem ?? BROKEN_OFF, '')
      }
      const what = some.length === 1 ? `The lab “${some[0]?.title}”` : 'Everything'
      stop(null, `${what} has been run, in ${Math.round((performance.now() - begun) / 1000)} s.`)
    } catch {
      stop(
        controller.signal.aborted ? null : BROKEN_OFF,
        controller.signal.aborted ? 'Cancelled: what was found until then is kept.' : '',
      )
    }
  }

  return { ...state, start, cancel: () => abort.current?.abort() }
}
