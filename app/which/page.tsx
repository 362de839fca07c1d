import 'server-only'
import type { Metadata } from 'next'
import { ANSWER } from '@/_claims/answer'
import { factsInWords } from '@/_ledger/report'
import { Notice } from '@/_ui/notice'
import { AnswerCard } from './answer-card'
import { CaseList } from './case-list'
import { getMeasured } from './ledger'
import { QuestionForm } from './question-form'
import { answersOf } from './questions'

export const metadata: Metadata = {
  title: 'Which one?',
  description:
    'Sessions or JWT? Six questions about your app, one design as the answer, with measured reasons for and against it.',
}

/** The answer to "sessions or JWT?" for the visitor's own app, from the ledger of the last run. */
export default async function WhichPage({ searchParams }: PageProps<'/which'>) {
  const answers = answersOf(await searchParams)
  const measured = await getMeasured()
  return (
    <main id="main" className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-8 sm:px-6">
      <div className="grid gap-3">
        <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">Which one?</h1>
        <ul className="grid max-w-prose gap-1 text-ink-soft text-lg">
          {ANSWER.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      {measured === null ? (
        <Notice kind="info">
          No test run came with this server, so there is nothing to derive an answer from.
        </Notice>
      ) : (
        <>
          <div className="grid items-start gap-6 lg:grid-cols-[22rem_1fr]">
            <QuestionForm answers={answers} />
            <AnswerCard answers={answers} measured={measured} />
          </div>
          <CaseList answers={answers} measured={measured} />
          <p className="max-w-prose text-ink-soft text-sm">
            Each reason is a row of the ledger. Measured {factsInWords(measured.report.facts)}
          </p>
        </>
      )}
    </main>
  )
}
