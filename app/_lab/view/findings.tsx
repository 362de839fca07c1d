'use client'
import { CircleCheck, CircleDot, CircleX } from 'lucide-react'
import Link from 'next/link'
import { type ClaimVerdict, nameOf, verdictsFor } from '@/_claims/verdict'
import { howFound } from '@/_ledger/how-found'
import { Button } from '@/_ui/button'
import { Notice } from '@/_ui/notice'
import type { ExperimentPlan, QuestionPlan } from '../plan'
import type { PickableDesign } from './pickable-design'
import type { Course } from './run'

interface Props {
  experiment: ExperimentPlan
  course: Course
  /** The time of the test run whose browser showed it, in ISO 8601; null for a run on the page. */
  shownAt: string | null
  design: PickableDesign
  designs: readonly PickableDesign[]
  predicted: string | null
  busy: boolean
  onTry(design: string): void
}

/**
 * The findings on one design: the answer and the prediction, the verdict on each claim, and the
 * designs that would change it.
 */
export function Findings({
  experiment,
  course,
  shownAt,
  design,
  designs,
  predicted,
  busy,
  onTry,
}: Props) {
  const [first] = experiment.questions
  return (
    <div className="grid gap-3" aria-live="polite">
      {course.trouble !== null && <Notice kind="problem">{course.trouble}</Notice>}
      {experiment.questions.map((question) => {
        const finding = course.findings[question.id]
        if (!finding) return null
        return (
          <div
            key={question.id}
            className="grid gap-1.5 rounded-lg border border-line bg-sunken p-3 text-sm"
          >
            <p className="text-ink-soft">{question.ask}</p>
            <p className="font-semibold">{question.answers[finding.answer]}</p>
            <p className="text-ink-soft tabular-nums">
              {howFound({ question, shownAt })}: {finding.figure}.
            </p>
            {question === first && predicted !== null && (
              <p className="font-medium">
                {predicted === finding.answer
                  ? 'As you predicted.'
                  : `You predicted: ${question.answers[predicted]}.`}
              </p>
            )}
            {!finding.asExpected && (
              <Notice kind="problem">This is not what the design says of itself.</Notice>
            )}
            <ul className="grid gap-1.5">
              {question.claims.map((claim) => (
                <Claim
                  key={claim.id}
                  {...claim}
                  verdict={verdictsFor(claim, design)?.[finding.answer] ?? null}
                />
              ))}
            </ul>
            {question === first && course.ended && (
              <Others
                question={first}
                course={course}
                design={design}
                designs={designs}
                busy={busy}
                onTry={onTry}
              />
            )}
          </div>
        )
      })}
      {Object.keys(course.findings).length > 0 && (
        <p className="text-sm">
          <span className="font-medium">What it goes by:</span> {design.goesBy}
        </p>
      )}
    </div>
  )
}

const LOOKS = {
  holds: { Icon: CircleCheck, look: 'text-ink', words: 'holds' },
  'does not hold': { Icon: CircleX, look: 'text-ink', words: 'does not hold' },
  'holds only if': { Icon: CircleDot, look: 'text-unavailable', words: 'holds' },
} as const

function Claim({
  id,
  text,
  about,
  verdict,
}: Pick<QuestionPlan['claims'][number], 'id' | 'text' | 'about'> & {
  verdict: ClaimVerdict | null
}) {
  if (verdict === null) return null
  const { Icon, look, words } = LOOKS[nameOf(verdict)]
  const condition = typeof verdict === 'string' ? '' : ` only if ${verdict.holdsOnlyIf}`
  return (
    <li className="flex items-start gap-1.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <span>
        <Link
          href={`/evidence#${id}`}
          prefetch={false}
          className="font-mono text-xs underline underline-offset-4"
        >
          {id}
        </Link>{' '}
        <span className="text-ink-soft">{text}</span>{' '}
        <span className="font-medium">
          <span className="whitespace-nowrap">→ {words}</span>
          {condition}
        </span>
        {about && <span className="mt-0.5 block text-ink-soft">About this claim: {about}</span>}
      </span>
    </li>
  )
}

/** The designs of the same strategy that would answer differently, better or worse, as links. */
function Others({
  question,
  course,
  design,
  designs,
  busy,
  onTry,
}: Omit<Props, 'experiment' | 'shownAt' | 'predicted'> & { question: QuestionPlan }) {
  const found = course.findings[question.id]?.answer
  const others = designs.filter(
    ({ id, strategy, remedies }) =>
      id !== design.id &&
      strategy === design.strategy &&
      remedies.length > 0 &&
      found !== undefined &&
      !question.expected[id]?.includes(found),
  )
  if (others.length === 0) return null
  return (
    <div className="mt-1 grid gap-2">
      <p className="text-ink-soft">
        Asked the same, {others.length === 1 ? 'this design answers' : 'these designs answer'}{' '}
        otherwise:
      </p>
      <div className="flex flex-wrap gap-2">
        {others.map(({ id, label }) => (
          <Button key={id} tone="strategy" disabled={busy} onClick={() => onTry(id)}>
            Run it with {label}
          </Button>
        ))}
      </div>
    </div>
  )
}
