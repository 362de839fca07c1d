'use client'
import { useSyncExternalStore } from 'react'
import type { Side } from '@/_designs/comparison/sides'
import type { Beat, HeartbeatSource } from './beat'
import type { ColumnSnapshot } from './figures'
import { type ActionOutcome, concerns, judge, lastBefore, type SessionAction } from './verdict'

interface Live {
  /**
   * Devices and copied cookies of each design, in addition to this browser. They live as long as
   * this page.
   */
  extras: readonly HeartbeatSource[]
  beats: Readonly<Record<string, readonly Beat[]>>
  action: SessionAction | null
  /** The outcome of the last action, for each heartbeat that it concerns. */
  outcomes: Readonly<Record<string, ActionOutcome>>
  /** The last facts of each design from a page that it accepted. */
  facts: Readonly<Record<string, ColumnSnapshot>>
  /** The id of the design in each column, and of the one that was there before. */
  columns: Readonly<Partial<Record<Side, { shows: string; before: string | null }>>>
  /** Only the page that made the visitor knows the passphrase. */
  visitor: WatchedVisitor | null
}

export interface WatchedVisitor {
  name: string
  email: string
  password: string
}

const KEPT_BEATS = 60

let live: Live = {
  extras: [],
  beats: {},
  action: null,
  outcomes: {},
  facts: {},
  columns: {},
  visitor: null,
}
const listeners = new Set<() => void>()
const wakers = new Set<() => void>()

function update(change: Partial<Live>): void {
  live = { ...live, ...change }
  for (const listener of listeners) listener()
}

export const addExtra = (source: HeartbeatSource): void =>
  update({ extras: [...live.extras, source] })
export const removeExtra = (key: string): void =>
  update({ extras: live.extras.filter((source) => source.key !== key) })
export const replaceTokens = (
  key: string,
  tokens: Pick<HeartbeatSource, 'bearer' | 'refreshToken'>,
): void =>
  update({
    extras: live.extras.map((source) => (source.key === key ? { ...source, ...tokens } : source)),
  })
export const keepVisitor = (visitor: WatchedVisitor | null): void => update({ visitor })

/** Records the design of a column; `facts` are null if the design does not accept this browser. */
export function noteColumn(side: Side, design: string, facts: ColumnSnapshot | null): void {
  const { shows = null, before = null } = live.columns[side] ?? {}
  update({
    ...(facts && { facts: { ...live.facts, [design]: facts } }),
    columns: {
      ...live.columns,
      [side]: { shows: design, before: shows === design ? before : shows },
    },
  })
}

export function addBeat(key: string, beat: Beat): void {
  const beats = { ...live.beats, [key]: [...(live.beats[key] ?? []), beat].slice(-KEPT_BEATS) }
  const before = live.outcomes[key]
  update({
    beats,
    ...(live.action &&
      before && { outcomes: { ...live.outcomes, [key]: judge(live.action, before, beat) } }),
  })
}

/**
 * Records an action that the server has answered, starts the timing of every heartbeat that it
 * concerns, and makes all heartbeats beat now.
 */
export function recordAction(asked: Omit<SessionAction, 'answeredAt'>): void {
  const action: SessionAction = { ...asked, answeredAt: performance.now() }
  const beatsOf = (source: HeartbeatSource) => live.beats[source.key] ?? []
  const own = action.designs.map(ownSource)
  const userId = own.flatMap((source) => lastBefore(beatsOf(source), action.at)?.user?.id ?? [])[0]
  const concerned = [...own, ...live.extras].filter((source) =>
    concerns(action, source, beatsOf(source), userId),
  )
  const outcomes = concerned.map((source) => [
    source.key,
    beatsOf(source).reduce<ActionOutcome>((outcome, beat) => judge(action, outcome, beat), {
      state: 'pending',
    }),
  ])
  update({ action, outcomes: Object.fromEntries(outcomes) })
  wakeHearts()
}

/** Makes every heartbeat beat now, because sessions may have changed. */
export function wakeHearts(): void {
  for (const wake of wakers) wake()
}

/**
 * Calls `wake` whenever sessions may have changed.
 * @returns a function that stops this
 */
export function onWake(wake: () => void): () => void {
  wakers.add(wake)
  return () => wakers.delete(wake)
}

const ownSources = new Map<string, HeartbeatSource>()

/** This browser as the source of a design's heartbeat; always the same object. */
export function ownSource(design: string): HeartbeatSource {
  const source: HeartbeatSource = ownSources.get(design) ?? {
    ...{ key: `${design} this browser`, design, kind: 'browser', label: 'You' },
    ...{ bearer: null, refreshToken: null, deviceId: null },
  }
  ownSources.set(design, source)
  return source
}

/** A live value from the store. `select` must return a part of the state, not a new object. */
export const useLive = <T>(select: (state: Live) => T): T =>
  useSyncExternalStore(
    subscribe,
    () => select(live),
    () => select(live),
  )

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
