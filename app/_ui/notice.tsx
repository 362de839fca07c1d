import { CircleAlert, CircleCheck, Info, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'

const KINDS = {
  info: { Icon: Info, look: 'border-line bg-sunken text-ink' },
  done: { Icon: CircleCheck, look: 'border-accepted/50 bg-accepted-soft text-ink' },
  problem: { Icon: CircleAlert, look: 'border-refused/50 bg-refused-soft text-ink' },
  outage: { Icon: Unplug, look: 'border-unavailable/50 bg-unavailable-soft text-ink' },
} as const

/** A sentence that somebody should see; `role` decides whether it is also spoken at once. */
export function Notice({
  kind,
  role,
  children,
}: {
  kind: keyof typeof KINDS
  role?: 'alert' | 'status'
  children: ReactNode
}) {
  const { Icon, look } = KINDS[kind]
  return (
    <div role={role} className={`flex gap-2.5 rounded-md border px-3 py-2 text-sm ${look}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
