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
  RefusalCode,
  RevocationResult,
  RevocationTarget,
} from './session'

/** The server functions of a design. Each gets the NextAuth config after all remedies. */
export interface ServerPort {
  read(config: DesignConfig, token: string, now: Date): Promise<Reading>
  inspect(config: DesignConfig, token: string): Promise<Inspection>
  devices(config: DesignConfig, userId: string, token: string): Promise<DeviceList>
  revoke(config: DesignConfig, target: RevocationTarget): Promise<RevocationResult>
  /**
   * Asks the store about a session that `read` has accepted and may still accept after its end. A
   * design without it has no such lag, or nothing to ask. If the person of a session was deleted,
   * the session has not ended, and the route reports the missing person.
   * @returns the refusal code of an ended session; null if the session stands
   */
  ended?(config: DesignConfig, token: string): Promise<RefusalCode | null>
}

/** A NextAuth config with the parts that every design sets, so that they are not optional. */
export type DesignConfig = Omit<NextAuthConfig, 'adapter'> &
  Required<
    Pick<NextAuthConfig, 'basePath' | 'secret' | 'jwt' | 'cookies' | 'callbacks' | 'session'>
  > & { adapter?: SessionAdapter }

/** The request by which a browser renews its session. */
export interface Renewal {
  method: 'GET' | 'POST'
  path: string
}

type Handlers = NextAuthResult['handlers']

/**
 * The parts that a remedy can change: the issue of sessions (config), and reading and revoking
 * (port).
 */
export interface DesignParts {
  readonly id: string
  /** The server that runs these parts. Another server does not share its memory. */
  readonly server: Server
  config: DesignConfig
  port: ServerPort
  renewal: Renewal
  guarantees: Guarantees
  /** Wraps NextAuth's own endpoints. */
  wrapHandlers?: (handlers: Handlers) => Handlers
  /** Exchanges a refresh token, if the design has them. */
  refresh?: Refresh
}

/** A strategy as NextAuth's documentation sets it up. */
export interface StockStrategy {
  strategy: Strategy
  parts(id: string, server: Server): DesignParts
  /** Runs after all remedies, for parts that need the final config. */
  finalize(config: DesignConfig): DesignConfig
}

export interface Remedy {
  id: string
  /** One sentence that includes the cost of the remedy. */
  summary: string
  /** Instructions for copying the remedy into another NextAuth app. */
  lift: Lift
  /** A missing requirement, in words that follow "needs"; null if this server has everything. */
  needs?(): string | null
  /** Set if each visitor can set the lifetimes of their own sessions. */
  adjustable?: true
  apply(parts: DesignParts): DesignParts
}

/** The attributes of the session cookie (RFC 6265bis, section 4.1.2). */
export interface CookieAttributes {
  httpOnly: boolean
  sameSite: 'lax' | 'strict' | 'none'
  path: string
  secure: boolean
}

/** One strategy plus zero or more remedies, mounted as a NextAuth instance with its own cookies. */
export interface Design {
  /** An id that matches `[a-z-]+`. */
  id: string
  label: string
  summary: string
  /**
   * The facts that decide whether a request is accepted and as which person, and their
   * consequences.
   */
  goesBy: string
  strategy: Strategy
  remedies: readonly Pick<Remedy, 'id' | 'summary' | 'adjustable'>[]
  renewal: Renewal
  guarantees: Guarantees
  /** Exchanges a refresh token; null if the design has none. */
  refresh: Refresh | null
  auth: NextAuthResult
  cookies: ReturnType<typeof cookieNames>
  /** The attributes of the session cookie in the browser. */
  cookieAttributes: CookieAttributes
  read(token: string, now?: Date): Promise<Reading>
  /**
   * Reads a session before a sign-in or a change in its name. It always asks the store, even if
   * `read` remembers the session.
   */
  readToAct(token: string): Promise<Reading>
  inspect(token: string): Promise<Inspection>
  devices(userId: string, token: string): Promise<DeviceList>
  revoke(target: RevocationTarget): Promise<RevocationResult>
  /** Functions for labs only. */
  lab: LabPort
}
