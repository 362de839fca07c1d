import type { ReactNode } from 'react'

interface Props {
  /** Its name for a screen reader, such as "The grid". */
  label?: string
  /** The id of an element that has the name, instead of `label`. */
  labelledBy?: string
  className?: string
  children: ReactNode
}

/** A part of a page that scrolls sideways, by keyboard too (axe: scrollable-region-focusable). */
export function ScrollRegion({ label, labelledBy, className = '', children }: Props) {
  return (
    <section
      aria-label={label && `${label}, scrolls sideways`}
      aria-labelledby={labelledBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
      tabIndex={0}
      className={`relative overflow-x-auto ${className}`}
    >
      {children}
    </section>
  )
}
