import 'server-only'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** The most backends that are held at once, to be sure of another one. */
const MOST_HELD = 5

/**
 * Whether each connection to PostgreSQL keeps its prepared statements. A pooler in transaction mode
 * may give a connection another backend for each transaction, and not every pooler prepares the
 * statements there again. So if there is a pooler, one connection prepares a statement and uses it
 * again while another connection holds the backend of before. If that cannot be brought about, the
 * answer is no, which is always safe.
 */
export async function keepsStatements(pool: pg.Pool): Promise<boolean> {
  const name = randomUUID()
  const clients: pg.PoolClient[] = []
  let isDirect = false
  const connect = async () => {
    const client = await pool.connect()
    client.on('error', () => {}) // or a lost connection would end the process
    clients.push(client)
    return client
  }
  try {
    const client = await connect()
    const first = await backendOf(client, name)
    // A pooler tells a client a process id of its own.
    isDirect = 'processID' in client && client.processID === first
    if (isDirect) return true
    while (clients.length <= MOST_HELD) {
      const other = await connect()
      await other.query('BEGIN')
      if ((await backendOf(other)) === first) return (await backendOf(client, name)) !== first
    }
    return false
  } catch {
    return false
  } finally {
    for (const client of clients) client.release(!isDirect)
  }
}

/** The process id of the backend that runs this statement, prepared under `name` if there is one. */
async function backendOf(client: pg.PoolClient, name?: string): Promise<number | undefined> {
  const text = 'SELECT pg_backend_pid() AS pid'
  const { rows } = await client.query<{ pid: number }>({ text, ...(name && { name }) })
  return rows[0]?.pid
}
