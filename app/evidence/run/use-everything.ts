'use client'
import { useState } from 'react'
import type { Problem } from '@/_client/call'
import { type RunEnd, useCancel } from '@/_client/follow-run'
import type { LabEvent } from '@/_lab/events'
import type { LabPlan } from '@/_lab/plan'
import { followLab } from '@/_lab/view/follow-lab'
import { type ExperimentResult, type Report, resultOf } from '@/_ledger/report'
import { type Chunk, chunksOf, placeOf } from './chunks'

type Facts = Report['facts']

interface State {
  results: readonly ExperimentResult[]
  /** The finished experiments, each on one design. */
  ended: ReadonlySet<string>
  /** The running lab; null if there is none. */
  lab: string | null
  facts: Facts | null
  problem: Problem | null
  /** The result of the run, for screen readers. */
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
/** The problem of a run that ends without some of its experiments. */
const NOTHING_NEW: Problem = {
  code: 'unexpected',
  message: 'The run came to its end without what it was asked for: go on to run what is missing.',
}
const ADVICE = 'go on to run what is missing'
/** The shortest time between two updates of the page, in ms. */
const BREATH_MS = 400

/** The number of retries, one each second, while the server cleans up after a cancelled run. */
const PATIENCE = 20

async function followPatiently(...asked: Parameters<typeof followLab>): Promise<RunEnd> {
  for (let left = PATIENCE; ; left--) {
    const end = await followLab(...asked)
    if (end.state !== 'failed' || end.problem.code !== 'busy_yours' || left === 0) return end
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/**
 * Performs labs on designs, one request after another. It keeps the findings while the page is
 * open.
 */
export function useEverything(labs: readonly LabPlan[], designs: readonly string[]) {
  const [state, setState] = useState<State>(NOTHING)
  const { begin, cancel } = useCancel()

  /** Runs these labs: all experiments, or only the missing ones. */
  async function start(wanted: readonly string[], { again }: { again: boolean }): Promise<void> {
    const signal = begin()
    const some = labs.filter(({ id }) => wanted.includes(id))
    const keeps = (lab: string) => !again || !wanted.includes(lab)
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

    function perform({ lab, ...asked }: Chunk): Promise<RunEnd> {
      const pending = new Map<string, ExperimentResult[]>()
      const onEvent = (event: LabEvent) => {
        if (event.type === 'stopped') return
        if (event.type === 'done') {
          const { type: _, ...of } = event
          facts = { ...of, seconds: Math.round((performance.now() - begun) / 1000) }
          return
        }
        const place = placeOf(lab, event.experiment, event.design)
        const result = resultOf(lab, event, new Date().toISOString())
        if (result) pending.set(place, [...(pending.get(place) ?? []), result])
        if (event.type !== 'end') return
        ended.add(place)
        results.push(...(pending.get(place) ?? []))
        if (performance.now() - drawn > BREATH_MS) draw()
      }
      return followPatiently(lab, asked, { signal, advice: ADVICE, onEvent })
    }

    draw({ lab: some[0]?.id ?? null, problem: null, announcement: 'The run has begun.' })
    for (
      let chunk = chunksOf(some, designs, ended)[0];
      chunk;
      chunk = chunksOf(some, designs, ended)[0]
    ) {
      draw({ lab: chunk.lab })
      const before = ended.size
      const end = await perform(chunk)
      if (end.state === 'cancelled')
        return stop(null, 'Cancelled: what was found until then is kept.')
      // If a request was too long, another one performs the rest.
      const goesOn = end.state === 'done' || end.problem.code === 'stopped'
      if (!goesOn || ended.size === before)
        return stop(end.state === 'failed' ? end.problem : NOTHING_NEW, '')
    }
    const what = some.length === 1 ? `The lab “${some[0]?.title}”` : 'Everything'
    stop(null, `${what} has been run, in ${Math.round((performance.now() - begun) / 1000)} s.`)
  }

  return { ...state, start, cancel }
}
