'use client'
import { Cookie, LogIn, MonitorSmartphone } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Answer, call, firstProblem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import { signIn, signInBy, signOut } from '@/_designs/client/sign-in'
import type { Guarantees } from '@/_designs/guarantees'
import { ProblemNotice } from '@/_inspector/problem-notice'
import type { Person } from '@/_people/person'
import { Button, buttonClass } from '@/_ui/button'
import type { SignInSource } from './column-actions'
import { FirstSteps } from './first-steps'
import type { HeartbeatSource } from './live/beat'
import { type StatedEnd, statedBy } from './live/stated'
import { recordAction, useLive, wakeHearts } from './live/store'
import { HERE, type SessionAction } from './live/verdict'
import { addDevice, copyCookies } from './live/watch'
import { PasswordDialog } from './password-dialog'

/**
 * The lags of a design after a role change, a revocation and a sign-out, in ms; null: until the
 * session expires.
 */
interface ActedOn extends Pick<Guarantees, 'roleLagMs' | 'signOutLagMs'> {
  id: string
  accepted: boolean
}

interface Props {
  /** The designs that are shown. */
  designs: readonly ActedOn[]
  person: Person | null
  disabled: boolean
  signInSource: SignInSource | null
  /** The view as the query of an address. */
  query: string
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

/** Acts on every session that is shown, in every design that is shown. They never disappear. */
export function SessionActions({ designs, person, disabled, signInSource, query }: Props) {
  const router = useRouter()
  const { pending, problem, run } = useTask()
  const [changingPassword, setChangingPassword] = useState(false)
  const extras = useLive((live) => live.extras)
  const visitor = useLive((live) => live.visitor)
  const acting = designs.filter(({ accepted }) => accepted)
  const missing = designs.filter(({ accepted }) => !accepted)
  const ids = acting.map(({ id }) => id)
  const each = (work: (design: string) => Promise<Answer<StatedEnd | null>>) => () =>
    Promise.all(ids.map(work))
  // A person belongs to no single design, so one design that accepts them is enough.
  const change = (body: unknown) => () =>
    Promise.all(
      ids.slice(0, 1).map((id) => call<StatedEnd>('PATCH', `/api/account/${id}`, { body })),
    )

  const otherRole = person?.role === 'admin' ? 'member' : 'admin'
  const leave: Choice = {
    label: 'Sign out here',
    aimsAt: HERE,
    work: each(signOut),
    stated: ({ signOutLagMs }) => signOutLagMs,
  }
  const choices: readonly Choice[] = [
    leave,
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
      const done = acting.flatMap((design, index) => {
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

  const steal = () => run(async () => firstProblem(await copyCookies(ids, extras)))

  function signInAgain(): Promise<Answer<unknown>[]> {
    return Promise.all(
      missing.flatMap(({ id }) => {
        if (signInSource) return [signInBy(signInSource.design, id)]
        return visitor ? [signIn(id, visitor)] : []
      }),
    )
  }

  const off = ids.length === 0
  const again = off ? 'Sign in again to both' : 'Sign in to both'
  const button = 'shrink-0 whitespace-nowrap'
  return (
    <>
      {visitor && <FirstSteps off={off} onSteal={steal} onSignOut={() => carryOut(leave)} />}
      <section
        aria-label="Actions"
        className="fixed inset-x-0 bottom-0 z-20 border-line border-t bg-canvas px-3 py-2 lg:static lg:border-0 lg:p-0"
      >
        <div className="flex gap-2 overflow-x-auto p-0.5 lg:flex-wrap">
          {missing.length > 0 && (signInSource || visitor) && (
            <Button
              tone="primary"
              pending={pending}
              className={button}
              onClick={() =>
                run(async () => {
                  const answers = await signInAgain()
                  wakeHearts()
                  router.refresh()
                  return firstProblem(answers)
                })
              }
            >
              <LogIn aria-hidden className="size-4" />
              {again}
            </Button>
          )}
          {missing.length > 0 && !signInSource && !visitor && extras.length > 0 && (
            <Link
              href={`/sign-in?${query}`}
              prefetch={false}
              className={`${buttonClass('primary')} ${button}`}
            >
              <LogIn aria-hidden className="size-4" /> {again}
            </Link>
          )}
          {choices.map((choice) => (
            <Button
              key={choice.label}
              tone={choice.tone ?? 'plain'}
              pending={pending}
              disabled={off}
              className={button}
              onClick={() => carryOut(choice)}
            >
              {choice.label}
            </Button>
          ))}
          <Button disabled={off} className={button} onClick={() => setChangingPassword(true)}>
            Change password
          </Button>
          <Button
            pending={pending}
            disabled={off}
            className={`${button} lg:ml-auto`}
            onClick={() => run(async () => firstProblem(await addDevice(ids, extras)))}
          >
            <MonitorSmartphone aria-hidden className="size-4" /> Add a device
          </Button>
          <Button pending={pending} disabled={off} className={button} onClick={steal}>
            <Cookie aria-hidden className="size-4" /> Let a thief copy my cookie
          </Button>
        </div>
        {off && (
          <p className="pt-1 text-ink-soft text-xs max-lg:sr-only">
            These act on your sessions: sign in first.
          </p>
        )}
        <ProblemNotice problem={problem} />
      </section>
      {changingPassword && person && (
        <PasswordDialog
          designs={ids}
          email={person.email}
          onDone={() => setChangingPassword(false)}
        />
      )}
    </>
  )
}
