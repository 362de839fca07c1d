import type { Json } from '@/_designs/session'
import { formatMoment } from '@/_ui/duration'
import type { Meaning } from './glossary'

interface Props {
  values: { readonly [key: string]: Json }
  meanings: Record<string, Meaning>
  caption: string
}

/** Names, values and their meanings. A time in seconds is also shown as a date. */
export function ValueTable({ values, meanings, caption }: Props) {
  return (
    <dl
      aria-label={caption}
      className="divide-y divide-line rounded-md border border-line bg-sunken text-sm"
    >
      {Object.entries(values).map(([name, value]) => (
        <div key={name} className="grid gap-x-3 gap-y-0.5 px-3 py-2 sm:grid-cols-[7.5rem_1fr]">
          <dt className="font-mono text-strategy-ink text-xs leading-5">{name}</dt>
          <dd className="min-w-0">
            <code className="break-all font-mono text-xs leading-5">
              {typeof value === 'string' ? value : JSON.stringify(value)}
            </code>
            <Explanation
              name={name}
              value={value}
              meaning={Object.hasOwn(meanings, name) ? meanings[name] : undefined}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Explanation({
  name,
  value,
  meaning,
}: {
  name: string
  value: Json
  meaning: Meaning | undefined
}) {
  const moment = typeof value === 'number' && isNumericDate(name) ? new Date(value * 1000) : null
  if (!meaning && !moment) return null
  return (
    <p className="text-ink-soft text-xs">
      {moment && <time dateTime={moment.toISOString()}>{formatMoment(moment)}. </time>}
      {meaning?.meaning} {meaning?.by && `Put there by ${meaning.by}. `}
      {meaning?.href ? (
        <a
          href={meaning.href}
          className="whitespace-nowrap underline underline-offset-2 hover:text-ink"
        >
          {meaning.source}
        </a>
      ) : (
        meaning && `(${meaning.source})`
      )}
    </p>
  )
}

/** Claims in seconds since 1970 (RFC 7519, section 2). */
const isNumericDate = (name: string) =>
  ['exp', 'iat', 'nbf', 'auth_time', 'session_exp'].includes(name)
