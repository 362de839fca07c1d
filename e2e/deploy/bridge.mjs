// Replaces Vercel's own bridge: loads the launcher of one function, and gives it the requests of
// the edge.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import tls from 'node:tls'

const { BRIDGE_FOLDER: folder, BRIDGE_WEB: web, BRIDGE_HOSTS: hosts } = process.env
for (const name of ['BRIDGE_FOLDER', 'BRIDGE_WEB', 'BRIDGE_HOSTS']) delete process.env[name]

// The host names of the deployments resolve to their edges on this machine. Nothing else is
// reachable.
const ports = new Map(Object.entries(JSON.parse(hosts)))
const connect = tls.connect
tls.connect = (options, ...rest) => {
  const port = ports.get(options.host)
  return connect(
    port === undefined
      ? options
      : { ...options, host: '127.0.0.1', port, servername: options.host },
    ...rest,
  )
}

globalThis[Symbol.for('@vercel/request-context')] = {
  get: () => ({
    waitUntil: (work) => void Promise.resolve(work).catch((error) => console.error(error)),
  }),
}

process.chdir(folder)
const handler = createRequire(`${folder}/`)('./___next_launcher.cjs')

const server = createServer((request, response) => {
  const answered = web === '1' ? answerAsWeb(request, response) : handler(request, response)
  Promise.resolve(answered).catch((error) => {
    console.error('[bridge]', error)
    if (!response.headersSent) response.writeHead(500)
    response.end('FUNCTION_INVOCATION_FAILED')
  })
})

async function answerAsWeb(request, response) {
  const { 'x-original-url': url, ...headers } = request.headers
  const body = ['GET', 'HEAD'].includes(request.method) ? {} : { body: request, duplex: 'half' }
  const answer = await (handler.default ?? handler)(
    new Request(url, { method: request.method, headers, ...body }),
  )
  response.writeHead(answer.status, [...answer.headers].flat())
  response.end(Buffer.from(await answer.arrayBuffer()))
}

server.listen(0, '127.0.0.1', () => console.log(`BRIDGE ${server.address().port}`))
