import type { ReactNode } from 'react'

/** A narrow page for one thing to read or fill in. */
export function ProsePage({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children: ReactNode
}) {
  return (
    <main id="main" className="mx-auto grid w-full max-w-lg gap-5 px-4 py-8 sm:py-12">
      <div className="grid gap-2">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </div>
      {children}
    </main>
  )
}
