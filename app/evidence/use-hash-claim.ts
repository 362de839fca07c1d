import { useEffect, useState } from 'react'
import { CLAIMS } from '@/_claims/claims'

/**
 * Follows the address to the claim that its hash names. A filter or a folded section may hide the
 * claim, so `reveal` shows it first.
 */
export function useHashClaim(reveal: (id: string) => void): void {
  const [target, setTarget] = useState<{ id: string } | null>(null)

  useEffect(() => {
    const follow = () => {
      const id = location.hash.slice(1)
      if (!CLAIMS.some((claim) => claim.id === id)) return
      reveal(id)
      setTarget({ id })
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [reveal])

  // By now the claim is on the page.
  useEffect(() => {
    if (target) document.getElementById(target.id)?.scrollIntoView()
  }, [target])
}
