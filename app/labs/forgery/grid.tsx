'use client'
import { Send } from 'lucide-react'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { courseOf } from '@/_lab/view/run'
import { useLab } from '@/_lab/view/use-lab'
import { Button } from '@/_ui/button'
import { ScrollRegion } from '@/_ui/scroll-region'
import { Cell } from './cell'
import type { RowGroup } from './rows'

export interface GridColumn {
  id: string
  label: string
  strategy: string
  /** The kind of its token, such as "a JWS". */
  kind: string
}

interface Props {
  lab: string
  groups: readonly RowGroup[]
  columns: readonly GridColumn[]
}

/** The same edits for every kind of token. Each cell has the answer of the site to the token. */
export function Grid({ lab, groups, columns }: Props) {
  const { run, running, problem, announcement, start, cancel } = useLab(lab)
  const busy = running.length > 0
  const send = () =>
    start({
      experiments: groups.map(({ experiment }) => experiment),
      designs: columns.map(({ id }) => id),
    })
  return (
    <div className="grid min-w-0 content-start gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary" pending={busy} onClick={send}>
          <Send aria-hidden className="size-4" /> {busy ? 'Sending…' : 'Send them all'}
        </Button>
        {busy && <Button onClick={cancel}>Cancel</Button>}
        <p role="status" className="text-ink-soft text-sm">
          {announcement}
        </p>
      </div>
      <ProblemNotice problem={problem} />
      <ScrollRegion label="The grid" className="rounded-lg border border-line bg-surface">
        <table aria-busy={busy} className="w-full min-w-[44rem] border-collapse text-left text-sm">
          <caption className="sr-only">
            What the site answers to each edit of a token, one kind of token a column
          </caption>
          <thead>
            <tr className="border-line border-b bg-sunken">
              <th
                scope="col"
                className="sticky left-0 z-10 bg-sunken px-3 py-2 align-bottom font-medium"
              >
                Edit
              </th>
              {columns.map(({ id, label, strategy, kind }) => (
                <th
                  key={id}
                  scope="col"
                  data-strategy={strategy}
                  className="border-t-4 border-t-strategy px-3 py-2 align-bottom font-medium"
                >
                  <span className="block text-strategy-ink">{kind}</span>
                  <span className="font-normal text-ink-soft text-xs">{label}</span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ experiment, title, rows }) => (
            <tbody key={experiment}>
              <tr className="border-line border-b bg-sunken">
                <th
                  scope="rowgroup"
                  colSpan={columns.length + 1}
                  className="px-3 py-1.5 font-medium text-ink-soft text-xs"
                >
                  <span className="sticky left-3">{title}</span>
                </th>
              </tr>
              {rows.map(({ question, name, description: what }) => (
                <tr key={question} className="border-line border-b last:border-b-0">
                  <th
                    scope="row"
                    className="sticky left-0 z-10 w-36 min-w-36 border-line border-r bg-surface px-3 py-2 align-top font-medium sm:w-72 sm:min-w-60 sm:border-r-0"
                  >
                    {name}
                    <span className="mt-0.5 hidden font-normal text-ink-soft text-xs sm:block">
                      {what}
                    </span>
                  </th>
                  {columns.map(({ id }) => (
                    <td key={id} className="px-3 py-2 align-top">
                      <Cell course={courseOf(run, experiment, id)} question={question} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </div>
  )
}
