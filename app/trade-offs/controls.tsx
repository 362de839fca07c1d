'use client'
import { Gauge, Square } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/_ui/button'
import type { MeasurableDesign } from './measurable-design'

interface Props {
  designs: readonly MeasurableDesign[]
  running: boolean
  /** Whether there is an earlier measurement. */
  again: boolean
  onMeasure(designs: readonly string[], checks: number): void
  onCancel(): void
}

const CHECKS = [20, 50, 200, 500] as const
const USUAL = 200

/** Starts and cancels a run, and chooses its designs and its number of checks. */
export function Controls({ designs, running, again, onMeasure, onCancel }: Props) {
  const available = designs.filter(({ needs }) => needs === null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [checks, setChecks] = useState<number>(USUAL)
  const ids = available.filter(({ id }) => !left.has(id)).map(({ id }) => id)

  const toggle = (id: string) =>
    setLeft((before) =>
      before.has(id)
        ? new Set([...before].filter((other) => other !== id))
        : new Set([...before, id]),
    )

  const label = again ? 'Measure again' : 'Measure'
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          tone="primary"
          pending={running}
          disabled={ids.length === 0}
          onClick={() => onMeasure(ids, checks)}
        >
          <Gauge aria-hidden className="size-4" /> {running ? 'Measuring…' : label}
        </Button>
        {running && (
          <Button onClick={onCancel}>
            <Square aria-hidden className="size-4" /> Cancel
          </Button>
        )}
      </div>
      <p className="max-w-prose text-ink-soft text-sm">
        For a person who is made for it and deleted afterwards, each design signs devices in through
        NextAuth, checks one of them many times, is checked once with its store unplugged, and then
        revokes everything, while this server and another one, next door, are watched until they
        refuse. That takes as long as the slowest revocation: up to a little over a minute.
      </p>
      <details className="text-sm">
        <summary className="w-fit rounded font-medium">
          {ids.length} of {designs.length} designs, {checks} checks of each: choose
        </summary>
        <div className="mt-3 grid gap-4 rounded-lg border border-line bg-surface p-4">
          <fieldset>
            <legend className="mb-2 font-medium">Designs</legend>
            <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
              {designs.map(({ id, label, strategy, needs }) => (
                <li key={id} data-strategy={strategy}>
                  <label className="flex min-h-8 items-center gap-2">
                    <input
                      type="checkbox"
                      className="size-4 accent-strategy"
                      checked={needs === null && !left.has(id)}
                      disabled={needs !== null}
                      onChange={() => toggle(id)}
                    />
                    {label}
                    {needs !== null && <span className="text-ink-soft">(needs {needs})</span>}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
          <label className="flex flex-wrap items-center gap-2">
            <span className="font-medium">Checks of each design</span>
            <select
              value={checks}
              onChange={({ target }) => setChecks(Number(target.value))}
              className="min-h-9 rounded-md border border-line-strong bg-surface px-2 py-1.5"
            >
              {CHECKS.map((count) => (
                <option key={count}>{count}</option>
              ))}
            </select>
          </label>
        </div>
      </details>
    </>
  )
}
