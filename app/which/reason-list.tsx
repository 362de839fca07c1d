import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Reason } from './recommend'

/** Reasons, each with what was measured and a link to its row of the ledger. */
export function ReasonList({
  title,
  reasons,
  icon,
}: {
  title: string
  reasons: readonly Reason[]
  icon: ReactNode
}) {
  if (reasons.length === 0) return null
  return (
    <section aria-label={title} className="grid content-start gap-2">
      <h3 className="font-semibold">{title}</h3>
      <ul className="grid gap-2.5">
        {reasons.map(({ claim, text, evidence }) => (
          <li key={text} className="flex items-start gap-2 text-sm">
            {icon}
            <span className="min-w-0">
              {text}{' '}
              {evidence && (
                <span className="block text-ink-soft text-xs tabular-nums">
                  {evidence.experiment.title}: {evidence.figure}.{' '}
                  <Link
                    href={`/evidence#${claim}`}
                    prefetch={false}
                    className="underline underline-offset-4"
                  >
                    {claim}
                  </Link>{' '}
                  <Link
                    href={`/labs/${evidence.lab.id}#${evidence.experiment.id}`}
                    prefetch={false}
                    className="underline underline-offset-4"
                  >
                    Try it
                  </Link>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
