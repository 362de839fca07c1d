'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef } from 'react'
import { call, firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { signIn } from '@/_designs/client/sign-in'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Button } from '@/_ui/button'
import { Field } from '@/_ui/field'
import { type StatedEnd, statedBy } from './live/stated'
import { keepVisitor, recordAction, useLive } from './live/store'

interface Props {
  /** The designs that accept this browser. */
  designs: readonly string[]
  email: string
  /** It is closed, with the password changed or not. */
  onDone: () => void
}

/**
 * Changes the password, which ends every session that can be ended, and signs this browser in
 * again.
 */
export function PasswordDialog({ designs, email, onDone }: Props) {
  const router = useRouter()
  const visitor = useLive((live) => live.visitor)
  const { pending, problem, run } = useTask()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])

  async function change(current: string, next: string): Promise<Problem | null> {
    const at = performance.now()
    const changed = await call<StatedEnd>('PUT', `/api/account/${designs[0]}/password`, {
      body: { current, next },
    })
    if (!changed.ok) return changed.problem
    const answers = await Promise.all(
      designs.map((design) => signIn(design, { email, password: next })),
    )
    if (visitor?.email === email) keepVisitor({ ...visitor, password: next })
    const stated = Object.fromEntries(
      designs.map((design) => [design, statedBy(changed.value, design)]),
    )
    recordAction({
      label: 'Change password',
      at,
      designs,
      stated,
      aimsAt: ({ kind }) => kind !== 'browser',
    })
    router.refresh()
    const failed = firstProblem(answers)
    if (failed === null) onDone()
    return failed
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void run(() => change(String(form.get('current')), String(form.get('next'))))
  }

  return (
    <dialog
      ref={dialog}
      onClose={onDone}
      aria-label="Change password"
      className="m-auto w-full max-w-md rounded-lg border border-line bg-surface p-0 text-ink backdrop:bg-ink/40"
    >
      <form onSubmit={submit} aria-label="Change password" className="grid gap-3 p-4">
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          defaultValue={visitor?.email === email ? visitor.password : ''}
          error={problem?.fields?.current}
        />
        <Field
          label="New password"
          name="next"
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={128}
          hint="At least 8 characters, and not a common password."
          error={problem?.fields?.next}
        />
        {!problem?.fields && <ProblemNotice problem={problem} />}
        <Button type="submit" tone="primary" pending={pending}>
          Change it, and end every other session
        </Button>
        <Button onClick={() => dialog.current?.close()}>Cancel</Button>
      </form>
    </dialog>
  )
}
