import 'server-only'
import Link from 'next/link'
import { allEntries, type Entry, type RemedyEntry } from '@/_designs/registry'

/** The designs with a remedy, each compared with its stock strategy. */
export function Comparisons({ remedy: { id, summary, designs } }: { remedy: RemedyEntry }) {
  return (
    <div className="grid gap-1 text-sm">
      <p className="text-ink-soft text-xs">Watch it in</p>
      <ul className="grid gap-1">
        {designs.map((design) => (
          <li key={design.id} data-strategy={design.strategy}>
            {design.needs === null ? (
              <Link
                href={`/?left=${stockOf(design)}&right=${design.id}`}
                prefetch={false}
                className="text-strategy-ink underline underline-offset-2"
              >
                {design.label}
              </Link>
            ) : (
              <span className="text-ink-soft">
                {design.label} (needs {design.needs})
              </span>
            )}
            {design.remedies
              .filter((remedy) => remedy.id === id && remedy.summary !== summary)
              .map((remedy) => (
                <span key={remedy.id} className="block text-ink-soft text-xs">
                  {remedy.summary}
                </span>
              ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

const stockOf = (design: Entry) =>
  allEntries().find(
    ({ strategy, remedies }) => strategy === design.strategy && remedies.length === 0,
  )?.id
