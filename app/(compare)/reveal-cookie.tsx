'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { call, firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { TokenText } from '@/_inspector/token-text'
import { Button } from '@/_ui/button'
import { CopyButton } from '@/_ui/copy-button'

interface RawCookie {
  name: string
  value: string
}

/** The raw value, fetched only on request, so that the page as served holds no token. */
export function RevealCookie({
  design,
  masked,
}: {
  design: string
  masked: readonly { name: string; length: number }[]
}) {
  const [shown, setShown] = useState<readonly RawCookie[] | null>(null)
  const { pending, problem, run } = useTask()

  async function show(): Promise<Problem | null> {
    const answer = await call<{ cookies: RawCookie[] }>('GET', `/api/inspect/${design}`)
    if (answer.ok) setShown(answer.value.cookies)
    return firstProblem([answer])
  }

  return (
    <div className="grid gap-2">
      {(shown ?? masked).map((cookie) => (
        <div key={cookie.name} className="rounded-md border border-line bg-sunken px-3 py-2">
          <p className="font-mono text-ink-soft text-xs">{cookie.name} =</p>
          {'value' in cookie ? (
            <TokenText token={cookie.value} />
          ) : (
            <code className="break-all font-mono text-xs">
              <span aria-hidden>{'•'.repeat(24)}</span>{' '}
              <span className="text-ink-soft">{cookie.length} characters, hidden</span>
            </code>
          )}
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          pending={pending}
          onClick={() => (shown ? setShown(null) : run(show))}
          aria-expanded={shown !== null}
        >
          {shown ? (
            <EyeOff aria-hidden className="size-4" />
          ) : (
            <Eye aria-hidden className="size-4" />
          )}
          {shown ? 'Hide the value' : 'Show the value'}
        </Button>
        {shown && (
          <CopyButton text={shown.map(({ value }) => value).join('')} label="Copy the token" />
        )}
      </div>
      <ProblemNotice problem={problem} />
    </div>
  )
}
