'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Answer, call, firstProblem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { signOut } from '@/_designs/client/sign-in'
import type { Guarantees } from '@/_designs/guarantees'
import { ProblemNotice } from '@/_inspector/problem-notice'
import type { Person } from '@/_people/person'
import { Button } from '@/_ui/button'
import type { HeartbeatSource } from './live/beat'
import { type StatedEnd, statedBy } from './live/stated'
import { recordAction } from './live/store'
import { HERE, type SessionAction } from './live/verdict'
import { PasswordForm } from './password-form'

/**
 * The lags of a design after a role change, a revocation and a sign-out, in ms; null: until the
 * session expires.
 */
interface ActedOn extends Pick<Guarantees, 'roleLagMs' | 'lagMs' | 'signOutLagMs'> {
  id: string
  label: string
}

interface Props {
  /** The designs that accept this browser. */
  designs: readonly ActedOn[]
  person: Person
  disabled: boolean
}

interface Choice extends Pick<SessionAction, 'label' | 'aimsAt' | 'role'> {
  work(): Promise<Answer<StatedEnd | null>[]>
  /** The stated lag of a design, in ms, if the answer does not contain it. */
  stated?(design: ActedOn): number | null
  tone?: 'danger'
}

const EVERY = () => true
const NONE = () => false
const OTHERS = ({ kind }: HeartbeatSource) => kind === 'device'

/** Acts on every session that is shown, in every design that is shown. */
export function SessionActions({ designs, person, disabled }: Props) {
  const router = useRouter()
  const { pending, problem, run } = useTask()
  const [changingPassword, setChangingPassword] = useState(false)
  const ids = designs.map(({ id }) => id)
  const unrevocable = designs.flatMap(({ label, lagMs }) => (lagMs === null ? label : []))
  const each = (work: (design: string) => Promise<Answer<StatedEnd | null>>) => () =>
    Promise.all(ids.map(work))
  // A person belongs to no single design, so one design that accepts them is enough.
  const change = (body: unknown) => () =>
    Promise.all(
      ids.slice(0, 1).map((id) => call<StatedEnd>('PATCH', `/api/account/${id}`, { body })),
    )

  const otherRole = person.role === 'admin' ? 'member' : 'admin'
  const choices: readonly Choice[] = [
    {
      label: 'Sign out here',
      aimsAt: HERE,
      work: each(signOut),
      stated: ({ signOutLagMs }) => signOutLagMs,
    },
    {
      label: 'Revoke all others',
      aimsAt: OTHERS,
      work: each((id) => call<StatedEnd>('DELETE', `/api/sessions/${id}?scope=others`)),
    },
    {
      label: 'Revoke all',
      aimsAt: EVERY,
      work: each((id) => call<StatedEnd>('DELETE', `/api/sessions/${id}?scope=all`)),
      tone: 'danger',
    },
    {
      label: `Make me ${otherRole}`,
      aimsAt: EVERY,
      work: change({ role: otherRole }),
      role: otherRole,
      stated: ({ roleLagMs }) => roleLagMs,
    },
    disabled
      ? { label: 'Enable me again', aimsAt: NONE, work: change({ disabled: false }) }
      : { label: 'Disable me', aimsAt: EVERY, work: change({ disabled: true }), tone: 'danger' },
  ]

  const carryOut = ({ work, label, aimsAt, role, stated }: Choice) =>
    run(async () => {
      const at = performance.now()
      const answers = await work()
      const done = designs.flatMap((design, index) => {
        const answer = answers[index] ?? answers[0]
        if (!answer?.ok) return []
        const { id } = design
        return [[id, stated ? stated(design) : statedBy(answer.value, id)] as const]
      })
      if (done.length > 0)
        recordAction({
          label,
          at,
          designs: done.map(([id]) => id),
          stated: Object.fromEntries(done),
          aimsAt,
          ...(role && { role }),
        })
      router.refresh()
      return firstProblem(answers)
    })

  return (
    <section aria-labelledby="actions" className="grid gap-3">
      <div>
        <h2 id="actions" className="font-semibold text-lg tracking-tight">
          Do something to {designs.length > 1 ? 'both' : 'it'}, and watch
        </h2>
        <p className="max-w-prose text-ink-soft text-sm">
          It is done to the sessions of {person.name} that the strips below show. The stopwatch runs
          from your click to the first request that was treated differently.
        </p>
        {unrevocable.length > 0 && (
          <p className="max-w-prose text-ink-soft text-sm">
            Nobody can revoke a session of “{unrevocable.join('” or “')}”. A copy of its token can
            do all of this until it expires, and sign in elsewhere.
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <Button
            key={choice.label}
            tone={choice.tone ?? 'plain'}
            pending={pending}
            onClick={() => carryOut(choice)}
          >
            {choice.label}
          </Button>
        ))}
        <Button
          aria-expanded={changingPassword}
          onClick={() => setChangingPassword(!changingPassword)}
        >
          Change password
        </Button>
      </div>
      {changingPassword && (
        <PasswordForm
          designs={ids}
          email={person.email}
          onDone={() => setChangingPassword(false)}
        />
      )}
      <ProblemNotice problem={problem} />
    </section>
  )
}
