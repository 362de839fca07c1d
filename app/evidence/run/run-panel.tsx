'use client'
import { Play, Square } from 'lucide-react'
import { ProblemNotice } from '@/_inspector/problem-notice'
import type { LabPlan } from '@/_lab/plan'
import { Button } from '@/_ui/button'
import type { LedgerDesign } from '../ledger-design'
import { placeOf } from './chunks'
import type { useEverything } from './use-everything'

interface Props {
  labs: readonly LabPlan[]
  /** The lab in the filter; empty if there is none. */
  lab: string
  designs: readonly LedgerDesign[]
  run: ReturnType<typeof useEverything>
  onStart(labs: readonly string[], how: { again: boolean }): void
}

/**
 * Runs every lab on every design, or only the lab in the filter; shows the progress, and cancels
 * the run.
 */
export function RunPanel({ labs, lab, designs, run, onStart }: Props) {
  const one = labs.find(({ id }) => id === lab)
  const wanted = one ? [one] : labs
  const ids = wanted.map(({ id }) => id)
  const places = wanted.flatMap(({ id, experiments }) =>
    designs.flatMap((design) =>
      design.needs === null
        ? experiments.map((experiment) => placeOf(id, experiment.id, design.id))
        : [],
    ),
  )
  const done = places.filter((place) => run.ended.has(place)).length
  const running = run.lab !== null
  const isPartial = !running && done > 0 && done < places.length
  const percent = places.length === 0 ? 0 : Math.round((done / places.length) * 100)
  const label = one ? `Run the lab “${one.title}” on all designs` : 'Run everything'
  return (
    <section aria-label="Run" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary" pending={running} onClick={() => onStart(ids, { again: true })}>
          <Play aria-hidden className="size-4" /> {running ? 'Running…' : label}
        </Button>
        {isPartial && (
          <Button onClick={() => onStart(ids, { again: false })}>Go on with what is missing</Button>
        )}
        {running && (
          <Button onClick={run.cancel}>
            <Square aria-hidden className="size-4" /> Cancel
          </Button>
        )}
      </div>
      <p className="max-w-prose text-ink-soft text-sm">
        {wanted.length === 1 ? 'This lab' : `${wanted.length} labs, one after the other,`} on every
        design that this server offers: {places.length} runs of an experiment, with people who are
        made for them and deleted afterwards. What is found stays on this page until it is left.
        {!one && ' To run one lab alone, choose it under “Lab” below.'}
      </p>
      {running && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <progress
            aria-label="Experiments that have ended"
            value={percent}
            max={100}
            className="h-2 w-full max-w-xl appearance-none overflow-hidden rounded-full border border-line-strong bg-sunken [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-ink"
          />
          <span className="tabular-nums">
            {done} of {places.length}: {labs.find(({ id }) => id === run.lab)?.title}
          </span>
        </div>
      )}
      <ProblemNotice problem={run.problem} />
      <p role="status" className="min-h-5 text-ink-soft text-sm">
        {run.announcement}
      </p>
    </section>
  )
}
