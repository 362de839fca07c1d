'use client'
import { useState } from 'react'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Controls } from './controls'
import { ExportButtons } from './export-buttons'
import type { MeasurableDesign } from './measurable-design'
import { Legend } from './plot/legend'
import { Plot } from './plot/plot'
import { useRuns } from './run/use-runs'
import { RunProgress } from './run-progress'
import { FiguresTable } from './table/figures-table'

/** Starts measurements, and shows and exports their results. */
export function TradeOffs({ designs }: { designs: readonly MeasurableDesign[] }) {
  const { finished, current, problem, announcement, start, cancel, forget } = useRuns()
  const [chosen, setChosen] = useState<number | null>(null)
  const [asked, setAsked] = useState<readonly string[]>([])
  const shown =
    current && Object.keys(current.figures).length > 0
      ? current
      : (finished.find(({ number }) => number === chosen) ?? finished.at(-1) ?? null)

  const measure = (ids: readonly string[], checks: number) => {
    setChosen(null)
    setAsked(ids)
    void start(ids, checks)
  }

  return (
    <>
      <section aria-label="Measure" className="grid gap-4">
        <Controls
          designs={designs}
          running={current !== null}
          again={finished.length > 0}
          onMeasure={measure}
          onCancel={cancel}
        />
        <ProblemNotice problem={problem} />
        {current && (
          <RunProgress run={current} designs={designs.filter(({ id }) => asked.includes(id))} />
        )}
        <p role="status" className="min-h-5 text-ink-soft text-sm">
          {announcement}
        </p>
      </section>
      <section aria-labelledby="plot" className="grid min-w-0 gap-3">
        <h2 id="plot" className="font-semibold text-xl tracking-tight">
          Revocation lag against lookups
        </h2>
        <Plot
          designs={designs}
          measuring={current !== null}
          shown={shown}
          earlier={finished.filter(({ number }) => number !== shown?.number)}
        />
        <Legend />
      </section>
      {shown && (
        <section aria-labelledby="figures" className="grid min-w-0 gap-3">
          <h2 id="figures" className="font-semibold text-xl tracking-tight">
            All figures
          </h2>
          <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
            {finished.length > 1 && (
              <label className="grid gap-1 text-sm">
                <span className="font-medium">Run in front</span>
                <select
                  value={shown.number}
                  onChange={({ target }) => setChosen(Number(target.value))}
                  className="min-h-9 rounded-md border border-line-strong bg-surface px-2 py-1.5"
                >
                  {finished.map(({ number, facts }) => (
                    <option key={number} value={number}>
                      Run {number}, {facts?.at.slice(11, 19)} UTC
                    </option>
                  ))}
                </select>
              </label>
            )}
            {finished.length > 0 && (
              <ExportButtons runs={finished} designs={designs} onForget={forget} />
            )}
          </div>
          <FiguresTable run={shown} designs={designs} />
        </section>
      )}
    </>
  )
}
