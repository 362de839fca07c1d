import { Check, Minus, X } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/_ui/button'
import { Notice } from '@/_ui/notice'
import { compareHref } from './compare-link'
import type { MeasuredLedger } from './ledger'
import { type Answers, queryOf } from './questions'
import { ReasonList } from './reason-list'
import { alternatives, recommend } from './recommend'

/** The design for these answers: why, what speaks against it, and what would change it. */
export function AnswerCard({ answers, measured }: { answers: Answers; measured: MeasuredLedger }) {
  const { rows, designs } = measured
  const ids = designs.map(({ id }) => id)
  const answer = recommend(answers, rows, ids)
  const design = designs.find(({ id }) => id === answer?.design)
  if (!answer || !design) return null
  const labelOf = (id: string) => designs.find((one) => one.id === id)?.label
  const others = alternatives(answers, rows, ids)
  return (
    <section
      aria-labelledby="answer"
      data-strategy={design.strategy}
      className="grid gap-5 rounded-xl border border-strategy bg-surface p-4 sm:p-6"
    >
      <div className="grid gap-2">
        <p className="text-ink-soft text-sm">For this app, take</p>
        <h2 id="answer" className="font-semibold text-2xl text-strategy-ink tracking-tight">
          {design.label}
        </h2>
        <p className="max-w-prose">{design.summary}</p>
        <p className="flex flex-wrap gap-2">
          <Link href={compareHref(design)} prefetch={false} className={buttonClass('primary')}>
            See it live
          </Link>
          {design.remedies.map(({ id }) => (
            <Link
              key={id}
              href={`/remedies/${id}`}
              prefetch={false}
              className={buttonClass('plain')}
            >
              Code: {id}
            </Link>
          ))}
          <a href={`/which/record${queryOf(answers)}`} className={buttonClass('plain')}>
            Decision record (Markdown)
          </a>
        </p>
      </div>
      {answer.unmet.length > 0 && (
        <Notice kind="problem">
          <p className="font-medium">
            No design here does all that you ask for. This one does most.
          </p>
          <ReasonList
            title="What it does not do"
            reasons={answer.unmet}
            icon={<X aria-hidden className="mt-0.5 size-4 shrink-0 text-refused" />}
          />
        </Notice>
      )}
      <div className="grid gap-6 md:grid-cols-2">
        <ReasonList
          title="Why"
          reasons={answer.reasons}
          icon={<Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accepted" />}
        />
        <ReasonList
          title="What speaks against it"
          reasons={answer.against}
          icon={<Minus aria-hidden className="mt-0.5 size-4 shrink-0 text-refused" />}
        />
      </div>
      {others.length > 0 && (
        <section aria-label="What would change it" className="grid gap-2">
          <h3 className="font-semibold">What would change it</h3>
          <ul className="grid gap-1.5 text-sm">
            {others.map(({ ask, label, answers: changed, design: id }) => (
              <li key={`${ask} ${label}`}>
                <span className="text-ink-soft">{ask}</span> {label}:{' '}
                <Link
                  href={`/which${queryOf(changed)}`}
                  prefetch={false}
                  className="font-medium underline underline-offset-4"
                >
                  {labelOf(id)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}
