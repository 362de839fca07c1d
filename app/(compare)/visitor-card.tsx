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
    <div className="grid gap-3">
      {email === null && (
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

function Passphrase({ visitor }: { visitor: WatchedVisitor }) {
  return (
    <section
      aria-label="Your visitor"
      className="grid gap-2 rounded-lg border border-line bg-surface px-4 py-3 text-sm"
    >
      <p>
        Your visitor is <strong className="font-semibold">{visitor.name}</strong>. To sign in from
        another browser or a phone, use this there. It is shown once: only a hash of it is kept.
      </p>
      <dl className="grid gap-x-3 gap-y-1 sm:grid-cols-[6rem_1fr]">
        <dt className="text-ink-soft">E-mail</dt>
        <dd className="break-all font-mono text-xs leading-5">{visitor.email}</dd>
        <dt className="text-ink-soft">Passphrase</dt>
        <dd className="font-mono text-xs leading-5">{visitor.password}</dd>
      </dl>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={`${visitor.email}\n${visitor.password}`} label="Copy both" />
        <Button onClick={() => keepVisitor(null)}>I have noted it</Button>
      </div>
    </section>
  )
}
