'use client'
import { ChartColumn, Crosshair } from 'lucide-react'
import { useState } from 'react'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { DesignPicker } from '@/_lab/view/design-picker'
import type { PickableDesign } from '@/_lab/view/pickable-design'
import { timesOf } from '@/_measure/check-cost'
import { Button } from '@/_ui/button'
import { Slider } from '@/_ui/slider'
import { breakEvenInWords, DistancePlot } from './distance-plot'
import { Histogram } from './histogram'
import { milliseconds } from './sample'
import { FARTHEST_MS, useBench } from './use-bench'

/** Times two designs any number of times, with the store near or far, for a person of its own. */
export function Bench({
  designs,
  shown,
}: {
  designs: readonly PickableDesign[]
  shown: { left: string; right: string }
}) {
  const [sides, setSides] = useState(shown)
  const [distanceMs, setDistanceMs] = useState(0)
  const bench = useBench()
  const [left, right] = [
    designs.find(({ id }) => id === sides.left),
    designs.find(({ id }) => id === sides.right),
  ]
  if (!left || !right) return null
  const pair = [left.id, right.id] as const
  const busy = bench.busy !== null
  const series = [left, right].map((design) => ({ design, checks: bench.checks[design.id] ?? [] }))
  const timed = series.filter(({ checks }) => checks.length > 0)

  const pick = (side: 'left' | 'right', id: string) => {
    const other = side === 'left' ? 'right' : 'left'
    setSides({ ...sides, [side]: id, ...(sides[other] === id && { [other]: sides[side] }) })
    bench.forget()
  }
  return (
    <section
      aria-labelledby="bench"
      className="grid min-w-0 gap-5 rounded-xl border border-line bg-surface p-4 sm:p-5"
    >
      <div className="grid gap-1">
        <h2 id="bench" className="font-semibold text-xl tracking-tight">
          How long a check takes, and how far away the store is
        </h2>
        <p className="max-w-prose text-ink-soft">
          Your browser asks this server, with the token of a person who is made for it. The distance
          is a real delay before every lookup, of these requests alone. Both sides are measured anew
          each time, and nothing says which of them has to win.
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <DesignPicker
          label="Measured first"
          designs={designs}
          chosen={left.id}
          disabled={busy}
          onPick={(id) => pick('left', id)}
        />
        <DesignPicker
          label="Measured second"
          designs={designs}
          chosen={right.id}
          disabled={busy}
          onPick={(id) => pick('right', id)}
        />
      </div>
      <Slider
        label="Distance to the store"
        description={`${distanceMs} ms farther than it is`}
        least={0}
        most={FARTHEST_MS}
        value={distanceMs}
        onMove={setDistanceMs}
        onSettled={(ms) => bench.point(pair, ms)}
      />
      <div className="flex flex-wrap gap-3">
        <Button
          tone="primary"
          pending={bench.busy === 'search'}
          disabled={busy && bench.busy !== 'search'}
          onClick={() => bench.search(pair)}
        >
          <Crosshair aria-hidden className="size-4" />{' '}
          {bench.busy === 'search' ? 'Searching…' : 'Find the break-even point'}
        </Button>
        <Button
          pending={bench.busy === 'checks'}
          disabled={busy && bench.busy !== 'checks'}
          onClick={() => bench.time(pair, distanceMs)}
        >
          <ChartColumn aria-hidden className="size-4" />{' '}
          {bench.busy === 'checks' ? 'Measuring…' : 'Draw the histogram'}
        </Button>
      </div>
      <ProblemNotice problem={bench.problem} />
      <p role="status" className="min-h-5 text-ink-soft text-sm">
        {bench.announcement}
      </p>
      <DistancePlot points={bench.points} left={left} right={right} found={bench.found} />
      {bench.found && <p className="font-medium">{breakEvenInWords(bench.found, left, right)}</p>}
      <Histogram series={series} />
      <p className="max-w-prose text-ink-soft text-sm">
        Every bar counts checks; the line is the time within which half of them were done (p50), the
        dashed one that of 95 % (p95). The first checks, which warm a design up, are left out.
      </p>
      {timed.map(({ design, checks }) => (
        <p key={design.id} className="text-ink-soft text-sm tabular-nums">
          {design.label}: p50 {milliseconds(timesOf(checks).p50)}, p95{' '}
          {milliseconds(timesOf(checks).p95)}, of {checks.length} checks.
        </p>
      ))}
    </section>
  )
}
