'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useTransition } from 'react'
import { chooseView, rememberView } from './choose-view'
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

/**
 * A form whose fields `left`, `right` or `on` change the view. The page around it keeps its state,
 * its focus and its scroll position.
 */
export function ViewForm({ label, shown, path, className, children }: Props) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { nativeEvent } = event
    const form = new FormData(
      event.currentTarget,
      nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null,
    )
    startTransition(async () => router.push(await rememberView(form), { scroll: false }))
  }

  return (
    <form
      action={chooseView}
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
    </form>
  )
}
