'use client'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/_ui/button'
import { Slider } from '@/_ui/slider'
import type { Setting } from '../experiment'
import type { ExperimentPlan } from '../plan'
import type { BrowserRun } from './browser-run'
import type { Drawings } from './drawings'
import { Findings } from './findings'
import { NotAsked } from './not-asked'
import type { PickableDesign } from './pickable-design'
import { Prediction } from './prediction'
import { courseOf, type LabRun } from './run'
import { Sequence } from './sequence'

interface Props {
  experiment: ExperimentPlan
  pair: readonly PickableDesign[]
  designs: readonly PickableDesign[]
  run: LabRun
  /** What a browser showed in the last test run; null if there is none. */
  browserRun: BrowserRun | null
  extra: Drawings['extra']
  running: boolean
  busy: boolean
  /** The changed setting; undefined for the default. */
  setting: number | undefined
  onSet(value: number): void
  onRun(): void
  onTry(side: 'left' | 'right', design: string): void
}

/** One experiment: its hypothesis, the prediction, the steps on two designs, and the findings. */
export function ExperimentCard({
  experiment,
  pair,
  designs,
  run,
  browserRun,
  extra: Extra,
  running,
  busy,
  setting,
  onSet,
  onRun,
  onTry,
}: Props) {
  const [predictions, setPredictions] = useState<Readonly<Record<string, string>>>({})
  const [first] = experiment.questions
  const asked = (design: PickableDesign) => experiment.skips[design.id] === undefined
  // A design that is already on the other side would only swap the sides.
  const { byBrowser } = experiment
  const others = designs.filter((design) => asked(design) && !pair.includes(design))
  return (
    <section
      aria-labelledby={experiment.id}
      className="min-w-0 rounded-xl border border-line bg-surface"
    >
      <div className="flex flex-wrap items-start justify-between gap-3 p-4 sm:p-5">
        <div className="grid gap-1">
          <h2 id={experiment.id} className="font-semibold text-xl tracking-tight">
            {experiment.title}
          </h2>
          <p className="max-w-prose text-ink-soft">
            <span className="font-medium text-ink">The hypothesis:</span> {experiment.hypothesis}
          </p>
          {byBrowser && <ByBrowser found={browserRun !== null} />}
          {experiment.setting && (
            <SettingSlider
              setting={experiment.setting}
              value={setting ?? experiment.setting.usual}
              disabled={busy}
              onSet={onSet}
            />
          )}
        </div>
        {!byBrowser && (
          <Button
            tone="primary"
            pending={running}
            disabled={(busy && !running) || !pair.some(asked)}
            onClick={onRun}
            aria-label={`Run: ${experiment.title}`}
          >
            <Play aria-hidden className="size-4" /> {running ? 'Running…' : 'Run'}
          </Button>
        )}
      </div>
      <div className="grid border-line border-t lg:grid-cols-2">
        {pair.map((design, index) => {
          const why = experiment.skips[design.id]
          const from = byBrowser ? browserRun?.run : run
          const course = why === undefined && from ? courseOf(from, experiment.id, design.id) : null
          return (
            <section
              key={design.id}
              aria-label={`${experiment.title}: ${design.label}`}
              data-strategy={design.strategy}
              className="grid min-w-0 content-start gap-4 border-line p-4 not-first:border-t sm:p-5 lg:not-first:border-t-0 lg:not-first:border-l"
            >
              <h3 className="font-semibold text-strategy-ink">{design.label}</h3>
              {why !== undefined && (
                <NotAsked
                  why={why}
                  others={others}
                  busy={busy}
                  onTry={(id) => onTry(index === 0 ? 'left' : 'right', id)}
                />
              )}
              {first && why === undefined && !byBrowser && (
                <Prediction
                  question={first}
                  design={design}
                  predicted={predictions[design.id] ?? null}
                  locked={course !== null}
                  onPredict={(answer) =>
                    setPredictions((before) => ({ ...before, [design.id]: answer }))
                  }
                />
              )}
              {course && (
                <Findings
                  experiment={experiment}
                  course={course}
                  shownAt={byBrowser && browserRun ? browserRun.at : null}
                  design={design}
                  designs={designs}
                  predicted={predictions[design.id] ?? null}
                  busy={busy}
                  onTry={(id) => onTry(index === 0 ? 'left' : 'right', id)}
                />
              )}
              {course && Extra && <Extra experiment={experiment.id} course={course} />}
              {course && !byBrowser && (
                <Sequence steps={course.steps} title={`${experiment.title}, ${design.label}`} />
              )}
            </section>
          )
        })}
      </div>
    </section>
  )
}

const ByBrowser = ({ found }: { found: boolean }) => (
  <p className="max-w-prose text-ink-soft text-sm">
    Only a browser can show it. {found ? 'This is what one showed' : 'None showed it'} in the last
    run of the tests.
  </p>
)

interface SettingProps {
  setting: Setting
  value: number
  disabled: boolean
  onSet(value: number): void
}

const SettingSlider = ({
  setting: { label, unit, least, most },
  value,
  disabled,
  onSet,
}: SettingProps) => (
  <div className="mt-2 max-w-80">
    <Slider
      label={label}
      description={`${value} ${unit}`}
      least={least}
      most={most}
      value={value}
      disabled={disabled}
      onMove={onSet}
    />
  </div>
)
