import Link from 'next/link'

/** What a design is made of, each remedy one click from what it does. */
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
