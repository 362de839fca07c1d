import 'server-only'
import type { Side } from '@/_designs/comparison/sides'
import type { ComparisonView } from '@/_designs/comparison/view'
import type { CurrentReading } from '@/_designs/request/guard'
import { REFUSALS } from '@/_designs/request/refusal-messages'
import { Countdown } from '@/_ui/countdown'
import { Notice } from '@/_ui/notice'
import { ColumnActions, type SignInSource } from './column-actions'
import type { ColumnData } from './column-data'
import { DesignPicker, type PickerGroup } from './design-picker'
import { NoteColumn } from './live/note-column'

interface Props {
  side: Side
  view: ComparisonView
  data: ColumnData
  groups: readonly PickerGroup[]
  /** The page with its open tab. */
  path: string
  /** Another design through which this person could sign in to this one. */
  signInSource: SignInSource | null
}

/** One design: its picker, who it says that this browser is, and what this browser can do to it. */
export function DesignHead({ side, view, data, groups, path, signInSource }: Props) {
  const {
    current: { design, token, reading },
    facts,
  } = data
  const { id, label, renewal, strategy, guarantees } = design
  return (
    <section
      aria-labelledby={id}
      data-strategy={strategy}
      className="grid min-w-0 content-start gap-1.5 border-t-4 border-t-strategy bg-strategy-soft px-2 py-1.5 sm:px-4"
    >
      <h2 id={id} className="sr-only">
        {label}
      </h2>
      <DesignPicker
        side={side}
        shown={{ left: view.left.id, right: view.right.id, on: view.on }}
        groups={groups}
        path={path}
      />
      <NoteColumn side={side} design={id} facts={facts} />
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1 sm:gap-x-3">
        <WhoAmI reading={reading} toleranceMs={guarantees.toleranceMs} />
        <ColumnActions
          key={id}
          design={{ id, label, renewal, signOutLagMs: guarantees.signOutLagMs }}
          query={view.query}
          hasCookie={token !== null}
          accepted={reading.state === 'accepted'}
          signInSource={signInSource}
        />
      </div>
    </section>
  )
}

function WhoAmI({
  reading,
  toleranceMs,
}: {
  reading: CurrentReading['reading']
  toleranceMs: number
}) {
  if (reading.state === 'unavailable')
    return (
      <Notice kind="outage">
        The store does not answer, so nobody can tell whether you are signed in. The cookie is kept.
      </Notice>
    )
  if (reading.state === 'refused')
    return (
      <p
        className={`text-xs sm:text-sm ${reading.code === 'no_token' ? 'text-ink-soft' : 'text-refused'}`}
      >
        {REFUSALS[reading.code]}
      </p>
    )
  const { user, expires } = reading
  return (
    <p className="flex-1 text-xs sm:text-sm">
      <span className="max-sm:sr-only">
        You are <strong className="font-semibold">{user.name}</strong>,
      </span>{' '}
      {user.role}, <Countdown until={expires} toleranceMs={toleranceMs} />.
    </p>
  )
}
