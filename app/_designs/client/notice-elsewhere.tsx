'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { call } from '@/_client/call'
import { onReturn } from '@/_client/on-return'
import type { Person } from '@/_people/person'
import { isChanged, type ShownSession } from './is-changed'

/**
 * Loads the data of a page again when somebody comes back to it, if a sign-in or a sign-out
 * elsewhere has changed them. It asks `whoami` first, because a page that cannot be loaded again
 * would be lost.
 */
export function NoticeElsewhere({ shown }: { shown: readonly ShownSession[] }) {
  const router = useRouter()
  const asText = JSON.stringify(shown) // each rendering of the page makes a new list

  useEffect(() => {
    const all: ShownSession[] = JSON.parse(asText)
    let asking = false // a return can fire several events
    return onReturn(async () => {
      if (asking) return
      asking = true
      const changes = await Promise.all(
        all.map(async (one) =>
          isChanged(one, await call<{ user: Person }>('GET', `/api/whoami/${one.design}`)),
        ),
      )
      asking = false
      if (changes.includes(true)) router.refresh()
    })
  }, [asText, router])

  return null
}
