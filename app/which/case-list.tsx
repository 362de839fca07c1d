import Link from 'next/link'
import { CASES } from './cases'
import type { MeasuredLedger } from './ledger'
import { type Answers, queryOf } from './questions'
import { recommend } from './recommend'

/** The usual cases, each with its answer. */
export function CaseList({ answers, measured }: { answers: Answers; measured: MeasuredLedger }) {
  const { rows, designs } = measured
  const now = queryOf(answers)
  return (
    <section aria-labelledby="cases" className="grid gap-3">
      <h2 id="cases" className="font-semibold text-xl tracking-tight">
        Usual cases
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {CASES.map((one) => {
          const answer = recommend(
            one.answers,
            rows,
            designs.map(({ id }) => id),
          )
          const design = designs.find(({ id }) => id === answer?.design)
          return (
            <li
              key={one.name}
              data-strategy={design?.strategy}
              className="grid content-start gap-1 rounded-lg border border-line bg-surface p-4"
            >
              <h3 className="font-medium">
                <Link
                  href={`/which${queryOf(one.answers)}`}
                  prefetch={false}
                  aria-current={queryOf(one.answers) === now || undefined}
                  className="underline underline-offset-4 aria-[current]:decoration-2"
                >
                  {one.name}
                </Link>
              </h3>
              <p className="text-ink-soft text-sm">{one.text}</p>
              <p className="font-medium text-sm text-strategy-ink">{design?.label}</p>
              {one.claim && (
                <p className="text-xs">
                  <Link
                    href={`/evidence#${one.claim}`}
                    prefetch={false}
                    className="text-ink-soft underline underline-offset-4"
                  >
                    {one.claim}
                  </Link>
                </p>
              )}
            </li>
          )
        })}
      </ul>
      <p className="max-w-prose text-sm">
        <span className="font-medium">Sign-in with Google or GitHub</span> changes none of these
        answers. The provider sends a token of its own, and NextAuth makes either kind of session
        from it.{' '}
        <Link href="/evidence#C68" prefetch={false} className="underline underline-offset-4">
          C68
        </Link>
      </p>
    </section>
  )
}
