'use client'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { call, firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { ABSOLUTE_LIFETIME_S, IDLE_LIFETIME_S, SHORTEST_LIFETIME_S } from '@/_config/lifetimes'
import { signInBy } from '@/_designs/client/sign-in'
import { ProblemNotice } from '@/_inspector/problem-notice'
import type { VisitorLifetimes } from '@/_people/lifetimes'
import { Button } from '@/_ui/button'
import { Field } from '@/_ui/field'
import { wakeHearts } from './live/store'

interface Props {
  /** A design that accepts this browser. */
  by: string
  /** The designs in which the lifetimes count, whether they accept this browser or not. */
  designs: readonly { id: string; label: string }[]
  lifetimes: VisitorLifetimes
}

const FIELDS = [
  { name: 'absoluteS', label: 'Absolute, in seconds', most: ABSOLUTE_LIFETIME_S },
  { name: 'idleS', label: 'Idle, in seconds', most: IDLE_LIFETIME_S },
] as const

/**
 * Sets the lifetimes of this visitor's sessions, and signs in again where they count, because a
 * session keeps the lifetimes from its start.
 */
export function LifetimesForm({ by, designs, lifetimes }: Props) {
  const router = useRouter()
  const { pending, problem, run } = useTask()

  async function change(next: VisitorLifetimes): Promise<Problem | null> {
    const changed = await call('PATCH', `/api/account/${by}`, { body: { lifetimes: next } })
    const answers = changed.ok
      ? await Promise.all(designs.map(({ id }) => signInBy(by, id)))
      : [changed]
    wakeHearts()
    router.refresh()
    return firstProblem(answers)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const seconds = (name: string) => Number(form.get(name) || Number.NaN)
    void run(() => change({ absoluteS: seconds('absoluteS'), idleS: seconds('idleS') }))
  }

  return (
    <form onSubmit={submit} aria-labelledby="lifetimes" noValidate className="grid gap-3">
      <div>
        <h2 id="lifetimes" className="font-semibold text-lg tracking-tight">
          How long your sessions last
        </h2>
        <p className="max-w-prose text-ink-soft text-sm">
          In {designs.map(({ label }) => label).join(' and ')}. A heartbeat only reads, so it moves
          no end on; Renew does, up to the absolute lifetime.
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-3">
        {FIELDS.map(({ name, label, most }) => (
          <Field
            key={`${name} ${lifetimes[name]}`}
            label={label}
            name={name}
            type="number"
            min={SHORTEST_LIFETIME_S}
            max={most}
            defaultValue={lifetimes[name]}
            error={problem?.fields?.[`lifetimes.${name}`]}
          />
        ))}
        <div className="pt-6">
          <Button type="submit" pending={pending}>
            Set, and sign in anew
          </Button>
        </div>
      </div>
      {!problem?.fields && <ProblemNotice problem={problem} />}
    </form>
  )
}
