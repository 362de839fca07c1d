import type { LabStep } from './events'

/** One use of a refresh token, with its result. */
export interface Use {
  /** The number of the step in the run, from 1. */
  at: number
  actor: string
  /**
   * `rotated`: the first child; `repeated`: the same child again; `forked`: a second child, so that
   * two tokens are live.
   */
  got: 'rotated' | 'repeated' | 'forked' | 'refused'
  /** The code of the refusal. */
  code: string | null
  /** Whether this use ended the family. */
  ended: boolean
}

/** One refresh token, its uses, and the tokens that replaced it. */
export interface FamilyToken {
  token: string
  /** The number of the token, in the order in which all tokens of the run were issued. */
  number: number
  /** The first actor with this token. */
  actor: string
  uses: readonly Use[]
  children: readonly FamilyToken[]
}

interface Node extends FamilyToken {
  uses: Use[]
  children: Node[]
}

/**
 * The families of refresh tokens in a run, from its requests and answers. A family begins with a
 * token that answers a request without one, which is a sign-in.
 */
export function familiesOf(steps: readonly LabStep[]): FamilyToken[] {
  const nodes = new Map<string, Node>()
  const roots: Node[] = []
  const add = (token: string, actor: string, into: Node[]) => {
    const node: Node = { token, number: nodes.size + 1, actor, uses: [], children: [] }
    nodes.set(token, node)
    into.push(node)
  }
  steps.forEach((step, index) => {
    if (step.type === 'note') return
    const { request, response } = step.exchange
    const isRefresh = request.method === 'POST' && request.url.startsWith('/api/refresh/')
    const given = tokenIn(
      response.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value),
    )
    const held = tokenIn(
      request.headers.filter(([name]) => name === 'cookie').map(([, value]) => value),
    )
    if (!isRefresh) {
      if (given !== null && !nodes.has(given)) add(given, step.actor, roots)
      return
    }
    const parent = held === null ? undefined : nodes.get(held)
    if (!parent) return
    const known = given === null ? undefined : nodes.get(given)
    const got = given === null ? 'refused' : issuedTo(parent, known)
    const code = got === 'refused' ? codeOf(response.body) : null
    parent.uses.push({ at: index + 1, actor: step.actor, got, code, ended: false })
    if (given !== null && !known) add(given, step.actor, parent.children)
  })
  for (const root of roots) markEnd(root)
  return roots
}

/**
 * The result of an accepted refresh. `known` is the token in the answer if an earlier answer had it
 * too.
 */
function issuedTo({ children }: Node, known: Node | undefined): Use['got'] {
  if (known) return 'repeated'
  return children.length === 0 ? 'rotated' : 'forked'
}

/**
 * The token in a `Cookie` header or in `Set-Cookie` lines; null if there is none, or if it is
 * cleared.
 */
const tokenIn = (texts: readonly string[]): string | null =>
  texts.flatMap(
    (text) => text.match(/(?:^|[\s;])[\w-]*\.?refresh-token=([^;\s]+)/)?.[1] ?? [],
  )[0] ?? null

function codeOf(body: string): string | null {
  return body.match(/"code":"([a-z_]+)"/)?.[1] ?? null
}

/** Marks the use that ended the family: the first `reused`. Later uses get `reused` too. */
function markEnd(root: Node): void {
  const uses: Use[] = []
  const collect = (node: Node) => {
    uses.push(...node.uses)
    node.children.forEach(collect)
  }
  collect(root)
  const first = uses.filter(({ code }) => code === 'reused').sort((a, b) => a.at - b.at)[0]
  if (first) first.ended = true
}
