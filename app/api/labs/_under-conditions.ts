import 'server-only'
import { CookieJar } from '@/_designs/client/cookie-jar'
import type { Design } from '@/_designs/design'
import { type Server, THIS_SERVER } from '@/_designs/kit/server'
import { getDesign } from '@/_designs/registry'
import { type LabServer, labServers } from '@/_lab/server/lab-servers'
import { underStoreConditions } from '@/_store/conditions/conditions'
import type { RecordsHistory } from '@/_store/conditions/history'
import { type AskedConditions, conditionsOf, stageOf } from './_conditions'
import { concernsOnlyRun } from './_only-run'
import { labRefusal } from './_refused'

/**
 * Answers a request under the conditions that it names. Its run must have created every person in
 * the request, which is checked here once, before anything else.
 * @throws StoreUnavailable
 */
export async function underConditions(
  request: Request,
  designId: string | null,
  handle: (server: Server) => Promise<Response>,
): Promise<Response> {
  const asked = conditionsOf(request)
  if (!asked.ok) return labRefusal(asked.code)
  const { run } = asked.value
  const stage = stageOf(run)
  const design = designId === null ? null : getDesign(designId)
  const tokens = labServers().tokens(stage)
  if (design && !(await concernsOnlyRun(request, { design, run, tokens })))
    return labRefusal('not_of_this_run')
  const by = serverFor(asked.value, stage, design)
  if (by === null) return labRefusal('server_stopped')
  const history = labServers().history(stage)
  const work = () => handle(by.server)
  const response = await answered(request, { by, history, store: asked.value.store, work })
  // The run created every person of this request, so it also created the holders of the new tokens.
  if (design) for (const token of tokensIn(response, design)) tokens.add(token)
  return response
}

/**
 * The server for a request. A failure or a wait here must not affect others, as in the load of a
 * held list. So the request gets a server of the run, unless only one server knows a design's
 * sessions.
 */
function serverFor(
  { letter }: AskedConditions,
  stage: string,
  design: Design | null,
): LabServer | null {
  const stays = letter === null && design?.guarantees.sharedAcrossServers === false
  return stays ? { server: THIS_SERVER, lagMs: null } : labServers().find(stage, letter ?? 'a')
}

interface Answering extends Pick<AskedConditions, 'store'> {
  by: LabServer
  history: RecordsHistory | null
  work(): Promise<Response>
}

/** Answers on a server. A server with a lag only reads; a change uses the current records. */
async function answered(
  { method }: Request,
  { by: { lagMs }, history, store, work }: Answering,
): Promise<Response> {
  if (history === null) return underStoreConditions(store, work)
  if (lagMs !== null && method === 'GET') return history.asOf(lagMs, store, work)
  const response = await history.watch(store, work)
  await history.note()
  return response
}

function tokensIn({ headers }: Response, { cookies }: Design): string[] {
  const jar = new CookieJar()
  jar.take(headers)
  return [cookies.sessionToken, cookies.refreshToken].flatMap((name) => jar.joined(name) ?? [])
}
