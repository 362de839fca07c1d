'use client'
import { ArrowDown, Ban, CircleX, GitFork, type LucideIcon, Repeat2 } from 'lucide-react'
import { useId } from 'react'
import { type FamilyToken, familiesOf, type Use } from '../family'
import type { Course } from './run'
import { useHashes } from './use-hashes'

/**
 * The refresh tokens of a run as a tree: each token with its replacements, its users, and the
 * answers. Without tokens, it draws nothing.
 */
export function FamilyTree({ course }: { course: Course }) {
  const id = useId()
  const families = familiesOf(course.steps).filter(({ uses }) => uses.length > 0)
  const hashes = useHashes(families.flatMap(tokensOf))
  if (families.length === 0) return null
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 gap-2 rounded-lg border border-line p-3 text-sm"
    >
      <h4 id={id} className="font-medium">
        The family of refresh tokens
      </h4>
      {families.map((root) => {
        const order = new Map(usesOf(root).map((use, index) => [use.at, index + 1]))
        return (
          <ol key={root.token} className="grid min-w-0">
            <Branch
              node={root}
              order={order}
              hashes={hashes}
              over={usesOf(root).some(({ got }) => got === 'refused')}
            />
          </ol>
        )
      })}
      <p className="text-ink-soft text-xs">
        Each token by the beginning of its hash, which is all that the store has of it. Numbers
        count the refreshes in order.
      </p>
    </section>
  )
}

interface BranchProps {
  node: FamilyToken
  order: ReadonlyMap<number, number>
  hashes: ReadonlyMap<string, string>
  /** Whether the family has ended. */
  over: boolean
}

type TokenState = 'live' | 'used' | 'ended'

function stateOf({ children }: FamilyToken, over: boolean): TokenState {
  if (over) return 'ended'
  return children.length > 0 ? 'used' : 'live'
}

const BORDERS = {
  live: 'border-accepted',
  used: 'border-line',
  ended: 'border-line',
} as const satisfies Record<TokenState, string>

function Branch({ node, order, hashes, over }: BranchProps) {
  const used = node.children.length > 0
  const state = stateOf(node, over)
  const look = node.uses.some(({ ended }) => ended) ? 'border-refused' : BORDERS[state]
  return (
    <li className="beat grid min-w-0">
      <div className={`grid min-w-0 gap-1 rounded-md border bg-sunken px-2.5 py-1.5 ${look}`}>
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold text-strategy-ink">R{node.number}</span>
          <code className="font-mono text-xs">
            {hashes.has(node.token) ? `${hashes.get(node.token)}…` : '••••••••'}
          </code>
          <span className="text-ink-soft text-xs">first given to: {node.actor}</span>
          <span
            className={`ml-auto text-xs ${state === 'live' ? 'text-accepted' : 'text-ink-soft'}`}
          >
            {state}
          </span>
        </p>
        {grouped(node.uses).map((uses) => (
          <UseLine key={uses[0]?.at} uses={uses} node={node} order={order} />
        ))}
      </div>
      {used && (
        <ol className="ml-3 grid min-w-0 gap-2 border-strategy/40 border-l-2 pt-2 pl-3">
          {node.children.map((child) => (
            <Branch key={child.token} node={child} order={order} hashes={hashes} over={over} />
          ))}
        </ol>
      )}
    </li>
  )
}

/** The uses with the same result in one line, such as ten tabs. */
function UseLine({
  uses,
  node,
  order,
}: {
  uses: readonly Use[]
  node: FamilyToken
  order: ReadonlyMap<number, number>
}) {
  const [first] = uses
  if (!first) return null
  const [Icon, look, description] = wordsFor(first, node)
  const numbers = uses.map(({ at }) => order.get(at) ?? 0)
  return (
    <p className="flex min-w-0 items-start gap-1.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <span className="min-w-0">
        <span className="text-ink-soft text-xs tabular-nums">
          {numbers.length > 1 ? `${Math.min(...numbers)} to ${Math.max(...numbers)}` : numbers[0]}.
        </span>{' '}
        <span className="font-medium">{uses.map(({ actor }) => actor).join(', ')}</span>{' '}
        {description}
      </span>
    </p>
  )
}

function wordsFor(
  { got, code, ended }: Use,
  { children }: FamilyToken,
): [LucideIcon, string, string] {
  const next = `R${children[0]?.number ?? '?'}`
  if (got === 'rotated') return [ArrowDown, 'text-accepted', `exchanged it for ${next}`]
  if (got === 'repeated') return [Repeat2, 'text-accepted', `got ${next} as well`]
  if (got === 'forked') return [GitFork, 'text-refused', 'got yet another: two are live']
  if (ended) return [Ban, 'text-refused', `came with it, and the family ended (${code})`]
  return [CircleX, 'text-refused', `was refused (${code ?? 'no reason given'})`]
}

const isSame = (a: Use | undefined, b: Use) =>
  a?.got === b.got && a.code === b.code && a.ended === b.ended

/** Groups consecutive uses with the same result. */
function grouped(uses: readonly Use[]): Use[][] {
  const groups: Use[][] = []
  for (const use of uses) {
    const last = groups.at(-1)
    if (last && isSame(last[0], use)) last.push(use)
    else groups.push([use])
  }
  return groups
}

const tokensOf = ({ token, children }: FamilyToken): string[] => [
  token,
  ...children.flatMap(tokensOf),
]

const usesOf = (node: FamilyToken): Use[] =>
  [...node.uses, ...node.children.flatMap(usesOf)].sort((a, b) => a.at - b.at)
