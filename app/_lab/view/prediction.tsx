'use client'
import { useId } from 'react'
import type { QuestionPlan } from '../plan'
import type { PickableDesign } from './pickable-design'

interface Props {
  question: QuestionPlan
  design: PickableDesign
  predicted: string | null
  /** Once it has begun, a prediction is none. */
  locked: boolean
  onPredict(answer: string): void
}

/** What somebody thinks will happen, asked before it does. */
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
        // A browser draws a radio that is locked in grey, chosen or not: the words say which it
        // was.
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
