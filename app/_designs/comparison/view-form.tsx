'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState, useTransition } from 'react'
import { call, type Problem } from '@/_client/call'
import type { Sides } from './sides'

interface Props {
  label: string
  /** The comparison that the page shows now. */
  shown: Sides
  /** The path of the page that will show the new view. */
  path: string
  className: string
  children: ReactNode
}

const ROUTE = '/api/view'

/**
 * A form whose fields `left`, `right` or `on` change the view. The page around it keeps its state,
 * its focus and its scroll position.
 */
export function ViewForm({ label, shown, path, className, children }: Props) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [problem, setProblem] = useState<Problem | null>(null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { nativeEvent } = event
    const form = new FormData(
      event.currentTarget,
      nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null,
    )
    startTransition(() => choose(form))
  }

  async function choose(form: FormData): Promise<void> {
    const fields = [...form].map(([name, value]) => [name, String(value)])
    const answer = await call<{ address: string }>('POST', ROUTE, {
      body: new URLSearchParams(fields),
      headers: { accept: 'application/json' },
    })
    if (!answer.ok) return setProblem(answer.problem)
    setProblem(null)
    router.push(answer.value.address, { scroll: false })
  }

  return (
    <form
      action={ROUTE}
      method="post"
      onSubmit={submit}
      aria-label={label}
      aria-busy={pending || undefined}
      className={className}
    >
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="shown-left" value={shown.left} />
      <input type="hidden" name="shown-right" value={shown.right} />
      <input type="hidden" name="shown-on" value={shown.on} />
      {children}
      {problem && (
        <p role="alert" className="w-full text-refused text-sm">
          {problem.message}
        </p>
      )}
    </form>
  )
}
