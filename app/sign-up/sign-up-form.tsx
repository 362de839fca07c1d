'use client'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { call, firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { signIn } from '@/_designs/client/sign-in'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Button } from '@/_ui/button'
import { Field } from '@/_ui/field'

/**
 * Creates a person, signs them in to `designs`, and continues to `next`, a path on this site. The
 * typed text stays after every answer.
 */
export function SignUpForm({ designs, next }: { designs: readonly string[]; next: string }) {
  const router = useRouter()
  const { pending, problem, run } = useTask()

  async function enrol(person: {
    name: string
    email: string
    password: string
  }): Promise<Problem | null> {
    const made = await call('POST', '/api/people', { body: person })
    if (!made.ok) return made.problem
    const answers = await Promise.all(designs.map((design) => signIn(design, person)))
    const failed = firstProblem(answers)
    if (failed !== null) return failed
    router.push(next)
    router.refresh()
    return null
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void run(() =>
      enrol({
        name: String(form.get('name')),
        email: String(form.get('email')),
        password: String(form.get('password')),
      }),
    )
  }

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-4">
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        error={problem?.fields?.name}
      />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        hint="Nothing is sent to it; one that ends in .example will do."
        error={problem?.fields?.email}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        maxLength={128}
        hint="At least 8 characters, and not one that is tried first."
        error={problem?.fields?.password}
      />
      <ProblemNotice problem={problem} />
      <Button type="submit" tone="primary" pending={pending}>
        {pending ? 'Signing up…' : 'Sign up, and in to both'}
      </Button>
    </form>
  )
}
