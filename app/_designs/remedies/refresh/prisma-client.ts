/** A family as it is stored. */
export interface RefreshTokenRow {
  sid: string
  userId: string
  createdAt: Date
  usedAt: Date
  expires: Date
  endedAt: Date | null
  endedBy: string | null
}

interface TokenRow {
  hash: string
  sid: string
  parentHash: string | null
  rotatedAt: Date | null
}

interface FamilyWhere {
  sid?: string | { not: string }
  userId?: string
  endedAt?: null
  expires?: { gt: Date } | { lt: Date }
  tokens?: { some: { hash: string } }
}

/** The required part of a Prisma client within a transaction. */
export interface PrismaInTransaction {
  $queryRaw(query: TemplateStringsArray): PromiseLike<unknown>
  user: {
    findUnique(args: { where: { id: string } }): PromiseLike<{
      id: string
      name?: string | null
      email?: string | null
      image?: string | null
    } | null>
  }
  tokenFamily: {
    findUnique(args: { where: { sid: string } }): PromiseLike<RefreshTokenRow | null>
    updateMany(args: {
      where: FamilyWhere
      data: { usedAt?: Date; endedAt?: Date; endedBy?: string }
    }): PromiseLike<{ count: number }>
  }
  refreshToken: {
    findMany(args: {
      where: { OR: ({ hash: string } | { parentHash: string })[] }
    }): PromiseLike<TokenRow[]>
    updateMany(args: {
      where: { hash: string }
      data: { rotatedAt: Date }
    }): PromiseLike<{ count: number }>
    create(args: { data: { hash: string; sid: string; parentHash: string } }): PromiseLike<unknown>
  }
}

/**
 * The required part of a Prisma client. Your client has it after you add `refresh.prisma` to your
 * schema.
 */
export interface PrismaWithFamilies<Store extends PrismaInTransaction> {
  $queryRaw(query: TemplateStringsArray): PromiseLike<unknown>
  tokenFamily: PrismaInTransaction['tokenFamily'] & {
    create(args: {
      data: { sid: string; userId: string; expires: Date; tokens: { create: { hash: string } } }
    }): PromiseLike<RefreshTokenRow>
    findMany(args: {
      where: FamilyWhere
      orderBy: { createdAt: 'desc' }
    }): PromiseLike<RefreshTokenRow[]>
    deleteMany(args: { where: FamilyWhere }): PromiseLike<{ count: number }>
  }
  $transaction<T>(work: (store: Store) => Promise<T>): Promise<T>
}
