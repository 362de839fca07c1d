'use client'
import { LogIn, LogOut, RefreshCw } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type Answer, firstProblem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { renew, signIn, signInBy, signOut } from '@/_designs/client/sign-in'
import type { Renewal } from '@/_designs/design'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Button, buttonClass } from '@/_ui/button'
import { recordAction, useLive, wakeHearts } from './live/store'
import { HERE } from './live/verdict'

/** A design that accepts this browser. Its person can sign in to other designs through it. */
export interface SignInSource {
  design: string
  name: string
}

interface Props {
  /** `signOutLagMs`: how long a sign-out takes to end the session, in ms; null: it never does. */
  design: { id: string; label: string; renewal: Renewal; signOutLagMs: number | null }
  /** The view as the query of an address. */
  query: string
  hasCookie: boolean
  accepted: boolean
  signInSource: SignInSource | null
}

/** The actions on this browser's session of one design. */
export function ColumnActions({ design, query, hasCookie, accepted, signInSource }: Props) {
  const router = useRouter()
  const visitor = useLive((live) => live.visitor)
  const { pending, problem, run } = useTask()

  const act = (work: () => Promise<Answer<unknown>>) =>
    run(async () => {
      const answer = await work()
      wakeHearts()
      router.refresh()
      return firstProblem([answer])
    })

  async function leave(): Promise<Answer<null>> {
    const at = performance.now()
    const answer = await signOut(design.id)
    if (answer.ok)
      recordAction({
        label: 'Sign out here',
        at,
        designs: [design.id],
        stated: { [design.id]: design.signOutLagMs },
        aimsAt: HERE,
      })
    return answer
  }

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-1 sm:gap-2">
        {accepted && (
          <Button pending={pending} onClick={() => act(() => renew(design.renewal))}>
            <RefreshCw aria-hidden className="size-4" />{' '}
            <span className="max-sm:sr-only">Renew</span>
          </Button>
        )}
        {hasCookie && (
          <Button pending={pending} onClick={() => act(leave)}>
            <LogOut aria-hidden className="size-4" />{' '}
            <span className="max-sm:sr-only">Sign out</span>
          </Button>
        )}
        {!accepted && signInSource && (
          <Button
            tone="strategy"
            pending={pending}
            onClick={() => act(() => signInBy(signInSource.design, design.id))}
          >
            <LogIn aria-hidden className="size-4 max-sm:hidden" />
            <span>
              Sign in<span className="max-sm:sr-only"> here too, as {signInSource.name}</span>
            </span>
          </Button>
        )}
        {!accepted && !signInSource && visitor && (
          <Button
            tone="strategy"
            pending={pending}
            onClick={() => act(() => signIn(design.id, visitor))}
          >
            <LogIn aria-hidden className="size-4 max-sm:hidden" />
            <span>
              Sign in<span className="max-sm:sr-only"> here too, as {visitor.name}</span>
            </span>
          </Button>
        )}
        {!accepted && !signInSource && !visitor && (
          <Link
            href={`/sign-in?design=${design.id}&${query}`}
            prefetch={false}
            className={buttonClass('plain')}
          >
            Sign in here
          </Link>
        )}
      </div>
      <ProblemNotice problem={problem} />
    </div>
  )
}
