import { CodeXml } from 'lucide-react'
import { type ReactNode, useId } from 'react'

interface Props {
  title: string
  /** One line about the content of this panel. */
  description: string
  /** The file that made it, from the root of the repository. */
  file: string
  children: ReactNode
}

/** A panel: a title, a line about its content, the file that made it, and the content. */
export function Panel({ title, description, file, children }: Props) {
  const id = useId()
  return (
    <article aria-labelledby={id} className="min-w-0 border-line border-t px-4 py-4 sm:px-5">
      <div className="relative flex items-start justify-between gap-3">
        <h3 id={id} className="font-semibold text-[15px]">
          {title}
        </h3>
        <details className="group text-right">
          <summary
            className="inline-flex list-none rounded p-1 text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden"
            title="The file that made this panel"
          >
            <CodeXml aria-hidden className="size-4" />
            <span className="sr-only">The file that made “{title}”</span>
          </summary>
          <code className="absolute top-7 right-0 z-10 max-w-full break-all rounded border border-line bg-surface px-2 py-1 text-left text-xs shadow-sm">
            {file}
          </code>
        </details>
      </div>
      <p className="mb-3 max-w-prose text-ink-soft text-sm">{description}</p>
      {children}
    </article>
  )
}
