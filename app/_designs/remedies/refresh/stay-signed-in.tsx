'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { renewed } from './renew'

/**
 * Keeps a browser with a refresh token signed in while a page is open. Put it into your layout
 * once. A page that was rendered with an expired token is rendered again after the first renewal.
 * @param everyS shorter than the lifetime of an access token, in seconds
 * @param path the POST route that exchanges the refresh token
 */
export function StaySignedIn({
  everyS = 45,
  path = '/api/refresh',
}: {
  everyS?: number
  path?: string
}) {
  const router = useRouter()
  useEffect(() => {
    let over = false
    const renew = async () => {
      if (over || document.visibilityState === 'hidden') return
      if ((await renewed(path, everyS)) === 'late') router.refresh()
    }
    void renew()
    const timer = setInterval(renew, 5_000)
    document.addEventListener('visibilitychange', renew)
    return () => {
      over = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', renew)
    }
  }, [everyS, path, router])
  return null
}
