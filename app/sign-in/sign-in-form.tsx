'use client'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { firstProblem, type Problem, signIn } from '@/_designs/browser'
import { useTask } from '@/_designs/use-task'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Button } from '@/_ui/button'
import { Field } from '@/_ui/field'

interface Props {
  designs: readonly { id: string; label: string }[]
  /** The one design that is asked for, if any. */
  asked: string | undefined
  /** A path on this site. */
  callbackUrl: string
}

export function SignInForm({ designs, asked, callbackUrl }: Props) {
  const router = useRouter()
  const { pending, problem, run } = useTask()
  const everyId = designs.map(({ id }) => id)

  async function enter(form: FormData): Promise<Problem | null> {
    const side = String(form.get('side'))
    const chosen = everyId.includes(side) ? [side] : everyId
    const credentials = { email: String(form.get('email')), password: String(form.get('password')) }
    const answers = await Promise.all(chosen.map((design) => signIn(design, credentials)))
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
      <Field label="Password" name="password" type="password" autoComplete="current-password" required />
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 font-medium text-sm">Sign in to</legend>
        {[{ id: 'all', label: 'Both at once' }, ...designs].map(({ id, label }) => (
          <label key={id} className="flex min-h-8 items-center gap-2 text-sm">
            <input
              type="radio"
              name="side"
              value={id}
              defaultChecked={id === (asked && everyId.includes(asked) ? asked : 'all')}
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
