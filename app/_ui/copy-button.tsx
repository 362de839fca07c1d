'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button'
import { copyText } from './copy-text'

/**
 * Copies `text`, and says whether the browser allowed it. `what` names the copied text for people
 * who cannot see the place of the button.
 */
export function CopyButton({ text, label, what }: { text: string; label: string; what?: string }) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'failed')
  return (
    <Button onClick={copy}>
      {outcome === 'copied' ? (
        <Check aria-hidden className="size-4" />
      ) : (
        <Copy aria-hidden className="size-4" />
      )}
      <span aria-live="polite">
        {
          {
            idle: what ? (
              <>
                {label}
                <span className="sr-only"> {what}</span>
              </>
            ) : (
              label
            ),
            copied: 'Copied',
            failed: 'Not allowed: copy it by keyboard',
          }[outcome]
        }
      </span>
    </Button>
  )
}
