'use client'
import { useState } from 'react'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { MadeOf } from '@/_inspector/remedy-badges'
import { Button } from '@/_ui/button'
import type { LabPlan } from '../plan'
import type { BrowserRun } from './browser-run'
import { DesignPicker } from './design-picker'
import type { Drawings } from './drawings'
import { ExperimentCard } from './experiment-card'
import { ExportButton } from './export-button'
import type { PickableDesign } from './pickable-design'
import { useLab } from './use-lab'

interface Props extends Drawings {
  plan: LabPlan
  designs: readonly PickableDesign[]
  shown: { left: string; right: string }
  browserRun: BrowserRun | null
}

const SIDES = ['left', 'right'] as const

/** Two designs, and every experiment of a lab to run on them. */
export function LabRunner({ plan, designs, shown, browserRun, extra, summary: Summary }: Props) {
  const [sides, setSides] = useState(shown)
  const { run, running, problem, announcement, start, cancel } = useLab(plan.id)
  const pair = SIDES.flatMap((side) => designs.find(({ id }) => id === sides[side]) ?? [])
  const [settings, setSettings] = useState<Readonly<Record<string, number>>>({})
  const busy = running.length > 0

  const pick = (side: 'left' | 'right', id: string) => {
    const other = side === 'left' ? 'right' : 'left'
    const next = { ...sides, [side]: id, ...(sides[other] === id && { [other]: sides[side] }) }
    setSides(next)
    // The address names the shown designs, so that it can be shared.
    history.replaceState(null, '', `?${new URLSearchParams(next)}`)
    return [next.left, next.right]
  }
  const ids = pair.map(({ id }) => id)
  const all = plan.experiments.filter(({ byBrowser }) => !byBrowser).map(({ id }) => id)

  return (
    <>
      <section aria-label="Designs" className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          {SIDES.map((side, index) => (
            <div key={side} className="grid content-start gap-1.5">
              <DesignPicker
                label={`Design on the ${side}`}
                designs={designs}
                chosen={sides[side]}
                disabled={busy}
                onPick={(id) => pick(side, id)}
              />
              {pair[index] && <MadeOf {...pair[index]} />}
            </div>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            tone="primary"
            pending={busy}
            onClick={() => start({ experiments: all, designs: ids, settings })}
          >
            {busy ? 'Running…' : 'Run all experiments'}
          </Button>
          {busy && <Button onClick={cancel}>Cancel</Button>}
          {!busy && <ExportButton plan={plan} run={run} />}
        </div>
        <ProblemNotice problem={problem} />
        <p role="status" className="min-h-5 text-ink-soft text-sm">
          {announcement}
        </p>
      </section>
      {plan.experiments.map((experiment) => (
        <ExperimentCard
          key={experiment.id}
          experiment={experiment}
          pair={pair}
          designs={designs}
          run={run}
          browserRun={browserRun}
          extra={extra}
          running={running.includes(experiment.id)}
          busy={busy}
          setting={settings[experiment.id]}
          onSet={(value) => setSettings((before) => ({ ...before, [experiment.id]: value }))}
          onRun={() => start({ experiments: [experiment.id], designs: ids, settings })}
          onTry={(side, id) =>
            start({ experiments: [experiment.id], designs: pick(side, id), settings })
          }
        />
      ))}
      {Summary && <Summary plan={plan} run={run} designs={designs} />}
    </>
  )
}
