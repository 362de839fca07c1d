import Link from 'next/link'

/** The remedies of a design, each with a link to its explanation. */
export function MadeOf({ strategy, remedies }: { strategy: string; remedies: readonly string[] }) {
  return (
    <p className="flex flex-wrap gap-x-2 font-mono text-ink-soft text-xs">
      <span>strategy: "{strategy}"</span>
      {remedies.length === 0 && <span>(in stock)</span>}
      {remedies.map((id) => (
        <span key={id}>
          +{' '}
          <Link href={`/remedies/${id}`} prefetch={false} className="underline underline-offset-2">
            {id}
          </Link>
        </span>
      ))}
    </p>
  )
}
