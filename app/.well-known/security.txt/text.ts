/** RFC 9116, section 2.5.5 recommends less than a year; in days. */
const GOOD_FOR_DAYS = 180

interface SecurityText {
  /** The address of the repository. */
  source: string
  /** The origin of this site. */
  origin: string
  now: Date
}

/**
 * Where to report a vulnerability (RFC 9116). Every address in it has to begin with `https://`.
 * @returns null for a source that has none: then there is no contact to name
 */
export function securityText({ source, origin, now }: SecurityText): string | null {
  const repository = source.replace(/\/$/, '')
  if (!repository.startsWith('https://')) return null
  const onGitHub = /^https:\/\/github\.com\/[^/]+\/[^/]+$/.test(repository)
  const expires = new Date(now.getTime() + GOOD_FOR_DAYS * 24 * 60 * 60 * 1000)
  const lines = [
    `Contact: ${onGitHub ? `${repository}/security/advisories/new` : repository}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en',
    ...(onGitHub ? [`Policy: ${repository}/blob/HEAD/SECURITY.md`] : []),
    ...(origin.startsWith('https://') ? [`Canonical: ${origin}/.well-known/security.txt`] : []),
  ]
  return `${lines.join('\n')}\n`
}
