import { createServer, type Server } from 'node:net'
import { afterEach } from 'vitest'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) server.close()
})

/** A Redis that reads RESP and answers each command with the result of `respond`; null: never. */
export async function listen(respond: (command: string) => string | null): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      for (const [, command = ''] of bytes.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g)) {
        const answer = respond(command)
        if (answer === 'hang up') socket.destroy()
        else if (answer !== null) socket.write(answer)
      }
    })
  })
  servers.push(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}
const GREETINGS: Record<string, string> = { HELLO: '%1\r\n+proto\r\n:3\r\n', CLIENT: '+OK\r\n' }
export const greeting = (command: string) => GREETINGS[command]
