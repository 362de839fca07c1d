'use client'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/_ui/button'
import { useLive } from './live/store'
import { HERE } from './live/verdict'

interface Props {
  /** Whether no design accepts this browser. */
  off: boolean
  onSteal: () => void
  onSignOut: () => void
}

/** Four steps for the first minute. Each one does its work on both sides. */
export function FirstSteps({ off, onSteal, onSignOut }: Props) {
  const [dismissed, setDismissed] = useState(false)
  const [looked, setLooked] = useState(false)
  const isCopied = useLive((live) => live.extras.some(({ kind }) => kind === 'copy'))
  const isSignedOut = useLive((live) => live.action?.aimsAt === HERE)
  if (dismissed) return null
  const steps = [
    {
      text: 'Look at your two cookies.',
      done: looked || isCopied,
      action: (
        <Button
          onClick={() => {
            setLooked(true)
            document.getElementById('details')?.scrollIntoView()
          }}
        >
          Show
        </Button>
      ),
    },
    {
      text: 'Let a thief copy them.',
      done: isCopied,
      action: off ? null : <Button onClick={onSteal}>Copy</Button>,
    },
    {
      text: 'Sign out of both.',
      done: isSignedOut,
      action: off ? null : <Button onClick={onSignOut}>Sign out</Button>,
    },
    { text: 'Who is still in? See the thief’s copy.', done: false, action: null },
  ]
  const now = steps.findIndex(({ done }) => !done)
  const step = steps[now]
  return (
    <section
      aria-label="First steps"
      className="flex min-h-11 items-center gap-2 rounded-md border border-ink bg-surface px-3 py-0.5 text-xs sm:gap-3 sm:text-sm"
    >
      <p className="min-w-0">
        <strong className="font-semibold">
          Step {now + 1} of {steps.length}.
        </strong>{' '}
        {step?.text}
      </p>
      {step?.action}
      <button
        type="button"
        aria-label="Close the first steps"
        onClick={() => setDismissed(true)}
        className="ml-auto rounded p-1 text-ink-soft hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </button>
    </section>
  )
}
