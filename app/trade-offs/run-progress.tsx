import type { MeasurableDesign } from './measurable-design'
import { type MeasurementRun, shareDone } from './run/run'
import { stepInWords } from './run/step-in-words'

/**
 * The progress of the run, and the current step of each design. Screen readers get only its end.
 */
export function RunProgress({
  run,
  designs,
}: {
  run: MeasurementRun
  designs: readonly MeasurableDesign[]
}) {
  const percent = Math.round(
    shareDone(
      run,
      designs.map(({ id }) => id),
    ) * 100,
  )
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-3">
        <progress
          aria-label="The whole run"
          value={percent}
          max={100}
          className="h-2 w-full max-w-xl appearance-none overflow-hidden rounded-full border border-line-strong bg-sunken [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-ink"
        />
        <span className="w-12 text-right text-sm tabular-nums">{percent} %</span>
      </div>
      <ul
        aria-label="Designs under measurement"
        className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 xl:grid-cols-3"
      >
        {designs.map(({ id, label, strategy }) => (
          <li
            key={id}
            data-strategy={strategy}
            className="flex justify-between gap-3 border-line border-b py-1"
          >
            <span className="font-medium text-strategy-ink">{label}</span>
            <span className="text-right text-ink-soft tabular-nums">{stepInWords(run, id)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
