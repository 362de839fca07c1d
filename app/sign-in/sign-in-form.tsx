'use client'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { signIn } from '@/_designs/client/sign-in'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Button } from '@/_ui/button'
import { Field } from '@/_ui/field'

interface Named {
  id: string
  label: string
}

interface Props {
  /** Both designs of the view. */
  shown: readonly Named[]
  /** The one requested design, if any; it can be outside the view. */
  asked: Named | null
  /** A path on this site. */
  callbackUrl: string
}

export function SignInForm({ shown, asked, callbackUrl }: Props) {
  const router = useRouter()
  const { pending, problem, run } = useTask()
  const single = [...shown, ...(asked && shown.every(({ id }) => id !== asked.id) ? [asked] : [])]

  async function enter(form: FormData): Promise<Problem | null> {
    const side = String(form.get('side'))
    const one = single.filter(({ id }) => id === side)
    const chosen = one.length > 0 ? one : shown
    const credentials = { email: String(form.get('email')), password: String(form.get('password')) }
    const answers = await Promise.all(chosen.map(({ id }) => signIn(id, credentials)))
    const failed = firstProblem(answers)
    if (failed !== null) return failed
    router.push(callbackUrl)
    router.refresh()
    return null
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void run(() => enter(form))
  }

  return (
    <form onSubmit={submit} method="post" className="grid gap-4">
      <Field label="E-mail" name="email" type="email" autoComplete="username" required />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 font-medium text-sm">Sign in to</legend>
        {[{ id: 'all', label: 'Both at once' }, ...single].map(({ id, label }) => (
          <label key={id} className="flex min-h-8 items-center gap-2 text-sm">
            <input
              type="radio"
              name="side"
              value={id}
              defaultChecked={id === (asked?.id ?? 'all')}
              className="size-4 accent-current"
            />
            {label}
          </label>
        ))}
      </fieldset>
      <ProblemNotice problem={problem} />
      <Button type="submit" tone="primary" pending={pending}>
        {pending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}
