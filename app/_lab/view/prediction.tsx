'use client'
import { useId } from 'react'
import type { QuestionPlan } from '../plan'
import type { PickableDesign } from './pickable-design'

interface Props {
  question: QuestionPlan
  design: PickableDesign
  predicted: string | null
  /** Whether the run has begun, so that the prediction cannot change. */
  locked: boolean
  onPredict(answer: string): void
}

/** The prediction of the visitor, asked before the run. */
export function Prediction({ question, design, predicted, locked, onPredict }: Props) {
  const name = useId()
  function lookOf(answer: string): string {
    if (!locked) return ''
    return predicted === answer ? 'font-medium' : 'text-ink-soft'
  }
  return (
    <fieldset disabled={locked} className="grid gap-1.5 text-sm">
      <legend className="mb-1.5 font-medium">{question.ask}</legend>
      {Object.entries(question.answers).map(([answer, words]) => (
        // Browsers draw every locked radio in grey, even the chosen one, so the words name the
        // choice.
        <label key={answer} className={`flex items-start gap-2 ${lookOf(answer)}`}>
          <input
            type="radio"
            name={name}
            className="mt-0.5 size-4 shrink-0 accent-strategy"
            checked={predicted === answer}
            onChange={() => onPredict(answer)}
            aria-label={`${words} (${design.label})`}
          />
          {words}
        </label>
      ))}
      {!locked && <p className="text-ink-soft">Predict first, if you like; then run it.</p>}
    </fieldset>
  )
}
