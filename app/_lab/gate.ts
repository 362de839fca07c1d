/** The headers that let a program through Vercel's deployment protection. */
export const gateHeaders = (
  bypassSecret: string | null | undefined,
): Readonly<Record<string, string>> =>
  bypassSecret ? { 'x-vercel-protection-bypass': bypassSecret } : {}

/**
 * Whether a gate in front of the site answered instead of the site. The site's own refusals are in
 * JSON.
 */
export const isGuarded = ({ status, headers }: Pick<Response, 'status' | 'headers'>): boolean =>
  status === 401 && !headers.get('content-type')?.startsWith('application/json')

export const GUARDED =
  'This deployment is protected, and its host let no request of this run through: set VERCEL_AUTOMATION_BYPASS_SECRET to the secret of its project’s “Protection Bypass for Automation”.'
