'use client'
import { type RefObject, useEffect, useRef, useState } from 'react'

const BEFORE_IT_IS_KNOWN = 900

/** The width of an element in px, as it changes. */
export function useWidth<T extends Element>(): [RefObject<T | null>, number] {
  const ref = useRef<T>(null)
  const [width, setWidth] = useState(BEFORE_IT_IS_KNOWN)
  useEffect(() => {
    if (!ref.current) return
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.round(entry.contentRect.width) || BEFORE_IT_IS_KNOWN),
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
