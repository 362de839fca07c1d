'use client'
import { STATUS_BADGES, toneOf } from '@/_lab/view/status-tone'
import type { Answered } from './send'

/** The unchanged answer of the site: status, code, challenge and body. */
export function AnswerView({ answered }: { answered: Answered | null }) {
  const badge = answered && STATUS_BADGES[toneOf(answered.status)]
  return (
    <div
      role="status"
      className="grid min-w-0 gap-2 rounded-lg border border-line bg-sunken p-3 text-sm"
    >
      {answered === null ? (
        <p className="text-ink-soft">Nothing was sent yet, as it is now.</p>
      ) : (
        <>
          <p className="flex flex-wrap items-center gap-2">
            <code className={`rounded px-1.5 py-0.5 font-mono font-semibold ${badge}`}>
              {answered.status}
            </code>
            {answered.code && <code className="font-mono">{answered.code}</code>}
            <span className="break-all text-ink-soft">
              to <code className="font-mono text-xs">GET {answered.to}</code>
            </span>
          </p>
          {answered.challenge && (
            <p className="min-w-0">
              <span className="text-ink-soft">WWW-Authenticate:</span>{' '}
              <code className="break-all font-mono text-xs">{answered.challenge}</code>
            </p>
          )}
          <pre className="whitespace-pre-wrap break-all font-mono text-xs leading-5">
            {answered.body}
          </pre>
        </>
      )}
    </div>
  )
}
