import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { answerUpgrades } from './prepare-requests'

test.each(['websocket', 'h2c'])(
  'A-G81 a request to upgrade to %s is answered',
  async (protocol) => {
    answerUpgrades()
    const server = createServer((_, response) => response.end())
    server.on('upgrade', (_, socket) => socket.destroy()) // Next would answer nothing
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    const status = await new Promise((answered, failed) => {
      const headers = { connection: 'Upgrade', upgrade: protocol }
      const sent = request({ host: '127.0.0.1', port, headers, agent: false }, (response) => {
        answered(response.statusCode)
        response.resume()
      })
      sent.on('error', failed)
      sent.end()
    })
    server.close()
    expect(status).toBe(200)
  },
)
