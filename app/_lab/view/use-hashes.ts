'use client'
import { useEffect, useState } from 'react'

/** The number of characters of a hash that are shown. */
const SHOWN = 8

/**
 * The beginning of the SHA-256 of each text, in base64url, as the store keeps a refresh token.
 * Browsers compute it only on https and on localhost; elsewhere no hash is shown.
 */
export function useHashes(texts: readonly string[]): ReadonlyMap<string, string> {
  const [hashes, setHashes] = useState<ReadonlyMap<string, string>>(new Map())
  const key = texts.join(' ')
  useEffect(() => {
    if (!('subtle' in crypto)) return
    let current = true
    const all = key.split(' ').map(async (text) => [text, await beginningOfHash(text)] as const)
    Promise.all(all).then((pairs) => current && setHashes(new Map(pairs)))
    return () => {
      current = false
    }
  }, [key])
  return hashes
}

async function beginningOfHash(text: string): Promise<string> {
  const bytes = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
  )
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, SHOWN)
}
