import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSuite } from '../servers/global-set-up'
import { startBehindTls, trustedCertificate } from './behind-tls'

/**
 * Starts the sites of the suite, each behind a proxy with TLS. The one whose store a test can read
 * has two processes.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'session-vs-jwt-tls-'))
  const certificate = trustedCertificate(folder)
  const start = (processes: number) => (site: string, env?: Record<string, string>) =>
    startBehindTls(certificate, site, env, processes)
  const stop = await startSuite(start(1), start(2))
  return async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
