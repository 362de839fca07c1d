import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Certificate {
  key: string
  cert: string
  /** The path of the certificate, for a process that should trust it. */
  path: string
}

/** Makes a certificate for some names, which only this test trusts. */
export function makeCertificate(folder: string, names: readonly string[]): Certificate {
  const [key, path] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = [
    '-subj',
    '/CN=a deployment under test',
    '-addext',
    `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`,
  ]
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    path,
    ...subject,
  ])
  if (made.status !== 0)
    throw new Error(
      'The test of the deploy needs `openssl`, for a certificate of its own: install it.',
    )
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(path, 'utf8'), path }
}
