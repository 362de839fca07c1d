import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { Turns } from './mutex'
import { frontendMessages, renamed } from './postgres-messages'

export interface OpenStore {
  url: string
  sql(query: string, params?: unknown[]): Promise<Record<string, unknown>[]>
}
export interface PostgresServer extends OpenStore {
  stop(): Promise<void>
}

/**
 * A PostgreSQL that several processes can share on a machine without one: an in-memory PGlite with
 * the wire protocol. PGlite has one session, so connections take turns. One holds it for a batch of
 * messages up to a Sync, or for a whole transaction, and the names of prepared statements get the
 * connection's number. (`@electric-sql/pglite-socket` mixes the messages and the statement names of
 * the connections of a pool.) It has the tables of this site, unless it is `empty`.
 */
export async function startEmbeddedPostgres({ empty = false } = {}): Promise<PostgresServer> {
  const db = await PGlite.create(empty ? {} : { loadDataDir: migrated() })
  const greeting = await welcome(db)
  const turns = new Turns()
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    void converse({ db, greeting, turns }, socket, `c${connections++}_`)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async sql(query, params = []) {
      const release = await turns.take()
      try {
        return (await db.query<Record<string, unknown>>(query, params)).rows
      } finally {
        release()
      }
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
      await db.close()
    },
  }
}

/** The snapshot of a build: a new store with all migrations. */
function migrated(): File {
  const [name] = readdirSync('prisma/snapshot')
  return new File([readFileSync(`prisma/snapshot/${name}`)], 'snapshot.tar.gz', {
    type: 'application/x-gzip',
  })
}

const READY = 'Z'.charCodeAt(0)
const IDLE = 'I'.charCodeAt(0)
/**
 * AuthenticationOk, one ParameterStatus, BackendKeyData with the process id of the one session,
 * ReadyForQuery (PostgreSQL protocol, "Message Formats").
 */
async function welcome(db: PGlite): Promise<Buffer> {
  const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const key = Buffer.from('K\0\0\0\x0c\0\0\0\0\0\0\0\0', 'latin1')
  key.writeInt32BE(rows[0]?.pid ?? 0, 5)
  return Buffer.concat([
    Buffer.from('R\0\0\0\x08\0\0\0\0', 'latin1'),
    Buffer.from('S\0\0\0\x19client_encoding\0UTF8\0', 'latin1'),
    key,
    Buffer.from('Z\0\0\0\x05I', 'latin1'),
  ])
}

interface Served {
  db: PGlite
  greeting: Buffer
  turns: Turns
}

async function converse(
  { db, greeting, turns }: Served,
  socket: Socket,
  prefix: string,
): Promise<void> {
  let release: (() => void) | null = null
  try {
    for await (const message of frontendMessages(socket)) {
      if (message.type === 'ssl') socket.write('N')
      else if (message.type === 'startup') socket.write(greeting)
      else if (message.type === 'X') break
      else {
        release ??= await turns.take()
        const answer = Buffer.from(
          await db.execProtocolRaw(renamed(message, prefix), { syncToFs: false }),
        )
        socket.write(answer)
        // ReadyForQuery is the last six bytes of an answer. Its last byte says whether a
        // transaction is open.
        if (answer.at(-6) === READY && answer.at(-1) === IDLE) {
          release()
          release = null
        }
      }
    }
  } catch {
    // The client disconnected, so its transaction ends.
  }
  if (release) {
    await db.exec('ROLLBACK').catch(() => {})
    release()
  }
  socket.destroy()
}
