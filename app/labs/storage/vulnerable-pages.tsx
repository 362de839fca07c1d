'use client'
import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { DesignPicker } from '@/_lab/view/design-picker'
import type { PickableDesign } from '@/_lab/view/pickable-design'
import { buttonClass } from '@/_ui/button'

/** Links to the pages that are broken on purpose. Each opens in a tab of its own. */
export function Doors({ designs, shown }: { designs: readonly PickableDesign[]; shown: string }) {
  const [chosen, setChosen] = useState(shown)
  const doors = [
    [`/labs/storage/vulnerable?design=${chosen}`, 'Open the shop'],
    ['/labs/storage/vulnerable/foreign', 'Open the foreign page'],
  ] as const
  return (
    <div className="flex flex-wrap items-end gap-3">
      <DesignPicker
        label="Who visits it is signed in to"
        designs={designs}
        chosen={chosen}
        onPick={(picked) => setChosen(picked)}
      />
      {doors.map(([href, name]) => (
        <a key={name} href={href} target="_blank" rel="noopener" className={buttonClass('danger')}>
          <ExternalLink aria-hidden className="size-4" /> {name}
          <span className="sr-only"> (in a new tab)</span>
        </a>
      ))}
    </div>
  )
}
