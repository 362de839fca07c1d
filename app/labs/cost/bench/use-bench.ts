'use client'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '@/_client/call'
import { type CheckCost, timesOf } from '@/_measure/check-cost'
import { type BreakEven, type DistancePoint, findBreakEven } from './break-even'
import { closeSessions, type LabSessions, openSessions } from './lab-sessions'
import { Stopped, sample } from './sample'

const TIMES = { histogram: 60, point: 9, warmUp: 15 } as const
/** The largest distance of the store that the server allows. */
export const FARTHEST_MS = 200

interface State {
  checks: Readonly<Record<string, readonly CheckCost[]>>
  points: readonly DistancePoint[]
  found: BreakEven | null
  busy: 'checks' | 'point' | 'search' | null
  problem: Problem | null
  announcement: string
}
const NOTHING: State = {
  checks: {},
  points: [],
  found: null,
  busy: null,
  problem: null,
  announcement: '',
}

/** Measurements of two designs by this page, one at a time. */
export function useBench() {
  const [state, setState] = useState(NOTHING)
  const lab = useRef<LabSessions | null>(null)
  const wanted = useRef<number | null>(null)
  const update = (change: Partial<State>) => setState((before) => ({ ...before, ...change }))
  useEffect(() => () => void (lab.current && closeSessions(lab.current)), [])

  async function measuring(
    busy: NonNullable<State['busy']>,
    designs: readonly string[],
    work: (open: () => Promise<LabSessions>) => Promise<string>,
  ): Promise<void> {
    update({ busy, problem: null, announcement: 'Measuring.' })
    const open = async () => {
      const opened = await openSessions(lab.current, designs)
      if (!opened.ok) throw new Stopped(opened.problem)
      lab.current = opened.value
      return opened.value
    }
    try {
      update({ busy: null, announcement: await work(open) })
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      update({ busy: null, announcement: '', problem: error.problem })
    }
  }

  async function pointAt(
    open: () => Promise<LabSessions>,
    [left, right]: readonly [string, string],
    distanceMs: number,
  ): Promise<DistancePoint> {
    const lab = await open()
    const median = async (design: string) =>
      timesOf(await sample({ lab, design, distanceMs, times: TIMES.point })).p50
    const point = { distanceMs, left: await median(left), right: await median(right) }
    setState((before) => ({
      ...before,
      points: [...before.points.filter((one) => one.distanceMs !== distanceMs), point],
    }))
    return point
  }

  return {
    ...state,
    forget: () => update(NOTHING),
    time: (designs: readonly [string, string], distanceMs: number) =>
      measuring('checks', designs, async (open) => {
        for (const design of designs) {
          const lab = await open()
          await sample({ lab, design, distanceMs: 0, times: TIMES.warmUp })
          await sample({
            ...{ lab, design, distanceMs, times: TIMES.histogram },
            onCheck: (checks) =>
              setState((before) => ({ ...before, checks: { ...before.checks, [design]: checks } })),
          })
        }
        return `${TIMES.histogram} checks of each were measured, with the store ${distanceMs} ms farther away than it is.`
      }),
    /** A request during a measurement waits for its end. Only the last such request is measured. */
    point: async (designs: readonly [string, string], distanceMs: number) => {
      wanted.current = distanceMs
      if (state.busy !== null) return
      await measuring('point', designs, async (open) => {
        let done = distanceMs
        for (
          ;
          wanted.current !== null;
          wanted.current = wanted.current === done ? null : wanted.current
        ) {
          done = wanted.current
          await pointAt(open, designs, done)
        }
        return `Measured with the store ${done} ms away.`
      })
    },
    search: (designs: readonly [string, string]) =>
      measuring('search', designs, async (open) => {
        update({ points: [], found: null })
        const lab = await open()
        for (const design of designs)
          await sample({ lab, design, distanceMs: 0, times: TIMES.warmUp })
        const found = await findBreakEven({
          measure: (ms) => pointAt(open, designs, ms),
          farthestMs: FARTHEST_MS,
          exactMs: 1,
        })
        update({ found })
        return 'The search has ended.'
      }),
  }
}
