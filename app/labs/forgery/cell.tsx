'use client'
import { CircleAlert } from 'lucide-react'
import type { Course } from '@/_lab/view/run'

/** The answer to one edit on one design: status and code, and the number of tokens that got it. */
export function Cell({ course, question }: { course: Course | null; question: string }) {
  if (course === null) return <Quiet>not sent yet</Quiet>
  if (course.skipped !== null) return <Quiet>nothing in it to be wrong</Quiet>
  const finding = course.findings[question]
  if (!finding)
    return course.trouble === null ? <Quiet>…</Quiet> : <Warning>{course.trouble}</Warning>
  return (
    <div className="beat grid justify-items-start gap-1">
      {finding.figure.split(', ').map((figure) => {
        const { answer, rest } = halves(figure)
        return (
          <p key={figure} className="flex flex-wrap items-baseline gap-x-1.5">
            <code
              className={`rounded px-1.5 py-0.5 font-mono text-xs ${answer.startsWith('2') ? 'bg-accepted-soft text-accepted' : 'bg-refused-soft text-refused'}`}
            >
              {answer}
            </code>
            <span className="text-ink-soft text-xs">{rest}</span>
          </p>
        )
      })}
      {!finding.asExpected && <Warning>not what the design says of itself</Warning>}
    </div>
  )
}

/** Splits a figure such as "401 malformed for 2 of 3" into the answer and the rest. */
function halves(figure: string): { answer: string; rest: string } {
  const at = figure.indexOf(' for ')
  return at < 0
    ? { answer: figure, rest: '' }
    : { answer: figure.slice(0, at), rest: figure.slice(at + 5) }
}

const Quiet = ({ children }: { children: string }) => (
  <span className="text-ink-soft text-xs">{children}</span>
)

const Warning = ({ children }: { children: string }) => (
  <span className="flex items-start gap-1 text-refused text-xs">
    <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" /> {children}
  </span>
)
