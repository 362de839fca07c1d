'use client'
import { LogIn, Sparkles } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { call, firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { signIn } from '@/_designs/client/sign-in'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Button, buttonClass } from '@/_ui/button'
import { CopyButton } from '@/_ui/copy-button'
import { keepVisitor, useLive, type WatchedVisitor } from './live/store'

interface Props {
  /** The designs that are shown. */
  designs: readonly string[]
  /** The view as the query of an address. */
  query: string
  email: string | null
}

/**
 * The first sign-in, for somebody who only wants to look; after it, the way to sign in from another
 * browser.
 */
export function VisitorCard({ designs, query, email }: Props) {
  const router = useRouter()
  const visitor = useLive((live) => live.visitor)
  const { pending, problem, run } = useTask()

  async function start(): Promise<Problem | null> {
    const made = await call<WatchedVisitor>('POST', '/api/visitors')
    if (!made.ok) return made.problem
    keepVisitor(made.value)
    const answers = await Promise.all(designs.map((design) => signIn(design, made.value)))
    router.refresh()
    return firstProblem(answers)
  }

  return (
    <div className="flex flex-wrap items-start gap-2">
      {email === null && !visitor && (
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" pending={pending} onClick={() => run(start)}>
            <Sparkles aria-hidden className="size-4" />{' '}
            {pending ? 'Making a visitor…' : 'Start as a visitor'}
          </Button>
          <Link href={`/sign-in?${query}`} prefetch={false} className={buttonClass('plain')}>
            <LogIn aria-hidden className="size-4" /> Sign in
          </Link>
          <Link href={`/sign-up?${query}`} prefetch={false} className={buttonClass('plain')}>
            Sign up
          </Link>
        </div>
      )}
      <ProblemNotice problem={problem} />
      {visitor && (email === null || email === visitor.email) && <Passphrase visitor={visitor} />}
    </div>
  )
}

/** How to sign in from another browser, on one line until it is opened. */
function Passphrase({ visitor }: { visitor: WatchedVisitor }) {
  return (
    <details className="group relative text-sm">
      <summary className="rounded-md border border-line-strong/50 bg-surface px-3 py-1.5 font-medium">
        {visitor.name}
      </summary>
      <section
        aria-label="Your visitor"
        className="absolute right-0 z-30 mt-1 grid w-80 max-w-[calc(100vw-2rem)] gap-2 rounded-lg border border-line-strong bg-surface px-4 py-3 shadow-lg"
      >
        <p>
          You are <strong className="font-semibold">{visitor.name}</strong>. Use this to sign in
          from another browser or a phone. It is shown once: the server keeps only a hash of it.
        </p>
        <dl className="grid gap-x-3 gap-y-1">
          <dt className="text-ink-soft">E-mail</dt>
          <dd className="break-all font-mono text-xs leading-5">{visitor.email}</dd>
          <dt className="text-ink-soft">Passphrase</dt>
          <dd className="font-mono text-xs leading-5">{visitor.password}</dd>
        </dl>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={`${visitor.email}\n${visitor.password}`} label="Copy both" />
          <Button onClick={() => keepVisitor(null)}>Forget it</Button>
        </div>
      </section>
    </details>
  )
}
