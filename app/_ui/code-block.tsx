import { useId } from 'react'
import { CopyButton } from './copy-button'
import { ScrollRegion } from './scroll-region'

/** Code to read and to copy. It scrolls sideways, by keyboard too. */
export function CodeBlock({ name, text }: { name: string; text: string }) {
  const id = useId()
  return (
    <figure
      aria-labelledby={id}
      className="min-w-0 overflow-clip rounded-lg border border-line bg-surface"
    >
      <figcaption className="flex items-center justify-between gap-2 border-line border-b px-3 py-2">
        <code id={id} className="min-w-0 break-all font-mono text-xs">
          {name}
        </code>
        <CopyButton text={text} label="Copy" what={name} />
      </figcaption>
      <ScrollRegion labelledBy={id} className="bg-sunken px-3 py-3">
        <pre className="font-mono text-xs leading-5">
          <code>{text}</code>
        </pre>
      </ScrollRegion>
    </figure>
  )
}
