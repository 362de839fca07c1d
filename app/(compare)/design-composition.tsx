import 'server-only'
import Link from 'next/link'
import type { Design } from '@/_designs/design'
import { MadeOf } from '@/_inspector/remedy-badges'

/** The parts of a design: its strategy, and each remedy with its effect and its cost. */
export function Makeup({
  design: { strategy, remedies, summary },
}: {
  design: Pick<Design, 'strategy' | 'remedies' | 'summary'>
}) {
  return (
    <div className="grid gap-2 text-sm">
      <MadeOf strategy={strategy} remedies={remedies.map(({ id }) => id)} />
      <p className="max-w-prose">{summary}</p>
      {remedies.length > 0 && (
        <ul aria-label="Remedies" className="grid gap-1.5">
          {remedies.map(({ id, summary }) => (
            <li key={id} className="max-w-prose">
              <strong className="font-semibold text-strategy-ink">{id}</strong> {summary}{' '}
              <Link
                href={`/remedies/${id}`}
                prefetch={false}
                className="whitespace-nowrap underline underline-offset-2"
              >
                See its code<span className="sr-only"> of {id}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
