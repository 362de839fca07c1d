/** The source of a claim: a standard, an advisory or a documentation. */
export interface Citation {
  name: string
  url: string
}

/** An RFC, or a section of it. */
export const rfc = (number: number, section?: string): Citation => ({
  name: `RFC ${number}${section ? `, section ${section}` : ''}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}${section ? `#section-${section}` : ''}`,
})

const cheatSheet = (name: string, file: string): Citation => ({
  name: `OWASP cheat sheet: ${name}`,
  url: `https://cheatsheetseries.owasp.org/cheatsheets/${file}_Cheat_Sheet.html`,
})
const asvs = (name: string, file: string): Citation => ({
  name: `OWASP ASVS 5.0, ${name}`,
  url: `https://github.com/OWASP/ASVS/blob/master/5.0/en/${file}.md`,
})
const authJs = (name: string, path: string): Citation => ({
  name: `Auth.js: ${name}`,
  url: `https://authjs.dev/${path}`,
})
const mdn = (name: string, path: string): Citation => ({
  name: `MDN: ${name}`,
  url: `https://developer.mozilla.org/en-US/docs/Web/${path}`,
})
const draft = (name: string, id: string): Citation => ({
  name,
  url: `https://datatracker.ietf.org/doc/html/${id}`,
})

export const issue = (number: number): Citation => ({
  name: `next-auth, issue ${number}`,
  url: `https://github.com/nextauthjs/next-auth/issues/${number}`,
})

export const SESSION_SHEET = cheatSheet('session management', 'Session_Management')
export const HTML5_SHEET = cheatSheet('HTML5 security', 'HTML5_Security')
export const CSRF_SHEET = cheatSheet(
  'cross-site request forgery',
  'Cross-Site_Request_Forgery_Prevention',
)
export const JWT_SHEET = cheatSheet('JSON Web Tokens', 'JSON_Web_Token_for_Java')
export const AUTHORIZATION_SHEET = cheatSheet('authorization', 'Authorization')
export const THEFT_SHEET = cheatSheet('cookie theft', 'Cookie_Theft_Mitigation')

export const ASVS_SESSIONS = asvs('V7: session management', '0x16-V7-Session-Management')
export const ASVS_TOKENS = asvs('V9: self-contained tokens', '0x18-V9-Self-contained-Tokens')

export const STRATEGIES = authJs('session strategies', 'concepts/session-strategies')
export const CORE = authJs('configuration', 'reference/core')
export const JWT_MODULE = authJs('the JWT module', 'reference/core/jwt')
export const CREDENTIALS = authJs('credentials', 'getting-started/authentication/credentials')
export const MODELS = authJs('database models', 'concepts/database-models')
export const ROLES = authJs('role-based access control', 'guides/role-based-access-control')
export const EXTENDING = authJs('extending the session', 'guides/extending-the-session')

export const SET_COOKIE = mdn('Set-Cookie', 'HTTP/Reference/Headers/Set-Cookie')
export const COOKIES = mdn('using HTTP cookies', 'HTTP/Guides/Cookies')
export const LOCAL_STORAGE = mdn('localStorage', 'API/Window/localStorage')

export const COOKIE_DRAFT = draft('RFC 6265bis: cookies', 'draft-ietf-httpbis-rfc6265bis')
/** OAuth 2.0 for browser-based applications (BCP 212). */
export const BROWSER_APPS = rfc(10017)
export const OPENID = {
  name: 'OpenID Connect Core 1.0',
  url: 'https://openid.net/specs/openid-connect-core-1_0.html',
}
export const BACK_CHANNEL = {
  name: 'OpenID Connect Back-Channel Logout 1.0',
  url: 'https://openid.net/specs/openid-connect-backchannel-1_0.html',
}

export const UNIQUE_INDEX = {
  name: 'PostgreSQL: unique indexes',
  url: 'https://www.postgresql.org/docs/current/indexes-unique.html',
}
export const STANDBY = {
  name: 'PostgreSQL: standby servers',
  url: 'https://www.postgresql.org/docs/current/warm-standby.html',
}
export const REDIS_PERSISTENCE = {
  name: 'Redis: persistence',
  url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/',
}
export const PROCESSES = {
  name: 'The Twelve-Factor App: processes',
  url: 'https://12factor.net/processes',
}
export const BALANCING = {
  name: 'nginx: load balancing',
  url: 'https://nginx.org/en/docs/http/load_balancing.html',
}
export const HASHED_TOKENS = {
  name: 'Lucia: sessions with PostgreSQL',
  url: 'https://lucia-auth.com/sessions/basic-api/postgresql',
}
export const GITHUB_TOKENS = {
  name: 'GitHub: the format of installation tokens',
  url: 'https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header/',
}
export const GITLAB = {
  name: 'GitLab: active sessions',
  url: 'https://docs.gitlab.com/user/profile/active_sessions/',
}
export const GOOGLE_TOKENS = {
  name: 'Google Cloud: token types',
  url: 'https://cloud.google.com/docs/authentication/token-types',
}
