import type { NextAuthConfig, NextAuthResult } from 'next-auth'
import type { cookieNames } from '@/_config/cookies'
import type { Guarantees } from './guarantees'
import type { Lift, Strategy } from './kit/lift'
import type { Server } from './kit/server'
import type { SessionAdapter } from './kit/session-adapter'
import type { LabPort } from './lab-port/lab-port'
import type {
  DeviceList,
  Inspection,
  Reading,
  Refresh,
  RevocationResult,
  RevocationTarget,
} from './session'

/** The server's side of a design. Each function is given the NextAuth config as all remedies left it. */
export interface ServerPort {
  read(config: DesignConfig, token: string, now: Date): Promise<Reading>
  inspect(config: DesignConfig, token: string): Promise<Inspection>
  devices(config: DesignConfig, userId: string, token: string): Promise<DeviceList>
  revoke(config: DesignConfig, target: RevocationTarget): Promise<RevocationResult>
}

/** A NextAuth config whose parts that every design has are known to be there. */
export type DesignConfig = Omit<NextAuthConfig, 'adapter'> &
  Required<
    Pick<NextAuthConfig, 'basePath' | 'secret' | 'jwt' | 'cookies' | 'callbacks' | 'session'>
  > & { adapter?: SessionAdapter }

/** The request by which a browser asks for more time. */
export interface Renewal {
  method: 'GET' | 'POST'
  path: string
}

type Handlers = NextAuthResult['handlers']

/** What a remedy changes: how sessions are issued (config), and how they are read and revoked (port). */
export interface DesignParts {
  readonly id: string
  /** Which server these parts are of: what one keeps in its memory, another does not know. */
  readonly server: Server
  config: DesignConfig
  port: ServerPort
  renewal: Renewal
  guarantees: Guarantees
  /** What is done around NextAuth's own endpoints. */
  wrapHandlers?: (handlers: Handlers) => Handlers
  /** Exchanges a refresh token, where there are any. */
  refresh?: Refresh
}

/** A strategy as NextAuth's documentation sets it up. */
export interface StockStrategy {
  strategy: Strategy
  parts(id: string, server: Server): DesignParts
  /** Applied last: what has to see the config as all remedies left it. */
  finalize(config: DesignConfig): DesignConfig
}

export interface Remedy {
  id: string
  /** One sentence, with the cost that it brings. */
  summary: string
  /** What it takes to put it into somebody's own NextAuth app. */
  lift: Lift
  /** What it cannot do without, in words that follow "needs"; null where this server has it. */
  needs?(): string | null
  /** Its lifetimes are each visitor's own to set. */
  adjustable?: true
  apply(parts: DesignParts): DesignParts
}

/** RFC 6265bis, section 4.1.2. */
export interface CookieAttributes {
  httpOnly: boolean
  sameSite: 'lax' | 'strict' | 'none'
  path: string
  secure: boolean
}

/** One strategy plus zero or more remedies, mounted as its own NextAuth instance with its own cookies. */
export interface Design {
  /** Matches `[a-z-]+`. */
  id: string
  label: string
  summary: string
  /** What decides whether a request is accepted, and as whom; and what follows from that. */
  goesBy: string
  strategy: Strategy
  remedies: readonly Pick<Remedy, 'id' | 'summary' | 'adjustable'>[]
  renewal: Renewal
  guarantees: Guarantees
  /** Exchanges a refresh token; null for a design that has none. */
  refresh: Refresh | null
  auth: NextAuthResult
  cookies: ReturnType<typeof cookieNames>
  /** How the browser is told to keep the session cookie. */
  cookieAttributes: CookieAttributes
  read(token: string, now?: Date): Promise<Reading>
  inspect(token: string): Promise<Inspection>
  devices(userId: string, token: string): Promise<DeviceList>
  revoke(target: RevocationTarget): Promise<RevocationResult>
  /** For labs alone. */
  lab: LabPort
}
