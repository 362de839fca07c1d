import { randomBytes } from 'node:crypto'
import { type Certificate, makeCertificate } from '../deploy/certificate'
import { freePort } from '../servers/free-port'
import { type RunningSite, startSite } from '../servers/site'
import { startTlsProxy } from './tls-proxy'

/**
 * Starts a site of several processes behind one proxy with TLS, which passes requests to them in
 * turn. Several need a DATABASE_URL. Each client of a test names its own address, as a second proxy
 * in front would.
 */
export async function startBehindTls(
  certificate: Certificate,
  folder: string,
  env: Record<string, string> = {},
  processes = 1,
): Promise<RunningSite> {
  const proxy = await startTlsProxy(certificate)
  const shared = {
    ...{ SITE_URL: proxy.url, TRUSTED_PROXY_HOPS: '2' },
    ...{ AUTH_SECRET: randomBytes(33).toString('base64url'), ...env },
  }
  const ports = await Promise.all(Array.from({ length: processes }, freePort))
  const [first, ...others] = await Promise.all(
    ports.map((port) => startSite(folder, { ...shared, PORT: String(port) })),
  )
  if (!first) throw new Error('A site needs a process.')
  proxy.passTo(ports)
  return {
    ...first,
    url: proxy.url,
    async stop() {
      await proxy.stop()
      await Promise.all([first, ...others].map(({ stop }) => stop()))
    },
  }
}

/** The certificate of the run. Every process that Playwright starts later trusts it. */
export function trustedCertificate(folder: string): Certificate {
  const certificate = makeCertificate(folder, ['localhost'])
  process.env.NODE_EXTRA_CA_CERTS = certificate.path
  return certificate
}
